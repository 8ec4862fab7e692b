"""Tables by which work is marked: item, standard, points, method, deductions; from rows and from flattened text."""

from mingchuang.plans.draft import ScoreRow, ScoreTable
from mingchuang.plans.located import Words
from mingchuang.plans.manuscript import Manuscript, Span
from mingchuang.plans.outline.frame import is_titleish
from mingchuang.plans.patterns import Pattern
from mingchuang.plans.rules.tables import Table, lines_between, tables_between

# Column → words in its head. The first that fits is the column's part.
_COLUMNS = (
    ("number", Pattern("^序号$|^编号$|^项次$")),
    ("deductions", Pattern("扣分|扣减|减分|评分标准|评分办法|计分|评分细则|配分说明")),
    ("method", Pattern("方式|方法|办法|依据|检查|考核部门|评分单位")),
    ("points", Pattern("^(?:标准)?分值|^满分|^配分|^权重|^标准分|^基本分|^基础分|^分数$|分值（|^得分标准$")),
    ("standard", Pattern("标准|内容|要求|指标说明|评分要点")),
    ("item", Pattern("项目|指标|类别|事项|名称")),
)
_TOTAL_ROW = Pattern(r"^(?:合计|总计|总分|共计|小计)")
_NUMBER = Pattern(r"\d{1,4}(?:\.\d{1,2})?")
_STATED_TOTAL = Pattern(r"(?:总分|满分|共计?|合计|百分制)[^\d\n。]{0,6}(\d{2,4})\s?分")
_TITLE = Pattern("评分|考核|考评|评价|评议|打分|计分|测评|评比")
_LONGEST_HEAD = 14


def score_table_of(manuscript: Manuscript) -> ScoreTable | None:
    """The first score table of a document; None where it has none."""
    for table in tables_between(manuscript, 0, len(manuscript.text)):
        found = _from_table(manuscript, table)
        if found:
            return found
    return _from_flat_text(manuscript)


