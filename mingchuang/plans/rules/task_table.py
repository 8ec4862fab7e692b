"""Activities told as a table: task, units, time."""

from mingchuang.plans.draft import Activity, Row
from mingchuang.plans.manuscript import Manuscript, Span
from mingchuang.plans.patterns import Pattern
from mingchuang.plans.rules.lists import split_list
from mingchuang.plans.rules.phases import dates_between, period_words
from mingchuang.plans.rules.tables import Table, tables_between

# Column → words in its head. The first that fits is the column's part.
_COLUMNS = (
    ("number", Pattern("^序号$|^编号$|^项次$")),
    ("leaders", Pattern("责任领导|分管领导|牵头领导|责任人|负责人")),
    ("lead", Pattern("牵头|主办|主责")),
    ("supporting", Pattern("配合|协助|协办|参与|参加")),
    ("responsible", Pattern("责任|承办|负责|落实|实施单位|执行单位|办理单位")),
    ("time", Pattern("时间|时限|期限|期程|进度|日期")),
    ("detail", Pattern("具体|措施|要求|举措|目标|说明|标准")),
    ("task", Pattern("任务|作法|做法|要项|策略|内容|事项|项目|活动|工作|名称|主题")),
)
_UNITS = frozenset({"lead", "responsible", "supporting", "leaders"})
_LONGEST_HEAD = 12


def activities_in_tables(manuscript: Manuscript, span: Span) -> list[Activity]:
    """An activity for each row of a table that names tasks and who does them."""
    return [one for table in tables_between(manuscript, *span) for one in _activities(manuscript, table)]


def _activities(manuscript: Manuscript, table: Table) -> list[Activity]:
    columns = [_column(name) for name in table.names(manuscript)]
    if "task" not in columns and "detail" in columns:
        columns[columns.index("detail")] = "task"
    if "task" not in columns or not _UNITS & set(columns):
        return []
    return [one for row in table.rows if (one := _activity(manuscript, columns, row))]


def _column(name: str) -> str:
    if len(name) > _LONGEST_HEAD:
        return ""
    return next((part for part, pattern in _COLUMNS if pattern.search(name)), "")


def _activity(manuscript: Manuscript, columns: list[str], row: tuple[Span, ...]) -> Activity | None:
    cells: dict[str, Span] = {}
    for column, cell in zip(columns, row, strict=False):
        cells.setdefault(column, cell)
    title = manuscript.words(*cells["task"]) if "task" in cells else None
    if title is None:
        return None
    time = cells.get("time")
    start, end, date_text = period_words(manuscript, dates_between(manuscript.shadow, *time) if time else None)
    return Activity(
        title=title,
        lead_units=_units(manuscript, cells.get("lead")),
        responsible_units=_units(manuscript, cells.get("responsible")),
        supporting_units=_units(manuscript, cells.get("supporting")),
        leaders=_units(manuscript, cells.get("leaders")),
        text=manuscript.words(*cells["detail"]) if "detail" in cells else None,
        start=start,
        end=end,
        date_text=date_text,
    )


def _units(manuscript: Manuscript, cell: Span | None) -> Row:
    return (split_list(manuscript, *cell, marks="、，； ") or None) if cell else None
