"""The outline of a document: its sections in order, and how they nest."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from mingchuang.plans.manuscript import Manuscript, Span
from mingchuang.plans.outline.headings import bare_heading, columns_of_heads, split_heading
from mingchuang.plans.outline.led import led_lines
from mingchuang.plans.outline.numbering import Number, number_at
from mingchuang.plans.outline.parts import OTHER, parts_of
from mingchuang.plans.outline.section import Section
from mingchuang.plans.words.headings import BARE_HEADINGS

_BARE_RANK = 4
_BARE_LEAF_RANK = 20
_LED_RANK = 21


@dataclass(frozen=True, kw_only=True)
class Outline:
    """The numbered part of a document; `sections` do not overlap and run on to the end of the text."""

    manuscript: Manuscript
    lines: tuple[Span, ...]
    sections: tuple[Section, ...]
    tail: Span = (0, 0)
    """What stands below the outline: signature, attachments."""

    def children(self, place: int) -> list[int]:
        """The sections directly below one."""
        return list(self._below(place))

    def _below(self, place: int) -> Iterator[int]:
        level = None
        for later in range(place + 1, self.after(place)):
            if level is None or self.sections[later].level <= level:
                level = self.sections[later].level
                yield later

    def after(self, place: int) -> int:
        """The first section that no longer belongs to one."""
        return self._ends[place]

    @cached_property
    def _ends(self) -> list[int]:
        """For each section the first that no longer belongs to it."""
        ends = [len(self.sections)] * len(self.sections)
        open_places: list[int] = []
        for place, section in enumerate(self.sections):
            while open_places and self.sections[open_places[-1]].level >= section.level:
                ends[open_places.pop()] = place
            open_places.append(place)
        return ends

    def heading(self, place: int) -> str:
        """The heading of a section in the shadow, empty where it has none."""
        span = self.sections[place].heading
        return self.manuscript.shadow[slice(*span)].strip() if span else ""

    def whole(self, place: int) -> Span:
        """The text of a section with everything below it, without its own heading."""
        return self.sections[place].body[0], self.sections[self.after(place) - 1].end

    def said(self, place: int) -> Span:
        """Heading and text of a section, without its number; the text alone where the heading is a known one."""
        section = self.sections[place]
        if section.heading is None or self.heading(place).replace(" ", "") in BARE_HEADINGS:
            return self.whole(place)
        return section.heading[0], self.whole(place)[1]

    def own(self, place: int) -> Span:
        """The text of a section before the first section below it."""
        return self.sections[place].body

    def top(self) -> list[int]:
        """The sections that belong to no other."""
        return [place for place, section in enumerate(self.sections) if section.level == self.top_level]

    @cached_property
    def top_level(self) -> int:
        """The level of the highest headings."""
        return min((section.level for section in self.sections), default=1)

    def parts(self, place: int) -> tuple[str, ...]:
        """The parts the heading of a section announces."""
        return parts_of(self.heading(place))


def outline_of(manuscript: Manuscript, lines: tuple[Span, ...], end: int) -> Outline:
    """The outline of the numbered lines of a document, up to where its tail begins."""
    begun = list(numbered_lines(manuscript.shadow, lines))
    return Outline(
        manuscript=manuscript, lines=lines, sections=tuple(_nested(begun, end)), tail=(end, len(manuscript.text))
    )


def numbered_lines(shadow: str, lines: tuple[Span, ...]) -> Iterator[Section]:
    """A section for each line that begins one; levels and ends are still open."""
    numbers = [number for start, _ in lines if (number := number_at(shadow, start))]
    has_numbers = any(number.rank <= _BARE_RANK for number in numbers)
    ordered = sum(number.style == "order" for number in numbers)
    heads = {start: head for start, end in lines if (head := bare_heading(shadow, start, end))}
    for start in columns_of_heads(shadow, lines) if heads else ():
        heads.pop(start, None)
    led = led_lines(shadow, lines, frozenset(heads))
    for (start, end), (following, _) in pairwise((*lines, (len(shadow), len(shadow)))):
        number = number_at(shadow, start)
        if number and number.style == "order" and ordered < 2:
            continue
        if number and _is_numbered_line(shadow, start, end, number):
            is_leaf = following in heads or number_at(shadow, following) is not None or following >= len(shadow)
            heading, body = split_heading(shadow, number.end, end, leaf_sentence=is_leaf)
            rank = number.rank
        elif number is None and start in heads:
            heading, body = heads[start]
            rank = _rank_of_bare(number_at(shadow, following) if body >= end else None) if has_numbers else _BARE_RANK
        elif start in led:
            heading, body = led[start]
            rank = _LED_RANK
        else:
            continue
        yield Section(level=rank, number=number, heading=heading, body=(body, end), start=start, end=end, part=OTHER)


def _rank_of_bare(below: Number | None) -> int:
    """A bare heading in a numbered document is a leaf, unless its own items begin right below it."""
    return below.rank - 1 if below and below.value == 1 and below.rank > _BARE_RANK + 1 else _BARE_LEAF_RANK


def _is_numbered_line(shadow: str, start: int, end: int, number: Number) -> bool:
    rest = shadow[number.end : end].strip()
    return bool(rest) and "\t" not in shadow[start : number.end + 1] and "\t" not in shadow[start:end].strip()


def _nested(begun: list[Section], length: int) -> Iterator[Section]:
    """Sections with levels instead of ranks: a style opens a level where it first appears under another."""
    stack: list[Section] = []
    for place, section in enumerate(begun):
        end = begun[place + 1].start if place + 1 < len(begun) else length
        _close(stack, section)
        level = len(stack) + 1
        stack.append(section)
        yield Section(
            level=level,
            number=section.number,
            heading=section.heading,
            body=(min(section.body[0], end), end),
            start=section.start,
            end=end,
            part=_part(section, stack),
        )


def _part(section: Section, stack: list[Section]) -> str:
    return "heading" if len(stack) == 1 else "item" if section.number else OTHER


def _close(stack: list[Section], section: Section) -> None:
    """Leave the levels that a section ends: its own style's, or those that stand lower by custom."""
    style = _style(section)
    styles = [_style(one) for one in stack]
    if style in styles:
        del stack[styles.index(style) :]
        return
    while stack and stack[-1].level > section.level:
        stack.pop()


def _style(section: Section) -> str:
    return section.number.style if section.number else "led" if section.level == _LED_RANK else "bare"
