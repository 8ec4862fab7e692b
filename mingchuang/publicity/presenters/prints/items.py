"""A service item as it stands in the handbook, on a card and on the handbook's web page."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, gettext

from mingchuang.catalogue.enums import CaseType, MaterialSource
from mingchuang.catalogue.models import ServiceItem
from mingchuang.foundation.ui.templatetags.ui import duration, named
from mingchuang.organisations.models import Node

Values = dict[str, Any]


def address(name: str, code: str) -> str:
    """The whole address of a page, for a QR code."""
    return f"{settings.PUBLIC_URL}{reverse(name, args=[code])}"


def item_values(item: ServiceItem) -> Values:
    """Everything a citizen needs to know, in the reader's language; Chinese where there is no English."""
    return {
        "code": item.code,
        "name": named(item),
        "other_name": "" if _is_english() else item.name_en,
        "unit": named(item.node),
        "theme": gettext(str(item.get_item_type_display())),
        "who": named(item, "applicants"),
        "conditions": named(item, "conditions"),
        "limit": _limit(item),
        "by_law": duration(item.statutory),
        "fee": _fee(item),
        "modes": [gettext(mode) for mode in item.get_modes_display()],
        "visits": item.visits,
        "hours": named(item, "hours"),
        "materials": [_material(row) for row in _rows(item, "ordered_materials")],
        "steps": [{"name": named(row), "limit": duration(row.limit)} for row in _rows(item, "ordered_steps")],
        "places": [place_values(row.window) for row in _rows(item, "ordered_places")],
        "result": named(item, "result"),
        "advice": item.advice_phone or item.node.phone,
        "complaint": item.complaint_phone,
        "address": address("portal:item", item.code),
    }


def place_values(window: Node) -> Values:
    """Where to go, and when."""
    hall = window.site
    return {
        "name": named(window),
        "hall": named(hall) if hall else "",
        "address": window.address or (hall.address if hall else ""),
        "hours": window.hours or (hall.hours if hall else ""),
        "phone": window.phone or (hall.phone if hall else ""),
    }


def _is_english() -> bool:
    return (get_language() or "").startswith("en")


def _rows(item: ServiceItem, name: str) -> Sequence[Any]:
    found: Sequence[Any] = getattr(item, name)
    return found


def _limit(item: ServiceItem) -> str:
    if item.promised:
        return duration(item.promised)
    if item.at_once_minutes:
        return gettext("当场办结，%(n)s 分钟以内") % {"n": item.at_once_minutes}
    return gettext("当场办结") if item.case_type == CaseType.IMMEDIATE else ""


def _fee(item: ServiceItem) -> str:
    if not item.is_charged:
        return gettext("不收费")
    amount = gettext("{amount} 元").format(amount=f"{item.fee_amount:.2f}") if item.fee_amount is not None else ""
    parts = [amount, named(item, "fee_text"), named(item, "fee_basis")]
    return gettext("；").join(part for part in parts if part)


def _material(row: Any) -> Values:
    counts = []
    if row.original_count:
        counts.append(gettext("原件 {n} 份").format(n=row.original_count))
    if row.copy_count:
        counts.append(gettext("复印件 {n} 份").format(n=row.copy_count))
    waived = named(row, "waivable_when")
    notes = [
        gettext(str(MaterialSource(row.source).label)) if row.source != MaterialSource.APPLICANT else "",
        gettext("可容缺：{when}").format(when=waived) if waived else "",
        gettext("可用告知承诺代替") if row.is_by_commitment else "",
        named(row, "note"),
    ]
    return {
        "name": named(row),
        "count": gettext("、").join(counts),
        "note": gettext("；").join(note for note in notes if note),
    }
