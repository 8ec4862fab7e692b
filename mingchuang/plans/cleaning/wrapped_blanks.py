"""Documents in one line whose line breaks became blanks: the width of the page still shows in their distances."""

from mingchuang.plans.fold import fold
from mingchuang.plans.mapped import Edit
from mingchuang.plans.patterns import Pattern

_LINE = Pattern(r"[^\n]+")
_BLANK = Pattern(r"(?<=\S) {1,2}(?=\S)")
_LONG = 200
_NARROW, _WIDE = 18, 48
_RAGGED = 4
_FEWEST = 4
_ENDS = "。！？；：”）"


def wrapped_blank_edits(text: str) -> list[Edit]:
    """Blanks at the width of the page join again what they cut; those before it end a paragraph."""
    shadow = fold(text)
    return [
        edit
        for line in _LINE.finditer(shadow)
        if line.end() - line.start() >= _LONG and "\t" not in line[0]
        for edit in _line_edits(shadow, line.start(), line.end())
    ]


def _line_edits(shadow: str, start: int, end: int) -> list[Edit]:
    blanks = [match.span() for match in _BLANK.finditer(shadow, start, end)]
    if len(blanks) < _FEWEST:
        return []
    begins = [start, *(stop for _, stop in blanks)]
    lengths = [blank[0] - begin for begin, blank in zip(begins, blanks, strict=False)]
    width = sorted(lengths)[len(lengths) * 9 // 10]
    if not _NARROW <= width <= _WIDE or max(lengths) > width + _RAGGED or end - begins[-1] > width + _RAGGED:
        return []
    cuts = [
        length >= width - _RAGGED and shadow[blank[0] - 1] not in _ENDS
        for length, blank in zip(lengths, blanks, strict=True)
    ]
    if sum(cuts) < _FEWEST - 1:
        return []
    return [
        Edit(start=blank[0], end=blank[1], replacement="" if cut else "\n")
        for blank, cut in zip(blanks, cuts, strict=True)
    ]
