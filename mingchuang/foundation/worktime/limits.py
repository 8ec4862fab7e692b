"""From a limit and its pauses to the due date, with the account of how it came about. Pure."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.worktime.arithmetic import HorizonRefused, WorkCalendar
from mingchuang.foundation.worktime.calendar_year import SpecialDay

DAY = timedelta(days=1)

UNPUBLISHED = (
    "{years}年放假安排尚未公布：暂按周末和固定放假日（1月1日、5月1日至2日、10月1日至3日）推算，"
    "未计春节、清明节、端午节、中秋节和调休，公布后重新计算。"
)


class LimitUnit(StrEnum):
    """Units of a time limit. The value is ours and is what gets stored; code lists of others differ."""

    NATURAL_DAY = "natural"
    WORKING_DAY = "working"
    MONTH = "month"
    YEAR = "year"

    @property
    def code(self) -> int:
        """The digit in the national rating interface (promiseType): 0 天, 1 工作日, 2 月, 3 年."""
        return tuple(LimitUnit).index(self)

    @property
    def label(self) -> str:
        """The word after a number, as a Chinese msgid."""
        return ("天", "个工作日", "个月", "年")[self.code]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A time limit, such as twenty working days.

    The starting day does not count (Civil Code 201) unless the place has chosen otherwise (`counts_start`).
    """

    count: int
    unit: LimitUnit = LimitUnit.WORKING_DAY
    counts_start: bool = False

    def __post_init__(self) -> None:
        if self.count < 0:
            raise Refusal("期限不能是负数，现为 {count}。", count=self.count)

    def __str__(self) -> str:
        return f"{self.count} {self.unit.label}"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Pause:
    """Days on which the clock stands: `since` is out, `until` counts again ([since, until))."""

    since: date
    until: date

    def __post_init__(self) -> None:
        if self.until < self.since:
            raise Refusal(
                "暂停期间 {since} 至 {until} 有误：恢复计时的日期不能早于暂停的日期。",
                since=self.since,
                until=self.until,
            )


