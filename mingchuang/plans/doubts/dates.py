"""Doubts about the phases: one that ends before it begins, two that overlap, a gap between them."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from mingchuang.plans.draft import Draft, Flag, Phase
from mingchuang.plans.located import Words

# A gap of a weekend or a holiday is nobody's mistake.
_GAP_DAYS = 7


def phase_flags(draft: Draft) -> Iterator[Flag]:
    """Doubts about the dates of the phases, in their order."""
    phases = draft.phases or ()
    for phase in phases:
        first, last = _day(phase.start), _day(phase.end)
        if first and last and last < first:
            yield _flag("phase_reversed", "“{name}”的结束日期早于开始日期。", phase)
    for phase, following in pairwise(phases):
        end, start = _day(phase.end), _day(following.start)
        if end is None or start is None:
            continue
        if start <= end:
            yield _flag("phase_overlap", "“{name}”与前一阶段的时间重叠。", following)
        elif (start - end).days > _GAP_DAYS:
            yield _flag("phase_gap", "“{name}”与前一阶段之间有{days}天空档。", following, days=(start - end).days - 1)


def _day(words: Words | None) -> date | None:
    """The day; one without year is compared within a common year."""
    if words is None:
        return None
    text = words.value
    try:
        return date.fromisoformat(f"2001-{text[2:]}" if text.startswith("--") else text)
    except ValueError:
        return None


def _flag(kind: str, text: str, phase: Phase, **values: int) -> Flag:
    where = phase.date_text or phase.name
    name = phase.name.value if phase.name else ""
    return Flag(kind=kind, text=text, values={"name": name, **values}, at=(where.start, where.end) if where else None)
