"""Moves of a rectification and what each needs. No database, no clock."""

from datetime import date
from enum import StrEnum

from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.states import StateTable
from mingchuang.rectification.enums import RectificationState, Way

DEFAULT_DAYS = 5
"""Working days to mend, where a region has set nothing else."""
DEFAULT_LONGEST_DAYS = 15
"""Working days within which a unit may set its own date (限期整改), where a region has set nothing else."""


class PlanRefused(Refusal):
    """The plan cannot be taken so."""


class SubmissionRefused(Refusal):
    """The result cannot be taken so."""


class RuleRefused(Refusal):
    """Such deadlines make no sense."""


class Move(StrEnum):
    """What can be done with a rectification."""

    PLAN = "plan"
    SUBMIT = "submit"
    EXTEND = "extend"
    RETURN = "return"
    CLOSE = "close"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"


S = RectificationState
RECTIFICATION_STATES: StateTable[RectificationState, Move] = StateTable(
    {
        (S.OPEN, Move.PLAN): S.PLANNED,
        (S.OPEN, Move.EXTEND): S.OPEN,
        (S.OPEN, Move.WITHDRAW): S.WITHDRAWN,
        (S.PLANNED, Move.SUBMIT): S.SUBMITTED,
        (S.PLANNED, Move.PLAN): S.PLANNED,
        (S.PLANNED, Move.EXTEND): S.PLANNED,
        (S.PLANNED, Move.WITHDRAW): S.WITHDRAWN,
        (S.SUBMITTED, Move.CLOSE): S.CLOSED,
        (S.SUBMITTED, Move.RETURN): S.PLANNED,
        (S.SUBMITTED, Move.WITHDRAW): S.WITHDRAWN,
        (S.CLOSED, Move.REOPEN): S.OPEN,
    }
)


def number_shown(year: int, sequence: int) -> str:
    """整改〔2026〕12号, in the manner of official documents."""
    return f"整改〔{year}〕{sequence}号"


def check_plan(
    *, way: Way, measure: str, ends_on: date | None, today: date, latest: date, is_first: bool, due_on: date
) -> None:
    """A way and a measure; a date of one's own once, not past and not later than the longest limit."""
    if not measure.strip():
        raise PlanRefused("请写明怎样整改。")
    if way is not Way.BY_DATE:
        if ends_on is not None:
            raise PlanRefused("只有“限期整改”才定日期，其他办法按原来的期限办。")
        return
    if ends_on is None:
        raise PlanRefused("限期整改请写明整改到哪一天。")
    if ends_on < today:
        raise PlanRefused("整改期限不能早于今天。")
    if not is_first and ends_on > due_on:
        raise PlanRefused("改晚期限须由上一级批准延期。")
    if is_first and ends_on > latest:
        raise PlanRefused("整改期限最迟到 {latest}；需要更久的，请上一级批准延期。", latest=latest)


def check_extension(*, ends_on: date, due_on: date, reason: str) -> None:
    """An extension is later than what was due, and says why."""
    if ends_on <= due_on:
        raise PlanRefused("延期后的日期应晚于现在的到期日 {due_on}。", due_on=due_on)
    if not reason.strip():
        raise PlanRefused("请写明延期的理由。")


def check_submission(*, result: str) -> None:
    """A reply is no mending: it is said what was done."""
    if not result.strip():
        raise SubmissionRefused("请写明做了什么、结果怎样。")


def check_reason(reason: str) -> None:
    """Whoever sends something back says why."""
    if not reason.strip():
        raise SubmissionRefused("请写明理由。")


def check_days(*, working_days: int, longest_days: int) -> None:
    """From one working day to three months; the longest is not shorter than the ordinary."""
    if not 1 <= working_days <= longest_days <= 66:
        raise RuleRefused("期限应在 1 至 66 个工作日之间，最长期限不短于一般期限。")
