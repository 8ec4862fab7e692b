"""The table against an independent count: every start of 2023 to 2026, day by day, by somebody else's calendar."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

import chinese_calendar

from mingchuang.foundation.worktime.calendars import shipped_calendar
from mingchuang.foundation.worktime.limits import Limit, LimitUnit, Pause, days_used, due_on

DAY = timedelta(days=1)
FIRST, LAST = date(2023, 1, 1), date(2026, 12, 31)
WORKED = {FIRST + n * DAY: chinese_calendar.is_workday(FIRST + n * DAY) for n in range((LAST - FIRST).days + 1)}
COUNTS = {
    LimitUnit.WORKING_DAY: (1, 2, 3, 5, 10, 15, 20, 30, 45, 60),
    LimitUnit.NATURAL_DAY: (1, 3, 5, 7, 15, 30, 60),
    LimitUnit.MONTH: (1, 2, 3, 6),
    LimitUnit.YEAR: (1, 2),
}


class BeyondTheBook(Exception):
    """The other calendar ends."""


def is_paused(day: date, pauses: Sequence[Pause]) -> bool:
    return any(pause.since <= day < pause.until for pause in pauses)


def worked(day: date) -> bool:
    if day > LAST:
        raise BeyondTheBook
    return bool(WORKED[day])


def slow_due(start: date, limit: Limit, pauses: Sequence[Pause]) -> date:
    """Articles 201 to 203 read aloud: from the next day (or this one) on, one day after another."""
    day, left = start - DAY if limit.counts_start else start, length(start, limit)
    while left:
        day += DAY
        counts = worked(day) if limit.unit is LimitUnit.WORKING_DAY else True
        left -= counts and not is_paused(day, pauses)
    while limit.unit is not LimitUnit.WORKING_DAY and (not worked(day) or is_paused(day, pauses)):
        day += DAY
    return day


def length(start: date, limit: Limit) -> int:
    """How many days it has."""
    if limit.unit in (LimitUnit.WORKING_DAY, LimitUnit.NATURAL_DAY):
        return limit.count
    day, months = start, limit.count * (12 if limit.unit is LimitUnit.YEAR else 1)
    year, month = start.year, start.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    end = date(year, month, min(start.day, monthrange(year, month)[1]))
    missing = end.day != start.day  # the month is too short: it ends on its last day either way
    return (end - day).days + int(limit.counts_start and missing)


def drawn_pauses(random: Random, start: date) -> list[Pause]:
    """None to three pauses around the limit, some of them overlapping, some empty."""
    spans = [(random.randrange(-3, 40), random.randrange(0, 25)) for _ in range(random.choice((0, 0, 1, 1, 2, 3)))]
    return [Pause(since=start + offset * DAY, until=start + (offset + days) * DAY) for offset, days in spans]


def test_every_start_of_four_years_ends_where_counting_on_fingers_ends() -> None:
    calendar, compared, wrong = shipped_calendar(), 0, []
    for offset, start in enumerate(WORKED):
        random = Random(offset)  # noqa: S311 - the same cases every time
        for unit, counts in COUNTS.items():
            limit = Limit(count=random.choice(counts), unit=unit, counts_start=random.random() < 0.25)
            pauses = drawn_pauses(random, start)
            try:
                expected = slow_due(start, limit, pauses)
            except BeyondTheBook:
                continue
            compared += 1
            found = due_on(calendar, start=start, limit=limit, pauses=pauses)
            if found != expected:
                wrong.append((start, limit, pauses, found, expected))
    assert wrong == []
    assert compared > 5000


def test_days_used_agree_with_counting_on_fingers() -> None:
    calendar = shipped_calendar()
    for offset, start in enumerate(list(WORKED)[::7]):
        random = Random(offset)  # noqa: S311 - the same cases every time
        finish = min(start + random.randrange(0, 60) * DAY, LAST)
        pauses = drawn_pauses(random, start)
        days = [start + n * DAY for n in range(1, (finish - start).days + 1) if WORKED[start + n * DAY]]
        used = days_used(calendar, start=start, finish=finish, pauses=pauses)
        assert (used.gross, used.paused) == (len(days), sum(is_paused(day, pauses) for day in days))
        assert used.net + used.paused == used.gross
