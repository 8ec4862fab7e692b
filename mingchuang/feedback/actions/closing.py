"""Asking the citizen, doing it again, closing by another person, the archive."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from mingchuang.callbacks.actions import call_off
from mingchuang.feedback.actions.steps import locked, locked_order, moved
from mingchuang.feedback.enums import AskedHow, Contentment, Urgency, VoiceState
from mingchuang.feedback.facts import CitizenAsked, VoiceArchived, VoiceClosed, VoiceRedone
from mingchuang.feedback.models import Ask, Order, Voice
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.queries import limits_at, terms_at
from mingchuang.feedback.queries.following_up import asking, current_order, last_reply
from mingchuang.feedback.rules.handling import check_close, check_reason, check_redo_by_right
from mingchuang.feedback.rules.voice import ActRefused, Move
from mingchuang.following.actions import agree_date, close_matter, reopen_matter, return_matter
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record
from mingchuang.foundation.worktime.limits import due_on
from mingchuang.foundation.worktime.published import calendar_in_force

BATCH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What came of asking; `is_last`: nobody answered and nobody will call again."""

    how: AskedHow
    is_reached: bool = True
    contentment: Contentment | None = None
    is_contacted: bool | None = None
    is_solved: bool | None = None
    words: str = ""
    is_last: bool = False


@transaction.atomic
def ask_by_phone(*, actor: Actor, voice_id: int, said: Said, at: datetime) -> Ask:
    """The office called before closing and writes down what was said."""
    voice = locked(voice_id)
    actor.require(P.CLOSING_DECIDE, within=voice.path)
    return note_said(actor=actor, voice_id=voice_id, said=said, at=at)


@transaction.atomic
def note_said(*, actor: Actor, voice_id: int, said: Said, at: datetime) -> Ask:
    """What the citizen says of the answer: by telephone, by the hotline, or herself on her page.

    Whether the actor may is asked by the caller. Not satisfied: done again by right once, then by decision.
    """
    spoken = locked(voice_id)
    lead = locked(spoken.lead_id) if spoken.lead_id else spoken
    if lead.state not in (VoiceState.REPLIED, VoiceState.SATISFIED, VoiceState.DISSATISFIED, VoiceState.CLOSED):
        raise ActRefused("还没有答复，答复以后再评价。")
    if said.is_reached != (said.contentment is not None):
        raise ActRefused("联系上了请选满意度，没有联系上就不选。")
    ask = Ask.objects.create(
        voice=spoken,
        how=said.how,
        is_reached=said.is_reached,
        is_last=said.is_last,
        is_contacted=said.is_contacted,
        is_solved=said.is_solved,
        contentment=said.contentment or "",
        words=said.words.strip()[:1000],
        asked_at=at,
        asked_by=actor.label[:100],
    )
    fact = CitizenAsked(number=spoken.number, how=said.how.value, contentment=ask.contentment)
    record(fact, actor=actor, subject=spoken, path=spoken.path, at=at)
    if said.contentment is not None:
        if (order := current_order(lead)) is not None:
            call_off(actor=actor, matter_id=order.pk, at=at)
        _follow_up(lead, said.contentment, at)
    return ask


def _follow_up(lead: Voice, contentment: Contentment, at: datetime) -> None:
    is_closed = lead.state == VoiceState.CLOSED
    if contentment is not Contentment.DISSATISFIED:
        if lead.state == VoiceState.REPLIED:
            moved(lead, Move.SATISFY)
        return
    order = locked_order(lead)
    if hasattr(order, "final_answer"):
        return  # the last word was spoken; what she says of it is kept
    terms = terms_at(lead.region)
    closed_at = lead.closed_at if is_closed else None
    if check_redo_by_right(used=lead.redone_by_right, terms=terms, closed_at=closed_at, now=at):
        lead.redone_by_right += 1
        if not is_closed and lead.state != VoiceState.DISSATISFIED:
            moved(lead, Move.DISSATISFY)
        _redo(Actor.system(), lead, order, by_right=True, reason="群众不满意，依权利重办", at=at)
    elif lead.state in (VoiceState.REPLIED, VoiceState.SATISFIED):
        moved(lead, Move.DISSATISFY)


@transaction.atomic
def redo_voice(*, actor: Actor, voice_id: int, reason: str, at: datetime) -> Voice:
    """By decision: it is done again, with a new limit; the first one stays on record."""
    voice = locked(voice_id)
    actor.require(P.CLOSING_DECIDE, within=voice.path)
    check_reason(reason)
    order = locked_order(voice)
    _redo(actor, voice, order, by_right=False, reason=reason.strip(), at=at)
    return voice


def _redo(actor: Actor, voice: Voice, order: Order, *, by_right: bool, reason: str, at: datetime) -> None:
    limits = limits_at(voice.region, Urgency(voice.urgency))
    voice.redone += 1
    if voice.state == VoiceState.CLOSED:
        voice.closed_at = None
        moved(voice, Move.REOPEN, "redone", "redone_by_right", "closed_at")
        reopen_matter(actor=actor, matter_id=order.pk, reason=reason, at=at)
    else:
        moved(voice, Move.REDO, "redone", "redone_by_right")
        return_matter(actor=actor, matter_id=order.pk, close_permission=P.CLOSING_DECIDE, reason=reason, at=at)
    ends_on = due_on(calendar_in_force(), start=timezone.localdate(at), limit=limits.reply)
    agree_date(actor=actor, matter_id=order.pk, ends_on=ends_on, reason=f"重办：{reason}", at=at)
    fact = VoiceRedone(number=voice.number, by_right=by_right, due_on=ends_on.isoformat(), reason=reason)
    record(fact, actor=actor, subject=voice, path=voice.path, at=at)


@transaction.atomic
def close_voice(*, actor: Actor, voice_id: int, at: datetime, reason: str = "") -> Voice:
    """Closed by another than the one who answered, after the citizen was asked."""
    voice = locked(voice_id)
    actor.require(P.CLOSING_DECIDE, within=voice.path)
    order = locked_order(voice)
    reply = last_reply(order)
    if reply is None or voice.state not in (VoiceState.REPLIED, VoiceState.SATISFIED, VoiceState.DISSATISFIED):
        raise ActRefused("答复以后才能办结。")
    asked = asking(voice, reply)
    check_close(asked, terms=terms_at(voice.region), now=at, reason=reason)
    close_matter(actor=actor, matter_id=order.pk, close_permission=P.CLOSING_DECIDE, at=at)
    voice.closed_at = at
    moved(voice, Move.CLOSE, "closed_at")
    fact = VoiceClosed(number=voice.number, contentment=asked.contentment or "", reason=reason.strip())
    record(fact, actor=actor, subject=voice, path=voice.path, at=at)
    return voice


@transaction.atomic
def archive_closed(*, actor: Actor, at: datetime) -> int:
    """Put away what has been closed for so long that it cannot be asked for again; at most a batch."""
    done = 0
    terms: dict[int, int] = {}
    waiting = Voice.objects.filter(state=VoiceState.CLOSED, closed_at__lt=at - timedelta(days=1)).order_by("closed_at")
    for voice in waiting.select_related("region").select_for_update(of=("self",))[:BATCH]:
        days = terms.setdefault(voice.region_id, terms_at(voice.region).archive_days)
        assert voice.closed_at is not None
        if voice.closed_at >= at - timedelta(days=days):
            continue
        moved(voice, Move.ARCHIVE)
        record(VoiceArchived(number=voice.number), actor=actor, subject=voice, path=voice.path, at=at)
        done += 1
    return done
