"""The order of reading: tables in their place, and two columns one after the other."""

import math
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from mingchuang.plans.reading.pdf.glyphs import Glyph, Page
from mingchuang.plans.reading.pdf.lines import Line, line_of, lines_of, rows_of, segments_of
from mingchuang.plans.reading.pdf.tables import aligned_rows, table_lines, tables_on

_GUTTER_GAP = 1.0
_BINS = 100
_FEW_CROSS = 6
_FEWEST_LINES, _CERTAIN_LINES = 3, 8
_LEAST_WIDTH = 8
"""Characters of a line of running text in a column."""


class Block(NamedTuple):
    """Lines that are read one after the other: across the page (0), or in its left (1) or right column (2)."""

    column: int
    lines: list[Line]


def blocks_on(page: Page, *, gutter: float | None) -> tuple[list[Block], float | None]:
    """The lines of a page in reading order, watermarks at the end; and where its columns part.

    `gutter` is where those of the page before parted: a page that is hardly begun shows it no more.
    """
    tables = tables_on(page.rulings)
    inside: list[list[Glyph]] = [[] for _ in tables]
    outside: list[Glyph] = []
    for glyph in page.glyphs:
        if glyph.slanted:
            continue
        home = next((place for place, table in enumerate(tables) if table.cell_at(*glyph.middle)), None)
        (outside if home is None else inside[home]).append(glyph)
    gutter = _gutter(outside, before=gutter)
    blocks: list[Block] = []
    done = -math.inf
    for table, glyphs in zip(tables, inside, strict=True):
        blocks += _blocks([one for one in outside if done <= one.base < table.ys[0]], gutter)
        blocks.append(Block(0, table_lines(table, glyphs)))
        done = max(done, table.ys[0])
    blocks += _blocks([one for one in outside if one.base >= done], gutter)
    slanted = [line for row in rows_of(_marks(page)) if (line := line_of(row, slanted=True))]
    return [block for block in [*blocks, Block(0, slanted)] if block.lines], gutter


def _marks(page: Page) -> Iterator[Glyph]:
    """Slanted characters as one line: they are a watermark, whatever its shape."""
    marks = [glyph for glyph in page.glyphs if glyph.slanted]
    return (one._replace(base=page.height, x0=10.0 * place, x1=10.0 * place + 10) for place, one in enumerate(marks))


def _blocks(glyphs: list[Glyph], gutter: float | None) -> Iterator[Block]:
    """Lines in one column or two; a line across the page ends the columns above it."""
    rows = rows_of(glyphs)
    if gutter is None:
        aligned = aligned_rows(rows)
        lines = [aligned.get(place) or line_of(row) for place, row in enumerate(rows)]
        yield Block(0, [line for line in lines if line])
        return
    left: list[Glyph] = []
    right: list[Glyph] = []
    for row in rows:
        if _keeps_clear(row, gutter):
            left += [one for one in row if one.x1 <= gutter]
            right += [one for one in row if one.x0 >= gutter]
            continue
        yield from (Block(1, lines_of(left)), Block(2, lines_of(right)))
        left, right = [], []
        yield Block(0, [line for line in [line_of(row)] if line])
    yield from (Block(1, lines_of(left)), Block(2, lines_of(right)))


def _keeps_clear(row: list[Glyph], gutter: float) -> bool:
    """Whether a row leaves the gutter open, or stands on one side of it."""
    inked = [one for one in row if one.char != " "]
    if any(one.x0 < gutter < one.x1 for one in inked):
        return False
    before = [one.x1 for one in inked if one.x1 <= gutter]
    after = [one.x0 for one in inked if one.x0 >= gutter]
    return not before or not after or min(after) - max(before) > inked[0].size


def _gutter(glyphs: list[Glyph], *, before: float | None) -> float | None:
    """The middle of the open stretch between two columns of running text; None for one column.

    The file itself mostly tells columns from the cells of a table: it holds one column whole before the other.
    """
    rows = rows_of(glyphs)
    order = {id(glyph): place for place, glyph in enumerate(glyphs)}
    segments = [segment for row in rows for segment in segments_of(row, gap=_GUTTER_GAP)]
    spans = [(one[0].x0, one[-1].x1) for one in segments]
    gutter = _open_stretch(spans)
    if gutter is None:
        crossing = sum(x0 < before < x1 for x0, x1 in spans) if before else len(spans)
        return before if crossing * _FEW_CROSS <= len(spans) else None
    left = [one for one in segments if one[-1].x1 <= gutter]
    right = [one for one in segments if one[0].x0 >= gutter]
    if min(len(left), len(right)) < _FEWEST_LINES:
        return None
    last = max(order[id(one[-1])] for one in left)
    in_turn = sum(order[id(one[0])] > last for one in right)
    text = sum(len(one) >= _LEAST_WIDTH for one in (*left, *right)) > 0.7 * (len(left) + len(right))
    fills = min(len(left), len(right)) >= _CERTAIN_LINES and text
    return gutter if fills or in_turn > 0.9 * len(right) else None


def _open_stretch(spans: list[tuple[float, float]]) -> float | None:
    """The middle of the widest stretch about the middle of the page that most spans leave open."""
    if len(spans) < 2 * _FEWEST_LINES:
        return None
    begin, end = min(span[0] for span in spans), max(span[1] for span in spans)
    step = (end - begin) / _BINS
    crossing = [0] * (_BINS + 1)
    for x0, x1 in spans if step > 0 else []:
        for place in range(int((x0 - begin) / step), int((x1 - begin) / step) + 1):
            crossing[place] += 1
    middle = range(_BINS * 3 // 10, _BINS * 7 // 10)
    fewest = min(crossing[place] for place in middle)
    if fewest * _FEW_CROSS > len(spans):
        return None
    runs = [list(run) for is_open, run in groupby(middle, lambda place: crossing[place] == fewest) if is_open]
    widest = max(runs, key=len)
    return begin + step * (widest[0] + widest[-1] + 1) / 2
