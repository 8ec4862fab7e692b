"""A workbook to typed rows and addressed faults. Nothing is guessed and nothing is dropped in silence."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from python_calamine import CalamineError, CalamineWorkbook

from mingchuang.foundation.sheets.cells import CellRefused, Raw, cleaned, plain, shown, value_of
from mingchuang.foundation.sheets.opening import WorkbookRefused, damaged, open_workbook
from mingchuang.foundation.sheets.spec import CellValue, Column, Fault, SheetResult, SheetRow, SheetSpec

MAX_ROWS = 20_000
MAX_FAULTS = 200
"""Nobody mends more in one go; the rest is counted."""
HEAD_WITHIN = 10
"""A title and notes may stand above the heads, in this many rows at most."""

Grid = Sequence[Sequence[Raw]]


@dataclass(slots=True)
class _Findings:
    """Faults as they come: listed up to `MAX_FAULTS`, counted beyond."""

    listed: list[Fault] = field(default_factory=list)
    total: int = 0

    def add(self, place: tuple[str, str], text: str, **values: object) -> None:
        """Note a fault at a place: the sheet's name and the cell's address."""
        self.total += 1
        if self.total <= MAX_FAULTS:
            self.listed.append(Fault(sheet=place[0], cell=place[1], text=text, values=values))


def read_rows(data: bytes, specs: Sequence[SheetSpec], *, max_rows: int = MAX_ROWS) -> SheetResult:
    """Every row that could be read, by sheet, and every fault.

    Heads may be Chinese or English, in any order, under a title. Empty rows are skipped. A sheet with a fault in
    its heads gives no rows. Whether any fault stops the whole file is the caller's choice.
    """
    findings = _Findings()
    rows: dict[str, tuple[SheetRow, ...]] = {}
    try:
        with open_workbook(data, max_rows=max_rows) as book:
            for spec in specs:
                grid = _grid(book, spec, findings, is_only_one=len(specs) == 1)
                rows[spec.name_zh] = tuple(_SheetReading(spec, grid, findings).rows()) if grid is not None else ()
    except WorkbookRefused as refusal:
        return SheetResult(rows={}, faults=(Fault(sheet="", cell="", text=refusal.text, values=refusal.values),))
    return SheetResult(rows=rows, faults=tuple(findings.listed), omitted=findings.total - len(findings.listed))


def address(column: int, row: int) -> str:
    """The Excel address of a cell given by indexes from 0: (3, 11) is D12."""
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def _grid(book: CalamineWorkbook, spec: SheetSpec, findings: _Findings, *, is_only_one: bool) -> Grid | None:
    name = _sheet_name(book, spec, is_only_one=is_only_one)
    if name is None:
        if spec.required:
            findings.add(("", ""), "文件里没有“{sheet}”这张工作表，请用下载的模板填写。", sheet=spec.name_zh)
        return None
    try:
        grid: Grid = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except CalamineError as error:
        raise damaged() from error
    return grid if grid or spec.required else None


def _sheet_name(book: CalamineWorkbook, spec: SheetSpec, *, is_only_one: bool) -> str | None:
    """The sheet of this name; a lone sheet serves a lone spec whatever it is called."""
    wanted = {plain(spec.name_zh).casefold(), plain(spec.name_en).casefold()} - {""}
    for name in book.sheet_names:
        if plain(name).casefold() in wanted:
            return name
    return book.sheet_names[0] if is_only_one and len(book.sheet_names) == 1 else None


class _SheetReading:
    """Reads one sheet: finds its heads, checks them, then takes row after row."""

    def __init__(self, spec: SheetSpec, grid: Grid, findings: _Findings) -> None:
        self.spec, self.grid, self.findings = spec, grid, findings
        titles = {_title(text): each for each in spec.columns for text in (each.title_zh, each.title_en) if text}
        self.head_row = next(
            (row for row, cells in enumerate(grid[:HEAD_WITHIN]) if any(_title(cell) in titles for cell in cells)), 0
        )
        self.heads: Sequence[Raw] = grid[self.head_row] if grid else ()
        named = {index: titles.get(_title(cell)) for index, cell in enumerate(self.heads)}
        self.columns: Mapping[int, Column] = {index: column for index, column in named.items() if column}

    def rows(self) -> Iterator[SheetRow]:
        """The sound rows; none at all where the heads are wrong."""
        if not self._heads_are_sound():
            return
        for row, cells in enumerate(self.grid[self.head_row + 1 :], start=self.head_row + 1):
            if any(_is_filled(cell) for cell in cells):
                found = self._row(row, cells)
                if found is not None:
                    yield found

    def _heads_are_sound(self) -> bool:
        before = self.findings.total
        times = Counter(column.key for column in self.columns.values())
        for index, cell in enumerate(self.heads):
            column = self.columns.get(index)
            if column and times[column.key] > 1:
                self._add(index, self.head_row, "第 {row} 行的列名“{title}”重复，请只留一列。", title=column.title_zh)
            elif not column and _title(cell):
                text = "第 {row} 行的列名“{written}”不是这张表的列，请改成模板里的列名，或删去这一列。"
                self._add(index, self.head_row, text, written=shown(cell))
        for column in self.spec.columns:
            if column.required and not times[column.key]:
                text = "第 {row} 行的表头里没有“{title}”一列，请补上。"
                self._add(None, self.head_row, text, title=column.title_zh)
        return self.findings.total == before

    def _row(self, row: int, cells: Sequence[Raw]) -> SheetRow | None:
        before = self.findings.total
        values: dict[str, CellValue] = {column.key: None for column in self.spec.columns}
        for index, cell in enumerate(cells):
            column = self.columns.get(index)
            if column:
                values[column.key] = self._value(index, row, column, cell)
            elif _is_filled(cell):
                text = "第 {row} 行有内容不在任何一列之下（{written}），请补上列名或删去。"
                self._add(index, row, text, written=shown(cell))
        if self.findings.total > before:
            return None
        addresses = {column.key: address(index, row) for index, column in self.columns.items()}
        return SheetRow(number=row + 1, values=values, cells=addresses)

    def _value(self, index: int, row: int, column: Column, cell: Raw) -> CellValue:
        try:
            return value_of(column, cell)
        except CellRefused as refusal:
            self._add(index, row, refusal.text, title=column.title_zh, **refusal.values)
            return None

    def _add(self, index: int | None, row: int, text: str, **values: object) -> None:
        cell = "" if index is None else address(index, row)
        self.findings.add((self.spec.name_zh, cell), text, row=row + 1, **values)


def _is_filled(cell: Raw) -> bool:
    return not isinstance(cell, str) or bool(cleaned(cell))


def _title(cell: Raw) -> str:
    """A head without the star that marks a required column, its blanks and its case."""
    return plain(str(cell)).strip("*").casefold()
