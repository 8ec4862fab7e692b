"""The other person's part of a follow-up: decide an appeal, return, close, re-open."""

from datetime import datetime

from django.db import transaction

from mingchuang.evaluations.actions.following_up import locked
from mingchuang.evaluations.enums import FollowUpState, Validity
from mingchuang.evaluations.facts import (
    AppealDecided,
    FollowUpClosed,
    FollowUpReopened,
    FollowUpReturned,
    RatingSetAside,
)
from mingchuang.evaluations.models import FollowUp
from mingchuang.evaluations.permissions import EvaluationsPermission as P
from mingchuang.evaluations.rules.follow_up import (
    FOLLOW_UP_STATES,
    FollowUpRefused,
    Move,
    check_decision,
    check_reason,
)
from mingchuang.following.actions import (
    close_matter,
    end_review,
    reopen_matter,
    return_matter,
    withdraw_matter,
)
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record
from mingchuang.rectification.actions import (
    close_rectification,
    reopen_rectification,
    return_rectification,
    withdraw_rectification,
)
from mingchuang.rectification.enums import RectificationState

UPHELD = "申诉成立"


@transaction.atomic
def decide_appeal(
    *, actor: Actor, follow_up_id: int, is_upheld: bool, reason: str, public_answer: str, at: datetime
) -> FollowUp:
    """Upheld: the rating leaves numerator and denominator and stays visible. Rejected: the follow-up goes on."""
    row = locked(follow_up_id)
    row.matter.check_closer(actor, P.APPEAL_DECIDE)
    if row.appealed_account is not None and row.appealed_account == actor.account_id:
        raise FollowUpRefused("提出申诉的人不能自己裁定。")
    check_decision(reason=reason, public_answer=public_answer, is_upheld=is_upheld)
    move = Move.UPHOLD if is_upheld else Move.REJECT
    row.state = FOLLOW_UP_STATES.after(FollowUpState(row.state), move)
    row.is_upheld, row.decision = is_upheld, reason.strip()
    row.decided_at, row.decided_by = at, actor.label[:100]
    if is_upheld:
        row.public_answer, row.answered_at = public_answer.strip(), at
    row.save()
    if is_upheld:
        _set_aside(actor, row, at)
    else:
        for matter_id in (row.pk, row.rectification_id):
            end_review(actor=actor, matter_id=matter_id, at=at)
    fact = AppealDecided(is_upheld=is_upheld, reason=row.decision)
    record(fact, actor=actor, subject=row, path=row.path, at=at)
    return row


@transaction.atomic
def return_follow_up(*, actor: Actor, follow_up_id: int, reason: str, at: datetime) -> FollowUp:
    """The answer or the mending is not enough; the clock has never stopped."""
    row = locked(follow_up_id)
    check_reason(reason)
    return_matter(actor=actor, matter_id=row.pk, close_permission=P.FOLLOW_UP_CLOSE, reason=reason, at=at)
    row.state = FOLLOW_UP_STATES.after(FollowUpState(row.state), Move.RETURN)
    row.finding = reason.strip()
    row.save(update_fields=["state", "finding"])
    if row.rectification.state == RectificationState.SUBMITTED:
        return_rectification(actor=actor, rectification_id=row.rectification_id, reason=reason, at=at)
    record(FollowUpReturned(reason=reason), actor=actor, subject=row, path=row.path, at=at)
    return row


@transaction.atomic
def close_follow_up(*, actor: Actor, follow_up_id: int, finding: str, at: datetime) -> FollowUp:
    """Close the follow-up and, if it waits for that, its rectification: another person, at the parent or above."""
    row = locked(follow_up_id)
    in_time = not row.matter.lamp_at(at).lamp.startswith("past")
    close_matter(actor=actor, matter_id=row.pk, close_permission=P.FOLLOW_UP_CLOSE, at=at)
    row.state = FOLLOW_UP_STATES.after(FollowUpState(row.state), Move.CLOSE)
    row.finding = finding.strip()
    row.save(update_fields=["state", "finding"])
    if row.rectification.state == RectificationState.SUBMITTED:
        close_rectification(actor=actor, rectification_id=row.rectification_id, finding=finding, at=at)
    elif row.rectification.state != RectificationState.CLOSED:
        raise FollowUpRefused("整改还没有提交，不能销号。")
    fact = FollowUpClosed(in_time=in_time, finding=row.finding)
    record(fact, actor=actor, subject=row, path=row.path, at=at)
    return row


@transaction.atomic
def reopen_follow_up(*, actor: Actor, follow_up_id: int, reason: str, at: datetime) -> FollowUp:
    """It was closed too early, or the citizen is not content: a new clock runs, a new plan is due."""
    row = locked(follow_up_id)
    row.matter.check_closer(actor, P.FOLLOW_UP_CLOSE)
    check_reason(reason)
    row.state = FOLLOW_UP_STATES.after(FollowUpState(row.state), Move.REOPEN)
    row.finding = reason.strip()
    row.save(update_fields=["state", "finding"])
    reopen_matter(actor=actor, matter_id=row.pk, reason=reason, at=at)
    if row.rectification.state == RectificationState.CLOSED:
        reopen_rectification(actor=actor, rectification_id=row.rectification_id, reason=reason, at=at)
    record(FollowUpReopened(reason=reason), actor=actor, subject=row, path=row.path, at=at)
    return row


def _set_aside(actor: Actor, row: FollowUp, at: datetime) -> None:
    row.rating.validity = Validity.WITHDRAWN
    row.rating.save(update_fields=["validity"])
    withdraw_rectification(actor=actor, rectification_id=row.rectification_id, reason=UPHELD, at=at)
    withdraw_matter(actor=actor, matter_id=row.pk, reason=UPHELD, at=at)
    fact = RatingSetAside(reason=row.decision)
    record(fact, actor=actor, subject=row.rating, path=row.path, at=at)
