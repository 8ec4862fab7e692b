"""The tables of a web page that are tables, and the empty cells that merged ones leave."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import html

_MOST_COLUMNS, _MOST_ROWS = 60, 500
_LONGEST_CELL = 600


@dataclass(frozen=True, slots=True)
class TableShapes:
    """For each cell of a real table how many cell ends stand before its words and behind them."""

    before: dict[html.HtmlElement, int] = field(default_factory=dict)
    after: dict[html.HtmlElement, int] = field(default_factory=dict)

    @classmethod
    def of(cls, root: html.HtmlElement) -> "TableShapes":
        """The tables of a page. One with tables inside, long cells or a single row or column lays the page out."""
        shapes = cls()
        for table in root.iter("table"):
            rows = [list(_cells(row)) for row in _rows(table)]
            if _is_table(table, rows):
                shapes._add(rows)
        return shapes

    def _add(self, rows: list[list[html.HtmlElement]]) -> None:
        reaching: dict[int, int] = {}
        for row in rows:
            column = 0
            for cell in row:
                column = self._add_cell(cell, column, reaching)
            reaching = {place: left - 1 for place, left in reaching.items() if left > 1}

    def _add_cell(self, cell: html.HtmlElement, column: int, reaching: dict[int, int]) -> int:
        """Place a cell behind those that reach down from rows above; the column behind it."""
        empty = 0
        while column in reaching and empty < _MOST_COLUMNS:
            empty += 1
            column += 1
        width, height = _span(cell, "colspan", _MOST_COLUMNS), _span(cell, "rowspan", _MOST_ROWS)
        self.before[cell], self.after[cell] = empty, width
        for place in range(column, column + width):
            if height > 1:
                reaching[place] = height
        return column + width


def _is_table(table: html.HtmlElement, rows: list[list[html.HtmlElement]]) -> bool:
    if len(rows) < 2 or max(map(len, rows)) < 2 or next(table.iterdescendants("table"), None) is not None:
        return False
    return all(len(cell.text_content()) <= _LONGEST_CELL for row in rows for cell in row)


def _rows(table: html.HtmlElement) -> Iterator[html.HtmlElement]:
    for one in table:
        if one.tag == "tr":
            yield one
        elif one.tag in {"thead", "tbody", "tfoot"}:
            yield from (row for row in one if row.tag == "tr")


def _cells(row: html.HtmlElement) -> Iterator[html.HtmlElement]:
    return (cell for cell in row if cell.tag in {"td", "th"})


def _span(cell: html.HtmlElement, name: str, most: int) -> int:
    said = (cell.get(name) or "").strip()
    return max(1, min(int(said), most)) if said.isascii() and said.isdigit() and len(said) < 6 else 1
