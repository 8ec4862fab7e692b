"""Rules of queues, bookings and staffing. No database: golden values, tables and properties."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.worktime.calendars import shipped_calendar
from mingchuang.queueing.rules.bookings import (
    Behind,
    BookingRefused,
    Stretch,
    Template,
    check_arrival,
    is_staffed,
    paused_until,
    slots_on,
    was_missed,
)
from mingchuang.queueing.rules.erlang import Load, served, windows_needed, with_absences
from mingchuang.queueing.rules.estimate import FEWEST_TIMES, waiting_estimate
from mingchuang.queueing.rules.hours import check_open, opening
from mingchuang.queueing.rules.order import Waiting, call_order, run_after
from mingchuang.queueing.rules.setting import check_terms
from mingchuang.queueing.rules.terms import END_OF_DAY, HallTerms, Span, TermsRefused, priorities, read_spans

ZONE = ZoneInfo("Asia/Shanghai")
NINE = datetime(2026, 3, 11, 9, tzinfo=ZONE)
is_worked = shipped_calendar().is_working_day


@pytest.mark.parametrize(
    ("per_hour", "minutes", "windows", "golden"),
    [
        (30, 6, 4, (0.75, 0.509434, 3.0566, 0.903780)),
        (20, 8, 3, (0.8889, 0.797508, 19.1402, 0.474250)),
        (40, 5, 4, (0.8333, 0.657722, 4.9329, 0.826626)),
    ],
)
def test_waiting_at_so_many_windows_is_as_published(
    per_hour: float, minutes: float, windows: int, golden: tuple[float, ...]
) -> None:
    found = served(Load(per_hour=per_hour, minutes=minutes), windows)

    assert found is not None
    occupancy, waits, mean_wait, within_ten = golden
    assert found.occupancy == pytest.approx(occupancy, abs=5e-5)
    assert found.waits == pytest.approx(waits, abs=5e-7)
    assert found.mean_wait == pytest.approx(mean_wait, abs=5e-5)
    assert found.within(10) == pytest.approx(within_ten, abs=5e-7)


def test_the_windows_an_hour_needs_are_as_published() -> None:
    """100 in half an hour, 3 minutes each, 80 % within 20 seconds, 30 % away: 14 windows, 20 posts."""
    load = Load(per_hour=200, minutes=3)
    found = windows_needed(load, share=0.8, minutes=20 / 60)
    one_less = served(load, 13)

    assert found is not None
    assert found.windows == 14
    assert found.within(20 / 60) == pytest.approx(0.8883500191794669, abs=1e-13)
    assert found.occupancy == pytest.approx(0.7142857, abs=5e-8)
    assert found.waits == pytest.approx(0.17413193359, abs=1e-11)
    assert with_absences(found.windows, away=0.3) == 20
    assert one_less is not None
    assert one_less.within(20 / 60) == pytest.approx(0.7956, abs=5e-5)


@pytest.mark.parametrize("windows", [0, 3, 10])
def test_a_load_that_fills_the_windows_is_unstable_and_no_number(windows: int) -> None:
    assert served(Load(per_hour=windows * 10, minutes=6), windows) is None


people = st.lists(
    st.builds(
        Waiting,
        key=st.integers(1, 10_000),
        rank_at=st.integers(0, 300).map(lambda minute: NINE - timedelta(minutes=minute)),
        is_priority=st.booleans(),
        due_at=st.none() | st.integers(-120, 120).map(lambda minute: NINE + timedelta(minutes=minute)),
    ),
    unique_by=lambda one: one.key,
    max_size=40,
)


@given(waiting=people, most_ahead=st.integers(1, 4))
def test_everybody_is_called_once_and_nobody_starves(waiting: list[Waiting], most_ahead: int) -> None:
    """A window calls until nobody is left: each once, each line in its order, no more than so many ahead in a row."""
    left, run, called, in_a_row = list(waiting), 0, [], 0
    while left:
        one = call_order(left, run=run, most_ahead=most_ahead, now=NINE)[0]
        others = [other for other in left if other is not one]
        run = run_after(one, others=others, run=run, now=NINE)
        passed = [other for other in others if not is_ahead(other) and not is_early(other)]
        in_a_row = in_a_row + 1 if is_ahead(one) and passed else 0
        assert in_a_row <= most_ahead
        called.append(one)
        left = others

    assert Counter(called) == Counter(waiting)
    for kind in (is_ahead, is_early, lambda one: not is_ahead(one) and not is_early(one)):
        own = [one.place for one in called if kind(one)]
        assert own == sorted(own)


@given(waiting=people, run=st.integers(0, 3))
def test_the_order_told_beforehand_is_the_order_called(waiting: list[Waiting], run: int) -> None:
    told = call_order(waiting, run=run, most_ahead=2, now=NINE)
    left = list(waiting)
    for expected in told:
        one = call_order(left, run=run, most_ahead=2, now=NINE)[0]
        assert one == expected
        left.remove(one)
        run = run_after(one, others=left, run=run, now=NINE)


def is_ahead(one: Waiting) -> bool:
    return one.is_priority or (one.due_at is not None and one.due_at <= NINE)


def is_early(one: Waiting) -> bool:
    return not one.is_priority and one.due_at is not None and one.due_at > NINE


@pytest.mark.parametrize(
    ("moment", "message"),
    [
        pytest.param(NINE.replace(hour=7), "还没有开始放号。下次放号：03-11 08:30", id="too early"),
        pytest.param(NINE.replace(hour=12, minute=30), "下次放号：03-11 13:00", id="over noon"),
        pytest.param(NINE.replace(hour=17, minute=1), "今天都会办完。下次放号：03-12 08:30", id="after hours"),
        pytest.param(datetime(2026, 3, 14, 10, tzinfo=ZONE), "下次放号：03-16 08:30", id="a Saturday"),
        pytest.param(datetime(2026, 2, 20, 10, tzinfo=ZONE), "下次放号：02-24 08:30", id="Spring Festival"),
    ],
)
def test_outside_its_hours_the_hall_gives_no_tickets_and_says_when_it_does(moment: datetime, message: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_open(opening(moment, terms=HallTerms(), is_worked=is_worked))

    assert message in str(refused.value)


def test_a_make_up_saturday_is_open_and_a_hall_may_open_on_days_of_rest() -> None:
    make_up, sunday = datetime(2026, 2, 28, 10, tzinfo=ZONE), datetime(2026, 3, 15, 10, tzinfo=ZONE)

    assert opening(make_up, terms=HallTerms(), is_worked=is_worked).is_open
    assert opening(sunday, terms=HallTerms(rest_days=(7,)), is_worked=is_worked).is_open
    assert opening(NINE.replace(hour=17), terms=HallTerms(), is_worked=is_worked).is_open, "the stroke itself counts"


@pytest.mark.parametrize("text", ["", "8:30", "12:00-8:30", "8:30-12:00 11:00-13:00", "8:30-25:00", "a-b-c"])
def test_hours_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(TermsRefused):
        read_spans(text)


def test_hours_are_read_as_people_type_them() -> None:
    assert read_spans("8:30–12:00，13：00-24:00") == (
        Span(since=time(8, 30), until=time(12)),
        Span(since=time(13), until=END_OF_DAY),
    )
    check_terms(HallTerms())
    assert list(priorities()) == ["elderly", "disabled", "pregnant", "soldier"]
    with pytest.raises(TermsRefused):
        check_terms(HallTerms(calls=0))


def test_an_estimate_has_a_spread_grows_with_the_line_and_is_none_from_too_little() -> None:
    times = [3.0, 4.0, 5.0, 5.0, 6.0, 8.0, 12.0, 5.0]

    found = [waiting_estimate(ahead=ahead, windows=2, times=times) for ahead in range(0, 60, 3)]

    assert all(one is not None and one.low <= one.median <= one.high for one in found)
    medians = [one.median for one in found if one]
    assert medians == sorted(medians)
    assert medians[10] == pytest.approx(30 * 6 / 2, rel=0.15), "thirty before her, two windows, six minutes each"
    assert waiting_estimate(ahead=4, windows=2, times=times[: FEWEST_TIMES - 1]) is None
    assert waiting_estimate(ahead=4, windows=0, times=times) is None


def a_template(**more: Any) -> Template:
    usual: dict[str, Any] = {
        "key": 1, "window": 7, "weekdays": (1, 2, 3, 4, 5), "since": time(9), "until": time(10, 15), "minutes": 30,
        "capacity": 2, "from_on": date(2026, 1, 5),
    }  # fmt: skip
    return Template(**{**usual, **more})


@pytest.mark.parametrize(
    ("day", "template", "terms", "count"),
    [
        pytest.param(date(2026, 3, 11), a_template(), HallTerms(), 2, id="a Wednesday, whole slots only"),
        pytest.param(date(2026, 3, 14), a_template(), HallTerms(), 0, id="a Saturday"),
        pytest.param(date(2026, 2, 20), a_template(), HallTerms(), 0, id="a Friday in Spring Festival"),
        pytest.param(date(2026, 2, 28), a_template(), HallTerms(), 2, id="a make-up Saturday, as on all working days"),
        pytest.param(date(2026, 2, 28), a_template(weekdays=(5,)), HallTerms(), 0, id="which is not a Friday"),
        pytest.param(date(2026, 3, 14), a_template(weekdays=(6,)), HallTerms(rest_days=(6,)), 2, id="open at weekends"),
        pytest.param(date(2026, 3, 14), a_template(weekdays=(6,)), HallTerms(), 0, id="a hall that is not"),
        pytest.param(date(2026, 3, 11), a_template(until_on=date(2026, 3, 11)), HallTerms(), 0, id="ended"),
    ],
)
def test_slots_follow_the_work_calendar(day: date, template: Template, terms: HallTerms, count: int) -> None:
    assert len(slots_on(day, [template], is_worked=is_worked(day), terms=terms, zone=ZONE)) == count


HERE, GONE, BACK_AT_TEN = (
    Behind(is_here=True),
    Behind(is_here=False),
    Behind(is_here=False, back_at=NINE.replace(hour=10)),
)


@pytest.mark.parametrize(
    ("posts", "people", "hour", "expected"),
    [
        pytest.param([], [], 9, True, id="nothing is known of the window"),
        pytest.param([[HERE]], [], 9, True, id="the holder is there"),
        pytest.param([[GONE, HERE]], [], 9, True, id="the deputy is there"),
        pytest.param([[GONE]], [HERE], 9, False, id="nobody is behind the post"),
        pytest.param([[BACK_AT_TEN]], [], 9, False, id="not back yet"),
        pytest.param([[BACK_AT_TEN]], [], 10, True, id="back by then"),
        pytest.param([[GONE], [HERE]], [], 9, True, id="one of two posts is held"),
        pytest.param([], [GONE], 9, False, id="no posts kept, and the only one is away"),
    ],
)
def test_a_window_offers_hours_only_when_somebody_is_there(
    *, posts: list[list[Behind]], people: list[Behind], hour: int, expected: bool
) -> None:
    assert is_staffed(posts, people, at=NINE.replace(hour=hour)) is expected


@pytest.mark.parametrize(
    ("opened", "closed", "call", "expected"),
    [
        pytest.param(8, 12, NINE + timedelta(minutes=10), True, id="open, and it called"),
        pytest.param(8, 12, NINE - timedelta(minutes=10), False, id="open, but it called nobody then"),
        pytest.param(10, 12, NINE + timedelta(minutes=70), False, id="it opened only afterwards"),
    ],
)
def test_a_booking_is_missed_only_where_a_window_served(
    *, opened: int, closed: int, call: datetime, expected: bool
) -> None:
    stretch = Stretch(since=NINE.replace(hour=opened), until=NINE.replace(hour=closed))

    assert was_missed(starts_at=NINE, terms=HallTerms(), open_times=[stretch], calls=[call]) is expected


def test_a_pause_of_booking_is_off_until_a_hall_sets_it() -> None:
    missed = [date(2026, 1, 5), date(2026, 3, 2), date(2026, 3, 9)]

    assert paused_until(missed, terms=HallTerms()) is None
    assert paused_until(missed, terms=HallTerms(missed_before_pause=2)) == date(2026, 4, 8)
    assert paused_until(missed, terms=HallTerms(missed_before_pause=3, missed_within_days=30)) is None


def test_who_is_late_gets_a_plain_ticket_and_who_is_early_is_told_when_to_come() -> None:
    terms = HallTerms()

    assert check_arrival(starts_at=NINE, now=NINE + timedelta(minutes=15), terms=terms)
    assert not check_arrival(starts_at=NINE, now=NINE + timedelta(minutes=16), terms=terms)
    for now in (NINE - timedelta(minutes=31), NINE + timedelta(days=1)):
        with pytest.raises(BookingRefused):
            check_arrival(starts_at=NINE, now=now, terms=terms)
