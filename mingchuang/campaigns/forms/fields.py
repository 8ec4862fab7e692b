"""Fields that several forms of campaigns share."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mingchuang.campaigns.rules.dates import DateRefused, check_plan_date


class PlanDateField(forms.CharField):
    """A date of a plan, with or without its year."""

    def clean(self, value: Any) -> str | None:
        """`2026-04-11`, `--04-11`, or None."""
        try:
            return check_plan_date(super().clean(value)) or None
        except DateRefused as refusal:
            raise forms.ValidationError(gettext(refusal.text).format(**refusal.values)) from None


class LinesField(forms.CharField):
    """Several values, one a line; None when there are none."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.Textarea(attrs={"rows": 3}))
        options.setdefault("help_text", _("一行一项。"))
        super().__init__(**options)

    def clean(self, value: Any) -> list[str] | None:
        """The lines that say something."""
        lines = [line.strip() for line in super().clean(value).splitlines()]
        return [line for line in lines if line] or None

    def prepare_value(self, value: Any) -> Any:
        """A list as lines."""
        return "\n".join(value) if isinstance(value, list | tuple) else value


class NormSetsField(forms.CharField):
    """Named sets, one a line: 名称：条目；条目. A name alone is a set that the plan does not list."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.Textarea(attrs={"rows": 4}))
        options.setdefault("help_text", _("一行一组，写成“名称：条目；条目”；方案只提到名称的，只写名称。"))
        super().__init__(**options)

    def clean(self, value: Any) -> list[dict[str, Any]]:
        """The sets, with None for items that are not listed."""
        lines = [line.strip() for line in super().clean(value).splitlines()]
        return [_norm_set(line) for line in lines if line]

    def prepare_value(self, value: Any) -> Any:
        """Sets as lines."""
        return "\n".join(norm_set_line(one) for one in value) if isinstance(value, list | tuple) else value


def _norm_set(line: str) -> dict[str, Any]:
    name, _colon, rest = line.replace(":", "：").partition("：")
    items = [item.strip() for item in rest.replace(";", "；").split("；") if item.strip()]
    return {"name": name.strip(), "items": items or None}


def norm_set_line(one: Mapping[str, Any]) -> str:
    """A set as one line."""
    items: Iterable[str] = one.get("items") or []
    return f"{one.get('name') or ''}：{'；'.join(items)}" if items else str(one.get("name") or "")
