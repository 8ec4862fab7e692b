"""What is typed, and what is drawn. No database."""

from datetime import date

import pytest

from mingchuang.evaluations.enums import Grade
from mingchuang.evaluations.queries import RatingSpread
from mingchuang.foundation.finding import LONGEST_TYPED
from mingchuang.pledges.queries import PledgeRate
from mingchuang.portal.presenters import rate_figure, rating_figure
from mingchuang.portal.queries import RatingCounts
from mingchuang.portal.rules import meant

DAY = date(2026, 3, 11)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("  結婚登記 ", "结婚登记"),
        ("婚姻　登记", "婚姻 登记"),
        ("ＭＺ０００１", "MZ0001"),
        ("", ""),
        ("长" * 90, "长" * LONGEST_TYPED),
    ],
)
def test_the_search_understands_what_was_meant(typed: str, wanted: str) -> None:
    assert meant(typed) == wanted


def test_the_bar_of_the_rate_is_as_long_as_what_was_due() -> None:
    figure = rate_figure(PledgeRate(cut_off=DAY, kept=2, not_kept=1, awaiting=1, standing=5))

    assert [(part.tone, part.start, part.width) for part in figure.segments] == [
        ("good", "0.00", "50.00"),
        ("bad", "50.00", "25.00"),
        ("open", "75.00", "25.00"),
    ]
    assert rate_figure(PledgeRate(cut_off=DAY, standing=5)).segments == ()


def test_a_handful_of_ratings_makes_no_rate() -> None:
    few = rating_figure(RatingCounts(first=DAY, last=DAY, counted=29, bad=1))
    enough = rating_figure(RatingCounts(first=DAY, last=DAY, counted=200, bad=1))

    assert few.rate.per_ten_thousand is None
    assert enough.rate.per_ten_thousand == 50
    assert enough.rate.low < 50 < enough.rate.high


def test_bars_of_grades_are_measured_by_the_longest() -> None:
    given = {Grade.SATISFIED: 4, Grade.DISSATISFIED: 1}

    figure = rating_figure(RatingSpread(first=DAY, last=DAY, grades=given, left_out=0))

    assert [bar.width for bar in figure.bars] == ["100.00", "25.00"]
    assert rating_figure(RatingSpread(first=DAY, last=DAY, grades={Grade.SATISFIED: 0}, left_out=0)).bars
