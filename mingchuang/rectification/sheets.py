"""The ledger as an Excel file."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils import timezone

from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.sheets.spec import Column, Kind, SheetSpec
from mingchuang.foundation.sheets.writing import write_rows
from mingchuang.rectification.models import Rectification, RectificationQuerySet

MOST_ROWS = 20_000

LEDGER = SheetSpec(
    name_zh="整改台账",
    columns=(
        Column(key="number", title_zh="编号", width=18),
        Column(key="unit", title_zh="责任单位", width=24),
        Column(key="responsible", title_zh="责任人", width=10),
        Column(key="source_kind", title_zh="来源类别", width=12),
        Column(key="source", title_zh="来源", width=24),
        Column(key="problem", title_zh="问题", width=40),
        Column(key="cause", title_zh="原因", width=30),
        Column(key="way", title_zh="整改方式", width=12),
        Column(key="measure", title_zh="措施", width=40),
        Column(key="result", title_zh="整改结果", width=40),
        Column(key="state", title_zh="状态", width=12),
        Column(key="lamp", title_zh="灯", width=10),
        Column(key="opened_on", title_zh="列入日期", kind=Kind.DATE, width=12),
        Column(key="due_on", title_zh="到期日", kind=Kind.DATE, width=12),
        Column(key="is_provisional", title_zh="期限暂定", width=10),
        Column(key="submitted_on", title_zh="提交日期", kind=Kind.DATE, width=12),
        Column(key="closed_on", title_zh="销号日期", kind=Kind.DATE, width=12),
        Column(key="closed_by", title_zh="核对人", width=10),
        Column(key="finding", title_zh="核对意见", width=30),
        Column(key="returned", title_zh="退回次数", kind=Kind.INTEGER, width=10),
    ),
)


class ExportRefused(Refusal):
    """Too much for one file."""


def ledger_workbook(rows: RectificationQuerySet, *, now: datetime) -> bytes:
    """The ledger, newest first, whole or not at all."""
    found = list(rows.order_by("-pk")[: MOST_ROWS + 1])
    if len(found) > MOST_ROWS:
        raise ExportRefused("台账超过 {most} 行，请先筛选再导出。", most=MOST_ROWS)
    return write_rows(LEDGER, _cells(found, now))


def _cells(rows: Iterable[Rectification], now: datetime) -> Iterable[Mapping[str, object]]:
    for row in rows:
        matter, clock = row.matter, row.matter.clock
        yield {
            "number": row.number,
            "unit": matter.owner_node.name_zh,
            "responsible": matter.owner.name_zh if matter.owner else "",
            "source_kind": row.get_source_kind_display(),
            "source": row.source_label,
            "problem": row.problem,
            "cause": row.cause,
            "way": row.get_way_display(),
            "measure": row.measure,
            "result": row.result,
            "state": row.get_state_display(),
            "lamp": matter.lamp_at(now).lamp.label,
            "opened_on": timezone.localdate(matter.opened_at),
            "due_on": timezone.localdate(clock.due_at),
            "is_provisional": clock.is_provisional,
            "submitted_on": timezone.localdate(matter.answered_at) if matter.answered_at else None,
            "closed_on": timezone.localdate(matter.closed_at) if matter.closed_at else None,
            "closed_by": matter.closed_by,
            "finding": row.finding,
            "returned": row.returned_count,
        }
