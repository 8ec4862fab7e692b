"""What must hold of any calendar, pause and limit."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.worktime.arithmetic import HorizonRefused, WorkCalendar
from mingchuang.foundation.worktime.calendars import shipped_calendar
from mingchuang.foundation.worktime.limits import (
    Limit,
    LimitUnit,
    Pause,
    StepKind,
    days_used,
    due,
    due_on,
    merged,
)

FIRST, LAST = date(2025, 1, 1), date(2026, 12, 31)
DAY = timedelta(days=1)
EVERY_DAY = WorkCalendar.from_rest_days(FIRST, LAST, rest=())

starts = st.dates(date(2025, 2, 1), date(2025, 6, 30))
counts = st.integers(1, 40)
units = st.sampled_from(LimitUnit)
rest_days = st.frozensets(st.dates(FIRST, date(2026, 6, 30)), max_size=60)


@st.composite
def pause_lists(draw: st.DrawFn) -> list[Pause]:
    spans = draw(st.lists(st.tuples(st.dates(date(2025, 1, 15), date(2025, 9, 1)), st.integers(0, 20)), max_size=4))
    return [Pause(since=since, until=since + length * DAY) for since, length in spans]


def slow_due(calendar: WorkCalendar, start: date, count: int, pauses: Sequence[Pause]) -> date:
    """The rule read aloud: walk, and count the worked days that are not paused."""
    day = start
    while count:
        day += DAY
        paused = any(pause.since <= day < pause.until for pause in pauses)
        count -= calendar.is_working_day(day) and not paused
    return day


@given(start=starts, count=counts, pauses=pause_lists())
def test_the_table_agrees_with_counting_on_fingers(start: date, count: int, pauses: list[Pause]) -> None:
    calendar = shipped_calendar()
    found = due_on(calendar, start=start, limit=Limit(count=count), pauses=pauses)
    assert found == slow_due(calendar, start, count, pauses)


@given(start=starts, count=counts, few=rest_days, more=rest_days, unit=units, pauses=pause_lists())
def test_more_holidays_never_shorten_a_limit(
    start: date, count: int, few: frozenset[date], more: frozenset[date], unit: LimitUnit, pauses: list[Pause]
) -> None:
    limit = Limit(count=min(count, 12) if unit is not LimitUnit.YEAR else 1, unit=unit)
    lenient = WorkCalendar.from_rest_days(FIRST, LAST, rest=few)
    strict = WorkCalendar.from_rest_days(FIRST, LAST, rest=few | more)
    assert due_on(lenient, start=start, limit=limit, pauses=pauses) <= due_on(
        strict, start=start, limit=limit, pauses=pauses
    )


@given(start=starts, count=counts, rest=rest_days)
def test_counting_back_gives_the_number_added(start: date, count: int, rest: frozenset[date]) -> None:
    calendar = WorkCalendar.from_rest_days(FIRST, LAST, rest=rest)
    end = calendar.add_working_days(start, count)
    assert calendar.working_days_between(start, end) == count
    assert calendar.working_days_between(end, start) == -count
    assert calendar.is_working_day(end)


@given(start=starts, count=counts, pauses=pause_lists())
def test_where_every_day_is_worked_working_days_are_natural_days(start: date, count: int, pauses: list[Pause]) -> None:
    working = due_on(EVERY_DAY, start=start, limit=Limit(count=count), pauses=pauses)
    natural = due_on(EVERY_DAY, start=start, limit=Limit(count=count, unit=LimitUnit.NATURAL_DAY), pauses=pauses)
    assert working == natural
    assert pauses or working == start + count * DAY


@given(start=starts, count=st.integers(1, 11), unit=units, pauses=pause_lists(), extra=pause_lists())
def test_another_pause_never_brings_the_end_forward(
    start: date, count: int, unit: LimitUnit, pauses: list[Pause], extra: list[Pause]
) -> None:
    limit = Limit(count=count if unit is not LimitUnit.YEAR else 1, unit=unit)
    calendar = shipped_calendar()
    fewer = due_on(calendar, start=start, limit=limit, pauses=pauses)
    assert fewer <= due_on(calendar, start=start, limit=limit, pauses=[*pauses, *extra])


@given(start=starts, count=counts, pauses=pause_lists())
def test_net_and_paused_make_gross(start: date, count: int, pauses: list[Pause]) -> None:
    calendar = shipped_calendar()
    end = due_on(calendar, start=start, limit=Limit(count=count), pauses=pauses)
    used = days_used(calendar, start=start, finish=end, pauses=pauses)
    assert used.net == count
    assert used.net + used.paused == used.gross


@given(start=starts, count=st.integers(1, 11), unit=units, pauses=pause_lists())
def test_the_end_is_always_worked_and_never_paused(
    start: date, count: int, unit: LimitUnit, pauses: list[Pause]
) -> None:
    limit = Limit(count=count if unit is not LimitUnit.YEAR else 1, unit=unit)
    end = due_on(shipped_calendar(), start=start, limit=limit, pauses=pauses)
    assert shipped_calendar().is_working_day(end)
    assert not any(pause.since <= end < pause.until for pause in pauses)


def test_overlapping_pauses_count_once() -> None:
    early = Pause(since=date(2025, 3, 3), until=date(2025, 3, 7))
    late = Pause(since=date(2025, 3, 6), until=date(2025, 3, 12))
    empty = Pause(since=date(2025, 4, 1), until=date(2025, 4, 1))
    assert merged([late, empty, early]) == (Pause(since=date(2025, 3, 3), until=date(2025, 3, 12)),)


def test_a_pause_after_the_end_is_told_and_has_no_effect() -> None:
    late = Pause(since=date(2025, 5, 6), until=date(2025, 5, 20))
    found = due(shipped_calendar(), start=date(2025, 3, 3), limit=Limit(count=5), pauses=[late])
    assert found.on == date(2025, 3, 10)
    assert [step.value for step in found.steps if step.kind is StepKind.IDLE_PAUSE] == [0]


def test_a_pause_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(Refusal, match="恢复计时的日期不能早于暂停的日期"):
        Pause(since=date(2025, 3, 7), until=date(2025, 3, 6))


def test_negative_limits_are_refused() -> None:
    with pytest.raises(Refusal, match="不能是负数"):
        Limit(count=-1)
    with pytest.raises(Refusal, match="不能是负数"):
        EVERY_DAY.add_working_days(FIRST, -1)


@pytest.mark.parametrize(
    ("start", "limit"),
    [
        (date(2019, 3, 1), Limit(count=5)),
        (date(2026, 3, 1), Limit(count=5000)),
        (date(2026, 3, 1), Limit(count=99999, unit=LimitUnit.NATURAL_DAY)),
        (date(2026, 3, 1), Limit(count=200, unit=LimitUnit.MONTH)),
        (date(2026, 3, 1), Limit(count=9999, unit=LimitUnit.YEAR)),
        (date(2040, 3, 1), Limit(count=1)),
    ],
)
def test_beyond_the_horizon_is_an_explicit_answer(start: date, limit: Limit) -> None:
    with pytest.raises(HorizonRefused, match="超出工作日历的范围"):
        due(shipped_calendar(), start=start, limit=limit)
