"""Rows inside a paragraph that count up: 一是…二是…, 一比…二比…."""

import re

from mingchuang.plans.han_numbers import from_han
from mingchuang.plans.manuscript import Span
from mingchuang.plans.patterns import Match, Pattern
from mingchuang.plans.rules.lists import cut

_COUNT = Pattern(r"(?:^|(?<=[。；：，\s]))([一二三四五六七八九十])(是|要|比|评|亮|抓|看|查)(?=\S)")


def counted_heads(shadow: str, start: int, end: int) -> list[Span]:
    """一是A。…二是B。…: the first words after each number, quoted ones preferred."""
    rows = _counted_rows(shadow, start, end)
    return [_counted_head(shadow, match, stop) for match, stop in rows]


def counted_clauses(shadow: str, start: int, end: int) -> list[Span]:
    """一比A，看B；二比C，看D；…: what stands after each number up to the next."""
    rows = _counted_rows(shadow, start, end)
    return [(match.end() if match[2] in "是要" else match.start(2), stop) for match, stop in rows]


def _counted_rows(shadow: str, start: int, end: int) -> list[tuple[Match, int]]:
    """Numbers that count up from one in one way of counting, each with the place where the next begins."""
    rows: list[Match] = []
    for match in _COUNT.finditer(shadow, start, end):
        if (from_han(match[1]) or 0) == len(rows) + 1 and (not rows or rows[0][2] == match[2]):
            rows.append(match)
    if not rows:
        return []
    stops = [match.start() for match in rows[1:]] + [end]
    return list(zip(rows, stops, strict=True))


def _counted_head(shadow: str, match: Match, stop: int) -> Span:
    start = match.end() if match[2] in "是要" else match.start(2)
    parts = cut(shadow, start, stop, "，。：；\n")
    head = parts[0] if parts else (start, stop)
    quoted = re.search("“([^”]{2,12})”", shadow[slice(*head)])
    return (head[0] + quoted.start(1), head[0] + quoted.end(1)) if quoted else head
