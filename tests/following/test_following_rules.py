"""Lamps, due moments and who may close. No database."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mingchuang.following.enums import Lamp, MatterState
from mingchuang.following.rules import (
    MATTER_STATES,
    AgreedDate,
    CloseRefused,
    Move,
    check_closer,
    clock_times,
    kinds,
    lamp,
    lamp_days,
    parent_path,
)
from mingchuang.foundation.states import MoveRefused
from mingchuang.foundation.worktime.calendars import shipped_calendar
from mingchuang.foundation.worktime.limits import Limit, LimitUnit

CHINA = ZoneInfo("Asia/Shanghai")
DUE = datetime(2026, 3, 18, 15, 59, tzinfo=UTC)
AMBER, LAW = DUE - timedelta(days=1), DUE + timedelta(days=10)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param(AMBER, Lamp.NORMAL, id="until the last fifth"),
        pytest.param(AMBER + timedelta(seconds=1), Lamp.NEAR, id="in the last fifth"),
        pytest.param(DUE, Lamp.NEAR, id="the last moment still counts"),
        pytest.param(DUE + timedelta(seconds=1), Lamp.PAST_PROMISE, id="past the promise"),
        pytest.param(LAW + timedelta(seconds=1), Lamp.PAST_LAW, id="past the law"),
    ],
)
def test_the_lamp_compares_with_now(now: datetime, expected: Lamp) -> None:
    assert lamp(now=now, amber_at=AMBER, due_at=DUE, limit_at=LAW, is_provisional=False) is expected


def test_a_provisional_date_is_never_held_against_anyone() -> None:
    long_after = LAW + timedelta(days=90)

    assert lamp(now=long_after, amber_at=AMBER, due_at=DUE, limit_at=LAW, is_provisional=True) is Lamp.NEAR


@pytest.mark.parametrize(
    ("done_at", "expected"),
    [(DUE - timedelta(hours=1), Lamp.NORMAL), (DUE + timedelta(days=2), Lamp.PAST_PROMISE)],
)
def test_the_lamp_stands_still_when_it_is_done(done_at: datetime, expected: Lamp) -> None:
    year_later = DUE + timedelta(days=365)

    found = lamp(now=year_later, amber_at=AMBER, due_at=DUE, limit_at=LAW, is_provisional=False, done_at=done_at)

    assert found is expected


def test_days_beside_the_lamp_are_calendar_days_in_the_zone_of_the_organisation() -> None:
    half_past_midnight_in_china = datetime(2026, 3, 18, 16, 30, tzinfo=UTC)

    over = lamp_days(Lamp.PAST_PROMISE, moment=half_past_midnight_in_china, due_at=DUE, limit_at=None, zone=CHINA)

    assert over == 1


@pytest.mark.parametrize(
    ("started_on", "count", "due_on"),
    [
        # standards §4.5 and lessons D.4: make-up days work, holidays do not, the first day does not count
        (date(2025, 1, 24), 5, date(2025, 2, 7)),
        (date(2025, 9, 28), 5, date(2025, 10, 11)),
        (date(2026, 2, 13), 5, date(2026, 2, 27)),
        (date(2026, 4, 29), 5, date(2026, 5, 9)),
        (date(2026, 10, 9), 1, date(2026, 10, 10)),
    ],
)
def test_a_clock_ends_with_the_last_moment_of_the_right_day(started_on: date, count: int, due_on: date) -> None:
    times = clock_times(shipped_calendar(), started_on=started_on, promise=Limit(count=count), law=None, zone=CHINA)

    assert times.due_at.astimezone(CHINA).date() == due_on
    assert (times.due_at + timedelta(microseconds=1)).astimezone(CHINA).date() == due_on + timedelta(days=1)
    assert times.amber_at <= times.due_at
    assert not times.is_provisional


def test_a_clock_into_an_unpublished_year_is_provisional_and_says_why() -> None:
    times = clock_times(shipped_calendar(), started_on=date(2026, 12, 29), promise=Limit(count=5), law=None, zone=CHINA)

    assert times.is_provisional
    assert "2027" in times.provisional_reason


def test_the_limit_of_the_law_stands_beside_the_promise() -> None:
    law = Limit(count=1, unit=LimitUnit.MONTH)

    times = clock_times(shipped_calendar(), started_on=date(2026, 3, 11), promise=Limit(count=5), law=law, zone=CHINA)

    assert times.limit_at is not None
    assert times.limit_at.astimezone(CHINA).date() == date(2026, 4, 13)  # 11 April is a Saturday


@pytest.mark.parametrize(
    ("promise", "amber_on"),
    [
        (Limit(count=5), date(2026, 3, 16)),
        (Limit(count=1), date(2026, 3, 11)),
        (Limit(count=20, unit=LimitUnit.NATURAL_DAY), date(2026, 3, 26)),
    ],
)
def test_amber_is_the_last_fifth_and_at_least_from_the_day_before_the_last(promise: Limit, amber_on: date) -> None:
    times = clock_times(shipped_calendar(), started_on=date(2026, 3, 11), promise=promise, law=None, zone=CHINA)

    assert times.amber_at.astimezone(CHINA).date() == amber_on


def test_an_agreed_date_is_certain_whatever_the_calendar_knows() -> None:
    times = clock_times(
        shipped_calendar(),
        started_on=date(2026, 12, 1),
        promise=Limit(count=5),
        law=None,
        zone=CHINA,
        agreed=AgreedDate(on=date(2027, 1, 10), since=date(2026, 12, 1)),
    )

    assert not times.is_provisional
    assert times.amber_at.astimezone(CHINA).date() == date(2027, 1, 1)


@pytest.mark.parametrize(("path", "above"), [("/1/2/5/", "/1/2/"), ("/1/2/", "/1/"), ("/1/", "/1/")])
def test_the_parent_of_the_topmost_node_is_itself(path: str, above: str) -> None:
    assert parent_path(path) == above


@pytest.mark.parametrize(
    ("is_owner", "has_answered", "may_at_parent", "message"),
    [
        pytest.param(True, False, True, "另一人", id="its owner"),
        pytest.param(False, True, True, "另一人", id="who answered"),
        pytest.param(False, False, False, "上一级", id="a colleague at the same node"),
    ],
)
def test_it_is_not_closed_by(*, is_owner: bool, has_answered: bool, may_at_parent: bool, message: str) -> None:
    with pytest.raises(CloseRefused, match=message):
        check_closer(is_owner=is_owner, has_answered=has_answered, may_at_parent=may_at_parent)


def test_only_what_is_answered_is_closed() -> None:
    with pytest.raises(MoveRefused):
        MATTER_STATES.after(MatterState.OPEN, Move.CLOSE)


def test_every_kind_has_its_checker_but_those_that_their_area_closes_at_once() -> None:
    unchecked = {key for key, kind in kinds().items() if not kind.close_permission and not key.startswith("tests.")}
    at_once = {"reception.contact", "reception.service", "casework.intake", "casework.part", "feedback.petition_intake"}
    assert unchecked <= at_once
