"""From characters with places to lines of text."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from mingchuang.plans.reading.pdf.glyphs import Glyph

# Characters whose feet stand this far apart (in heights) are still on one line: superscripts, mixed faces.
_SAME_LINE = 0.4
# A gap wider than this (in heights) is a blank, in Latin text a narrower one.
_BLANK = 0.42
_LATIN_BLANK = 0.18
# A character drawn twice to look bold.
_TWICE = 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a page; `is_row` says that it is a row of a table, its cells parted by tabs."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    slanted: bool = False
    is_row: bool = False


def rows_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Characters by the line they stand on, from top to bottom, each line from left to right."""
    rows: list[list[Glyph]] = []
    base = size = 0.0
    for glyph in sorted(glyphs, key=lambda one: one.base):
        if rows and glyph.base - base <= _SAME_LINE * min(size, glyph.size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
            base, size = glyph.base, glyph.size
    return [_without_doubles(sorted(row, key=lambda one: one.x0)) for row in rows]


def _without_doubles(row: list[Glyph]) -> list[Glyph]:
    kept: list[Glyph] = []
    for glyph in row:
        before = kept[-1] if kept else None
        if before and before.char == glyph.char and glyph.x0 - before.x0 < _TWICE * (before.x1 - before.x0):
            continue
        kept.append(glyph)
    return kept


def segments_of(row: list[Glyph], *, gap: float) -> list[list[Glyph]]:
    """A row of characters cut at gaps wider than `gap` heights; blanks at the cuts are dropped."""
    segments: list[list[Glyph]] = []
    end = 0.0
    for glyph in row:
        if glyph.char == " ":
            continue
        if not segments or glyph.x0 - end > gap * glyph.size:
            segments.append([])
        segments[-1].append(glyph)
        end = max(end, glyph.x1)
    return segments


def text_of(row: list[Glyph]) -> str:
    """The characters of a row, with a blank where they stand apart."""
    pieces = [glyph.char for glyph in row[:1]]
    for before, glyph in pairwise(row):
        if _stand_apart(before, glyph):
            pieces.append(" ")
        pieces.append(glyph.char)
    return "".join(pieces).strip()


def _stand_apart(before: Glyph, glyph: Glyph) -> bool:
    if before.char == " " or glyph.char == " ":
        return False
    is_latin = before.char < "\u2000" and glyph.char < "\u2000"
    return glyph.x0 - before.x1 > (_LATIN_BLANK if is_latin else _BLANK) * min(before.size, glyph.size)


def line_of(row: list[Glyph], *, slanted: bool = False) -> Line | None:
    """A row of characters as a line; None where it holds only blanks."""
    inked = [glyph for glyph in row if glyph.char != " "]
    if not inked:
        return None
    return Line(
        text=text_of(row),
        x0=inked[0].x0,
        x1=max(glyph.x1 for glyph in inked),
        base=median(glyph.base for glyph in inked),
        size=median([glyph.size for glyph in inked if glyph.char > "\u2e80"] or [glyph.size for glyph in inked]),
        slanted=slanted,
    )


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines that characters make, from top to bottom."""
    return [line for row in rows_of(glyphs) if (line := line_of(row))]


def between(one: str, other: str) -> str:
    """What stands between two lines that are made one: a blank between Latin words, nothing in Chinese."""
    return " " if one[-1:].isascii() and other[:1].isascii() and one[-1:].isalnum() and other[:1].isalnum() else ""
