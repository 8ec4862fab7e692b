"""Acts on the hours that windows offer for booking, and on reminding those who booked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record
from mingchuang.queueing.enums import BookingState
from mingchuang.queueing.facts import ContactsOpened, TemplateSet
from mingchuang.queueing.models import Booking, Desk, Queue, QueueHall, SlotTemplate
from mingchuang.queueing.permissions import QueueingPermission as P
from mingchuang.queueing.rules.bookings import BookingRefused, Template, check_template


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateContent:
    """What a window offers every week."""

    weekdays: tuple[int, ...]
    since: time
    until: time
    minutes: int
    capacity: int


@transaction.atomic
def offer_slots(*, actor: Actor, queue: Queue, desk: Desk, content: TemplateContent, at: datetime) -> SlotTemplate:
    """Offer hours from tomorrow on; what overlaps with what the window offers already is refused."""
    actor.require(P.QUEUE_EDIT, within=queue.path)
    today = timezone.localdate(at)
    template = Template(
        key=0,
        window=desk.pk,
        weekdays=content.weekdays,
        since=content.since,
        until=content.until,
        minutes=content.minutes,
        capacity=content.capacity,
        from_on=today,
    )
    check_template(template)
    if not desk.links.filter(queue=queue).exists():
        raise BookingRefused("这个窗口不办这个队列，请先在窗口设置里加上。")
    _check_apart(desk, queue, template)
    row = SlotTemplate.objects.create(
        queue=queue,
        desk=desk,
        path=queue.path,
        weekdays=list(content.weekdays),
        since=content.since,
        until=content.until,
        minutes=content.minutes,
        capacity=content.capacity,
        from_on=today,
    )
    fact = TemplateSet(window=desk.window.code, letter=queue.letter)
    record(fact, actor=actor, subject=row, path=row.path, at=at)
    return row


@transaction.atomic
def end_template(*, actor: Actor, template_id: int, at: datetime) -> SlotTemplate:
    """Offer these hours no more; what is booked already stands."""
    row = (
        SlotTemplate.objects.select_related("desk__window", "queue").select_for_update(of=("self",)).get(pk=template_id)
    )
    actor.require(P.QUEUE_EDIT, within=row.path)
    if row.until_on is None:
        row.until_on = timezone.localdate(at)
        row.save(update_fields=["until_on"])
        fact = TemplateSet(window=row.desk.window.code, letter=row.queue.letter, ended=True)
        record(fact, actor=actor, subject=row, path=row.path, at=at)
    return row


@transaction.atomic
def open_contacts(*, actor: Actor, hall: QueueHall, day: date, at: datetime) -> Sequence[Booking]:
    """The bookings of a day with names and numbers, to remind people: noted, and each marked as reminded."""
    actor.require(P.BOOKING_CONTACT, within=hall.path)
    rows = list(
        Booking.objects.filter(hall=hall, day=day, state=BookingState.BOOKED)
        .select_related("queue", "desk__window")
        .order_by("starts_at", "id")
    )
    Booking.objects.filter(pk__in=[row.pk for row in rows if row.phone]).update(reminded_at=at)
    fact = ContactsOpened(day=day.isoformat(), count=len(rows))
    record(fact, actor=actor, subject=hall, path=hall.path, at=at)
    return rows


def _check_apart(desk: Desk, queue: Queue, template: Template) -> None:
    standing = SlotTemplate.objects.filter(desk=desk, queue=queue, until_on=None)
    for row in standing:
        same_day = set(row.weekdays) & set(template.weekdays)
        if same_day and row.since < template.until and template.since < row.until:
            raise BookingRefused(
                "和已有的号源 {since}–{until} 重叠，请改时间或先停用那一条。", since=row.since, until=row.until
            )
