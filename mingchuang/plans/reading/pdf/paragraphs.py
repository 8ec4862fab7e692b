"""Which lines go on in the next one: told by margins, indents and distances, where no mark tells it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from mingchuang.plans.fold import fold
from mingchuang.plans.outline.numbering import INLINE_STYLES, number_at
from mingchuang.plans.patterns import Pattern
from mingchuang.plans.reading.pdf.lines import Line

# In heights of a character.
_INDENT = 0.7
_SHORT_OF_MARGIN = 1.6
_LATIN = Pattern(r"[!-~]{2,40}")
_LONGEST_WORD = 12.0
_NEVER_LAST = "（“《〈【「『〔"
_NEVER_FIRST = "，。、；：？！）”》〉】」』〕…"
_WIDE_SPACING = 1.35
_SAME_SIZE = 0.12
_FEWEST_LINES = 4
_FEWEST_FULL = 3
_ASKEW = 1.5
_FLUSH = 0.35
_NEARLY = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """Where the lines of a column begin and end, and how far they stand apart."""

    left: float
    right: float
    pitch: float
    slack: float
    """How far short of the margin (in heights) a full line may end."""


def margins_of(columns: Sequence[Sequence[Line]], *, width: float | None) -> Margins | None:
    """The margins that the columns of several pages share; None where too few lines are full to tell."""
    lines = [line for column in columns for line in column if not line.is_row]
    if len(lines) < _FEWEST_LINES:
        return None
    distances = sorted(
        two.base - one.base for column in columns for one, two in pairwise(column) if two.base > one.base
    )
    pitch = distances[len(distances) // 3] if distances else 0.0
    begins = sorted(line.x0 for line in lines)
    ends = sorted((line.x1 for line in lines), reverse=True)
    right = _shared(ends)
    left, size = _shared(begins), lines[0].size
    full = sum(abs(end - right) <= size for end in ends)
    # A few longest lines are no margin, nor is one far from the edge of a page `width` wide.
    if full < _FEWEST_FULL or (width is not None and width - right > left + _ASKEW * size):
        return None
    flush = sum(abs(end - right) <= _FLUSH * size for end in ends)
    return Margins(left=left, right=right, pitch=pitch, slack=_FLUSH * 2 if flush >= 0.7 * full else _SHORT_OF_MARGIN)


def _shared(places: list[float]) -> float:
    """The outermost place that two lines keep to."""
    return next((one for one, two in pairwise(places) if abs(two - one) <= _NEARLY), places[0])


def goes_on(line: Line, following: Line, margins: Margins, *, begins: bool, across: bool) -> bool:
    """Whether a paragraph runs over from one line to the next.

    `begins` says that the line is the first of its paragraph, `across` that a page or column lies between them.
    """
    if line.is_row or following.is_row or abs(line.size - following.size) > _SAME_SIZE * line.size:
        return False
    size = line.size
    if margins.right - line.x1 > (margins.slack + _first_word(following.text) - 1) * size:
        return False
    if not across and margins.pitch and following.base - line.base > _WIDE_SPACING * max(margins.pitch, size):
        return False
    if following.x0 - margins.left <= _INDENT * size:
        return not _starts_anew(line, following)
    # Lines that hang under the words behind a number.
    if following.x0 - line.x0 > _INDENT * size:
        return begins and _is_numbered(line) and line.text[-1] not in "。！？；："
    return not begins and abs(following.x0 - line.x0) <= _INDENT * size and not _starts_anew(line, following)


def _first_word(text: str) -> float:
    """How wide the words are that no line break may cut, in heights: where they did not fit, a line ends early."""
    latin = _LATIN.match(text)
    if latin:
        return min(0.6 * len(latin[0]), _LONGEST_WORD)
    return 1.0 + (text[:1] in _NEVER_LAST) + (text[1:2] in _NEVER_FIRST and len(text) > 1)


def _starts_anew(line: Line, following: Line) -> bool:
    """In a text without indents a number begins a paragraph, unless the sentence before it is still open."""
    return line.text[-1] not in "，、（" and _is_numbered(following)


def _is_numbered(line: Line) -> bool:
    number = number_at(fold(line.text[:12]), 0)
    return number is not None and number.style not in INLINE_STYLES
