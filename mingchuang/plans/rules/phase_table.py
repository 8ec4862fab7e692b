"""Phases told as a table: phase, time, what is done."""

from mingchuang.plans.draft import Phase
from mingchuang.plans.manuscript import Manuscript, Span
from mingchuang.plans.patterns import Pattern
from mingchuang.plans.rules.phases import dates_between, period_words
from mingchuang.plans.rules.tables import Table, tables_between

# Column → words in its head. The first that fits is the column's part.
_COLUMNS = (
    ("ordinal", Pattern("^序号$|^编号$|^项次$")),
    ("time", Pattern("时间|时限|期限|期程|日期|起止")),
    ("name", Pattern("阶段|步骤|环节|进度")),
    ("text", Pattern("内容|任务|措施|要求|工作|事项|说明|安排")),
)
_LONGEST_HEAD = 10


def phases_in_tables(manuscript: Manuscript, span: Span) -> tuple[Phase, ...] | None:
    """A phase for each row of the first table that has a column of phases and one of times."""
    for table in tables_between(manuscript, *span):
        columns = [_column(name) for name in table.names(manuscript)]
        if {"name", "time"} <= set(columns):
            return _phases(manuscript, table, columns)
    return None


def _column(name: str) -> str:
    if len(name) > _LONGEST_HEAD:
        return ""
    return next((part for part, pattern in _COLUMNS if pattern.search(name)), "")


def _phases(manuscript: Manuscript, table: Table, columns: list[str]) -> tuple[Phase, ...] | None:
    found = [_phase(manuscript, dict(zip(columns, row, strict=False))) for row in table.rows]
    return tuple(phase for phase in found if phase.name) or None


def _phase(manuscript: Manuscript, cells: dict[str, Span]) -> Phase:
    period = dates_between(manuscript.shadow, *cells["time"]) if "time" in cells else None
    start, end, date_text = period_words(manuscript, period)
    return Phase(
        name=manuscript.words(*cells["name"]) if "name" in cells else None,
        ordinal=manuscript.words(*cells["ordinal"]) if "ordinal" in cells else None,
        start=start,
        end=end,
        date_text=date_text,
        text=manuscript.words(*cells["text"]) if "text" in cells else None,
    )
