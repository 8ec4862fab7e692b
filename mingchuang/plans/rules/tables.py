"""Tables in the text: runs of lines whose cells are parted by tabs, the first row naming the columns."""

from dataclasses import dataclass

from mingchuang.plans.manuscript import Manuscript, Span

Row = tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; cells are places in the text."""

    head: Row
    rows: tuple[Row, ...]
    start: int
    end: int

    def names(self, manuscript: Manuscript) -> tuple[str, ...]:
        """The column heads without blanks."""
        return tuple("".join(manuscript.shadow[slice(*cell)].split()) for cell in self.head)


def tables_between(manuscript: Manuscript, start: int, end: int) -> list[Table]:
    """The tables between two places, those of two rows and more."""
    tables: list[Table] = []
    rows: list[Row] = []
    for begin, stop in lines_between(manuscript.shadow, start, end):
        line = manuscript.shadow[begin:stop]
        if "\t" in line:
            rows.append(tuple(_cells(line, begin)))
        elif line.strip():
            _close(rows, tables)
            rows = []
    _close(rows, tables)
    return tables


def lines_between(shadow: str, start: int, end: int) -> list[Span]:
    """The lines between two places, empty ones too."""
    spans, begin = [], start
    for line in shadow[start:end].split("\n"):
        spans.append((begin, begin + len(line)))
        begin += len(line) + 1
    return spans


def _cells(line: str, start: int) -> list[Span]:
    cells = []
    for cell in line.split("\t"):
        cells.append((start, start + len(cell)))
        start += len(cell) + 1
    return cells


def _close(rows: list[Row], tables: list[Table]) -> None:
    if len(rows) >= 2:
        tables.append(Table(head=rows[0], rows=tuple(rows[1:]), start=rows[0][0][0], end=rows[-1][-1][1]))