def _columns(names: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of the columns; of two that could tell deductions the first tells the standard (评分标准, 扣分说明)."""
    columns = [_column(name) for name in names]
    if columns.count("deductions") > 1 and "standard" not in columns:
        columns[columns.index("deductions")] = "standard"
    return tuple(columns)


def _column(head: str) -> str:
    if len(head) > _LONGEST_HEAD:
        return ""
    return next((part for part, pattern in _COLUMNS if pattern.search(head)), "")


def _from_table(manuscript: Manuscript, table: Table) -> ScoreTable | None:
    """A table with a column of points and one of items or standards."""
    head = _columns(table.names(manuscript))
    if "points" not in head or not {"item", "standard"} & set(head):
        return None
    rows: list[ScoreRow] = []
    total: Words | None = None
    item: Words | None = None
    for cells in table.rows:
        row = _row(manuscript, head, cells)
        if any(_TOTAL_ROW.match(manuscript.shadow[slice(*cell)].strip()) for cell in cells):
            total = total or row.points or _first_number(manuscript, cells)
            continue
        # A cell that spans several rows is written once.
        item = row.item or item
        if row.points or row.standard or row.deductions:
            rows.append(_with_item(row, item))
    if not rows:
        return None
    title = _title_above(manuscript, table.start)
    return ScoreTable(title=title, total=total or _stated_total(manuscript), rows=tuple(rows))


def _with_item(row: ScoreRow, item: Words | None) -> ScoreRow:
    return ScoreRow(
        item=row.item or item, standard=row.standard, points=row.points, method=row.method, deductions=row.deductions
    )


def _row(manuscript: Manuscript, head: tuple[str, ...], cells: tuple[Span, ...]) -> ScoreRow:
    found: dict[str, Words | None] = {}
    for part, cell in zip(head, cells, strict=False):
        if part and part != "number" and found.get(part) is None:
            found[part] = manuscript.words(*cell)
    points = found.get("points")
    number = _NUMBER.search(manuscript.shadow, points.start, points.end) if points else None
    return ScoreRow(
        item=found.get("item"),
        standard=found.get("standard"),
        points=manuscript.words(*number.span()) if number else None,
        method=found.get("method"),
        deductions=found.get("deductions"),
    )


def _first_number(manuscript: Manuscript, cells: tuple[Span, ...]) -> Words | None:
    match = _NUMBER.search(manuscript.shadow, cells[0][0], cells[-1][1])
    return manuscript.words(*match.span()) if match else None


def _stated_total(manuscript: Manuscript) -> Words | None:
    match = _STATED_TOTAL.search(manuscript.shadow)
    return manuscript.words(*match.span(1), confidence=0.8) if match else None


def _title_above(manuscript: Manuscript, start: int) -> Words | None:
    """The nearest title-like line above the table."""
    shadow, end = manuscript.shadow, start
    for _ in range(4):
        end = shadow.rfind("\n", 0, max(end - 1, 0) + 1) if end > 0 else -1
        if end < 0:
            return None
        begin = shadow.rfind("\n", 0, end) + 1
        line = shadow[begin:end].strip()
        if line and is_titleish(line) and _TITLE.search(line):
            return manuscript.words(begin, end)
        end = begin
    return None


_FLAT_ITEM = Pattern(
    r"(?P<item>[^\s，。；：（）、\d.]{2,20})[（(]\s?(?P<points>\d{1,3}(?:\.\d)?)\s?分\s?[）)]\s?[：:。，、]?(?P<rest>[^\n]*)"
)
_DEDUCTION = Pattern(r"[^。；，\n]*(?:扣|不得分|减)[^。；\n]*")


def _from_flat_text(manuscript: Manuscript) -> ScoreTable | None:
    """服务态度（20分）：… on lines of their own, three of them at least, in a text that speaks of marking."""
    shadow = manuscript.shadow
    matches = [
        match
        for start, end in lines_between(shadow, 0, len(shadow))
        if shadow.find("分", start, end) >= 0 and (match := _FLAT_ITEM.search(shadow, start, min(end, start + 400)))
    ]
    total = _stated_total(manuscript)
    if len(matches) < 3 or not (total or _TITLE.search(shadow)):
        return _from_sentence(manuscript, total) if total else None
    rows = tuple(
        _flat_row(manuscript, match.span("item"), match.span("points"), match.span("rest")) for match in matches
    )
    return ScoreTable(title=_title_above(manuscript, matches[0].start()), total=total, rows=rows)


def _flat_row(manuscript: Manuscript, item: Span, points: Span, rest: Span) -> ScoreRow:
    deduction = _DEDUCTION.search(manuscript.shadow, *rest)
    end = deduction.start() if deduction else rest[1]
    return ScoreRow(
        item=manuscript.words(*item, confidence=0.8),
        points=manuscript.words(*points, confidence=0.8),
        standard=manuscript.words(rest[0], end, confidence=0.7, strip="，；。："),
        deductions=manuscript.words(*deduction.span(), confidence=0.7) if deduction else None,
    )


_POINTS_IN_ROW = Pattern(r"(?P<item>[\u4e00-\u9fff“”]{2,14}?)(?:占|为)?(?P<points>\d{1,3})分(?=[，、；。）])")


def _from_sentence(manuscript: Manuscript, total: Words) -> ScoreTable | None:
    """安全生产40分，服务质量30分，…: believed when the points add up to the stated total."""
    shadow = manuscript.shadow
    start = shadow.rfind("\n", 0, total.start) + 1
    end = shadow.find("\n", total.end)
    row = [
        match
        for match in _POINTS_IN_ROW.finditer(shadow, start, end if end >= 0 else len(shadow))
        if not match.start("points") <= total.start < match.end("points")
    ]
    if len(row) < 2 or sum(int(match["points"]) for match in row) != float(total.value):
        return None
    rows = tuple(
        ScoreRow(
            item=manuscript.words(*match.span("item"), confidence=0.7),
            points=manuscript.words(*match.span("points"), confidence=0.7),
        )
        for match in row
    )
    return ScoreTable(title=None, total=total, rows=rows)
