"""The dispatcher's first look: what it is, where it goes, or why it is not taken on."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.catalogue.models import ServiceItem
from mingchuang.feedback.actions.steps import MATTER_KIND, locked, moved
from mingchuang.feedback.enums import Urgency, VoiceKind
from mingchuang.feedback.facts import OrderDispatched, VoiceClassified, VoiceDeclined
from mingchuang.feedback.models import Order, Voice
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.queries import limits_at
from mingchuang.feedback.queries.conduct import conduct_list
from mingchuang.feedback.rules.handling import check_reason, check_unit
from mingchuang.feedback.rules.limits import is_late
from mingchuang.feedback.rules.voice import Move
from mingchuang.following.actions import MatterOrder, open_matter
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node


@transaction.atomic
def classify_voice(
    *,
    actor: Actor,
    voice_id: int,
    kind: VoiceKind,
    urgency: Urgency,
    at: datetime,
    tags: Sequence[str] = (),
    about: Node | None = None,
    item: ServiceItem | None = None,
    subject: str = "",
) -> Voice:
    """Say what it is, how fast it must be, and which faults of conduct it tells of."""
    voice = locked(voice_id)
    actor.require(P.VOICE_DISPATCH, within=voice.path)
    conduct_list().check(tags)
    voice.kind, voice.urgency, voice.tags, voice.classified_at = kind, urgency, list(tags), at
    voice.about, voice.item, voice.subject = about or voice.about, item or voice.item, subject.strip()[:60]
    moved(voice, Move.CLASSIFY, "kind", "urgency", "tags", "classified_at", "about", "item", "subject")
    fact = VoiceClassified(number=voice.number, voice_kind=kind.value, urgency=urgency.value, tags=tuple(tags))
    record(fact, actor=actor, subject=voice, path=voice.path, at=at)
    return voice


@transaction.atomic
def dispatch_voice(*, actor: Actor, voice_id: int, unit: Node, at: datetime, instruction: str = "") -> Order:
    """Send it to a unit. Its clock starts now, whoever signs for it when."""
    voice = locked(voice_id)
    actor.require(P.VOICE_DISPATCH, within=voice.path)
    check_unit(
        is_answering=unit.kind in NodeKind.answering(),
        is_open=unit.closed_on is None,
        in_region=unit.path.startswith(voice.path),
    )
    moved(voice, Move.DISPATCH)
    urgency = Urgency(voice.urgency)
    limits = limits_at(voice.region, urgency)
    since = (
        voice.orders.exclude(returned_at=None).order_by("-returned_at").values_list("returned_at", flat=True).first()
    )
    dispatched_late = is_late(since=since or voice.entered_at, until=at, minutes=limits.dispatch_minutes)
    matter = open_matter(
        actor=actor,
        order=MatterOrder(
            kind=MATTER_KIND,
            title_zh=f"{voice.number} {VoiceKind(voice.kind).label}"
            + (f"：{voice.place.name_zh}" if voice.place else ""),
            owner_node=unit,
            promise=limits.reply,
            basis=limits.basis,
        ),
        at=at,
    )
    order = Order.objects.create(
        matter=matter,
        voice=voice,
        path=matter.path,
        instruction=instruction.strip(),
        dispatched_at=at,
        dispatched_by=actor.label[:100],
        dispatched_late=dispatched_late,
        sign_minutes=limits.sign_minutes,
    )
    fact = OrderDispatched(
        number=voice.number,
        unit=unit.name_zh,
        urgency=urgency.value,
        due_on=timezone.localdate(matter.clock.due_at).isoformat(),
        is_late=dispatched_late,
    )
    record(fact, actor=actor, subject=voice, path=voice.path, at=at)
    return order


@transaction.atomic
def dispatch_voices(*, actor: Actor, voice_ids: Sequence[int], at: datetime) -> int:
    """Send several classified voices, each to the unit it is about; all of them or none."""
    for voice in Voice.objects.select_related("about").filter(pk__in=voice_ids).order_by("pk"):
        assert voice.about is not None
        dispatch_voice(actor=actor, voice_id=voice.pk, unit=voice.about, at=at)
    return len(voice_ids)


@transaction.atomic
def decline_voice(*, actor: Actor, voice_id: int, reason: str, at: datetime) -> Voice:
    """It belongs elsewhere; the citizen reads why, and where to go."""
    voice = locked(voice_id)
    actor.require(P.VOICE_DISPATCH, within=voice.path)
    check_reason(reason)
    voice.declined_reason = reason.strip()
    moved(voice, Move.DECLINE, "declined_reason")
    record(
        VoiceDeclined(number=voice.number, reason=voice.declined_reason),
        actor=actor,
        subject=voice,
        path=voice.path,
        at=at,
    )
    return voice
