"""What the records allow to say of a place, and whether it eased."""

import pytest

from mingchuang.foundation.statistics import Share
from mingchuang.supervision.enums import Easing, Verdict
from mingchuang.supervision.rules import OrderRefused, check_words, easing, usual_wait, verdict


def share(count: int, total: int) -> Share:
    return Share(count=count, total=total)


@pytest.mark.parametrize(
    ("group", "whole", "said"),
    [
        (share(9, 9), share(12, 100), Verdict.TOO_FEW),  # all of nine, and still nothing is said
        (share(8, 10), share(18, 100), Verdict.STALLS),
        (share(2, 20), share(12, 100), Verdict.ALIKE),
        (share(0, 40), share(30, 100), Verdict.LESS),
        (share(20, 20), share(20, 20), Verdict.TOO_FEW),  # nobody else to compare with
        (share(0, 0), share(0, 0), Verdict.TOO_FEW),
    ],
)
def test_a_place_stalls_only_when_chance_would_not_do(group: Share, whole: Share, said: Verdict) -> None:
    assert verdict(group, whole) is said


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (share(15, 20), share(2, 20), Easing.EASED),
        (share(2, 20), share(15, 20), Easing.WORSE),
        (share(5, 20), share(4, 20), Easing.UNCLEAR),
        (share(15, 20), share(0, 9), Easing.TOO_EARLY),
        (share(3, 4), share(0, 40), Easing.TOO_EARLY),
    ],
)
def test_it_eased_only_when_the_records_say_so(before: Share, after: Share, said: Easing) -> None:
    assert easing(before, after) is said


def test_one_very_old_matter_does_not_move_the_usual_wait() -> None:
    assert usual_wait([1, 2, 2, 3, 400]) == 2
    assert usual_wait([]) is None


def test_an_order_says_what_it_wants() -> None:
    with pytest.raises(OrderRefused):
        check_words("  ")
