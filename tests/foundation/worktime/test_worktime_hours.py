"""Hours of opening: lunch, half days, halls of their own; sums and look-ups, never a walk."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.worktime.arithmetic import HorizonRefused, WorkCalendar
from mingchuang.foundation.worktime.calendars import shipped_calendar
from mingchuang.foundation.worktime.hours import ALWAYS_OPEN, HoursRefused, OpeningHours, WorkHours

CHINA = ZoneInfo("Asia/Shanghai")
HALL = "工作日 9:00–12:00，13:30–17:00\n周五 09:00-12:00；周六 09:00-12:00\n2026-02-16 09:00-11:30"
MINUTE = 60


def hours(text: str, calendar: WorkCalendar | None = None) -> WorkHours:
    return WorkHours.build(calendar or shipped_calendar(), OpeningHours.read(text), zone=CHINA)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


OPEN, ALWAYS = hours(HALL), hours(ALWAYS_OPEN)


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        pytest.param("2026-03-11T11:50", 20, "2026-03-11T13:40", id="lunch does not count"),
        pytest.param("2026-03-11T12:30", 30, "2026-03-11T14:00", id="taken in over lunch"),
        pytest.param("2026-03-11T16:50", 10, "2026-03-11T17:00", id="the last minute of the day"),
        pytest.param("2026-03-11T16:50", 20, "2026-03-12T09:10", id="into the next day"),
        pytest.param("2026-03-13T11:50", 30, "2026-03-14T09:20", id="a half Friday, then an open Saturday"),
        pytest.param("2026-03-14T11:50", 30, "2026-03-16T09:20", id="an ordinary Sunday is shut"),
        pytest.param("2026-02-14T11:50", 30, "2026-02-14T13:50", id="a make-up Saturday has a full day"),
        pytest.param("2026-02-14T17:30", 60, "2026-02-16T10:00", id="a holiday with hours of its own"),
        pytest.param("2026-02-16T11:20", 20, "2026-02-24T09:10", id="and then the holiday: its Saturday is shut"),
        pytest.param("2026-03-14T20:00", 0, "2026-03-16T09:00", id="nothing to do: the next opening"),
        pytest.param("2026-03-11T10:00", 0, "2026-03-11T10:00", id="nothing to do while it is open"),
    ],
)
def test_minutes_count_only_while_the_hall_is_open(start: str, minutes: int, end: str) -> None:
    assert OPEN.add(at(start), minutes * MINUTE) == at(end)


def test_a_day_begins_at_the_halls_own_midnight() -> None:
    half_past_midnight_in_china = datetime(2026, 3, 10, 16, 30, tzinfo=UTC)  # the tenth, in London
    assert OPEN.add(half_past_midnight_in_china, 60) == at("2026-03-11T09:01")


days = st.dates(date(2023, 2, 1), date(2026, 6, 1))
moments = st.builds(
    lambda day, second: datetime.combine(day, time(), tzinfo=CHINA) + timedelta(seconds=second),
    days,
    st.integers(0, 24 * 3600 - 1),
)


@given(start=moments, seconds=st.integers(0, 3_000_000))
def test_adding_is_the_inverse_of_the_difference(start: datetime, seconds: int) -> None:
    end = OPEN.add(start, seconds)
    assert end >= start
    assert OPEN.seconds_between(start, end) == seconds
    assert OPEN.seconds_between(end, start) == -seconds


@given(start=moments, seconds=st.integers(0, 3_000_000))
def test_open_day_and_night_it_is_the_clock_on_the_wall(start: datetime, seconds: int) -> None:
    assert ALWAYS.add(start, seconds) == start + timedelta(seconds=seconds)


REST = st.frozensets(st.dates(date(2026, 3, 1), date(2026, 5, 1)), max_size=30)


@given(few=REST, more=REST, seconds=st.integers(0, 400_000))
def test_more_holidays_never_shorten_a_limit_in_minutes(
    few: frozenset[date], more: frozenset[date], seconds: int
) -> None:
    first, last = date(2026, 1, 1), date(2026, 12, 31)
    text = "工作日 09:00-12:00 13:00-17:00"
    lenient = hours(text, WorkCalendar.from_rest_days(first, last, rest=few))
    strict = hours(text, WorkCalendar.from_rest_days(first, last, rest=few | more))
    start = at("2026-03-02T10:00")
    assert lenient.add(start, seconds) <= strict.add(start, seconds)


def test_the_sums_agree_with_a_walk_of_minutes() -> None:
    start, end = at("2026-02-11T00:00"), at("2026-02-26T00:00")
    minutes = [start + timedelta(minutes=n) for n in range(int((end - start).total_seconds()) // 60)]
    assert sum(OPEN.is_open(minute) for minute in minutes) * MINUTE == OPEN.seconds_between(start, end)
    assert all(later - earlier == timedelta(minutes=1) for earlier, later in pairwise(minutes))


def test_beyond_the_horizon_is_an_explicit_answer() -> None:
    for refused in (lambda: OPEN.add(at("2026-03-11T10:00"), 10**9), lambda: OPEN.is_open(at("2019-03-11T10:00"))):
        with pytest.raises(HorizonRefused, match="超出工作日历的范围"):
            refused()
    with pytest.raises(Refusal, match="不能是负数"):
        OPEN.add(at("2026-03-11T10:00"), -1)
    shut = hours("工作日 不开放")
    with pytest.raises(HorizonRefused):
        shut.add(at("2026-03-11T10:00"), 0)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("工作日", "样子"),
        ("工作日 九点到五点", "样子"),
        ("工作日 09:00-12:00 午休 13:00-17:00", "样子"),
        ("工作日 12:00-09:00", "先后有误"),
        ("工作日 09:00-12:00 11:00-17:00", "先后有误"),
        ("工作日 09:00-25:00", "不存在的钟点"),
        ("工作日 09:00-12:70", "不存在的钟点"),
        ("星期一 09:00-12:00", "开头"),
        ("2026-02-30 09:00-12:00", "开头"),
    ],
)
def test_hours_that_cannot_be_read_are_refused_with_the_line(text: str, complaint: str) -> None:
    with pytest.raises(HoursRefused, match=complaint):
        OpeningHours.read(text)
