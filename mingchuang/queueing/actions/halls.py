"""Acts on what a hall has set up."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node
from mingchuang.queueing.facts import DeskSet, HallOpened, KeysRenewed, QueueClosed, QueueSet, TermsSet
from mingchuang.queueing.models import Desk, DeskQueue, Queue, QueueHall, Ticket, terms_as_json
from mingchuang.queueing.models.hall import new_key
from mingchuang.queueing.permissions import QueueingPermission as P
from mingchuang.queueing.rules.setting import (
    QueueContent,
    check_desk,
    check_hall,
    check_queue,
    check_terms,
    check_unused,
)
from mingchuang.queueing.rules.terms import HallTerms


@transaction.atomic
def open_hall(*, actor: Actor, hall: Node, at: datetime, terms: HallTerms | None = None) -> QueueHall:
    """Let a hall queue; a second time changes nothing."""
    actor.require(P.QUEUE_EDIT, within=hall.path)
    check_hall(is_hall=hall.kind == NodeKind.HALL)
    known = QueueHall.objects.filter(hall=hall).first()
    if known is not None:
        return known
    terms = terms or HallTerms()
    check_terms(terms)
    row = QueueHall.objects.create(hall=hall, path=hall.path, terms_set=terms_as_json(terms), opened_at=at)
    record(HallOpened(hall=hall.code), actor=actor, subject=row, path=row.path, at=at)
    return row


@transaction.atomic
def set_terms(*, actor: Actor, hall_id: int, terms: HallTerms, at: datetime) -> QueueHall:
    """Set the terms of a hall."""
    row = _hall(actor, hall_id)
    check_terms(terms)
    before, after = terms_as_json(row.terms), terms_as_json(terms)
    changed = {name: value for name, value in after.items() if before[name] != value}
    if changed:
        row.terms_set = after
        row.save(update_fields=["terms_set"])
        record(TermsSet(changed=changed), actor=actor, subject=row, path=row.path, at=at)
    return row


@transaction.atomic
def renew_keys(*, actor: Actor, hall_id: int, at: datetime) -> QueueHall:
    """Give the ticket machine and the QR code new addresses; the old ones end at once."""
    row = _hall(actor, hall_id)
    row.kiosk_key, row.phone_key = new_key(), new_key()
    row.save(update_fields=["kiosk_key", "phone_key"])
    record(KeysRenewed(), actor=actor, subject=row, path=row.path, at=at)
    return row


@transaction.atomic
def set_queue(*, actor: Actor, hall_id: int, content: QueueContent, at: datetime, queue_id: int | None = None) -> Queue:
    """Set up a queue, or change what it is called and what is done in it; its letter stays."""
    hall = _hall(actor, hall_id)
    others = Queue.objects.in_use().filter(hall=hall).exclude(pk=queue_id or 0)
    check_queue(content, taken=frozenset(others.values_list("letter", flat=True)))
    row = Queue.objects.in_use().get(pk=queue_id, hall=hall) if queue_id else Queue(hall=hall, path=hall.path)
    row.letter = row.letter or content.letter
    row.name_zh, row.name_en = content.name_zh, content.name_en
    row.about_zh, row.about_en = content.about_zh, content.about_en
    row.item_codes = list(content.item_codes)
    row.save()
    record(QueueSet(letter=row.letter, name=row.name_zh), actor=actor, subject=row, path=row.path, at=at)
    return row


@transaction.atomic
def close_queue(*, actor: Actor, queue_id: int, at: datetime) -> None:
    """Use a queue no longer; not while somebody holds a ticket of it."""
    row = Queue.objects.in_use().select_for_update(of=("self",)).get(pk=queue_id)
    actor.require(P.QUEUE_EDIT, within=row.path)
    check_unused(waiting=Ticket.objects.filter(queue=row).open().count())
    row.closed_at = at
    row.save(update_fields=["closed_at"])
    row.links.all().delete()
    record(QueueClosed(letter=row.letter), actor=actor, subject=row, path=row.path, at=at)


@transaction.atomic
def set_desk(*, actor: Actor, hall_id: int, window: Node, sign: str, queues: Sequence[Queue], at: datetime) -> Desk:
    """Let a window of the hall call from these queues under this number."""
    hall = _hall(actor, hall_id)
    sign = sign.strip()
    taken = Desk.objects.filter(hall=hall).exclude(window=window).values_list("sign", flat=True)
    check_desk(
        stands_here=window.site_id == hall.hall_id,
        sign=sign,
        taken=frozenset(taken),
        own_queues=all(queue.hall_id == hall.pk and queue.closed_at is None for queue in queues),
    )
    desk, _ = Desk.objects.update_or_create(window=window, defaults={"hall": hall, "sign": sign})
    desk.links.exclude(queue__in=queues).delete()
    DeskQueue.objects.bulk_create([DeskQueue(desk=desk, queue=queue) for queue in queues], ignore_conflicts=True)
    letters = tuple(sorted(queue.letter for queue in queues))
    record(DeskSet(window=window.code, sign=sign, letters=letters), actor=actor, subject=desk, path=hall.path, at=at)
    return desk


def _hall(actor: Actor, hall_id: int) -> QueueHall:
    row = QueueHall.objects.select_for_update(of=("self",)).get(pk=hall_id)
    actor.require(P.QUEUE_EDIT, within=row.path)
    return row
