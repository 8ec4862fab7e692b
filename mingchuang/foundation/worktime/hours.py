"""Opening hours as arithmetic: several intervals a day, half days, days of their own; prefix sums of seconds.

Pure. A question is two look-ups and a bisection, however far apart its moments are; nothing walks day by day.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import accumulate, pairwise
from typing import Self

from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.worktime.arithmetic import HorizonRefused, WorkCalendar
from mingchuang.foundation.worktime.calendar_year import SATURDAY

DEFAULT_HOURS = "工作日 09:00-12:00 13:00-17:00"
ALWAYS_OPEN = "每天 00:00-24:00"
MIDNIGHT = 24 * 3600

WORKING, EVERY, CLOSED = "工作日", "每天", "不开放"
WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
# Who works in English writes these; nothing else tells the language of a line.
IN_ENGLISH = {
    "workdays": WORKING,
    "daily": EVERY,
    "closed": CLOSED,
    **dict(zip(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), WEEKDAYS, strict=True)),
}
SPAN = re.compile(r"(\d{1,2})[:：](\d{2})\s*[-—–~至]+\s*(\d{1,2})[:：](\d{2})", flags=re.ASCII)

Intervals = tuple[tuple[int, int], ...]  # seconds of the day, ascending, apart


class HoursRefused(Refusal):
    """The opening hours cannot be read; the message says which line and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningHours:
    """What a place says of its hours. A named date outranks everything, a day of the week the working days.

    A weekend day worked in exchange (调休) has the hours of working days. A line for Saturday or Sunday opens an
    ordinary weekend, never a public holiday; only `每天` and a named date do that.
    """

    working: Intervals = ()
    weekdays: Mapping[int, Intervals] = field(default_factory=dict)
    dates: Mapping[date, Intervals] = field(default_factory=dict)
    every: Intervals | None = None

    @classmethod
    def read(cls, text: str) -> Self:
        """Lines such as `工作日 09:00-12:00 13:30-17:30`, `周六 09:00-12:00`, `2026-02-16 09:00-11:30`."""
        working: Intervals = ()
        every: Intervals | None = None
        weekdays: dict[int, Intervals] = {}
        dates: dict[date, Intervals] = {}
        for line in filter(None, (raw.strip() for raw in re.split(r"[\n；;]", text))):
            day, spans = _read_line(line)
            if day == WORKING:
                working = spans
            elif day == EVERY:
                every = spans
            elif day in WEEKDAYS:
                weekdays[WEEKDAYS.index(day)] = spans
            else:
                dates[_read_day(day, line)] = spans
        return cls(working=working, weekdays=weekdays, dates=dates, every=every)

    def on(self, day: date, *, is_working: bool, is_special: bool) -> Intervals:
        """The intervals of a day of this kind; `is_special` when it does not simply follow the week."""
        if day in self.dates:
            return self.dates[day]
        if self.every is not None:
            return self.every
        if is_working:
            named = None if day.weekday() >= SATURDAY else self.weekdays.get(day.weekday())
            return self.working if named is None else named
        return () if is_special else self.weekdays.get(day.weekday(), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkHours:
    """The seconds a place is open, from the first to the last day of its calendar, in its own zone."""

    first: date
    zone: tzinfo
    days: tuple[Intervals, ...] = field(repr=False)
    before: tuple[int, ...] = field(repr=False)  # seconds open before the n-th day; one more than there are days

    @classmethod
    def build(cls, calendar: WorkCalendar, hours: OpeningHours, *, zone: tzinfo) -> Self:
        """The table of a place."""
        special = {day.on for day in calendar.special}
        days = tuple(
            hours.on(day, is_working=calendar.is_working_day(day), is_special=day in special)
            for day in _days(calendar.first, calendar.last)
        )
        sums = accumulate((sum(stop - start for start, stop in day) for day in days), initial=0)
        return cls(first=calendar.first, zone=zone, days=days, before=tuple(sums))

    def seconds_between(self, start: datetime, finish: datetime) -> int:
        """Open seconds from `start` to `finish`; negative when `finish` is the earlier."""
        return self._worked(finish) - self._worked(start)

    def add(self, start: datetime, seconds: int) -> datetime:
        """The moment at which so many open seconds have passed; with 0 the first open moment from `start` on."""
        if seconds < 0:
            raise Refusal("期限不能是负数，现为 {count}。", count=seconds)
        target = self._worked(start) + seconds
        if seconds == 0:
            return start if self.is_open(start) else self._opening(target)
        index = bisect_left(self.before, target) - 1
        if index >= len(self.days):
            raise HorizonRefused("到期时间超出工作日历的范围（最远至 {last}），无法推算。", last=self._last)
        left = target - self.before[index]
        for since, until in self.days[index]:
            if left <= until - since:
                return self._moment(index, since + left)
            left -= until - since
        raise AssertionError("the table and its sums differ")

    def is_open(self, moment: datetime) -> bool:
        """Whether the place is open then."""
        index, second = self._place(moment)
        return any(since <= second < until for since, until in self.days[index])

    @property
    def _last(self) -> date:
        return self.first + timedelta(days=len(self.days) - 1)

    def _opening(self, worked: int) -> datetime:
        """The first moment of the interval that begins after so many open seconds."""
        index = bisect_left(self.before, worked + 1) - 1
        if index >= len(self.days):
            raise HorizonRefused("到期时间超出工作日历的范围（最远至 {last}），无法推算。", last=self._last)
        left = worked - self.before[index]
        for since, until in self.days[index]:
            if left < until - since:
                return self._moment(index, since + left)
            left -= until - since
        raise AssertionError("the table and its sums differ")

    def _worked(self, moment: datetime) -> int:
        index, second = self._place(moment)
        return self.before[index] + sum(max(0, min(second, until) - since) for since, until in self.days[index])

    def _place(self, moment: datetime) -> tuple[int, int]:
        local = moment.astimezone(self.zone)
        index = (local.date() - self.first).days
        if not 0 <= index < len(self.days):
            raise HorizonRefused(
                "{day} 超出工作日历的范围（{first} 至 {last}），无法推算，请先补录放假安排。",
                day=local.date(),
                first=self.first,
                last=self._last,
            )
        return index, local.hour * 3600 + local.minute * 60 + local.second

    def _moment(self, index: int, second: int) -> datetime:
        return datetime.combine(self.first, time(), tzinfo=self.zone) + timedelta(days=index, seconds=second)


def _read_line(line: str) -> tuple[str, Intervals]:
    word, _, said = line.partition(" ")
    day = IN_ENGLISH.get(word.lower(), word)
    if IN_ENGLISH.get(said.strip().lower(), said.strip()) == CLOSED:
        return day, ()
    spans = SPAN.findall(said)
    if not spans or SPAN.sub("", said).strip(" ,，、"):
        raise HoursRefused("服务时间“{line}”请写成“工作日 09:00-12:00 13:30-17:30”的样子。", line=line)
    found = [(_second(span[0], span[1], line), _second(span[2], span[3], line)) for span in spans]
    if any(stop <= start for start, stop in found) or any(later[0] < earlier[1] for earlier, later in pairwise(found)):
        raise HoursRefused("服务时间“{line}”先后有误：每段的结束晚于开始，后一段不早于前一段。", line=line)
    return day, tuple(found)


def _read_day(day: str, line: str) -> date:
    try:
        return date.fromisoformat(day)
    except ValueError as error:
        raise HoursRefused(
            "服务时间“{line}”应以“工作日”“每天”“周一”至“周日”或日期（如 2026-02-16）开头。", line=line
        ) from error


def _second(hour: str, minute: str, line: str) -> int:
    second = int(hour) * 3600 + int(minute) * 60
    if int(minute) > 59 or second > MIDNIGHT:
        raise HoursRefused("服务时间“{line}”中有不存在的钟点。", line=line)
    return second


def _days(first: date, last: date) -> Iterator[date]:
    return (date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1))