class StepKind(StrEnum):
    """What a step of the account says; `Step` tells what its fields then mean."""

    START = "start"
    HOLIDAY = "holiday"
    MAKEUP = "makeup"
    LIMIT = "limit"
    EXTENSION = "extension"
    PAUSE = "pause"
    IDLE_PAUSE = "idle_pause"
    ROLLED = "rolled"
    PROVISIONAL = "provisional"
    DUE = "due"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of the account.

    START: `value` is 1 if the day counts. LIMIT: `value` units of `name` end `on`, without pauses.
    EXTENSION: `value` more units of `name` end `on`, without pauses.
    HOLIDAY, MAKEUP: the `value` days from `on` to `until`, called `name`.
    PAUSE: out from `on`, counting again on `until`, `value` days of unit `name` left out; IDLE_PAUSE: none.
    ROLLED: the rest day `on` gives way to `until`. PROVISIONAL: `value` is the year. DUE: `on`.
    """

    kind: StepKind
    on: date
    value: int = 0
    until: date | None = None
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """The last day of a limit, and how it came about."""

    on: date
    unpublished_years: tuple[int, ...]
    steps: tuple[Step, ...]

    @property
    def provisional(self) -> bool:
        """True when a year not yet published had a say; such a date is never held against anyone."""
        return bool(self.unpublished_years)

    @property
    def reason(self) -> str | None:
        """Why the date is provisional; `UNPUBLISHED` is the msgid."""
        return unpublished_reason(self.unpublished_years) or None


def unpublished_reason(years: Sequence[int]) -> str:
    """Why a date that needs these years is provisional; "" when there are none."""
    return UNPUBLISHED.format(years="、".join(map(str, years))) if years else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysUsed:
    """Days that count from a start to a finish: all of them and those paused; net + paused = gross."""

    gross: int
    paused: int

    @property
    def net(self) -> int:
        """Days that count against the limit."""
        return self.gross - self.paused


class _Reckoning(NamedTuple):
    limited: date  # the end of the limit alone, without extension and pauses
    nominal: date  # the end without pauses
    gained: tuple[int, ...]  # per merged pause
    unrolled: date  # the end with pauses, before a rest day gives way
    on: date


def merged(pauses: Sequence[Pause]) -> tuple[Pause, ...]:
    """The union of the pauses: ascending, apart, none empty."""
    if len(pauses) == 1 and pauses[0].since < pauses[0].until:
        return (pauses[0],)
    union: list[Pause] = []
    for pause in sorted(pauses):
        if pause.since == pause.until:
            continue
        if union and pause.since <= union[-1].until:
            union[-1] = Pause(since=union[-1].since, until=max(union[-1].until, pause.until))
        else:
            union.append(pause)
    return tuple(union)


def due_on(
    calendar: WorkCalendar,
    *,
    start: date,
    limit: Limit,
    pauses: Sequence[Pause] = (),
    extension: Limit | None = None,
) -> date:
    """The last day of the limit, without the account: for many clocks at once."""
    return _reckon(calendar, start, limit, merged(pauses) if pauses else (), extension).on


def due(
    calendar: WorkCalendar,
    *,
    start: date,
    limit: Limit,
    pauses: Sequence[Pause] = (),
    extension: Limit | None = None,
) -> Due:
    """The last day of the limit (Civil Code 201-203) with its account; `HorizonRefused` beyond the calendar.

    Months and years end on the corresponding day, or the last of a shorter month. A natural last day on a
    rest day gives way to the next working day that is not paused. A pause after the end has no effect.
    An extension is counted on from the end of the limit, before pauses.
    """
    out = merged(pauses)
    found = _reckon(calendar, start, limit, out, extension)
    # Natural periods look at the calendar only to see whether their last day is worked.
    by_work = LimitUnit.WORKING_DAY in (limit.unit, extension.unit if extension else None)
    looked_from = _first_counted(start, limit) if by_work else found.unrolled
    years = calendar.unpublished_years(min(looked_from, found.on), found.on)
    steps = (
        Step(kind=StepKind.START, on=start, value=int(limit.counts_start)),
        Step(kind=StepKind.LIMIT, on=found.limited, value=limit.count, name=limit.unit.value),
        *_extension_steps(extension, found.nominal),
        *_special_steps(calendar.special_days(looked_from, found.on)),
        *_pause_steps(out, found.gained, limit.unit),
        *_rolled_steps(found),
        *(Step(kind=StepKind.PROVISIONAL, on=date(year, 1, 1), value=year) for year in years),
        Step(kind=StepKind.DUE, on=found.on),
    )
    return Due(on=found.on, unpublished_years=years, steps=steps)


def days_used(
    calendar: WorkCalendar,
    *,
    start: date,
    finish: date,
    pauses: Sequence[Pause] = (),
    unit: LimitUnit = LimitUnit.WORKING_DAY,
    counts_start: bool = False,
) -> DaysUsed:
    """Days from `start` (excluded unless it counts) to `finish` (included), gross and paused.

    Working days for limits in working days; for all others natural days, by which these are paused.
    """
    before = start - DAY if counts_start else start
    if finish <= before:
        return DaysUsed(gross=0, paused=0)
    paused = 0
    for pause in merged(pauses):
        after, through = max(pause.since - DAY, before), min(pause.until - DAY, finish)
        paused += _days_between(calendar, after, through, unit) if after < through else 0
    return DaysUsed(gross=_days_between(calendar, before, finish, unit), paused=paused)


def _days_between(calendar: WorkCalendar, after: date, through: date, unit: LimitUnit) -> int:
    if unit is LimitUnit.WORKING_DAY:
        return calendar.working_days_between(after, through)
    return (through - after).days


def _reckon(
    calendar: WorkCalendar, start: date, limit: Limit, out: tuple[Pause, ...], extension: Limit | None
) -> _Reckoning:
    limited = _nominal_end(calendar, start, limit)
    nominal = _extended_end(calendar, start, limit, extension, limited=limited)
    first_counted = _first_counted(start, limit)
    on, gained = nominal, []
    for pause in out:
        days = _days_out(calendar, pause, first_counted, limit.unit) if pause.since <= on else 0
        gained.append(days)
        on = _later(calendar, on, days, limit.unit)
    # in working days the end is worked whatever was given back
    ends_on = on if limit.unit is LimitUnit.WORKING_DAY and extension is None else _rolled(calendar, on, out)
    return _Reckoning(limited=limited, nominal=nominal, gained=tuple(gained), unrolled=on, on=ends_on)


def _first_counted(start: date, limit: Limit) -> date:
    return start if limit.counts_start else start + DAY


def _nominal_end(calendar: WorkCalendar, start: date, limit: Limit) -> date:
    calendar.check_covers(start)
    count, unit = limit.count, limit.unit
    if unit is LimitUnit.WORKING_DAY:
        return calendar.add_working_days(start, count, count_start=limit.counts_start)
    # Checked before adding, since a date beyond year 9999 cannot be written at all.
    if count > (calendar.last - start).days:
        raise HorizonRefused("到期日超出工作日历的范围（最远至 {last}），无法推算。", last=calendar.last)
    early = int(limit.counts_start and count > 0)
    if unit is LimitUnit.NATURAL_DAY:
        return start + (count - early) * DAY
    end = _months_later(start, count * 12 if unit is LimitUnit.YEAR else count, calendar)
    # With the start counted the period ends the day before the corresponding day; where there is none, on it.
    return end - early * DAY if end.day == start.day else end


def _extended_end(calendar: WorkCalendar, start: date, limit: Limit, extension: Limit | None, *, limited: date) -> date:
    if extension is None:
        return limited
    if extension.unit is limit.unit:  # a month and a month are two months from the start
        whole = Limit(count=limit.count + extension.count, unit=limit.unit, counts_start=limit.counts_start)
        return _nominal_end(calendar, start, whole)
    return _nominal_end(calendar, limited, Limit(count=extension.count, unit=extension.unit))


def _months_later(start: date, months: int, calendar: WorkCalendar) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > calendar.last.year:
        raise HorizonRefused("到期日超出工作日历的范围（最远至 {last}），无法推算。", last=calendar.last)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _days_out(calendar: WorkCalendar, pause: Pause, first_counted: date, unit: LimitUnit) -> int:
    since = max(pause.since, first_counted)
    if since >= pause.until:
        return 0
    if unit is LimitUnit.WORKING_DAY:
        return calendar.working_days_between(since - DAY, pause.until - DAY)
    return (pause.until - since).days


def _later(calendar: WorkCalendar, on: date, days: int, unit: LimitUnit) -> date:
    if unit is LimitUnit.WORKING_DAY:
        return calendar.add_working_days(on, days)
    return on + days * DAY


def _rolled(calendar: WorkCalendar, end: date, out: tuple[Pause, ...]) -> date:
    if calendar.is_working_day(end):
        return end
    on = calendar.next_working_day(end)
    for pause in out:
        if pause.since <= on < pause.until:
            on = calendar.next_working_day(pause.until)
    return on


def _extension_steps(extension: Limit | None, nominal: date) -> Iterator[Step]:
    if extension is not None:
        yield Step(kind=StepKind.EXTENSION, on=nominal, value=extension.count, name=extension.unit.value)


def _special_steps(days: Sequence[SpecialDay]) -> Iterator[Step]:
    """Neighbouring days of one name in one step."""
    if not days:
        return
    breaks = [0, *(i + 1 for i, pair in enumerate(pairwise(days)) if not _belong(*pair)), len(days)]
    for start, stop in pairwise(breaks):
        group = days[start:stop]
        kind = StepKind.MAKEUP if group[0].is_working else StepKind.HOLIDAY
        yield Step(kind=kind, on=group[0].on, until=group[-1].on, value=len(group), name=group[0].name)


def _belong(day: SpecialDay, following: SpecialDay) -> bool:
    same = (day.name, day.is_working) == (following.name, following.is_working)
    return same and following.on - day.on == DAY


def _pause_steps(out: Sequence[Pause], gained: Sequence[int], unit: LimitUnit) -> Iterator[Step]:
    # Months and years are paused by natural days.
    counted = unit if unit is LimitUnit.WORKING_DAY else LimitUnit.NATURAL_DAY
    for pause, days in zip(out, gained, strict=True):
        kind = StepKind.PAUSE if days else StepKind.IDLE_PAUSE
        yield Step(kind=kind, on=pause.since, until=pause.until, value=days, name=counted.value)


def _rolled_steps(found: _Reckoning) -> Iterator[Step]:
    if found.on != found.unrolled:
        moved = (found.on - found.unrolled).days
        yield Step(kind=StepKind.ROLLED, on=found.unrolled, until=found.on, value=moved)
