"""Grades, reasons, suspicions, commitments and follow-up moves. No database."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from mingchuang.evaluations.enums import CallBack, CodeList, FollowUpState, Grade, Suspicion
from mingchuang.evaluations.queries import reason_list
from mingchuang.evaluations.rules.codes import (
    POINTS,
    STARS,
    CodeRefused,
    ReasonRefused,
    check_reasons,
    code_of,
    grade_of,
)
from mingchuang.evaluations.rules.follow_up import (
    FOLLOW_UP_STATES,
    FollowUpRefused,
    Move,
    check_appeal,
    check_decision,
    check_public_answer,
    check_purpose,
    check_reason,
    check_regrade,
    check_verification,
)
from mingchuang.evaluations.rules.rating import (
    RatedBefore,
    RatingRefused,
    RatingTerms,
    TermsRefused,
    TokenConflict,
    body_digest,
    check_phone,
    check_same_body,
    check_still_open,
    check_terms,
    check_visit,
    check_words,
    commitment,
    suspicions,
    visit_slot,
    words_digest,
)
from mingchuang.foundation.states import MoveRefused
from tests.cast import NOON

CHINA = ZoneInfo("Asia/Shanghai")
TERMS = RatingTerms()
REASONS = reason_list()


@pytest.mark.parametrize(
    ("grade", "national", "gb"),
    [(Grade.VERY_SATISFIED, 5, 1), (Grade.FAIRLY_SATISFIED, 3, 3), (Grade.VERY_DISSATISFIED, 1, 5)],
)
def test_the_two_national_scales_run_in_opposite_directions(grade: Grade, national: int, gb: int) -> None:
    assert (code_of(grade, CodeList.NATIONAL_5), code_of(grade, CodeList.GBT39046_A8)) == (national, gb)
    assert grade_of(national, CodeList.NATIONAL_5) == grade_of(gb, CodeList.GBT39046_A8) == grade


def test_a_digit_outside_the_list_is_no_grade() -> None:
    with pytest.raises(CodeRefused):
        grade_of(0, CodeList.NATIONAL_5)


def test_the_two_lowest_grades_are_bad_and_earn_fewest_points() -> None:
    assert [grade for grade in Grade if grade.is_bad] == [Grade.DISSATISFIED, Grade.VERY_DISSATISFIED]
    assert [POINTS[STARS[grade]] for grade in Grade] == [10, 8, 6, 3, 0]


@pytest.mark.parametrize("grade", list(Grade))
def test_the_list_offers_eight_reasons_for_each_grade_and_three_at_once(grade: Grade) -> None:
    offered = REASONS.offered(grade)

    assert len(offered) == 8
    assert sum(reason.is_first for reason in offered) == 3
    assert {int(reason.code[0]) for reason in offered} == {STARS[grade]}
    assert all(reason.label_zh and reason.label_en for reason in offered)


@pytest.mark.parametrize(
    ("codes", "message"),
    [(["108"], "不符"), (["999"], "清单"), (["201"], "清单"), (["209", "209"], "两次")],
)
def test_a_reason_belongs_to_its_grade_and_to_the_list_in_use(codes: list[str], message: str) -> None:
    with pytest.raises(ReasonRefused, match=message):
        check_reasons(codes, grade=Grade.DISSATISFIED, reasons=REASONS)


def test_an_unknown_version_has_no_reasons() -> None:
    assert not reason_list("of-tomorrow").reasons


def test_one_rating_per_visit() -> None:
    check_visit(earlier_at=NOON - timedelta(hours=2), at=NOON, visit=TERMS.visit)
    with pytest.raises(RatedBefore, match="回执码"):
        check_visit(earlier_at=NOON - timedelta(minutes=119), at=NOON, visit=TERMS.visit)


def test_ratings_a_visit_apart_never_share_a_slot() -> None:
    slots = {visit_slot(NOON + n * TERMS.visit, TERMS.visit) for n in range(10)}

    assert len(slots) == 10


def test_the_same_page_with_other_content_is_a_conflict() -> None:
    check_same_body(digest="a", stored_digest="a")
    with pytest.raises(TokenConflict):
        check_same_body(digest="a", stored_digest="b")


@pytest.mark.parametrize(
    ("phone", "consent", "is_taken"),
    [
        ("", False, True),
        ("13800001234", True, True),
        ("0571-88880000", True, True),
        ("13800001234", False, False),
        ("请打给我", True, False),
        ("12", True, False),
    ],
)
def test_a_number_is_kept_only_with_consent(phone: str, *, consent: bool, is_taken: bool) -> None:
    if is_taken:
        check_phone(phone, has_consent=consent)
    else:
        with pytest.raises(RatingRefused):
            check_phone(phone, has_consent=consent)


def test_words_are_short_and_the_visit_ends() -> None:
    with pytest.raises(RatingRefused):
        check_words("长" * 1001)
    for given_at, is_valid in ((NOON - TERMS.visit, True), (NOON, False)):
        with pytest.raises(RatingRefused):
            check_still_open(given_at=given_at, at=NOON, visit=TERMS.visit, is_valid=is_valid)


ORDINARY: dict[str, Any] = {
    "terms": TERMS,
    "at": NOON,
    "zone": CHINA,
    "seen_from_network": 59,
    "has_staff_session": False,
    "same_words": 2,
}


@pytest.mark.parametrize(
    ("change", "mark"),
    [
        ({}, []),
        ({"seen_from_network": 60}, [Suspicion.BURST]),
        ({"at": datetime(2026, 3, 11, 15, 0, tzinfo=UTC)}, [Suspicion.OUT_OF_HOURS]),
        ({"has_staff_session": True}, [Suspicion.STAFF_SESSION]),
        ({"same_words": 3}, [Suspicion.SAME_WORDS]),
    ],
)
def test_what_makes_a_rating_suspect(change: dict[str, Any], mark: list[Suspicion]) -> None:
    assert suspicions(**{**ORDINARY, **change}) == mark


@pytest.mark.parametrize(
    "change",
    [{"visit_minutes": 0}, {"opens_at": time(21)}, {"follow_up_days": 67}, {"visit_minutes": 20_000}],
)
def test_terms_that_nobody_can_live_with_are_refused(change: dict[str, Any]) -> None:
    with pytest.raises(TermsRefused):
        check_terms(RatingTerms(**change))


def test_words_are_compared_without_blanks_and_signs() -> None:
    assert words_digest("服务 很好，非常满意！") == words_digest("服务很好非常满意")
    assert words_digest("很好") == ""


def test_a_commitment_tells_nothing_without_its_salt_and_fits_only_its_content() -> None:
    content = {"window": "mz-1", "grade": "satisfied"}

    assert commitment("a" * 32, content) == commitment("a" * 32, dict(reversed(content.items())))
    assert commitment("a" * 32, content) != commitment("b" * 32, content)
    assert commitment("a" * 32, content) != commitment("a" * 32, {**content, "grade": "dissatisfied"})
    assert body_digest(content) != commitment("", {})


@pytest.mark.parametrize(
    ("call_back", "has_phone", "may_call", "message"),
    [
        pytest.param(CallBack.REACHED, True, False, "活动办公室", id="the unit calls"),
        pytest.param(CallBack.NO_PHONE, True, True, "先回访", id="nobody called"),
        pytest.param(CallBack.REACHED, False, True, "没有留电话", id="there was no number"),
    ],
)
def test_a_verification_is_refused_when(call_back: CallBack, message: str, *, has_phone: bool, may_call: bool) -> None:
    with pytest.raises(FollowUpRefused, match=message):
        check_verification(call_back=call_back, has_phone=has_phone, may_call=may_call, note="查过")


def test_every_step_says_something() -> None:
    with pytest.raises(FollowUpRefused):
        check_verification(call_back=CallBack.NO_PHONE, has_phone=False, may_call=False, note=" ")
    with pytest.raises(FollowUpRefused, match="不能再次"):
        check_appeal(reason="误评", was_decided=True)
    with pytest.raises(FollowUpRefused):
        check_appeal(reason="", was_decided=False)
    with pytest.raises(FollowUpRefused, match="群众"):
        check_decision(reason="核实", public_answer="", is_upheld=True)
    for check in (check_public_answer, check_purpose, check_reason):
        with pytest.raises(FollowUpRefused):
            check(" ")
    with pytest.raises(FollowUpRefused):
        check_decision(reason="", public_answer="", is_upheld=False)


def test_the_mending_is_rated_once_it_was_answered() -> None:
    check_regrade(state=FollowUpState.CLOSED, has_regraded=False)
    with pytest.raises(FollowUpRefused, match="答复以后"):
        check_regrade(state=FollowUpState.MENDING, has_regraded=False)
    with pytest.raises(FollowUpRefused, match="已经评价"):
        check_regrade(state=FollowUpState.ANSWERED, has_regraded=True)


@pytest.mark.parametrize(
    ("state", "move"),
    [
        (FollowUpState.OPENED, Move.MEND),
        (FollowUpState.OPENED, Move.APPEAL),
        (FollowUpState.MENDING, Move.CLOSE),
        (FollowUpState.APPEALED, Move.ANSWER),
    ],
)
def test_no_step_is_left_out(state: FollowUpState, move: Move) -> None:
    with pytest.raises(MoveRefused):
        FOLLOW_UP_STATES.after(state, move)
