"""The notice on paper and behind its code."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from mingchuang.catalogue.models import Material
from mingchuang.foundation.http.wording import limit_in_words
from mingchuang.foundation.numbering import in_fours
from mingchuang.foundation.qr import qr_svg
from mingchuang.organisations.models import Node
from mingchuang.reception.models import Notice


def notice_address(code: str) -> str:
    """Where the code on the paper leads."""
    return f"{settings.PUBLIC_URL}{reverse('reception:public-notice', args=[code])}"


def notice_printed(notice: Notice, *, materials: Sequence[Material], unit: Node) -> Mapping[str, Any]:
    """Values of the printed form; the whole list stands on it, what is missing is ticked."""
    item = notice.item
    missing = {row.ordinal for row in notice.missing.all()}
    return {
        "number": notice.number,
        "nth": notice.nth,
        "unit": unit.name_zh,
        "place": notice.place.name_zh,
        "phone": notice.place.phone or unit.phone,
        "item": item.name_zh,
        "case": notice.case_label,
        "materials": [
            {
                "ordinal": row.ordinal,
                "name": row.name_zh,
                "count": _count(row),
                "note": row.note_zh,
                "missing": row.ordinal in missing,
            }
            for row in materials
        ],
        "note": notice.note,
        "promised": limit_in_words(item.promised) if item.promised else "",
        "statutory": limit_in_words(item.statutory) if item.statutory else "",
        "basis": item.legal_basis_zh.strip().splitlines()[0][:200] if item.legal_basis_zh.strip() else "",
        "told_on": timezone.localdate(notice.told_at).isoformat(),
        "told_by": notice.told_by,
        "code": in_fours(notice.code),
        "qr": qr_svg(notice_address(notice.code), quiet_zone=2),
    }


def _count(row: Material) -> str:
    parts = [(row.original_count, "原件 {n} 份"), (row.copy_count, "复印件 {n} 份")]
    return "，".join(text.format(n=count) for count, text in parts if count)
