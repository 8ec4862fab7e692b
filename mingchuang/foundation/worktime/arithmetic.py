"""Working days as arithmetic: a table made once, then look-ups. No clock, no file, no framework."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from typing import Self

from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.worktime.calendar_year import SATURDAY, CalendarRefused, CalendarYear, SpecialDay

HORIZON_YEARS = 10
"""How far past the last published year dates are still reckoned, provisionally."""

# Off in every year whatever the notice says (全国年节及纪念日放假办法, 2024 revision), as (month, day).
# Spring Festival, Qingming, Dragon Boat and Mid-Autumn follow the moon and the sun and are left out, as are
# the days given back for a holiday at a weekend: a provisional date says what it leaves out, and guesses not.
FIXED_HOLIDAYS = {
    (1, 1): "元旦",
    (5, 1): "劳动节",
    (5, 2): "劳动节",
    (10, 1): "国庆节",
    (10, 2): "国庆节",
    (10, 3): "国庆节",
}


class HorizonRefused(Refusal):
    """A date lies outside the table; no guess is made beyond it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkCalendar:
    """Which days from `first` to `last` are worked. Every question is a look-up; nothing walks day by day."""

    first: date
    last: date
    start: int = field(repr=False)  # the ordinal of `first`
    unpublished: frozenset[int]
    special: tuple[SpecialDay, ...] = field(repr=False)
    working: tuple[int, ...] = field(repr=False)  # ordinals of the working days, ascending
    through: tuple[int, ...] = field(repr=False)  # working days from `first` up to and with the n-th day

    @classmethod
    def from_years(cls, years: Sequence[CalendarYear], *, horizon_years: int = HORIZON_YEARS) -> Self:
        """A calendar of these notices, with provisional years in the gaps and up to the horizon.

        A later notice outranks an earlier one where both name a day at the turn of the year.
        """
        if not years:
            raise CalendarRefused("工作日历是空的，请先录入放假安排。")
        published = {entry.year for entry in years}
        if len(published) < len(years):
            raise CalendarRefused("同一年的放假安排录入了两次。")
        covered = range(min(published), max(published) + horizon_years + 1)
        unpublished = frozenset(covered) - published
        named = {day.on: day for year in sorted(unpublished) for day in _fixed_holidays(year)}
        for entry in sorted(years, key=lambda each: each.year):
            named |= {day.on: day for day in entry.days}
        first, last = date(covered[0], 1, 1), date(covered[-1], 12, 31)
        special = tuple(named[on] for on in sorted(named) if first <= on <= last)
        return cls._build(first, last, special=special, unpublished=unpublished)

    @classmethod
    def from_rest_days(cls, first: date, last: date, *, rest: Collection[date]) -> Self:
        """A calendar in which exactly the days of `rest` are not worked (a hall's own, or a test's)."""
        days = _days_between(first, last)
        special = tuple(
            SpecialDay(on=day, name="", is_working=day not in rest)
            for day in days
            if (day in rest) != (day.weekday() >= SATURDAY)
        )
        return cls._build(first, last, special=special, unpublished=frozenset())

    @classmethod
    def _build(cls, first: date, last: date, *, special: tuple[SpecialDay, ...], unpublished: frozenset[int]) -> Self:
        named = {day.on: day.is_working for day in special}
        worked = [named.get(day, day.weekday() < SATURDAY) for day in _days_between(first, last)]
        start = first.toordinal()
        return cls(
            first=first,
            last=last,
            start=start,
            unpublished=unpublished,
            special=special,
            working=tuple(start + offset for offset, is_worked in enumerate(worked) if is_worked),
            through=tuple(accumulate(int(is_worked) for is_worked in worked)),
        )

    def is_working_day(self, day: date) -> bool:
        """Is this day worked? `HorizonRefused` outside the table."""
        offset = self._offset(day)
        return self.through[offset] > (self.through[offset - 1] if offset else 0)

    def next_working_day(self, on_or_after: date) -> date:
        """The first working day, that day itself if it is one."""
        return self._nth(self._worked_before(on_or_after) + 1)

    def add_working_days(self, start: date, count: int, *, count_start: bool = False) -> date:
        """The `count`-th working day after `start`; where the place counts the start, from `start` on.

        0 gives the first working day from `start` on.
        """
        if count < 0:
            raise Refusal("期限不能是负数，现为 {count}。", count=count)
        if count == 0:
            return self.next_working_day(start)
        before = self._worked_before(start) if count_start else self.through[self._offset(start)]
        return self._nth(before + count)

    def working_days_between(self, after: date, through: date) -> int:
        """Working days in (after, through]; negative when `through` is the earlier."""
        return self.through[self._offset(through)] - self.through[self._offset(after)]

    def unpublished_years(self, since: date, through: date) -> tuple[int, ...]:
        """The years from `since` to `through` whose notice has not been loaded."""
        return tuple(year for year in range(since.year, through.year + 1) if year in self.unpublished)

    def special_days(self, since: date, through: date) -> tuple[SpecialDay, ...]:
        """The days from `since` to `through` that do not simply follow the week."""
        start = bisect_left(self.special, since, key=lambda day: day.on)
        stop = bisect_left(self.special, through + timedelta(days=1), key=lambda day: day.on)
        return self.special[start:stop]

    def check_covers(self, day: date) -> None:
        """Refuse a day outside the table."""
        self._offset(day)

    def _offset(self, day: date) -> int:
        offset = day.toordinal() - self.start
        if not 0 <= offset < len(self.through):
            raise HorizonRefused(
                "{day} 超出工作日历的范围（{first} 至 {last}），无法推算，请先补录放假安排。",
                day=day,
                first=self.first,
                last=self.last,
            )
        return offset

    def _worked_before(self, day: date) -> int:
        offset = self._offset(day)
        return self.through[offset - 1] if offset else 0

    def _nth(self, number: int) -> date:
        if number > len(self.working):
            raise HorizonRefused("到期日超出工作日历的范围（最远至 {last}），无法推算。", last=self.last)
        return date.fromordinal(self.working[number - 1])


def _fixed_holidays(year: int) -> Iterable[SpecialDay]:
    return (
        SpecialDay(on=date(year, month, day), name=name, is_working=False)
        for (month, day), name in FIXED_HOLIDAYS.items()
    )


def _days_between(first: date, last: date) -> Sequence[date]:
    return [date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1)]
