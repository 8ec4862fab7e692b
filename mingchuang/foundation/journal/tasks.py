"""Carrying news upwards: each delivery is leased, done and marked done in one transaction."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from mingchuang.foundation.journal.facts import reactions_to
from mingchuang.foundation.journal.models import LEASE, Delivery
from mingchuang.foundation.work.timetable import every


def deliver(*, delivery_id: int) -> None:
    """Run one reaction.

    1. Lease: an update that counts; the loser of a race sees 0 and leaves.
    2. The reaction and `done_at` commit together, so a crash repeats the work and never half-does it.
    3. A failure is kept with its words; the sweep tries again after the lease, five times.
    """
    now = timezone.now()
    leased = Delivery.objects.waiting(now).filter(pk=delivery_id)
    if not leased.update(free_at=now + LEASE, tries=F("tries") + 1):
        return
    delivery = Delivery.objects.select_related("entry").get(pk=delivery_id)
    try:
        _run(delivery, now)
    except Exception as fault:
        Delivery.objects.filter(pk=delivery_id).update(fault=f"{type(fault).__name__}: {fault}"[:2000])
        raise


def _run(delivery: Delivery, now: datetime) -> None:
    reaction = reactions_to(delivery.entry.kind).get(delivery.reaction)
    with transaction.atomic():
        if reaction is not None:  # a reaction that the product no longer has is owed nothing
            entry = delivery.entry
            reaction(subject_id=int(entry.subject_id), path=entry.path, at=now, data=entry.data)
        Delivery.objects.filter(pk=delivery.pk).update(done_at=now, fault="")


@every(minutes=1)
def sweep_deliveries() -> None:
    """Do what was announced and lost: the worker was down, or a try failed."""
    due = list(Delivery.objects.waiting(timezone.now()).order_by("id").values_list("pk", flat=True)[:500])
    for delivery_id in due:
        try:
            deliver(delivery_id=delivery_id)
        except Exception:  # noqa: BLE001, S112 - the fault is kept on the row; the others must still run
            continue
