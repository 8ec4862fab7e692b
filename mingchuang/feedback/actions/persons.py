"""Who spoke: opened for a purpose and on record, deleted when no longer needed."""

from datetime import datetime, timedelta

from django.db import transaction

from mingchuang.feedback.actions.steps import locked
from mingchuang.feedback.facts import PersonForgotten, PersonOpened
from mingchuang.feedback.models import VoicePerson
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.feedback.queries import terms_at
from mingchuang.feedback.rules.handling import check_reason
from mingchuang.feedback.rules.voice import ActRefused
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record

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
    done, terms = 0, dict[int, int]()
    over = VoicePerson.objects.filter(forgotten_at=None, voice__closed_at__lt=at - timedelta(days=1))
    for person in over.select_related("voice__region").select_for_update(of=("self",)).order_by("pk")[:BATCH]:
        voice = person.voice
        days = terms.setdefault(voice.region_id, terms_at(voice.region).person_days)
        assert voice.closed_at is not None
        if voice.closed_at >= at - timedelta(days=days):
            continue
        person.name = person.phone = person.address = ""
        person.forgotten_at = at
        person.save(update_fields=["name", "phone", "address", "forgotten_at"])
        record(PersonForgotten(number=voice.number), actor=actor, subject=voice, path=voice.path, at=at)
        done += 1
    return done
