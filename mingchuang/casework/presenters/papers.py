"""Papers of a case as values for the press. Here alone the applicant stands in clear: it is her paper."""

from typing import Any

from django.utils import timezone

from mingchuang.casework.enums import Delivery, PaperKind
from mingchuang.casework.models import Case, CasePaper
from mingchuang.foundation.qr import qr_svg
from mingchuang.organisations.models import Node

FORGOTTEN = "（已按期限清除）"


def paper_values(paper: CasePaper, *, unit: Node, account: dict[str, str], address: str) -> dict[str, Any]:
    """What stands on a numbered paper; Any: text, lists and truths for the template."""
    return {
        **_common(paper.case, unit=unit, address=address),
        "kind": paper.kind,
        "title": PaperKind(paper.kind).label,
        "number": paper.number,
        "on": _day(timezone.localdate(paper.made_at)),
        "reason": paper.reason,
        "basis": paper.basis,
        "delivery": Delivery(paper.case.delivery).label if paper.case.delivery else "",
        **account,
    }


def slip_values(case: Case, *, unit: Node, address: str) -> dict[str, Any]:
    """The receipt that the applicant takes home: what was handed in, the code, how to follow it."""
    on = timezone.localdate(case.received_at)
    return {
        **_common(case, unit=unit, address=address),
        "kind": "slip",
        "title": "收件凭证",
        "number": case.number,
        "on": _day(on),
        "receipt": case.receipt,
        "materials": [row.name_zh for row in case.item.materials.order_by("ordinal")],
        "promise": str(case.item.promised) if case.item.promised else "当场办结",
    }


def clock_values(case: Case) -> dict[str, str]:
    """The dates that a paper names: accepted, due by promise and by law."""
    clock = case.matter.clock if case.matter else None
    return {
        "accepted_on": _day(case.accepted_on) if case.accepted_on else "",
        "due_on": _day(timezone.localdate(clock.due_at)) if clock else "",
        "limit_on": _day(timezone.localdate(clock.limit_at)) if clock and clock.limit_at else "",
        "extended": str(clock.extension) if clock and clock.extension else "",
    }


def _common(case: Case, *, unit: Node, address: str) -> dict[str, Any]:
    return {
        "unit": unit.name_zh,
        "window": case.window.name_zh,
        "phone": case.window.phone or unit.phone,
        "case": case.number,
        "item": case.item.name_zh,
        "code": case.item.code,
        "applicant": case.applicant_name or FORGOTTEN,
        "by_default": case.is_default_accepted,
        "address": address,
        "qr": qr_svg(address),
    }


def _day(day: Any) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
