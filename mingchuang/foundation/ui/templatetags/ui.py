"""Tags and filters that templates may use; all are built in, none needs loading."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, gettext_noop

from mingchuang.foundation.access import role_named
from mingchuang.foundation.http.wording import calendar_reason, limit_in_words, worded
from mingchuang.foundation.journal.facts import fact_labels
from mingchuang.foundation.numbering import in_fours
from mingchuang.foundation.worktime.limits import Limit

register = template.Library()
register.filter(in_fours)
HAN = re.compile("[\u3400-\u9fff]")
SEPARATORS = (gettext_noop("、"), gettext_noop("；"))
"""Signs between the parts of a list, which each language writes in its own way."""


@register.inclusion_tag("ui/field.html")
def ui_field(field: BoundField) -> dict[str, Any]:
    """One form field with its label, hint and faults, tied together for screen readers."""
    described = [f"{field.auto_id}_hint"] if field.help_text else []
    described += [f"{field.auto_id}_faults"] if field.errors else []
    attrs: dict[str, Any] = {"aria-describedby": " ".join(described)} if described else {}
    if field.errors:
        attrs["aria-invalid"] = "true"
    return {"field": field, "widget": field.as_widget(attrs=attrs)}


@register.inclusion_tag("ui/error_summary.html")
def ui_error_summary(form: BaseForm) -> dict[str, Any]:
    """All faults of a form at the top, each linked to its field."""
    return {"form": form}


@register.inclusion_tag("ui/workbook_faults.html")
def ui_workbook_faults(faults: Sequence[Any], omitted: int = 0) -> dict[str, Any]:
    """What is wrong with an uploaded workbook, cell by cell, and how to mend it."""
    return {"faults": faults, "omitted": omitted}


@register.filter
def in_words(said: Any) -> str:
    """A refusal, or a fault of a workbook, in the reader's language."""
    return worded(said)


@register.filter
def provisional(reason: str) -> str:
    """Why a date is provisional, kept in Chinese with its years filled in, in the reader's language."""
    return calendar_reason(reason)


@register.filter
def duration(limit: Limit | None) -> str:
    """A time limit in words: 20 个工作日."""
    if limit is None:
        return ""
    return limit_in_words(limit)


def named(row: Any, field: str = "name") -> str:
    """A row's name in the reader's language, as plain text; Chinese where there is no English one."""
    if row is None:
        return ""
    english = getattr(row, f"{field}_en", "") if (get_language() or "").startswith("en") else ""
    return str(english or getattr(row, f"{field}_zh"))


@register.filter("named")
def shown_name(row: Any, field: str = "name") -> str:
    """On a page: the same, and Chinese that stands in for missing English is marked as Chinese.

    A field without a column for each language (an address, opening hours) is Chinese.
    """
    if row is None:
        return ""
    return in_chinese(named(row, field) if hasattr(row, f"{field}_zh") else getattr(row, field))


@register.filter
def in_chinese(text: Any) -> str:
    """Text that exists in Chinese alone; on a page in another language it is marked for eyes and screen readers."""
    said = str(text or "")
    if (get_language() or "").startswith("zh") or not HAN.search(said):
        return said
    return format_html('<span lang="zh-hans" class="zh">{}</span>', said)


@register.filter
def listed(things: Iterable[Any], separator: str = "、") -> SafeString:
    """Rows by their names, or words, with what the reader's language puts between them."""
    said = [thing if isinstance(thing, str) else shown_name(thing) for thing in things]
    return format_html_join(gettext(separator), "{}", ((one,) for one in said))


@register.filter
def tr(text: Any) -> str:
    """A Chinese msgid from code (labels of choices, facts, roles) in the reader's language."""
    return gettext(str(text)) if text else ""


@register.filter
def day(value: date | datetime | None) -> str:
    """2026-03-01, in the organisation's zone."""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    return value.isoformat() if value else "—"


@register.filter
def moment(value: datetime | None) -> str:
    """2026-03-01 09:05, in the organisation's zone."""
    return timezone.localtime(value).strftime("%Y-%m-%d %H:%M") if value else "—"


@register.filter
def percent(value: float | None, places: int = 1) -> str:
    """0.692 → 69.2 %; a rate without a denominator says so."""
    return f"{value * 100:.{places}f}%" if value is not None else gettext("无数据")


@register.simple_tag(takes_context=True)
def address_with(context: dict[str, Any], **changes: Any) -> SafeString:
    """The present address with some query values changed; empty ones leave it."""
    query = context["request"].GET.copy()
    for key, value in changes.items():
        query.pop(key, None)
        if value not in (None, ""):
            query[key] = str(value)
    return SafeString(f"?{query.urlencode()}")


@register.filter
def happening(entry: Any) -> str:
    """A journal entry in words."""
    return gettext(fact_labels().get(entry.kind, entry.kind))


@register.filter
def role_label(key: str) -> str:
    """A role in words."""
    return gettext(role_named(key).label)
