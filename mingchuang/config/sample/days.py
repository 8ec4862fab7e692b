"""The time line of the sample: everything is reckoned back from the moment of loading."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Self

from django.utils import timezone

from mingchuang.foundation.worktime.arithmetic import WorkCalendar
from mingchuang.foundation.worktime.published import calendar_in_force

HALF_A_YEAR = timedelta(days=183)
FOUNDED = timedelta(days=500)
MORNING, AFTERNOON = (9 * 60, 12 * 60), (13 * 60 + 30, 17 * 60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The days of the sample, its last moment being `now`."""

    now: datetime
    today: date
    calendar: WorkCalendar

    @classmethod
    def until(cls, now: datetime) -> Self:
        """The time line that ends now."""
        return cls(now=now, today=timezone.localdate(now), calendar=calendar_in_force())

    @property
    def since(self) -> date:
        """The first of the six months in which windows are rated."""
        return self.today - HALF_A_YEAR

    @property
    def founded(self) -> datetime:
        """When the county was entered: long before anything else."""
        return self.now - FOUNDED

    def working(self, first: date, last: date) -> list[date]:
        """The working days from first to last."""
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return [day for day in days if self.calendar.is_working_day(day)]

    def after(self, day: date, count: int) -> date:
        """The so-manyth working day after this one; 0 = the first from this day on."""
        return self.calendar.add_working_days(day, count)

    def last_before(self, day: date) -> date:
        """The last working day up to and with this one."""
        return self.working(day - timedelta(days=14), day)[-1]


def moment(day: date, clock: str) -> datetime:
    """The day at this time of day, as in "9:30"."""
    hour, _, minute = clock.partition(":")
    return datetime.combine(day, time(int(hour), int(minute)), tzinfo=timezone.get_default_timezone())


def office_hour(day: date, random: Random) -> datetime:
    """A moment of this day while windows are open."""
    span = MORNING if random.random() < 0.52 else AFTERNOON
    minutes = random.randrange(*span)
    clock = time(minutes // 60, minutes % 60, random.randrange(60))
    return datetime.combine(day, clock, tzinfo=timezone.get_default_timezone())


def month_on(day: date, months: int) -> tuple[int, int]:
    """Year and month so many months on."""
    number = day.year * 12 + day.month - 1 + months
    return number // 12, number % 12 + 1


def month_end(day: date, months: int = 0) -> date:
    """The last day of the month so many months on."""
    year, month = month_on(day, months + 1)
    return date(year, month, 1) - timedelta(days=1)
