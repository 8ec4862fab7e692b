"""The unit's part: sign, start, ask to return or for more time, explain itself, reply."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.feedback.actions.calls import plan_next_call
from mingchuang.feedback.actions.files import NewFile
from mingchuang.feedback.actions.mending import open_mending
from mingchuang.feedback.actions.publishing import propose_publication
from mingchuang.feedback.actions.steps import locked, locked_order, moved
from mingchuang.feedback.enums import AnswerWay, Finding, Plea, Urgency, VoiceKind
from mingchuang.feedback.facts import (
    ExtensionAsked,
    HandlingStarted,
    OrderSigned,
    ReturnAsked,
    UrgingAnswered,
    VoiceReplied,
)
from mingchuang.feedback.models import Order, Reply, UnitPlea, UrgingStep, Voice
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.queries import limits_at
from mingchuang.feedback.rules.handling import check_extension, check_reason, check_reply, check_return
from mingchuang.feedback.rules.limits import is_late
from mingchuang.feedback.rules.voice import Move
from mingchuang.following.actions import answer_matter
from mingchuang.foundation.access import Actor
from mingchuang.foundation.attachments.storing import keep_file
from mingchuang.foundation.journal.facts import Fact
from mingchuang.foundation.journal.recording import record
from mingchuang.foundation.worktime.limits import Limit, due_on
from mingchuang.foundation.worktime.published import calendar_in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyGiven:
    """What the citizen was told, how, by whom and when, and what was found."""

    way: AnswerWay
    text: str
    finding: Finding
    told_on: date
    told_by: str
    measure: str = ""


@transaction.atomic
def sign_order(*, actor: Actor, voice_id: int, at: datetime) -> Order:
    """The unit has seen it. The clock has been running since the dispatch."""
    voice, order = _at_unit(actor, voice_id)
    moved(voice, Move.SIGN)
    order.signed_at, order.signed_by = at, actor.label[:100]
    order.save(update_fields=["signed_at", "signed_by"])
    late = is_late(since=order.dispatched_at, until=at, minutes=order.sign_minutes)
    return _told(OrderSigned(number=voice.number, is_late=late), actor, order, at)


@transaction.atomic
def start_handling(*, actor: Actor, voice_id: int, at: datetime, is_contacted: bool = False) -> Order:
    """The unit works on it; `is_contacted`: it has spoken with the citizen."""
    voice, order = _at_unit(actor, voice_id)
    moved(voice, Move.START)
    if is_contacted:
        order.contacted_at = at
        order.save(update_fields=["contacted_at"])
    return _told(HandlingStarted(number=voice.number, is_contacted=is_contacted), actor, order, at)


@transaction.atomic
def ask_return(*, actor: Actor, voice_id: int, reason: str, basis: str, at: datetime) -> UnitPlea:
    """The order is not the unit's; it says why and by which rule. The clock runs on."""
    voice, order = _at_unit(actor, voice_id)
    limits = limits_at(voice.region, Urgency(voice.urgency))
    dispatched_on = timezone.localdate(order.dispatched_at)
    check_return(
        reason=reason,
        basis=basis,
        today=timezone.localdate(at),
        latest=due_on(calendar_in_force(), start=dispatched_on, limit=Limit(count=limits.return_days)),
        asked_before=order.pleas.filter(kind=Plea.RETURN).count(),
    )
    moved(voice, Move.ASK_RETURN)
    plea = _plea(actor, order, Plea.RETURN, reason, basis, at)
    _told(ReturnAsked(number=voice.number, reason=reason.strip()), actor, order, at)
    return plea


@transaction.atomic
def ask_extension(*, actor: Actor, voice_id: int, days: int, reason: str, at: datetime, basis: str = "") -> UnitPlea:
    """The unit needs more working days."""
    voice, order = _at_unit(actor, voice_id)
    check_extension(
        reason=reason,
        days=days,
        limits=limits_at(voice.region, Urgency(voice.urgency)),
        granted_before=order.pleas.filter(kind=Plea.EXTENSION, is_granted=True).count(),
        is_overdue=at > order.matter.clock.due_at and not order.matter.clock.is_provisional,
    )
    moved(voice, Move.ASK_EXTENSION)
    plea = _plea(actor, order, Plea.EXTENSION, reason, basis, at, days=days)
    _told(ExtensionAsked(number=voice.number, days=days, reason=reason.strip()), actor, order, at)
    return plea


@transaction.atomic
def answer_urging(*, actor: Actor, voice_id: int, urging_id: int, answer: str, at: datetime) -> UrgingStep:
    """The unit explains itself to whoever urged."""
    voice, order = _at_unit(actor, voice_id)
    check_reason(answer)
    urging = UrgingStep.objects.select_for_update(of=("self",)).get(pk=urging_id, order=order)
    urging.answer, urging.answered_at, urging.answered_by = answer.strip(), at, actor.label[:100]
    urging.save(update_fields=["answer", "answered_at", "answered_by"])
    _told(UrgingAnswered(number=voice.number), actor, order, at)
    return urging


@transaction.atomic
def reply_voice(
    *, actor: Actor, voice_id: int, given: ReplyGiven, at: datetime, files: Sequence[NewFile] = ()
) -> Reply:
    """The citizen has her answer; the lamp stands still until she was asked and somebody else has closed it."""
    voice, order = _at_unit(actor, voice_id)
    check_reply(
        text=given.text,
        finding=given.finding,
        kind=VoiceKind(voice.kind),
        told_on=given.told_on,
        today=timezone.localdate(at),
        dispatched_on=timezone.localdate(order.dispatched_at),
    )
    clock = order.matter.clock
    in_time = at <= clock.due_at or clock.is_provisional
    voice.finding = given.finding
    moved(voice, Move.REPLY, "finding")
    answer_matter(actor=actor, matter_id=order.pk, at=at)
    if order.first_replied_at is None:
        order.first_replied_at, order.first_reply_late = at, not in_time
        order.save(update_fields=["first_replied_at", "first_reply_late"])
    reply = Reply.objects.create(
        order=order,
        way=given.way,
        text=given.text.strip(),
        finding=given.finding,
        measure=given.measure.strip(),
        told_on=given.told_on,
        told_by=given.told_by.strip()[:100],
        written_at=at,
        written_by=actor.label[:100],
        written_by_id=actor.account_id,
    )
    reply.files.add(*(keep_file(file.data, name=file.name, actor=actor, path=order.path, at=at) for file in files))
    fact = VoiceReplied(number=voice.number, way=given.way.value, finding=given.finding.value, in_time=in_time)
    _told(fact, actor, order, at)
    open_mending(actor=actor, voice=voice, order=order, at=at)
    propose_publication(voice=voice, reply=reply, at=at)
    plan_next_call(actor=actor, voice=voice, order=order, reply=reply, at=at)
    return reply


def _at_unit(actor: Actor, voice_id: int) -> tuple[Voice, Order]:
    voice = locked(voice_id)
    order = locked_order(voice)
    actor.require(P.ORDER_HANDLE, within=order.path)
    return voice, order


def _plea(actor: Actor, order: Order, kind: Plea, reason: str, basis: str, at: datetime, *, days: int = 0) -> UnitPlea:
    return UnitPlea.objects.create(
        order=order,
        kind=kind,
        reason=reason.strip(),
        basis=basis.strip()[:300],
        days=days,
        asked_at=at,
        asked_by=actor.label[:100],
    )


def _told(fact: Fact, actor: Actor, order: Order, at: datetime) -> Order:
    record(fact, actor=actor, subject=order.voice, path=order.voice.path, at=at)
    return order
