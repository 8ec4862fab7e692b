"""The list of voices as an Excel file: words masked, no person."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils import timezone

from mingchuang.feedback.models import Order, Voice, VoiceQuerySet
from mingchuang.feedback.presenters import masked
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.sheets.spec import Column, Kind, SheetSpec
from mingchuang.foundation.sheets.writing import write_rows

MOST_ROWS = 5000

LEDGER = SheetSpec(
    name_zh="诉求台账",
    columns=(
        Column(key="number", title_zh="编号", width=18),
        Column(key="received_on", title_zh="提出日期", kind=Kind.DATE, width=12),
        Column(key="kind", title_zh="类别", width=10),
        Column(key="channel", title_zh="渠道", width=12),
        Column(key="external", title_zh="外部编号", width=20),
        Column(key="place", title_zh="所涉地点", width=20),
        Column(key="subject", title_zh="主题", width=24),
        Column(key="text", title_zh="内容（已遮盖个人信息）", width=60),
        Column(key="urgency", title_zh="时限类别", width=12),
        Column(key="unit", title_zh="承办单位", width=24),
        Column(key="dispatched_on", title_zh="派单日期", kind=Kind.DATE, width=12),
        Column(key="due_on", title_zh="到期日", kind=Kind.DATE, width=12),
        Column(key="lamp", title_zh="灯", width=10),
        Column(key="replied_on", title_zh="首次答复日期", kind=Kind.DATE, width=12),
        Column(key="state", title_zh="状态", width=16),
        Column(key="finding", title_zh="认定", width=10),
        Column(key="redone", title_zh="重办次数", kind=Kind.INTEGER, width=10),
        Column(key="together", title_zh="并案件数", kind=Kind.INTEGER, width=10),
    ),
)


class ExportRefused(Refusal):
    """Too much for one file."""


def voices_workbook(rows: VoiceQuerySet, *, now: datetime) -> bytes:
    """The list, newest first, whole or not at all."""
    found = list(rows.order_by("-pk")[: MOST_ROWS + 1])
    if len(found) > MOST_ROWS:
        raise ExportRefused("诉求超过 {most} 件，请先筛选再导出。", most=MOST_ROWS)
    return write_rows(LEDGER, _cells(found, now))


def _cells(rows: Iterable[Voice], now: datetime) -> Iterable[Mapping[str, object]]:
    for voice in rows:
        order: Order | None = next(iter(getattr(voice, "now_orders", [])), None)
        yield {
            "number": voice.number,
            "received_on": voice.local_on,
            "kind": voice.get_kind_display(),
            "channel": voice.get_channel_display(),
            "external": voice.external_number or "",
            "place": voice.place.name_zh if voice.place else "",
            "subject": voice.subject,
            "text": masked(voice.text),
            "urgency": voice.get_urgency_display(),
            "unit": order.matter.owner_node.name_zh if order else "",
            "dispatched_on": timezone.localdate(order.dispatched_at) if order else None,
            "due_on": timezone.localdate(order.matter.clock.due_at) if order else None,
            "lamp": order.matter.lamp_at(now).lamp.label if order else "",
            "replied_on": timezone.localdate(order.first_replied_at) if order and order.first_replied_at else None,
            "state": voice.get_state_display(),
            "finding": voice.get_finding_display(),
            "redone": voice.redone,
            "together": getattr(voice, "together", 0),
        }
