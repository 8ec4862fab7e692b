"""Promises against the law, also between units. No database."""

from datetime import date, timedelta

import pytest

from mingchuang.catalogue.rules.limits import is_within, largest_within, span
from mingchuang.foundation.worktime.calendars import shipped_calendar
from mingchuang.foundation.worktime.limits import Limit, LimitUnit, due_on

DAYS, WORKING, MONTHS, YEARS = LimitUnit


@pytest.mark.parametrize(
    ("promised", "statutory", "within"),
    [
        pytest.param((20, WORKING), (20, WORKING), True, id="the same"),
        pytest.param((21, WORKING), (20, WORKING), False, id="one more"),
        pytest.param((12, MONTHS), (1, YEARS), True, id="twelve months are a year"),
        pytest.param((13, MONTHS), (1, YEARS), False, id="thirteen are more"),
        pytest.param((15, WORKING), (30, DAYS), True, id="three weeks and a golden week fit thirty days"),
        pytest.param((5, WORKING), (7, DAYS), False, id="a golden week makes five working days longer than seven"),
        pytest.param((20, WORKING), (1, MONTHS), False, id="a month may be February"),
        pytest.param((20, DAYS), (20, WORKING), True, id="natural days run at least as fast"),
        pytest.param((28, DAYS), (20, WORKING), False, id="make-up Saturdays shorten four weeks"),
        pytest.param((30, DAYS), (1, MONTHS), False, id="thirty days outlast February"),
    ],
)
def test_a_promise_is_within_the_law_only_if_it_always_is(
    promised: tuple[int, LimitUnit], statutory: tuple[int, LimitUnit], *, within: bool
) -> None:
    said = Limit(count=promised[0], unit=promised[1])
    law = Limit(count=statutory[0], unit=statutory[1])

    assert is_within(said, law) is within


def test_the_remedy_names_the_largest_count_that_fits() -> None:
    assert largest_within(WORKING, Limit(count=30, unit=DAYS)) == 15
    assert largest_within(WORKING, Limit(count=7, unit=DAYS)) == 0


@pytest.mark.parametrize("count", [1, 2, 3, 5, 7, 10, 15, 20, 30, 45, 60, 90])
def test_the_bounds_hold_on_every_day_of_the_published_years(count: int) -> None:
    calendar, bounds = shipped_calendar(), span(Limit(count=count))
    starts = [date(2023, 1, 1) + timedelta(days=n) for n in range(0, 3 * 365, 1)]

    lengths = {(due_on(calendar, start=start, limit=Limit(count=count)) - start).days for start in starts}

    assert bounds.shortest <= min(lengths)
    assert max(lengths) <= bounds.longest
