"""Telling of what fell due: past the promise, and past the law; different faults, each told once a clock."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.following.facts import FellDue, FellPastLaw
from mingchuang.following.models import Clock, Matter, MatterQuerySet
from mingchuang.following.rules import kind_named
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.facts import Fact
from mingchuang.foundation.journal.recording import Happening, record_many

BATCH = 500


@transaction.atomic
def announce_fallen_due(*, actor: Actor, at: datetime) -> int:
    """Tell of what fell due since the last time; at most one batch of each kind. The number told."""
    late = _batch(Matter.objects.overdue(at).filter(clock__announced_at=None))
    Clock.objects.filter(matter__in=late).update(announced_at=at)
    unlawful = _batch(Matter.objects.past_law(at).filter(clock__law_announced_at=None))
    Clock.objects.filter(matter__in=unlawful).update(law_announced_at=at)
    told = [(matter, _fell_due(matter)) for matter in late] + [(matter, _past_law(matter)) for matter in unlawful]
    record_many([Happening(fact=fact, actor=actor, subject=matter, path=matter.path, at=at) for matter, fact in told])
    return len(told)


def _batch(matters: MatterQuerySet) -> Sequence[Matter]:
    held = matters.select_related("clock").select_for_update(of=("self",), skip_locked=True)
    return list(held.breaking_first()[:BATCH])


def _fell_due(matter: Matter) -> Fact:
    told = kind_named(matter.kind).fell_due or FellDue
    return told(matter_kind=matter.kind, due_on=timezone.localdate(matter.clock.due_at).isoformat())


def _past_law(matter: Matter) -> Fact:
    assert matter.clock.limit_at is not None
    told = kind_named(matter.kind).fell_past_law or FellPastLaw
    return told(matter_kind=matter.kind, limit_on=timezone.localdate(matter.clock.limit_at).isoformat())
