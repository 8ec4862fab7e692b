"""Intervals and funnel limits against published or independently computed values."""

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingchuang.foundation.statistics import (
    Share,
    can_be_told_apart,
    difference_interval,
    funnel_limits,
    upper_when_none_seen,
    wilson_interval,
)


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [
        (5, 6, 0.436497, 0.969947),
        (6, 6, 0.609666, 1),
        (10, 10, 0.722467, 1),
        (40, 41, 0.874049, 0.995681),
        (100, 100, 0.963007, 1),
        (980, 1000, 0.969310, 0.987016),
        (9999, 10000, 0.999434, 0.999982),
        (0, 5, 0, 0.434482),
    ],
)
def test_wilson_intervals_are_the_published_ones(count: int, total: int, low: float, high: float) -> None:
    found = wilson_interval(count, total)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-6)


def test_the_ends_are_exact_and_nothing_counted_says_nothing() -> None:
    assert wilson_interval(0, 5).low == 0.0
    assert wilson_interval(7, 7).high == 1.0
    assert (wilson_interval(0, 0).low, wilson_interval(0, 0).high) == (0.0, 1.0)
    assert Share(count=0, total=0).rate is None


@given(total=st.integers(1, 100_000), data=st.data())
def test_the_rate_lies_in_its_interval(total: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, total))
    found = wilson_interval(count, total)
    assert count / total in found
    assert 0 <= found.low <= found.high <= 1


def test_difference_interval_is_newcombes_example() -> None:
    # Newcombe 1998, table II, contrast (a): 56/70 against 48/80, method 10.
    found = difference_interval(Share(count=56, total=70), Share(count=48, total=80))
    assert (found.low, found.high) == pytest.approx((0.0524, 0.3339), abs=5e-5)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Share(count=56, total=70), Share(count=48, total=80), True),
        (Share(count=3, total=3), Share(count=300, total=320), False),
        (Share(count=5, total=6), Share(count=95, total=100), False),
        (Share(count=0, total=0), Share(count=98, total=100), False),
        (Share(count=10, total=10), Share(count=0, total=10), True),
    ],
)
def test_units_are_told_apart_only_on_enough_records(one: Share, other: Share, *, expected: bool) -> None:
    assert can_be_told_apart(one, other) is expected
    assert can_be_told_apart(other, one) is expected


@pytest.mark.parametrize(
    ("total", "lower_998", "lower_95", "upper_95", "upper_998"),
    [
        (20, 0.803094, 0.866971, 0.998128, 0.999925),
        (50, 0.883820, 0.922387, 0.998627, 0.999945),
        (100, 0.920217, 0.942692, 0.998115, 0.999925),
        (500, 0.956983, 0.965880, 0.990341, 0.995493),
        (2000, 0.969414, 0.973386, 0.985663, 0.988729),
    ],
)
def test_funnel_limits_at_98_percent_are_the_computed_ones(
    total: int, lower_998: float, lower_95: float, upper_95: float, upper_998: float
) -> None:
    narrow, wide = funnel_limits(0.98, total), funnel_limits(0.98, total, alpha=0.002)
    assert (narrow.low, narrow.high) == pytest.approx((lower_95, upper_95), abs=1e-6)
    assert (wide.low, wide.high) == pytest.approx((lower_998, upper_998), abs=1e-6)


def test_five_of_six_is_compatible_with_chance() -> None:
    assert funnel_limits(0.96, 6).low == pytest.approx(0.670, abs=5e-4)
    assert funnel_limits(0.98, 6).low == pytest.approx(0.696, abs=5e-4)
    assert 5 / 6 in funnel_limits(0.98, 6)


@given(target=st.floats(0.01, 0.99), total=st.integers(1, 60), alpha=st.sampled_from([0.05, 0.002]))
def test_funnel_limits_agree_with_whole_sums(target: float, total: int, alpha: float) -> None:
    chances = [comb(total, r) * target**r * (1 - target) ** (total - r) for r in range(total + 1)]
    found = funnel_limits(target, total, alpha=alpha)
    for level, limit in ((alpha / 2, found.low), (1 - alpha / 2, found.high)):
        reached = next(r for r in range(total + 1) if sum(chances[: r + 1]) >= level - 1e-12)
        share = (sum(chances[: reached + 1]) - level) / chances[reached]
        assert limit == pytest.approx(max((reached - share) / total, 0.0), abs=1e-6)


def test_large_units_have_narrow_limits_quickly() -> None:
    found = funnel_limits(0.999, 1_000_000)
    assert found.low == pytest.approx(0.999 - 1.96 * (0.999 * 0.001 / 1e6) ** 0.5, abs=2e-6)


def test_degenerate_funnels_are_said_or_refused() -> None:
    assert funnel_limits(1, 50).low == funnel_limits(1, 50).high == 1.0
    assert funnel_limits(0.98, 0).low == 0.0
    with pytest.raises(ValueError, match="no funnel"):
        funnel_limits(1.2, 10)
    with pytest.raises(ValueError, match="is no share"):
        wilson_interval(7, 6)


@pytest.mark.parametrize(("total", "percent"), [(50, 5.8), (300, 0.99), (1000, 0.30)])
def test_none_bad_still_leaves_a_credible_bad_rate(total: int, percent: float) -> None:
    assert upper_when_none_seen(total) * 100 == pytest.approx(percent, abs=0.05)
    assert upper_when_none_seen(0) == 1.0
