"""Enumerations in running text: A、B、C，D."""

from mingchuang.plans.located import Words
from mingchuang.plans.manuscript import Manuscript, Span

_OPEN, _CLOSE = "（“《〔【", "）”》〕】"
_ENDS = "。：；，、 \t\n"


def cut(shadow: str, start: int, end: int, marks: str) -> list[Span]:
    """The stretches between marks that stand outside brackets and quotations."""
    spans, begin, depth = [], start, 0
    for place in range(start, end):
        char = shadow[place]
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and char in marks:
            spans.append((begin, place))
            begin = place + 1
    spans.append((begin, end))
    return [span for span in spans if shadow[slice(*span)].strip(_ENDS)]


def split_list(manuscript: Manuscript, start: int, end: int, marks: str = "、，；") -> tuple[Words, ...]:
    """The members of an enumeration; single characters belong to what stands before them (各科、室)."""
    merged: list[Span] = []
    for span in cut(manuscript.shadow, start, end, marks):
        begin, stop = manuscript.trimmed(*span, strip=_ENDS)
        if merged and stop - begin == 1:
            merged[-1] = (merged[-1][0], stop)
        else:
            merged.append((begin, stop))
    return tuple(words for span in merged if (words := manuscript.words(*span)))


def sentences(shadow: str, start: int, end: int, marks: str = "。！？\n") -> list[Span]:
    """The sentences between two places, each with its end mark."""
    spans, begin = [], start
    for place in range(start, end):
        if shadow[place] in marks:
            spans.append((begin, place + 1))
            begin = place + 1
    spans.append((begin, end))
    return [span for span in spans if shadow[slice(*span)].strip(_ENDS)]
