"""Draws that can be repeated, tries that end, rates that say what they leave out. No database."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingchuang.callbacks.enums import CallState, Measure, Said, TryResult
from mingchuang.callbacks.rules.calling import (
    FIRST_QUESTIONS,
    Answers,
    CallRefused,
    Question,
    after_try,
    check_answers,
    check_caller,
    check_questions,
    measured,
)
from mingchuang.callbacks.rules.picking import PickRefused, check_rule, pick
from mingchuang.callbacks.rules.rates import Rate, ThreeRates, Weights

NOW = datetime(2026, 3, 11, tzinfo=UTC)
Y, N, U = Said.YES, Said.NO, Said.UNSAID


@given(
    frame=st.sets(st.integers(1, 10_000), max_size=60),
    share=st.integers(0, 100),
    least=st.integers(0, 20),
    seed=st.integers(0, 99).map(str),
)
def test_a_draw_can_be_repeated_and_takes_enough(frame: set[int], share: int, least: int, seed: str) -> None:
    picked = pick(frame, seed=seed, share=share, weekly_least=least)
    wanted = max(-(-len(frame) * share // 100), min(least, len(frame)))

    assert picked == pick(sorted(frame, reverse=True), seed=seed, share=share, weekly_least=least)
    assert len(set(picked.by_chance)) == len(picked.by_chance) == wanted
    assert set(picked.by_chance) <= frame


def test_the_dissatisfied_are_all_called_and_take_nobodys_place() -> None:
    picked = pick(range(1, 101), seed="s", share=10, weekly_least=0, dissatisfied=[3, 5, 999])

    assert picked.dissatisfied == (3, 5)
    assert len(picked.by_chance) == 10
    assert not set(picked.by_chance) & {3, 5}


def test_another_seed_picks_others() -> None:
    one, other = (pick(range(1000), seed=seed, share=5, weekly_least=0) for seed in ("a", "b"))

    assert one != other


@pytest.mark.parametrize(
    "change",
    [
        {"share": 101},
        {"tries": 0},
        {"kept_days": 0},
        {"weights": (30, 35, None)},
        {"weights": (30, 35, 36)},
    ],
)
def test_rules_make_sense(change: dict[str, object]) -> None:
    usual = {"share": 10, "weekly_least": 5, "due_days": 5, "tries": 3, "kept_days": 60, "weights": (30, 35, 35)}
    check_rule(**usual)  # type: ignore[arg-type]  # a table of values
    with pytest.raises(PickRefused):
        check_rule(**{**usual, **change})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("result", "tries", "state"),
    [
        (TryResult.TALKED, 1, CallState.ANSWERED),
        (TryResult.REFUSED, 1, CallState.REFUSED),
        (TryResult.WRONG_NUMBER, 2, CallState.WRONG_NUMBER),
        (TryResult.NOBODY, 2, CallState.WAITING),
        (TryResult.NOBODY, 3, CallState.UNREACHED),
    ],
)
def test_a_try_leads_somewhere(result: TryResult, tries: int, state: CallState) -> None:
    assert after_try(result, tries=tries, most=3) is state


def test_answers_become_the_three_rates() -> None:
    answers = Answers(said=(Y, N, U))

    check_answers(answers, questions=FIRST_QUESTIONS)
    assert measured(answers, questions=FIRST_QUESTIONS) == {
        Measure.RESPONSE: True,
        Measure.RESOLUTION: False,
        Measure.SATISFACTION: None,
    }


@pytest.mark.parametrize("said", [(Y, Y), (U, U, U)])
def test_half_an_answer_is_none(said: tuple[Said, ...]) -> None:
    with pytest.raises(CallRefused):
        check_answers(Answers(said=said), questions=FIRST_QUESTIONS)


@pytest.mark.parametrize("own", [{"is_owner": True, "has_answered": False}, {"is_owner": False, "has_answered": True}])
def test_nobody_asks_about_her_own_work(own: dict[str, bool]) -> None:
    check_caller(is_owner=False, has_answered=False)
    with pytest.raises(CallRefused, match="换一个人"):
        check_caller(**own)


def test_each_rate_is_asked_for_once() -> None:
    check_questions(FIRST_QUESTIONS)
    for wrong in (
        FIRST_QUESTIONS[:2],
        (*FIRST_QUESTIONS, FIRST_QUESTIONS[0]),
        (*FIRST_QUESTIONS, Question(measure="", text_zh=" ", text_en="")),
    ):
        with pytest.raises(CallRefused):
            check_questions(wrong)


def a_rate(measure: Measure, numerator: int, denominator: int) -> Rate:
    return Rate(measure=measure, numerator=numerator, denominator=denominator, excluded={})


def test_the_published_example_of_weights_comes_out() -> None:
    rates = {m: a_rate(m, n, 100) for m, n in zip(Measure, (100, 80, 90), strict=True)}
    weights = Weights(response=30, resolution=35, satisfaction=35)
    told = ThreeRates(rates=rates, since=NOW, until=NOW, cut_off=NOW, weights=weights)

    assert told.score == pytest.approx(89.5)


def test_a_rate_without_anybody_is_no_rate() -> None:
    rates = {m: a_rate(m, 0, 0) for m in Measure}
    weights = Weights(response=30, resolution=35, satisfaction=35)

    assert rates[Measure.RESPONSE].value is None
    assert ThreeRates(rates=rates, since=NOW, until=NOW, cut_off=NOW, weights=weights).score is None
