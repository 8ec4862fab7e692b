"""Who spoke: opened for a purpose and on record, deleted when no longer needed, with letters and photos."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from mingchuang.feedback.actions.steps import locked
from mingchuang.feedback.enums import VoiceState
from mingchuang.feedback.facts import FilesForgotten, PersonForgotten, PersonOpened
from mingchuang.feedback.models import Voice, VoiceFile, VoicePerson
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.queries import terms_at
from mingchuang.feedback.rules.handling import check_reason
from mingchuang.feedback.rules.voice import ActRefused
from mingchuang.foundation.access import Actor
from mingchuang.foundation.attachments.storing import forget_file
from mingchuang.foundation.journal.recording import record
from mingchuang.organisations.models import Node

BATCH = 200


@transaction.atomic
def open_person(*, actor: Actor, voice_id: int, purpose: str, at: datetime) -> VoicePerson:
    """The dispatching office sees who spoke, and the journal keeps who looked, when and what for."""
    voice = locked(voice_id)
    actor.require(P.PERSON_OPEN, within=voice.path)
    check_reason(purpose)
    person = VoicePerson.objects.filter(pk=voice.pk, forgotten_at=None).first()
    if person is None:
        raise ActRefused("这件诉求是匿名的，或者个人信息已经按期删除。")
    fact = PersonOpened(number=voice.number, purpose=purpose.strip())
    record(fact, actor=actor, subject=voice, path=voice.path, at=at)
    return person


@transaction.atomic
def forget_persons(*, actor: Actor, at: datetime) -> int:
    """Delete who spoke where the matter has long been over; at most a batch."""
    over = VoicePerson.objects.filter(_over("voice__", at), forgotten_at=None).select_related("voice__region")
    rows = list(over.select_for_update(of=("self",)).order_by("pk")[:BATCH])
    for person in rows:
        person.name = person.phone = person.address = ""
        person.forgotten_at = at
        person.save(update_fields=["name", "phone", "address", "forgotten_at"])
        voice = person.voice
        record(PersonForgotten(number=voice.number), actor=actor, subject=voice, path=voice.path, at=at)
    return len(rows)


@transaction.atomic
def forget_files(*, actor: Actor, at: datetime) -> int:
    """Delete letters and photos likewise, but for photos that everybody may see; at most a batch."""
    over = VoiceFile.objects.filter(_over("voice__", at), is_published=False).select_related("voice", "file")
    rows = list(over.select_for_update(of=("self",)).order_by("pk")[:BATCH])
    for row in rows:
        voice, file = row.voice, row.file
        row.delete()
        forget_file(file)
        record(FilesForgotten(number=voice.number), actor=actor, subject=voice, path=voice.path, at=at)
    return len(rows)


def _over(prefix: str, at: datetime) -> Q:
    """Closed, itself or with the one it follows, or declined, longer ago than its region keeps persons."""
    ended = Q()
    for region in Node.objects.filter(pk__in=Voice.objects.values("region").distinct().order_by()):
        before = at - timedelta(days=terms_at(region).person_days)
        closed = Q(**{f"{prefix}closed_at__lt": before}) | Q(**{f"{prefix}lead__closed_at__lt": before})
        declined = Q(**{f"{prefix}state": VoiceState.DECLINED, f"{prefix}entered_at__lt": before})
        ended |= Q(**{f"{prefix}region": region}) & (closed | declined)
    return ended or Q(pk__in=())
