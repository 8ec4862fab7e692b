"""The unit's part of a follow-up: verify, mend, answer the citizen, or appeal."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from mingchuang.evaluations.enums import CallBack, FollowUpState
from mingchuang.evaluations.facts import FollowUpAnswered, FollowUpAppealed, FollowUpMending, FollowUpVerified
from mingchuang.evaluations.models import FollowUp
from mingchuang.evaluations.permissions import EvaluationsPermission as P
from mingchuang.evaluations.rules.follow_up import (
    FOLLOW_UP_STATES,
    Move,
    check_appeal,
    check_public_answer,
    check_verification,
)
from mingchuang.following.actions import agree_date, answer_matter, pause_for_review, return_matter
from mingchuang.following.models import Matter
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import record
from mingchuang.organisations.models import Staff
from mingchuang.rectification.actions import NewFile, plan_rectification, submit_rectification
from mingchuang.rectification.enums import RectificationState, Way

UNDER_APPEAL = "申诉复核期间不计时"
BASIS = "国办发〔2019〕51号：差评核实、申诉复核"


@transaction.atomic
def verify_follow_up(
    *, actor: Actor, follow_up_id: int, call_back: CallBack, is_well_founded: bool, note: str, at: datetime
) -> FollowUp:
    """Say what was found out. Who left a number is called back by those who may open it."""
    row = locked(follow_up_id)
    actor.require(P.FOLLOW_UP_VERIFY, within=covers(row))
    check_verification(
        call_back=call_back,
        has_phone=row.rating.has_phone,
        may_call=actor.may(P.PHONE_OPEN, within=covers(row)),
        note=note,
    )
    row.state = FOLLOW_UP_STATES.after(FollowUpState(row.state), Move.VERIFY)
    if row.rectification.state != RectificationState.OPEN:  # planned in the ledger already
        row.state = FOLLOW_UP_STATES.after(row.state, Move.MEND)
    row.call_back, row.is_well_founded, row.verification = call_back, is_well_founded, note.strip()
    row.verified_at, row.verified_by = at, actor.label[:100]
    row.save()
    fact = FollowUpVerified(call_back=call_back.value, is_well_founded=is_well_founded)
    record(fact, actor=actor, subject=row, path=row.path, at=at)
    return row


@transaction.atomic
def start_mending(
    *,
    actor: Actor,
    follow_up_id: int,
    way: Way,
    cause: str,
    measure: str,
    at: datetime,
    ends_on: date | None = None,
    responsible: Staff | None = None,
) -> FollowUp:
    """Mend at once, by a date, or explain; the plan stands in the ledger."""
    row = locked(follow_up_id)
    actor.require(P.FOLLOW_UP_ANSWER, within=covers(row))
    row.state = FOLLOW_UP_STATES.after(FollowUpState(row.state), Move.MEND)
    row.save(update_fields=["state"])
    plan_rectification(
        actor=actor,
        rectification_id=row.rectification_id,
        way=way,
        cause=cause,
        measure=measure,
        ends_on=ends_on,
        responsible=responsible,
        at=at,
    )
    if ends_on is not None:
        agree_date(actor=actor, matter_id=row.pk, ends_on=ends_on, reason=Way.BY_DATE.label, at=at)
    record(FollowUpMending(way=way.value), actor=actor, subject=row, path=row.path, at=at)
    return row


@transaction.atomic
def answer_follow_up(
    *,
    actor: Actor,
    follow_up_id: int,
    result: str,
    public_answer: str,
    at: datetime,
    files: Sequence[NewFile] = (),
) -> FollowUp:
    """Tell the citizen, and hand the mending in for checking if that was not done in the ledger."""
    row = locked(follow_up_id)
    actor.require(P.FOLLOW_UP_ANSWER, within=covers(row))
    check_public_answer(public_answer)
    row.state = FOLLOW_UP_STATES.after(FollowUpState(row.state), Move.ANSWER)
    row.public_answer, row.answered_at = public_answer.strip(), at
    row.mending_grade, row.regraded_at = "", None  # each answer may be rated once
    row.save(update_fields=["state", "public_answer", "answered_at", "mending_grade", "regraded_at"])
    if row.rectification.state == RectificationState.PLANNED:
        submit_rectification(actor=actor, rectification_id=row.rectification_id, result=result, files=files, at=at)
    answer_matter(actor=actor, matter_id=row.pk, at=at)
    record(FollowUpAnswered(), actor=actor, subject=row, path=row.path, at=at)
    return row


@transaction.atomic
def appeal_follow_up(*, actor: Actor, follow_up_id: int, reason: str, at: datetime) -> FollowUp:
    """The unit holds the rating to be mistaken (误评). Both clocks stand until somebody else has decided."""
    row = locked(follow_up_id)
    actor.require(P.FOLLOW_UP_ANSWER, within=covers(row))
    check_appeal(reason=reason, was_decided=row.decided_at is not None)
    row.state = FOLLOW_UP_STATES.after(FollowUpState(row.state), Move.APPEAL)
    row.appeal, row.appealed_at = reason.strip(), at
    row.appealed_by, row.appealed_account = actor.label[:100], actor.account_id
    row.save(update_fields=["state", "appeal", "appealed_at", "appealed_by", "appealed_account"])
    for matter_id in (row.pk, row.rectification_id):
        pause_for_review(actor=actor, matter_id=matter_id, reason=UNDER_APPEAL, basis=BASIS, at=at)
    record(FollowUpAppealed(), actor=actor, subject=row, path=row.path, at=at)
    return row


@transaction.atomic
def note_rectification_planned(*, actor: Actor, rectification_id: int, at: datetime) -> None:
    """The unit planned in the ledger: the follow-up is being mended. Twice is harmless."""
    row = _of_rectification(rectification_id)
    if row is None or row.state != FollowUpState.VERIFIED:
        return
    row.state = FOLLOW_UP_STATES.after(FollowUpState(row.state), Move.MEND)
    row.save(update_fields=["state"])
    fact = FollowUpMending(way=row.rectification.way)
    record(fact, actor=actor, subject=row, path=row.path, at=at)


@transaction.atomic
def note_rectification_returned(*, actor: Actor, rectification_id: int, reason: str, at: datetime) -> None:
    """The ledger sent the mending back: what was told to the citizen is not the end. Twice is harmless."""
    row = _of_rectification(rectification_id)
    if row is None or row.state != FollowUpState.ANSWERED:
        return
    row.state = FOLLOW_UP_STATES.after(FollowUpState(row.state), Move.RETURN)
    row.save(update_fields=["state"])
    return_matter(actor=actor, matter_id=row.pk, close_permission=P.FOLLOW_UP_CLOSE, reason=reason, at=at)


def locked(follow_up_id: int) -> FollowUp:
    """The row, held until the act is done. The matter is locked first, by every act in the same order."""
    Matter.objects.select_for_update(of=("self",)).get(pk=follow_up_id)
    return FollowUp.objects.with_matter().select_for_update(of=("self",)).get(pk=follow_up_id)


def _of_rectification(rectification_id: int) -> FollowUp | None:
    pk = FollowUp.objects.filter(rectification=rectification_id).values_list("pk", flat=True).first()
    return locked(pk) if pk else None
