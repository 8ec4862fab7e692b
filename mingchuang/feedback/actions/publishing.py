"""Showing answered voices to everybody, without personal data, after a second person's look."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from mingchuang.feedback.actions.files import publish_photos
from mingchuang.feedback.actions.steps import locked
from mingchuang.feedback.enums import MaskKind, PublicationState
from mingchuang.feedback.facts import VoiceKeptBack, VoicePublished
from mingchuang.feedback.models import Publication, Reply, Voice, VoicePerson
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.rules.handling import check_consent, check_reason, check_second_person
from mingchuang.feedback.rules.masks import Mask, MaskReview, find_masks, hidden, reviewed
from mingchuang.feedback.rules.voice import ActRefused
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondLook:
    """What the second person made of both texts: masks taken off (start → reason), words to hide, photos to show."""

    voice_off: Mapping[int, str]
    reply_off: Mapping[int, str]
    words: Sequence[str] = ()
    photos: Collection[int] = ()


def propose_publication(*, voice: Voice, reply: Reply, at: datetime) -> None:
    """Part of answering: the two texts wait for a second person, everything found in them masked."""
    known = _known(voice)
    values = {
        "reply": reply,
        "path": voice.path,
        "state": PublicationState.WAITING,
        "voice_masks": _kept(find_masks(voice.text, known=known)),
        "reply_masks": _kept(find_masks(reply.text, known=known)),
        "taken_off": [],
        "voice_text": "",
        "reply_text": "",
        "proposed_at": at,
        "decided_at": None,
        "decided_by": "",
        "reason": "",
    }
    Publication.objects.update_or_create(voice=voice, defaults=values)
    publish_photos(voice=voice, chosen=())


@transaction.atomic
def publish_voice(*, actor: Actor, voice_id: int, look: SecondLook, at: datetime) -> Publication:
    """A second person passes it. She adds masks as she likes; one taken off stays on record with its reason."""
    voice, row = _waiting(actor, voice_id)
    check_consent(may_publish=voice.may_publish)
    said, off = reviewed(
        voice.text,
        masks_of(row.voice_masks),
        MaskReview(taken_off=look.voice_off, words=look.words, by=actor.label),
    )
    told, off_reply = reviewed(
        row.reply.text,
        masks_of(row.reply_masks),
        MaskReview(taken_off=look.reply_off, words=look.words, by=actor.label),
    )
    row.voice_text, row.reply_text = hidden(voice.text, said), hidden(row.reply.text, told)
    row.voice_masks, row.reply_masks = _kept(said), _kept(told)
    row.taken_off = [
        {**asdict(mask), "kind": mask.kind.value, "text": which, "reason": reason, "taken_off_by": actor.label}
        for which, removed in (("voice", off), ("reply", off_reply))
        for mask, reason in removed
    ]
    row.state, row.decided_at, row.decided_by = PublicationState.PUBLISHED, at, actor.label[:100]
    row.save()
    photos = publish_photos(voice=voice, chosen=look.photos)
    fact = VoicePublished(
        number=voice.number,
        masks=len(said) + len(told),
        added=sum(mask.by != "" for mask in (*said, *told)),
        taken_off=tuple(f"{mask.kind.label}：{reason}" for mask, reason in (*off, *off_reply)),
        photos=photos,
    )
    record(fact, actor=actor, subject=voice, path=voice.path, at=at)
    return row


@transaction.atomic
def keep_back(*, actor: Actor, voice_id: int, reason: str, at: datetime) -> Publication:
    """It is not shown; the reason is kept."""
    voice, row = _waiting(actor, voice_id)
    check_reason(reason)
    row.state, row.reason = PublicationState.KEPT_BACK, reason.strip()[:300]
    row.decided_at, row.decided_by = at, actor.label[:100]
    row.save(update_fields=["state", "reason", "decided_at", "decided_by"])
    record(VoiceKeptBack(number=voice.number, reason=row.reason), actor=actor, subject=voice, path=voice.path, at=at)
    return row


def masks_of(kept: Sequence[Mapping[str, Any]]) -> list[Mask]:
    """Masks as they are kept on the row. Any: numbers and words."""
    return [Mask(start=m["start"], end=m["end"], kind=MaskKind(m["kind"]), by=m["by"]) for m in kept]


def _kept(masks: Sequence[Mask]) -> list[dict[str, Any]]:
    """Any: numbers and words."""
    return [{"start": m.start, "end": m.end, "kind": m.kind.value, "by": m.by} for m in masks]


def _waiting(actor: Actor, voice_id: int) -> tuple[Voice, Publication]:
    voice = locked(voice_id)
    actor.require(P.PUBLICATION_DECIDE, within=voice.path)
    rows = Publication.objects.select_related("reply").select_for_update(of=("self",))
    row = rows.filter(voice=voice).first()
    if row is None:
        raise ActRefused("还没有答复，没有可以公开的内容。")
    wrote = row.reply.written_by_id
    check_second_person(has_replied=wrote is not None and wrote == actor.account_id)
    return voice, row


def _known(voice: Voice) -> list[str]:
    """What is known of the one who spoke; hidden wherever it stands."""
    person = VoicePerson.objects.filter(pk=voice.pk).first()
    return [person.name, person.phone, person.address] if person else []
