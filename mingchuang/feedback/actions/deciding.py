"""The dispatcher's and leaders' part while a unit has it: decide what it asks, urge, confer, speak the last word."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.feedback.actions.files import NewFile
from mingchuang.feedback.actions.steps import locked, locked_order, moved
from mingchuang.feedback.enums import Plea, Urgency, Urging, VoiceState
from mingchuang.feedback.facts import (
    ExtensionDecided,
    FinalAnswerGiven,
    OrderUrged,
    ReturnDecided,
    UnitsConferred,
)
from mingchuang.feedback.models import Consultation, FinalAnswer, Order, UnitPlea, UrgingStep, Voice
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.queries import limits_at
from mingchuang.feedback.rules.handling import check_reason, check_urging, latest_day
from mingchuang.feedback.rules.voice import ActRefused, Move
from mingchuang.following.actions import agree_date, withdraw_matter
from mingchuang.foundation.access import Actor
from mingchuang.foundation.attachments.storing import keep_file
from mingchuang.foundation.journal.facts import Fact
from mingchuang.foundation.journal.recording import record
from mingchuang.foundation.worktime.limits import Limit, due_on
from mingchuang.foundation.worktime.published import calendar_in_force
from mingchuang.organisations.models import Node, Staff


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalWord:
    """The last word on a matter: its document, why, by which rule, and whether satisfaction is still counted."""

    document: str
    reason: str
    basis: str
    is_left_out: bool = False


@transaction.atomic
def decide_return(*, actor: Actor, voice_id: int, is_upheld: bool, reason: str, at: datetime) -> Voice:
    """Upheld: the order ends without blame and the voice waits to be sent elsewhere. Denied: the clock runs on."""
    voice, order = _held(actor, voice_id, P.VOICE_DISPATCH)
    _decide(actor, order, Plea.RETURN, is_granted=is_upheld, reason=reason, at=at)
    if is_upheld:
        moved(voice, Move.UPHOLD_RETURN)
        order.returned_at = at
        order.save(update_fields=["returned_at"])
        withdraw_matter(actor=actor, matter_id=order.pk, reason=f"退单成立：{reason.strip()}", at=at)
    else:
        moved(voice, Move.DENY_RETURN)
        if order.signed_at is None:
            order.signed_at, order.signed_by = at, "退单未准，视为签收"
            order.save(update_fields=["signed_at", "signed_by"])
    _told(ReturnDecided(number=voice.number, is_upheld=is_upheld, reason=reason.strip()), actor, voice, at)
    return voice


@transaction.atomic
def decide_extension(*, actor: Actor, voice_id: int, is_granted: bool, reason: str, at: datetime) -> Voice:
    """Granted: so many working days more, counted from the present due day. The first due day stays on record."""
    voice, order = _held(actor, voice_id, P.VOICE_DISPATCH)
    plea = _decide(actor, order, Plea.EXTENSION, is_granted=is_granted, reason=reason, at=at)
    moved(voice, Move.GRANT_EXTENSION if is_granted else Move.DENY_EXTENSION)
    ends_on = timezone.localdate(order.matter.clock.due_at)
    if is_granted:
        ends_on = latest_day(
            ends_on=due_on(calendar_in_force(), start=ends_on, limit=Limit(count=plea.days)),
            dispatched_on=timezone.localdate(order.dispatched_at),
            limits=limits_at(voice.region, Urgency(voice.urgency)),
        )
        agree_date(actor=actor, matter_id=order.pk, ends_on=ends_on, reason=f"延期：{plea.reason}", at=at)
    fact = ExtensionDecided(
        number=voice.number, is_granted=is_granted, due_on=ends_on.isoformat(), reason=reason.strip()
    )
    _told(fact, actor, voice, at)
    return voice


@transaction.atomic
def urge_order(
    *,
    actor: Actor,
    voice_id: int,
    step: Urging,
    reason: str,
    basis: str,
    answer_by: date,
    at: datetime,
    leader: Staff | None = None,
) -> UrgingStep:
    """A reminder, a supervision notice, or a leader's instruction."""
    voice, order = _held(actor, voice_id, P.VOICE_URGE)
    if voice.state not in VoiceState.at_unit():
        raise ActRefused("单位已经答复，不用再督办。")
    before = [Urging(told) for told in order.urgings.values_list("step", flat=True)]
    check_urging(step=step, before=before, reason=reason, basis=basis, has_leader=leader is not None)
    if answer_by < timezone.localdate(at):
        raise ActRefused("答复期限不能早于今天。")
    urging = UrgingStep.objects.create(
        order=order,
        step=step,
        reason=reason.strip(),
        basis=basis.strip()[:300],
        answer_by=answer_by,
        leader=leader,
        made_at=at,
        made_by=actor.label[:100],
    )
    fact = OrderUrged(number=voice.number, step=step.value, answer_by=answer_by.isoformat(), reason=urging.reason)
    _told(fact, actor, voice, at)
    return urging


