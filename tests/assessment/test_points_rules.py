"""Points of an indicator, re-weighting, deductions and the total. No database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingchuang.assessment.rules.points import (
    IndicatorRule,
    Item,
    Reading,
    after_deductions,
    items,
    share_of_marks,
    total,
)

BAD = IndicatorRule(key="bad", weight=30, full_mark=50, zero_mark=600, least_count=100, is_sampled=True)
KEPT = IndicatorRule(key="kept", weight=20, full_mark=100, zero_mark=60)
DONE = IndicatorRule(key="done", weight=50, full_mark=100, zero_mark=0)
NOTHING = Reading(value=None, low=None, high=None, count=0)


def _reading(value: float, *, low: float | None = None, high: float | None = None, count: int = 1000) -> Reading:
    return Reading(value=value, low=low, high=high, count=count)


@pytest.mark.parametrize(
    ("value", "rule", "share"),
    [
        pytest.param(50, BAD, 1.0, id="at the full mark"),
        pytest.param(0, BAD, 1.0, id="better than the full mark"),
        pytest.param(600, BAD, 0.0, id="at the zero mark"),
        pytest.param(5000, BAD, 0.0, id="worse than the zero mark"),
        pytest.param(325, BAD, 0.5, id="half way, less is better"),
        pytest.param(90, KEPT, 0.75, id="three quarters, more is better"),
    ],
)
def test_marks_run_straight_between_zero_and_full(value: float, rule: IndicatorRule, share: float) -> None:
    assert share_of_marks(value, rule) == pytest.approx(share)


@given(value=st.floats(-1e6, 1e6), step=st.floats(0, 1e6))
def test_a_better_value_never_costs_points(value: float, step: float) -> None:
    assert share_of_marks(value - step, BAD) >= share_of_marks(value, BAD)
    assert share_of_marks(value + step, KEPT) >= share_of_marks(value, KEPT)


def test_the_interval_of_a_sampled_value_becomes_an_interval_of_points() -> None:
    (item,) = items({"bad": _reading(325, low=270, high=380)}, [BAD])

    assert item.points == pytest.approx(15)
    assert (item.low, item.high) == pytest.approx((12, 18))


def test_what_was_counted_in_full_carries_no_interval() -> None:
    (item,) = items({"kept": _reading(90, low=70, high=97)}, [KEPT])

    assert item.low == item.points == item.high == pytest.approx(15)


def test_an_indicator_without_data_gives_its_weight_to_the_others_and_says_so() -> None:
    bad, kept, done = items({"bad": _reading(50), "kept": NOTHING, "done": _reading(100)}, [BAD, KEPT, DONE])

    assert (bad.weight, kept.weight, done.weight) == pytest.approx((37.5, 0, 62.5))
    assert not kept.has_data
    assert kept.points is None
    assert total([bad, kept, done]).points == pytest.approx(100)


def test_without_any_data_there_is_no_total_and_not_a_total_of_zero() -> None:
    scored = items({"bad": NOTHING, "kept": NOTHING}, [BAD, KEPT])

    assert total(scored).points is None


@pytest.mark.parametrize(("count", "is_thin"), [(0, True), (99, True), (100, False)])
def test_fewer_records_than_the_least_make_an_item_thin(*, count: int, is_thin: bool) -> None:
    reading = _reading(100, count=count) if count else NOTHING
    (item,) = items({"bad": reading}, [BAD])

    assert item.is_thin is is_thin


def test_a_deduction_takes_no_more_than_the_item_has() -> None:
    item = Item(key="kept", weight=20, points=5, low=4, high=8)

    lessened = after_deductions(item, 6)

    assert (lessened.points, lessened.low, lessened.high, lessened.deducted) == (0, 0, 2, 5)


def test_an_item_without_data_has_nothing_to_take_from() -> None:
    item = Item(key="kept", weight=0, points=None, low=None, high=None)

    assert after_deductions(item, 6) == item


def test_what_is_taken_from_the_whole_leaves_it_no_lower_than_zero() -> None:
    scored = [Item(key="kept", weight=20, points=5, low=4, high=8)]

    assert total(scored, taken=2).points == 3
    assert total(scored, taken=7).points == 0
