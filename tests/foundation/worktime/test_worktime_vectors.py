"""Due dates worked out beforehand, by hand and by others; a change here is a change of the law's reading."""

from datetime import date, timedelta

import chinese_calendar
import pytest

from mingchuang.foundation.worktime.calendars import shipped_calendar, shipped_years
from mingchuang.foundation.worktime.limits import DaysUsed, Limit, LimitUnit, Pause, days_used, due, due_on

CALENDAR = shipped_calendar()


def on(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("accepted", "working_days", "expected", "with_start_counted"),
    [
        ("2025-01-24", 5, "2025-02-07", "2025-02-06"),
        ("2025-09-26", 10, "2025-10-16", "2025-10-15"),
        ("2025-09-28", 5, "2025-10-11", "2025-10-10"),
        ("2025-04-25", 3, "2025-04-29", "2025-04-28"),
        ("2025-03-03", 20, "2025-03-31", "2025-03-28"),
    ],
)
def test_a_limit_of_2025_ends_on_the_published_day(
    accepted: str, working_days: int, expected: str, with_start_counted: str
) -> None:
    plain = due(CALENDAR, start=on(accepted), limit=Limit(count=working_days))
    counted = due(CALENDAR, start=on(accepted), limit=Limit(count=working_days, counts_start=True))
    assert (plain.on, counted.on) == (on(expected), on(with_start_counted))
    assert not plain.provisional


@pytest.mark.parametrize(
    ("accepted", "working_days", "expected"),
    [
        ("2026-02-13", 5, "2026-02-27"),
        ("2026-04-29", 5, "2026-05-09"),
        ("2026-09-18", 5, "2026-09-24"),
        ("2026-09-18", 10, "2026-10-09"),
        ("2026-09-28", 3, "2026-10-08"),
        ("2026-10-09", 1, "2026-10-10"),
    ],
)
def test_a_limit_of_2026_ends_on_the_published_day(accepted: str, working_days: int, expected: str) -> None:
    assert due_on(CALENDAR, start=on(accepted), limit=Limit(count=working_days)) == on(expected)


def test_weekend_intake_counts_from_the_next_working_day() -> None:
    accepted = CALENDAR.next_working_day(on("2025-09-27"))
    assert accepted == on("2025-09-28")
    assert CALENDAR.add_working_days(accepted, 5) == on("2025-10-11")


def test_a_natural_last_day_on_a_holiday_gives_way_to_the_next_working_day() -> None:
    found = due(CALENDAR, start=on("2025-09-26"), limit=Limit(count=7, unit=LimitUnit.NATURAL_DAY))
    assert found.on == on("2025-10-09")
    assert [step.on for step in found.steps if step.kind == "rolled"] == [on("2025-10-03")]


def test_a_paused_limit_ends_later_by_the_working_days_out() -> None:
    pause = Pause(since=on("2025-03-06"), until=on("2025-03-13"))
    limit = Limit(count=10)
    assert due_on(CALENDAR, start=on("2025-03-03"), limit=limit) == on("2025-03-17")
    assert due_on(CALENDAR, start=on("2025-03-03"), limit=limit, pauses=[pause]) == on("2025-03-24")


def test_days_used_tell_gross_and_net() -> None:
    pause = Pause(since=on("2025-03-06"), until=on("2025-03-13"))
    used = days_used(CALENDAR, start=on("2025-03-03"), finish=on("2025-03-24"), pauses=[pause])
    assert used == DaysUsed(gross=15, paused=5)
    assert used.net == 10


def test_the_weekend_working_days_of_2026_are_these_six() -> None:
    days = [day.on.isoformat() for year in shipped_years() if year.year == 2026 for day in year.days if day.is_working]
    assert days == ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]


def test_every_shipped_day_agrees_with_a_second_table() -> None:
    published = [year.year for year in shipped_years()]
    assert published == [2023, 2024, 2025, 2026]
    day, differing = date(2023, 1, 1), []
    while day.year <= 2026:
        if CALENDAR.is_working_day(day) != chinese_calendar.is_workday(day):
            differing.append(day)
        day += timedelta(days=1)
    assert differing == []


@pytest.mark.parametrize(
    ("start", "limit", "expected"),
    [
        ("2025-01-15", Limit(count=1, unit=LimitUnit.MONTH), "2025-02-17"),  # the 15th is a Saturday
        ("2024-01-31", Limit(count=1, unit=LimitUnit.MONTH), "2024-02-29"),  # no 31st: the last of February
        ("2025-11-30", Limit(count=3, unit=LimitUnit.MONTH), "2026-02-28"),  # a Saturday, but worked
        ("2024-02-29", Limit(count=1, unit=LimitUnit.YEAR), "2025-02-28"),
        ("2023-03-03", Limit(count=3, unit=LimitUnit.YEAR), "2026-03-03"),
        ("2025-03-03", Limit(count=1, unit=LimitUnit.MONTH, counts_start=True), "2025-04-02"),
        ("2025-03-03", Limit(count=10, unit=LimitUnit.NATURAL_DAY, counts_start=True), "2025-03-12"),
        ("2025-10-04", Limit(count=0), "2025-10-09"),
        ("2025-03-04", Limit(count=0, unit=LimitUnit.NATURAL_DAY), "2025-03-04"),
    ],
)
def test_months_years_and_counted_starts_follow_the_civil_code(start: str, limit: Limit, expected: str) -> None:
    assert due_on(CALENDAR, start=on(start), limit=limit) == on(expected)


def test_unit_codes_are_those_of_the_national_interface() -> None:
    assert [unit.code for unit in LimitUnit] == [0, 1, 2, 3]
    assert [unit.label for unit in LimitUnit] == ["天", "个工作日", "个月", "年"]
