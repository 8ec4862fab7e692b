"""Stalls as an Excel file."""

from collections.abc import Sequence

from mingchuang.foundation.sheets.spec import Column, Kind, SheetSpec
from mingchuang.foundation.sheets.writing import write_rows
from mingchuang.supervision.presenters import row_name
from mingchuang.supervision.queries.stalls import StallRow

STALLS = SheetSpec(
    name_zh="堵点分析",
    columns=(
        Column(key="name", title_zh="哪里", width=30),
        Column(key="measure", title_zh="看什么", width=16),
        Column(key="count", title_zh="件数", kind=Kind.INTEGER, width=10),
        Column(key="total", title_zh="总数", kind=Kind.INTEGER, width=10),
        Column(key="rate", title_zh="占比", kind=Kind.DECIMAL, width=10),
        Column(key="low", title_zh="区间下限", kind=Kind.DECIMAL, width=10),
        Column(key="high", title_zh="区间上限", kind=Kind.DECIMAL, width=10),
        Column(key="usual", title_zh="一半不超过（工作日）", kind=Kind.DECIMAL, width=18),
        Column(key="verdict", title_zh="判断", width=24),
        Column(key="from_on", title_zh="统计起日", kind=Kind.DATE, width=12),
        Column(key="until_on", title_zh="统计止日", kind=Kind.DATE, width=12),
    ),
)


def stalls_workbook(rows: Sequence[StallRow], *, shared: dict[str, object]) -> bytes:
    """The table as the address bar shows it; `shared` are the measure's name and the period."""
    return write_rows(STALLS, (_cells(row) | shared for row in rows))


def _cells(row: StallRow) -> dict[str, object]:
    return {
        "name": row_name(row),
        "count": row.share.count,
        "total": row.share.total,
        "rate": round(row.share.rate, 4) if row.share.rate is not None else None,
        "low": round(row.interval.low, 4),
        "high": round(row.interval.high, 4),
        "usual": row.usual_days,
        "verdict": row.verdict.label,
    }