@transaction.atomic
def record_consultation(
    *,
    actor: Actor,
    voice_id: int,
    held_on: date,
    units: Sequence[Node],
    reason: str,
    outcome: str,
    chaired_by: str,
    at: datetime,
) -> Consultation:
    """Several units sat together over a hard matter; what came of it."""
    voice, order = _held(actor, voice_id, P.VOICE_DISPATCH)
    check_reason(reason)
    check_reason(outcome)
    if len(units) < 2 or held_on > timezone.localdate(at):
        raise ActRefused("会商至少两个单位参加，日期不晚于今天。")
    row = Consultation.objects.create(
        order=order,
        held_on=held_on,
        reason=reason.strip(),
        outcome=outcome.strip(),
        chaired_by=chaired_by.strip()[:100],
        written_at=at,
        written_by=actor.label[:100],
    )
    row.units.add(*units)
    _told(UnitsConferred(number=voice.number, units=len(units), outcome=row.outcome), actor, voice, at)
    return row


@transaction.atomic
def give_final_answer(
    *, actor: Actor, voice_id: int, word: FinalWord, files: Sequence[NewFile], at: datetime
) -> FinalAnswer:
    """The last word, with its document and evidence. Left out of satisfaction or not, it stays in every list."""
    voice, order = _held(actor, voice_id, P.CLOSING_DECIDE)
    if voice.state not in (VoiceState.REPLIED, VoiceState.DISSATISFIED):
        raise ActRefused("答复以后、办结以前才能作最终答复。")
    if not (word.document.strip() and word.reason.strip() and word.basis.strip() and files):
        raise ActRefused("最终答复要有文号、理由、依据和文件。")
    final = FinalAnswer.objects.create(
        order=order,
        document=word.document.strip()[:100],
        reason=word.reason.strip(),
        basis=word.basis.strip()[:300],
        is_left_out=word.is_left_out,
        given_at=at,
        given_by=actor.label[:100],
    )
    final.files.add(*(keep_file(file.data, name=file.name, actor=actor, path=order.path, at=at) for file in files))
    fact = FinalAnswerGiven(number=voice.number, document=final.document, is_left_out=final.is_left_out)
    _told(fact, actor, voice, at)
    return final


def _held(actor: Actor, voice_id: int, permission: str) -> tuple[Voice, Order]:
    voice = locked(voice_id)
    actor.require(permission, within=voice.path)
    return voice, locked_order(voice)


def _decide(actor: Actor, order: Order, kind: Plea, *, is_granted: bool, reason: str, at: datetime) -> UnitPlea:
    check_reason(reason)
    plea = order.pleas.select_for_update(of=("self",)).filter(kind=kind, decided_at=None).first()
    if plea is None:
        raise ActRefused("没有等待裁定的申请，请刷新页面后再看。")
    plea.is_granted, plea.decision, plea.decided_at = is_granted, reason.strip(), at
    plea.decided_by = actor.label[:100]
    plea.save(update_fields=["is_granted", "decision", "decided_at", "decided_by"])
    return plea


def _told(fact: Fact, actor: Actor, voice: Voice, at: datetime) -> None:
    record(fact, actor=actor, subject=voice, path=voice.path, at=at)
