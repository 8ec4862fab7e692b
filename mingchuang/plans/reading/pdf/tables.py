"""Tables: cells between ruled lines, and rows that line up without any."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import reduce
from typing import NamedTuple

from mingchuang.plans.reading.pdf.glyphs import Glyph, Ruling
from mingchuang.plans.reading.pdf.lines import Line, between, line_of, lines_of, segments_of

# Strokes nearer than this are one line: a thick border has two edges.
_NEAR = 3.0
_MOST_STROKES = 400
_MOST_CELLS = 4000
_FEWEST_ROWS = 3
_CELL_GAP = 1.4
_Cell = tuple[int, int]


class Table(NamedTuple):
    """The cells between ruled lines; `home` leads from each of them to the one it is merged into."""

    xs: list[float]
    ys: list[float]
    home: dict[_Cell, _Cell]

    def cell_at(self, x: float, y: float) -> _Cell | None:
        """The cell at a place, None outside the table."""
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        if 0 <= row < len(self.ys) - 1 and 0 <= column < len(self.xs) - 1:
            return self.home[row, column]
        return None


def tables_on(rulings: Sequence[Ruling]) -> list[Table]:
    """The ruled tables of a page that have two columns and more."""
    level = _merged([one for one in rulings if not one.upright])
    upright = _merged([one for one in rulings if one.upright])
    if not level or len(upright) < 3 or max(len(level), len(upright)) > _MOST_STROKES:
        return []
    tables = []
    for some_level, some_upright in _connected(level, upright):
        xs, ys = _places(some_upright), _places(some_level)
        if len(xs) >= 3 and len(ys) >= 2 and len(xs) * len(ys) <= _MOST_CELLS:
            tables.append(Table(xs=xs, ys=ys, home=_homes(xs, ys, some_level, some_upright)))
    return sorted(tables, key=lambda table: table.ys[0])


def _merged(rulings: list[Ruling]) -> list[Ruling]:
    """Strokes that touch or continue one another as one."""
    merged: list[Ruling] = []
    at = 0.0
    groups: list[list[Ruling]] = []
    for one in sorted(rulings, key=lambda one: one.at):
        if not groups or one.at - at > _NEAR:
            groups.append([])
            at = one.at
        groups[-1].append(one)
    for group in groups:
        at = sum(one.at for one in group) / len(group)
        for one in sorted(group, key=lambda one: one.start):
            if merged and merged[-1].at == at and one.start <= merged[-1].end + _NEAR:
                merged[-1] = merged[-1]._replace(end=max(merged[-1].end, one.end))
            else:
                merged.append(one._replace(at=at))
    return merged


def _connected(level: list[Ruling], upright: list[Ruling]) -> Iterator[tuple[list[Ruling], list[Ruling]]]:
    """The strokes that hang together by crossing one another."""
    left = set(range(len(upright)))
    waiting = set(range(len(level)))
    while waiting:
        ours, theirs, queue = {first := min(waiting)}, set(), [(False, first)]
        waiting.discard(first)
        while queue:
            is_upright, place = queue.pop()
            if is_upright:
                found = {other for other in waiting if _cross(level[other], upright[place])}
                waiting -= found
                ours |= found
            else:
                found = {other for other in left if _cross(level[place], upright[other])}
                left -= found
                theirs |= found
            queue += [(not is_upright, other) for other in found]
        yield [level[one] for one in sorted(ours)], [upright[one] for one in sorted(theirs)]


def _cross(level: Ruling, upright: Ruling) -> bool:
    return (
        level.start - _NEAR <= upright.at <= level.end + _NEAR
        and upright.start - _NEAR <= level.at <= upright.end + _NEAR
    )


def _places(rulings: list[Ruling]) -> list[float]:
    return sorted({one.at for one in rulings})


def _homes(xs: list[float], ys: list[float], level: list[Ruling], upright: list[Ruling]) -> dict[_Cell, _Cell]:
    """Each cell with the upper left one of those it is merged with: those no stroke parts it from."""
    by_x, by_y = defaultdict(list), defaultdict(list)
    for one in upright:
        by_x[one.at].append(one)
    for one in level:
        by_y[one.at].append(one)
    home: dict[_Cell, _Cell] = {}
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            home[row, column] = (row, column)
            middle_x, middle_y = (xs[column] + xs[column + 1]) / 2, (ys[row] + ys[row + 1]) / 2
            if row and not _parted(by_y[ys[row]], middle_x):
                home[row, column] = home[row - 1, column]
            elif column and not _parted(by_x[xs[column]], middle_y):
                home[row, column] = home[row, column - 1]
    return home


def _parted(strokes: list[Ruling], middle: float) -> bool:
    return any(one.start <= middle <= one.end for one in strokes)


def table_lines(table: Table, glyphs: list[Glyph]) -> list[Line]:
    """The rows of a ruled table as lines whose cells are parted by tabs; a merged cell is told once."""
    cells: dict[_Cell, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        cell = table.cell_at(*glyph.middle)
        if cell is not None:
            cells[cell].append(glyph)
    lines = []
    for row in range(len(table.ys) - 1):
        texts = [_cell_text(cells.get((row, column), [])) for column in range(len(table.xs) - 1)]
        if any(texts):
            lines.append(_row(texts, table.xs[0], table.xs[-1], table.ys[row + 1]))
    return lines


def _cell_text(glyphs: list[Glyph]) -> str:
    return reduce(lambda one, other: one + between(one, other) + other, (line.text for line in lines_of(glyphs)), "")


def _row(texts: list[str], x0: float, x1: float, base: float) -> Line:
    return Line(text="\t".join(texts), x0=x0, x1=x1, base=base, size=10.0, is_row=True)


def aligned_rows(rows: list[list[Glyph]]) -> dict[int, Line]:
    """Rows that line up in three columns and more without ruled lines, by their place among the rows."""
    cut = [segments_of(row, gap=_CELL_GAP) for row in rows]
    found: dict[int, Line] = {}
    place = 0
    while place < len(cut):
        end = place + 1
        while end < len(cut) and len(cut[place]) >= 3 and _line_up(cut[place], cut[end]):
            end += 1
        if end - place >= _FEWEST_ROWS:
            for one in range(place, end):
                texts = [line.text for segment in cut[one] if (line := line_of(segment))]
                found[one] = _row(texts, cut[one][0][0].x0, cut[one][-1][-1].x1, cut[one][0][0].base)
        place = end
    return found


def _line_up(one: list[list[Glyph]], other: list[list[Glyph]]) -> bool:
    """Whether each segment stands under the segment above it."""
    return len(one) == len(other) and all(
        upper[0].x0 < lower[-1].x1 and lower[0].x0 < upper[-1].x1 for upper, lower in zip(one, other, strict=True)
    )
