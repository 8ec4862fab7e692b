"""Writing entries. Called inside the act's transaction, last, after the rows are written."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import models, transaction

from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.facts import Fact, reactions_to
from mingchuang.foundation.journal.models import Delivery, Entry
from mingchuang.foundation.work.queue import enqueue


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One fact with its actor, subject, place and time, ready to be written."""

    fact: Fact
    actor: Actor
    subject: models.Model
    path: str
    at: datetime


def record(fact: Fact, *, actor: Actor, subject: models.Model, path: str, at: datetime) -> Entry:
    """Write one entry and the deliveries it owes."""
    return record_many([Happening(fact=fact, actor=actor, subject=subject, path=path, at=at)])[0]


def record_many(happenings: Sequence[Happening]) -> list[Entry]:
    """Write entries in order, with two statements however many there are."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a fact is recorded inside the transaction of its act")
    entries = Entry.objects.bulk_create([_entry(h) for h in happenings])
    deliveries = [
        Delivery(entry=entry, reaction=name, free_at=entry.at) for entry in entries for name in reactions_to(entry.kind)
    ]
    if deliveries:
        made = Delivery.objects.bulk_create(deliveries)
        transaction.on_commit(lambda: _announce([delivery.pk for delivery in made]))
    return entries


def _entry(happening: Happening) -> Entry:
    actor, subject = happening.actor, happening.subject
    return Entry(
        kind=happening.fact.kind,
        at=happening.at,
        actor_kind=actor.kind.value,
        actor_id=actor.account_id,
        actor_label=actor.label[:100],
        path=happening.path,
        subject_kind=subject._meta.label_lower,
        subject_id=str(subject.pk),
        subject_label=str(subject)[:200],
        data=asdict(happening.fact),
    )


def _announce(delivery_ids: list[int]) -> None:
    """Hand the deliveries to the worker; the sweep finds them if this is lost."""
    for delivery_id in delivery_ids:
        enqueue("mingchuang.foundation.journal.tasks.deliver", delivery_id=delivery_id)
