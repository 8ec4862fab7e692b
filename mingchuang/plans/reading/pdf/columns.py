"""The order of reading: tables in their place, and two columns one after the other."""

from collections.abc import Iterator

from mingchuang.plans.reading.pdf.glyphs import Glyph, Page
from mingchuang.plans.reading.pdf.lines import Line, line_of, lines_of, rows_of, segments_of
from mingchuang.plans.reading.pdf.tables import aligned_rows, table_lines, tables_on

_BINS = 100
_GUTTER_GAP = 1.2
_FEWEST_LINES = 8
_LEAST_WIDTH = 8
"""Characters of a line of running text in a column."""


def lines_on(page: Page) -> list[list[Line]]:
    """The lines of a page in reading order, those of each column by themselves; watermarks at the end."""
    tables = tables_on(page.rulings)
    inside: list[list[Glyph]] = [[] for _ in tables]
    outside: list[Glyph] = []
    for glyph in page.glyphs:
        if glyph.slanted:
            continue
        home = next((place for place, table in enumerate(tables) if table.cell_at(*glyph.middle)), None)
        (outside if home is None else inside[home]).append(glyph)
    blocks: list[list[Line]] = []
    done = 0.0
    for table, glyphs in zip(tables, inside, strict=True):
        rows = table_lines(table, glyphs)
        blocks += _blocks([one for one in outside if done <= one.base < table.ys[0]])
        if rows:
            blocks.append(rows)
        done = max(done, table.ys[0])
    blocks += _blocks([one for one in outside if one.base >= done])
    slanted = [line for row in rows_of(_marks(page)) if (line := line_of(row, slanted=True))]
    return [block for block in [*blocks, slanted] if block]


def _marks(page: Page) -> Iterator[Glyph]:
    """Slanted characters as one line: they are a watermark, whatever its shape."""
    marks = [glyph for glyph in page.glyphs if glyph.slanted]
    return (one._replace(base=page.height, x0=10.0 * place, x1=10.0 * place + 10) for place, one in enumerate(marks))


def _blocks(glyphs: list[Glyph]) -> Iterator[list[Line]]:
    """Lines in one column or two."""
    rows = rows_of(glyphs)
    gutter = _gutter(rows)
    if gutter is None:
        aligned = aligned_rows(rows)
        lines = [aligned.get(place) or line_of(row) for place, row in enumerate(rows)]
        yield [line for line in lines if line]
        return
    left: list[Glyph] = []
    right: list[Glyph] = []
    for row in rows:
        if any(one.x0 < gutter < one.x1 for one in row) or not _keeps_clear(row, gutter):
            yield from (lines for side in (left, right) if (lines := lines_of(side)))
            left, right = [], []
            yield [line for line in [line_of(row)] if line]
            continue
        left += [one for one in row if one.x1 <= gutter]
        right += [one for one in row if one.x0 >= gutter]
    yield from (lines for side in (left, right) if (lines := lines_of(side)))


def _keeps_clear(row: list[Glyph], gutter: float) -> bool:
    """Whether a row leaves the gutter open, or stands on one side of it."""
    inked = [one for one in row if one.char != " "]
    before = [one.x1 for one in inked if one.x1 <= gutter]
    after = [one.x0 for one in inked if one.x0 >= gutter]
    return not before or not after or min(after) - max(before) > inked[0].size


def _gutter(rows: list[list[Glyph]]) -> float | None:
    """The middle of the open stretch between two columns of running text; None for one column."""
    cut = [segments for row in rows if (segments := segments_of(row, gap=_GUTTER_GAP))]
    pairs = [segments for segments in cut if len(segments) == 2]
    if len(pairs) < _FEWEST_LINES or len(pairs) * 2 < len(cut):
        return None
    ends = sorted(segments[0][-1].x1 for segments in pairs)
    begins = sorted(segments[1][0].x0 for segments in pairs)
    # Most lines of a column are full: where they end and where the next column begins is nearly one place.
    left, right = ends[len(ends) * 3 // 4], begins[len(begins) // 4]
    full = sum(len(one) >= _LEAST_WIDTH for segments in pairs for one in segments)
    if right <= left or full < len(pairs) * 1.4:
        return None
    return (left + right) / 2
