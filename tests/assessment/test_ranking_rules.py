"""Ranks with intervals. No database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingchuang.assessment.enums import Standing
from mingchuang.assessment.rules.points import Item, Total
from mingchuang.assessment.rules.ranking import Contender, is_told_apart, places, reading_order, standing_of

WHOLE = Total(points=90, low=85, high=95)
FULL = Item(key="bad", weight=100, points=90, low=85, high=95)
THIN = Item(key="bad", weight=100, points=90, low=85, high=95, is_thin=True)


def _unit(key: str, low: float, high: float, standing: str = Standing.RANKED) -> Contender:
    return Contender(key=key, points=(low + high) / 2, low=low, high=high, standing=standing)


@pytest.mark.parametrize(
    ("scored", "whole", "is_vetoed", "standing"),
    [
        pytest.param([FULL], WHOLE, False, Standing.RANKED, id="enough records"),
        pytest.param([THIN], WHOLE, False, Standing.TOO_FEW, id="nobody is ranked on three ratings"),
        pytest.param([FULL], WHOLE, True, Standing.VETOED, id="a veto keeps the points but not the rank"),
        pytest.param([THIN], Total(points=None, low=None, high=None), False, Standing.NO_DATA, id="nothing at all"),
    ],
)
def test_standing(*, scored: list[Item], whole: Total, is_vetoed: bool, standing: Standing) -> None:
    assert standing_of(scored, whole, is_vetoed=is_vetoed) is standing


def test_units_whose_intervals_do_not_overlap_have_ranks_of_their_own() -> None:
    found = places([_unit("a", 90, 95), _unit("b", 70, 80)])

    assert (found["a"].best, found["a"].worst, found["a"].like) == (1, 1, ())
    assert (found["b"].best, found["b"].worst, found["b"].like) == (2, 2, ())


def test_units_that_cannot_be_told_apart_share_a_band_and_are_named() -> None:
    found = places([_unit("a", 88, 95), _unit("b", 86, 90), _unit("c", 60, 70)])

    assert (found["a"].best, found["a"].worst, found["a"].like) == (1, 2, ("b",))
    assert (found["b"].best, found["b"].worst, found["b"].like) == (1, 2, ("a",))
    assert (found["c"].best, found["c"].worst) == (3, 3)


def test_a_chain_of_overlaps_does_not_make_its_ends_equal() -> None:
    found = places([_unit("a", 90, 96), _unit("b", 85, 91), _unit("c", 80, 86)])

    assert [(found[key].best, found[key].worst) for key in "abc"] == [(1, 2), (1, 3), (2, 3)]


def test_equal_points_without_intervals_are_a_tie() -> None:
    found = places([_unit("a", 90, 90), _unit("b", 90, 90), _unit("c", 89, 89)])

    assert [(found[key].best, found[key].worst) for key in "abc"] == [(1, 2), (1, 2), (3, 3)]


def test_a_unit_with_too_few_records_has_no_rank_and_takes_none_away() -> None:
    found = places([_unit("lucky", 99, 100, Standing.TOO_FEW), _unit("a", 80, 85)])

    assert found["lucky"].best is None
    assert (found["a"].best, found["a"].worst) == (1, 1)


def test_the_table_is_read_from_the_best_down_and_unranked_units_come_last() -> None:
    units = [_unit("thin", 99, 100, Standing.TOO_FEW), _unit("b", 70, 80), _unit("a", 90, 95), _unit("tie", 70, 80)]

    assert [contender.key for contender in reading_order(units)] == ["a", "b", "tie", "thin"]


Ends = st.tuples(st.floats(0, 100), st.floats(0, 100)).map(sorted)


@given(st.lists(Ends, min_size=1, max_size=12))
def test_every_band_lies_within_the_ranks_there_are_and_likeness_is_mutual(ends: list[list[float]]) -> None:
    units = [_unit(str(number), low, high) for number, (low, high) in enumerate(ends)]
    found = places(units)

    for unit in units:
        place = found[unit.key]
        assert place.best is not None
        assert place.worst is not None
        assert 1 <= place.best <= place.worst <= len(units)
        assert place.worst - place.best == len(place.like)
        assert all(unit.key in found[other].like for other in place.like)
        assert all(is_told_apart(unit, other) is is_told_apart(other, unit) for other in units)
