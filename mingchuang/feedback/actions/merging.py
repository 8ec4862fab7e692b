"""Putting voices together and taking them apart; no voice is ever lost by it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from mingchuang.feedback.actions.steps import locked, moved
from mingchuang.feedback.enums import VoiceState
from mingchuang.feedback.facts import VoiceMerged, VoiceTakenApart
from mingchuang.feedback.models import Merger, Voice
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.rules.handling import check_reason
from mingchuang.feedback.rules.likeness import put_together
from mingchuang.feedback.rules.voice import ActRefused, Move
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record


@transaction.atomic
def merge_voices(*, actor: Actor, lead_id: int, voice_ids: Sequence[int], reason: str, at: datetime) -> Voice:
    """Answer these together with the lead. Each stays a row, each citizen gets the answer on her own receipt."""
    check_reason(reason)
    followers = Voice.objects.filter(lead__in=voice_ids).values_list("pk", flat=True)
    held = {pk: locked(pk) for pk in sorted({lead_id, *voice_ids, *followers})}
    lead = held[lead_id]
    leads = put_together({pk: voice.lead_id for pk, voice in held.items()}, lead=lead_id, voices=voice_ids)
    _check_lead(lead)
    for pk, voice in held.items():
        if leads[pk] == voice.lead_id:
            continue
        actor.require(P.VOICE_DISPATCH, within=voice.path)
        if voice.region_id != lead.region_id:
            raise ActRefused("不同地区的诉求不能并案。")
        _follow(actor, voice, lead, reason.strip(), at)
    return lead


def _check_lead(lead: Voice) -> None:
    if lead.state in VoiceState.over():
        raise ActRefused("主件已经办结，不能再并入。新的诉求请单独办，或者重新打开主件。")


def _follow(actor: Actor, voice: Voice, lead: Voice, reason: str, at: datetime) -> None:
    state_before = voice.state
    if voice.lead_id is not None:
        # it had followed one that now follows itself: the earlier merger ends, its record stays
        earlier = Merger.objects.get(voice=voice, undone_at=None)
        state_before = earlier.state_before
        earlier.undone_at, earlier.undone_by, earlier.undone_reason = at, actor.label[:100], "随主件并入"
        earlier.save(update_fields=["undone_at", "undone_by", "undone_reason"])
        voice.lead = lead
        voice.save(update_fields=["lead"])
    else:
        voice.lead = lead
        moved(voice, Move.MERGE, "lead")
    Merger.objects.create(
        voice=voice,
        lead=lead,
        state_before=state_before,
        reason=reason[:300],
        merged_at=at,
        merged_by=actor.label[:100],
    )
    fact = VoiceMerged(number=voice.number, lead=lead.number, reason=reason)
    record(fact, actor=actor, subject=voice, path=voice.path, at=at)


@transaction.atomic
def take_apart(*, actor: Actor, voice_id: int, reason: str, at: datetime) -> Voice:
    """It is something else after all: it goes on from where it stood before, and the record says so."""
    voice = locked(voice_id)
    actor.require(P.VOICE_DISPATCH, within=voice.path)
    check_reason(reason)
    merger = Merger.objects.select_related("lead").filter(voice=voice, undone_at=None).first()
    if merger is None:
        raise ActRefused("这件诉求没有并案。")
    if merger.lead.state in VoiceState.answered():
        raise ActRefused("主件已经答复，答复也给了这一件，不能再拆分。请让群众另提。")
    merger.undone_at, merger.undone_by, merger.undone_reason = at, actor.label[:100], reason.strip()[:300]
    merger.save(update_fields=["undone_at", "undone_by", "undone_reason"])
    voice.lead, voice.state = None, merger.state_before
    voice.save(update_fields=["lead", "state"])
    fact = VoiceTakenApart(number=voice.number, lead=merger.lead.number, reason=reason.strip())
    record(fact, actor=actor, subject=voice, path=voice.path, at=at)
    return voice
