"""What a plan, an extension and a result need. No database."""

from datetime import date
from typing import Any

import pytest

from mingchuang.foundation.states import MoveRefused
from mingchuang.rectification.enums import RectificationState, Way
from mingchuang.rectification.rules import (
    RECTIFICATION_STATES,
    Move,
    PlanRefused,
    RuleRefused,
    SubmissionRefused,
    check_days,
    check_extension,
    check_plan,
    check_reason,
    check_submission,
    number_shown,
)

TODAY, DUE, LATEST = date(2026, 3, 11), date(2026, 3, 18), date(2026, 4, 1)
GOOD: dict[str, Any] = {
    "way": Way.BY_DATE,
    "measure": "补齐样本",
    "ends_on": date(2026, 3, 25),
    "today": TODAY,
    "latest": LATEST,
    "is_first": True,
    "due_on": DUE,
}


def test_a_unit_may_set_its_own_date_within_the_longest_limit() -> None:
    check_plan(**GOOD)
    check_plan(**{**GOOD, "way": Way.AT_ONCE, "ends_on": None})


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param({"measure": " "}, "怎样整改", id="it says nothing"),
        pytest.param({"way": Way.AT_ONCE}, "只有", id="at once has no date of its own"),
        pytest.param({"ends_on": None}, "哪一天", id="a limit without a day"),
        pytest.param({"ends_on": date(2026, 3, 10)}, "早于今天", id="it is past"),
        pytest.param({"ends_on": date(2026, 4, 2)}, "最迟到 2026-04-01", id="it is too late"),
        pytest.param({"is_first": False}, "批准延期", id="it is put off a second time"),
    ],
)
def test_a_plan_is_refused_when(change: dict[str, Any], message: str) -> None:
    with pytest.raises(PlanRefused, match=message):
        check_plan(**{**GOOD, **change})


@pytest.mark.parametrize(("ends_on", "reason"), [(DUE, "等设备"), (LATEST, "  ")])
def test_an_extension_is_later_and_says_why(ends_on: date, reason: str) -> None:
    with pytest.raises(PlanRefused):
        check_extension(ends_on=ends_on, due_on=DUE, reason=reason)


def test_a_result_and_a_reason_are_words() -> None:
    with pytest.raises(SubmissionRefused):
        check_submission(result=" ")
    with pytest.raises(SubmissionRefused):
        check_reason("")


@pytest.mark.parametrize(("days", "longest"), [(0, 5), (6, 5), (5, 67)])
def test_deadlines_stay_within_reason(days: int, longest: int) -> None:
    with pytest.raises(RuleRefused):
        check_days(working_days=days, longest_days=longest)


def test_a_reply_does_not_close() -> None:
    with pytest.raises(MoveRefused):
        RECTIFICATION_STATES.after(RectificationState.PLANNED, Move.CLOSE)


def test_a_number_looks_like_that_of_an_official_document() -> None:
    assert number_shown(2026, 12) == "整改〔2026〕12号"
