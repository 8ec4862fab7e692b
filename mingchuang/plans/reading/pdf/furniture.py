"""What belongs to the page and not to the document: page numbers, running heads and feet, watermarks."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from mingchuang.plans.fold import fold
from mingchuang.plans.outline.numbering import number_at
from mingchuang.plans.patterns import Pattern
from mingchuang.plans.reading.pdf.lines import Line

_EDGE = 0.14
"""The part of a page's height in which heads and feet stand."""
_OUTERMOST = 3
_PAGE_NUMBER = Pattern(
    r"\s*(?:[-—–－·•.\s]{0,6}(?P<n>\d{1,4})[-—–－·•.\s]{0,6}|第\s?(?P<m>\d{1,4})\s?页(?:\s?[,，/]?\s?共\s?\d{1,4}\s?页)?"
    r"|(?P<k>\d{1,4})\s?/\s?\d{1,4}|[Pp]age\s?(?P<p>\d{1,4})(?:\s?of\s?\d{1,4})?)\s*"
)
_DRESSED = Pattern(r"\s*[-—–－·•第]|.*/|.*[Pp]age")
_DIGITS = Pattern(r"\d+")
_BLANKS = Pattern(r"\s+")
_GRID = 6.0
_SMALL, _AWAY = 0.85, 2.0
_OUTSIDE = 0.06
"""Nobody sets running text so near to the edge of the paper."""


class Placed(NamedTuple):
    """A line, its page and that page's height."""

    line: Line
    page: int
    height: float


def furniture_of(lines: Sequence[Placed]) -> dict[int, str]:
    """The kind of repair that drops each line which is no part of the document, by its place in the row of lines."""
    found = {place: "watermark" for place, one in enumerate(lines) if one.line.slanted}
    edges = {place: key for place, key in _edges(lines) if place not in found}
    pages = len({one.page for one in lines})
    found |= _small_print(lines, edges)
    found |= _page_numbers(lines, edges)
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for place, key in edges.items():
        seen[key].add(lines[place].page)
    for place, key in edges.items():
        often = len(seen[key])
        if place not in found and often >= 2 and often * 3 >= pages:
            found[place] = "running_head"
    return found | _stamped(lines, found, pages)


def _edges(lines: Sequence[Placed]) -> Iterator[tuple[int, tuple[str, int]]]:
    """The lines at the top and the foot of each page, each with what would repeat on others."""
    by_page: dict[int, list[int]] = defaultdict(list)
    for place, one in enumerate(lines):
        if not one.line.slanted and not one.line.is_row:
            by_page[one.page].append(place)
    for places in by_page.values():
        by_height = sorted(places, key=lambda place: lines[place].line.base)
        for place in {*by_height[:_OUTERMOST], *by_height[-_OUTERMOST:]}:
            line, height = lines[place].line, lines[place].height
            if line.base < height * _EDGE or line.base - line.size * 0.5 > height * (1 - _EDGE):
                yield place, _key(line)


def _key(line: Line) -> tuple[str, int]:
    """What a line says, numbers aside, and how high it stands."""
    return _DIGITS.sub("#", _BLANKS.sub("", line.text)), round(line.base / _GRID)


def _page_numbers(lines: Sequence[Placed], edges: dict[int, tuple[str, int]]) -> dict[int, str]:
    """Numbers at the edge: dressed as page numbers, or keeping step with the pages."""
    numbers = {
        place: int(match["n"] or match["m"] or match["k"] or match["p"])
        for place in edges
        if (match := _PAGE_NUMBER.fullmatch(lines[place].line.text))
    }
    dressed = {place for place in numbers if _DRESSED.match(lines[place].line.text)}
    if dressed:
        return dict.fromkeys(dressed, "page_number")
    outermost = _outermost(lines)
    steps = Counter(numbers[place] - lines[place].page for place in numbers if place in outermost)
    return {
        place: "page_number"
        for place, number in numbers.items()
        if place in outermost
        and (
            steps[number - lines[place].page] >= 2 or (number == lines[place].page + 1 and _stands_alone(lines, place))
        )
    }


def _stands_alone(lines: Sequence[Placed], place: int) -> bool:
    """Whether a line keeps away from all others of its page."""
    one = lines[place]
    return all(
        abs(other.line.base - one.line.base) > _AWAY * one.line.size
        for other in lines
        if other is not one and other.page == one.page and not other.line.slanted
    )


def _outermost(lines: Sequence[Placed]) -> set[int]:
    """The first and the last line of each page."""
    by_page: dict[int, list[int]] = defaultdict(list)
    for place, one in enumerate(lines):
        if not one.line.slanted:
            by_page[one.page].append(place)
    ends = (sorted(places, key=lambda place: lines[place].line.base) for places in by_page.values())
    return {place for places in ends for place in (places[0], places[-1])}


def _small_print(lines: Sequence[Placed], edges: dict[int, tuple[str, int]]) -> dict[int, str]:
    """A head or foot of one page only: smaller than the text, well away from it, and no numbered note."""
    if not edges:
        return {}
    size = median(one.line.size for one in lines if not one.line.slanted)
    found: dict[int, str] = {}
    for page in {lines[place].page for place in edges}:
        bases = sorted(one.line.base for one in lines if one.page == page and not one.line.slanted)
        if len(bases) < 3:
            continue
        ends = {bases[0]: bases[1] - bases[0], bases[-1]: bases[-1] - bases[-2]}
        for place in edges:
            line = lines[place].line
            away = ends.get(line.base, 0.0) if lines[place].page == page else 0.0
            share = line.base / lines[place].height
            outside = not _OUTSIDE < share < 1 - _OUTSIDE
            is_small = line.size < _SMALL * size and not number_at(fold(line.text[:8]), 0)
            if away > _AWAY * size and (is_small or outside):
                bare = line.text.strip().isdigit()
                found[place] = "page_number" if bare else "running_head"
    return found


def _stamped(lines: Sequence[Placed], found: dict[int, str], pages: int) -> dict[int, str]:
    """Words that stand in the same place of every page of three and more, between the lines."""
    if pages < 3:
        return {}
    seen: dict[tuple[str, int], list[int]] = defaultdict(list)
    for place, one in enumerate(lines):
        if place not in found and not one.line.is_row:
            seen[_key(one.line)].append(place)
    return {place: "watermark" for places in seen.values() if len(places) >= pages for place in places}
