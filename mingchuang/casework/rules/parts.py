"""Parallel approval: the order of the parts, the critical path, who holds it up. No database, no clock.

Days are working days since the case was accepted: 0 is the day of acceptance.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from mingchuang.casework.enums import PartState
from mingchuang.casework.rules.cases import CaseActRefused

MOST_PARTS = 20
K = TypeVar("K", int, str)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPart:
    """One unit's part before it is entered: `after` are the keys of the parts it waits for."""

    key: str
    days: int
    after: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPart:
    """A part as it stands: planned days, what it waits for, and the days on which it began and ended."""

    key: int
    days: int
    after: frozenset[int] = frozenset()
    state: PartState = PartState.WAITING
    began: int | None = None
    ended: int | None = None
    lost: int = 0  # working days of its pauses


@dataclass(frozen=True, slots=True, kw_only=True)
class PausedPart:
    """A part by its own limit, and the working days on which its clock stood."""

    key: int
    days: int
    after: frozenset[int] = frozenset()
    out: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Where a part lies in time: from `start` to `end`, actual where it is known, else expected."""

    key: int
    start: int
    end: int
    due: int
    slack: int
    state: PartState

    @property
    def is_critical(self) -> bool:
        """A day later here is a day later for all."""
        return self.slack == 0

    @property
    def is_late(self) -> bool:
        """It took, or will have taken, longer than its own limit."""
        return self.end > self.due


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """All parts in order, the day on which the last one ends, and those that hold it up now."""

    spans: tuple[Span, ...]
    ends: int
    holding: tuple[int, ...] = field(default=())


def check_plan(parts: Sequence[PlannedPart], *, joint_days: int) -> None:
    """At least two parts, no circle, every limit given, and the longest way within the joint limit."""
    keys = [part.key for part in parts]
    if not 2 <= len(parts) <= MOST_PARTS:
        raise CaseActRefused("并联审批须有 2 至 {most} 个部分，现为 {count} 个。", most=MOST_PARTS, count=len(parts))
    if len(set(keys)) < len(keys):
        raise CaseActRefused("两个部分不能同名。")
    for part in parts:
        if not 1 <= part.days <= joint_days:
            raise CaseActRefused(
                "“{key}”的时限须在 1 至 {most} 个工作日之间，现为 {days}。",
                key=part.key,
                most=joint_days,
                days=part.days,
            )
        if unknown := sorted(part.after - set(keys)):
            raise CaseActRefused("“{key}”要等的“{unknown}”不在这件办件里。", key=part.key, unknown=unknown[0])
    check_longest(
        longest_way({part.key: part.days for part in parts}, {part.key: part.after for part in parts}), joint_days
    )


def check_taking_unit(*, is_unit: bool, is_closed: bool, is_in_region: bool) -> None:
    """A part goes to another unit of the same region."""
    if not is_unit or is_closed or not is_in_region:
        raise CaseActRefused("并联部分只能移交给本地区的单位。", field="to_node")


def check_longest(days: int, joint_days: int) -> None:
    """The longest way lies within the joint limit."""
    if days > joint_days:
        raise CaseActRefused(
            "最长的一条线要 {days} 个工作日，超过并联总时限 {most} 个工作日。", days=days, most=joint_days
        )


def longest_way(days: Mapping[K, int], after: Mapping[K, Iterable[K]]) -> int:
    """Working days of the longest way through the parts; refused when they wait in a circle."""
    return max(_ends(days, after).values(), default=0)


def on_longest_way(days: Mapping[K, int], after: Mapping[K, Iterable[K]]) -> list[K]:
    """The parts of the longest way, one behind the other; of several as long the first."""
    ends = _ends(days, after)
    way = [max(ends, key=lambda key: ends[key])] if ends else []
    while before := list(after[way[-1]]) if way else []:
        way.append(max(before, key=lambda key: ends[key]))
    return way[::-1]


def _ends(days: Mapping[K, int], after: Mapping[K, Iterable[K]]) -> dict[K, int]:
    """The working day on which each part ends when all go by their limits."""
    ends: dict[K, int] = {}
    for key in in_order(after):
        ends[key] = max((ends[before] for before in after[key]), default=0) + days[key]
    return ends


def held_days(parts: Sequence[PausedPart]) -> list[date]:
    """The days on which parts that were out made the longest way longer, in order: on these the whole stood.

    A part with time to spare uses that up first; of two that are out at once only the one that holds up counts.
    """
    after = {part.key: part.after for part in parts}
    days = {part.key: part.days for part in parts}
    longest, held = longest_way(days, after), []
    for day in sorted(frozenset[date]().union(*(part.out for part in parts))):
        for part in parts:
            days[part.key] += day in part.out
        if (now := longest_way(days, after)) > longest:
            held.append(day)
            longest = now
    return held


def in_order(after: Mapping[K, Iterable[K]]) -> list[K]:
    """The keys, each behind all it waits for; a circle is refused."""
    waits = {key: set(before) for key, before in after.items()}
    ordered: list[K] = []
    while waits:
        free = [key for key, before in waits.items() if not before]
        if not free:
            raise CaseActRefused("先后关系绕成了圈：{keys}。", keys="、".join(str(key) for key in waits))
        ordered += free
        waits = {key: before - set(free) for key, before in waits.items() if key not in free}
    return ordered


def ready_after(parts: Sequence[KnownPart]) -> list[int]:
    """The keys of parts that wait for nothing any more."""
    done = {part.key for part in parts if part.state in {PartState.DONE, PartState.DROPPED}}
    return [part.key for part in parts if part.state is PartState.WAITING and part.after <= done]


def timeline(parts: Sequence[KnownPart], *, today: int) -> Timeline:
    """Earliest days forwards, latest days backwards; what has no slack is critical.

    What runs ends on its own limit, or today if that is past; what waits begins when all it waits for have ended.
    """
    known = {part.key: part for part in parts if part.state is not PartState.DROPPED}
    after = {key: [before for before in part.after if before in known] for key, part in known.items()}
    ordered = in_order(after)
    start: dict[int, int] = {}
    end: dict[int, int] = {}
    for key in ordered:
        start[key], end[key] = _days_of(known[key], [end[before] for before in after[key]], today)
    ends = max(end.values(), default=0)
    latest = dict.fromkeys(known, ends)
    for key in reversed(ordered):
        for before in after[key]:
            latest[before] = min(latest[before], latest[key] - (end[key] - start[key]))
    spans = tuple(
        Span(
            key=key,
            start=start[key],
            end=end[key],
            due=start[key] + known[key].days + known[key].lost,
            slack=max(latest[key] - end[key], 0),
            state=known[key].state,
        )
        for key in ordered
    )
    holding = tuple(span.key for span in spans if span.is_critical and span.state is PartState.RUNNING)
    return Timeline(spans=spans, ends=ends, holding=holding)


def _days_of(part: KnownPart, before: Sequence[int], today: int) -> tuple[int, int]:
    if part.began is None:
        begin = max([today, *before])
        return begin, begin + part.days
    if part.ended is not None:
        return part.began, part.ended
    return part.began, max(part.began + part.days + part.lost, today)
