"""Enumerations in running text: A、B、C，D."""

import re
from functools import cache

from mingchuang.plans.located import Words
from mingchuang.plans.manuscript import Manuscript, Span
from mingchuang.plans.patterns import Pattern

_OPEN, _CLOSE = "（“《〔【", "）”》〕】"
_ENDS = "。：；，、 \t\n"


def cut(shadow: str, start: int, end: int, marks: str, most: int | None = None) -> list[Span]:
    """The stretches between marks that stand outside brackets and quotations; no more than `most` of them."""
    spans, begin, depth = [], start, 0
    for match in _signs(marks).finditer(shadow, start, end):
        char = match[0]
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0:
            if shadow[begin : match.start()].strip(_ENDS):
                spans.append((begin, match.start()))
            begin = match.end()
            if most is not None and len(spans) >= most:
                break
    else:
        if shadow[begin:end].strip(_ENDS):
            spans.append((begin, end))
    return spans


@cache
def _signs(marks: str) -> Pattern:
    """The marks and all brackets."""
    return Pattern(f"[{re.escape(marks + _OPEN + _CLOSE)}]")


def split_list(manuscript: Manuscript, start: int, end: int, marks: str = "、，；") -> tuple[Words, ...]:
    """The members of an enumeration; single characters belong to what stands before them (各科、室)."""
    merged: list[Span] = []
    for span in cut(manuscript.shadow, start, end, marks):
        begin, stop = manuscript.trimmed(*span, strip=_ENDS)
        if merged and _is_one_with(manuscript.shadow, merged[-1], (begin, stop)):
            merged[-1] = (merged[-1][0], stop)
        else:
            merged.append((begin, stop))
    return tuple(words for span in merged if (words := manuscript.words(*span)))


# 省、市有关单位: the levels share the word behind the last.
_LEVELS = "省市县区州旗乡镇"
_UNIT_KINDS = "科室股所队站院局课处组部"
_PEOPLE = Pattern("全体|所有|主要|负责|同仁|人员|干部|职工|工作人员")
_NUMERALS = "一二三四五六七八九十0123456789"


def _is_one_with(shadow: str, before: Span, span: Span) -> bool:
    """Whether a piece shares its head noun with the one before: 各科、室; 一、二级机关; 各乡、镇人民政府."""
    begin, stop = span
    counted = shadow[before[1] - 1] in _NUMERALS and begin < stop and shadow[begin] in _NUMERALS
    levels = before[1] - before[0] == 1 and shadow[before[0]] in _LEVELS and shadow[begin : begin + 1] in _LEVELS
    return (
        stop - begin == 1 or counted or levels or _is_half(shadow, before, span) or _share_people(shadow, before, span)
    )


def _share_people(shadow: str, before: Span, span: Span) -> bool:
    """本所各课、室全体同仁: the second kind of unit is told by one character, and the people are those of both."""
    kinds = shadow[before[1] - 1] in _UNIT_KINDS and shadow[span[0] : span[0] + 1] in _UNIT_KINDS
    return (
        kinds and "各" in shadow[max(before[0], before[1] - 4) : before[1]] and bool(_PEOPLE.match(shadow, span[0] + 1))
    )


def _is_half(shadow: str, before: Span, span: Span) -> bool:
    """各乡、镇人民政府: a single character after 各 waits for the word both share."""
    if before[1] - before[0] != 2 or shadow[before[0]] != "各" or span[0] >= span[1]:
        return False
    return shadow[before[1]] == "、" and shadow[span[0]] != "各"


def sentences(shadow: str, start: int, end: int, marks: str = "。！？\n") -> list[Span]:
    """The sentences between two places, each with its end mark."""
    spans, begin = [], start
    for place in range(start, end):
        if shadow[place] in marks:
            spans.append((begin, place + 1))
            begin = place + 1
    spans.append((begin, end))
    return [span for span in spans if shadow[slice(*span)].strip(_ENDS)]
