"""Which lines go on in the next one: told by margins, indents and distances, where no mark tells it."""

from dataclasses import dataclass

from mingchuang.plans.fold import fold
from mingchuang.plans.outline.numbering import number_at
from mingchuang.plans.reading.pdf.lines import Line

# In heights of a character.
_INDENT = 0.7
_SHORT_OF_MARGIN = 1.6
_WIDE_SPACING = 1.35
_SAME_SIZE = 0.12
_ENDS = "。！？；：…”）"
_FEWEST_LINES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """Where the lines of a column begin and end, and how far they stand apart."""

    left: float
    right: float
    pitch: float


def margins_of(lines: list[Line]) -> Margins | None:
    """The margins of running text; None where there is too little of it."""
    text = [line for line in lines if not line.is_row]
    if len(text) < _FEWEST_LINES:
        return None
    begins = sorted(line.x0 for line in text)
    ends = sorted(line.x1 for line in text)
    distances = sorted(
        two.base - one.base for one, two in zip(text, text[1:], strict=False) if two.base > one.base
    )
    pitch = distances[len(distances) // 3] if distances else 0.0
    return Margins(left=begins[len(begins) // 10], right=ends[len(ends) * 9 // 10], pitch=pitch)


def goes_on(line: Line, following: Line, margins: Margins, *, begins: bool, across: bool) -> bool:
    """Whether a paragraph runs over from one line to the next.

    `begins` says that the line is the first of its paragraph, `across` that a page or column lies between them.
    """
    if line.is_row or following.is_row or abs(line.size - following.size) > _SAME_SIZE * line.size:
        return False
    size = line.size
    if margins.right - line.x1 > _SHORT_OF_MARGIN * size:
        return False
    if not across and margins.pitch and following.base - line.base > _WIDE_SPACING * max(margins.pitch, size):
        return False
    if following.x0 - margins.left <= _INDENT * size:
        return not _starts_anew(line, following)
    # Lines that hang under the words behind a number.
    if following.x0 - line.x0 > _INDENT * size:
        return begins and _is_numbered(line) and line.text[-1] not in "。！？；："
    return not begins and abs(following.x0 - line.x0) <= _INDENT * size and not _starts_anew(line, following)


def _starts_anew(line: Line, following: Line) -> bool:
    """In a text without indents a number behind a full stop begins a paragraph."""
    return line.text[-1] in _ENDS and _is_numbered(following)


def _is_numbered(line: Line) -> bool:
    return number_at(fold(line.text[:12]), 0) is not None
