"""Moves of a follow-up, and what each needs."""

from enum import StrEnum

from mingchuang.evaluations.enums import CallBack, FollowUpState
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.states import StateTable


class FollowUpRefused(Refusal):
    """The step is not taken; the message says why."""


class Move(StrEnum):
    """What can be done with a follow-up."""

    VERIFY = "verify"
    MEND = "mend"
    APPEAL = "appeal"
    UPHOLD = "uphold"
    REJECT = "reject"
    ANSWER = "answer"
    RETURN = "return"
    CLOSE = "close"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"


S = FollowUpState
FOLLOW_UP_STATES: StateTable[FollowUpState, Move] = StateTable(
    {
        (S.OPENED, Move.VERIFY): S.VERIFIED,
        (S.OPENED, Move.WITHDRAW): S.WITHDRAWN,
        (S.VERIFIED, Move.MEND): S.MENDING,
        (S.VERIFIED, Move.APPEAL): S.APPEALED,
        (S.APPEALED, Move.UPHOLD): S.WITHDRAWN,
        (S.APPEALED, Move.REJECT): S.VERIFIED,
        (S.MENDING, Move.ANSWER): S.ANSWERED,
        (S.MENDING, Move.MEND): S.MENDING,
        (S.ANSWERED, Move.CLOSE): S.CLOSED,
        (S.ANSWERED, Move.RETURN): S.MENDING,
        (S.CLOSED, Move.REOPEN): S.VERIFIED,
    }
)


def check_verification(*, call_back: CallBack, has_phone: bool, may_call: bool, note: str) -> None:
    """Who left a number is called by those who may open it; the unit does not learn who she is."""
    if has_phone and not may_call:
        raise FollowUpRefused("群众留了电话，由活动办公室回访核实；本单位不接触评价人。")
    if has_phone and call_back is CallBack.NO_PHONE:
        raise FollowUpRefused("群众留了电话，请先回访，再登记回访结果。")
    if not has_phone and call_back is not CallBack.NO_PHONE:
        raise FollowUpRefused("群众没有留电话，回访一栏请选“没有留电话”。")
    if not note.strip():
        raise FollowUpRefused("请写明怎样核实、结果怎样。")


def check_appeal(*, reason: str, was_decided: bool) -> None:
    """One appeal, with reasons."""
    if was_decided:
        raise FollowUpRefused("申诉已经裁定，不能再次申诉。")
    if not reason.strip():
        raise FollowUpRefused("请写明为什么认为是误评。")


def check_decision(*, reason: str, public_answer: str, is_upheld: bool) -> None:
    """A decision has reasons; a rating set aside is explained to the one who gave it."""
    if not reason.strip():
        raise FollowUpRefused("请写明裁定的理由。")
    if is_upheld and not public_answer.strip():
        raise FollowUpRefused("撤除评价要向群众说明，请填写给群众的答复。")


def check_public_answer(text: str) -> None:
    """The citizen is told something."""
    if not text.strip():
        raise FollowUpRefused("请填写给群众的答复。")


def check_regrade(*, state: FollowUpState, has_regraded: bool) -> None:
    """The mending is rated once, when it was answered."""
    if state not in {FollowUpState.ANSWERED, FollowUpState.CLOSED}:
        raise FollowUpRefused("单位答复以后才能评价整改。")
    if has_regraded:
        raise FollowUpRefused("您已经评价过这次整改。")


def check_purpose(purpose: str) -> None:
    """A number is opened for a reason that stands in the journal."""
    if not purpose.strip():
        raise FollowUpRefused("请写明为什么要看电话号码。")


def check_reason(reason: str) -> None:
    """Whoever sends something back, or sets a mark aside, says why."""
    if not reason.strip():
        raise FollowUpRefused("请写明理由。")
