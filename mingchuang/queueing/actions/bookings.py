"""Acts on bookings: by citizens without account, by staff, and what the clock settles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from mingchuang.foundation.access import Actor
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.journal.recording import record
from mingchuang.foundation.numbering import new_receipt
from mingchuang.queueing.actions.taking import write_tickets
from mingchuang.queueing.enums import BookingState, TicketOrigin, TicketState
from mingchuang.queueing.facts import (
    BookingArrived,
    BookingCancelled,
    BookingExcused,
    BookingMade,
    BookingMissed,
    BookingMoved,
)
from mingchuang.queueing.models import Booking, Queue, SlotUse, Ticket
from mingchuang.queueing.permissions import QueueingPermission as P
from mingchuang.queueing.queries.slots import missed_days, offered_slots, served_time
from mingchuang.queueing.rules.bookings import (
    BookingRefused,
    Slot,
    check_arrival,
    check_slot,
    paused_until,
    was_missed,
)

SETTLED_AT_ONCE = 500


@transaction.atomic
def book(
    *,
    actor: Actor,
    queue_id: int,
    desk_id: int,
    starts_at: datetime,
    at: datetime,
    name: str = "",
    phone: str = "",
) -> Booking:
    """Book a slot. Whoever knows the code may move or cancel it; name and number are free to give."""
    queue = _queue(queue_id)
    person = person_digest(phone)
    until = paused_until(missed_days(person), terms=queue.hall.terms)
    if until is not None and timezone.localdate(at) < until:
        raise BookingRefused(
            "这个电话有几次约了没来，{until} 起可以再预约；当天取号不受影响。认为记错了的，请找大厅工作人员撤销。",
            until=until,
        )
    slot = _taken(queue, desk_id, starts_at, at=at)
    booking = Booking.objects.create(
        hall=queue.hall,
        queue=queue,
        desk_id=desk_id,
        path=queue.path,
        receipt=new_receipt(),
        day=timezone.localdate(slot.starts_at),
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        name=name.strip(),
        phone=phone.strip(),
        person=person,
        made_at=at,
    )
    fact = BookingMade(queue=queue.letter, starts_at=slot.starts_at.isoformat())
    record(fact, actor=actor, subject=booking, path=booking.path, at=at)
    return booking


@transaction.atomic
def move_booking(*, actor: Actor, booking_id: int, desk_id: int, starts_at: datetime, at: datetime) -> Booking:
    """Another hour under the same code; the old one is free again."""
    booking = _open(booking_id)
    before = booking.starts_at
    slot = _taken(_queue(booking.queue_id), desk_id, starts_at, at=at)
    _give_back(booking)
    booking.desk_id, booking.starts_at, booking.ends_at = desk_id, slot.starts_at, slot.ends_at
    booking.day, booking.reminded_at = timezone.localdate(slot.starts_at), None
    booking.save(update_fields=["desk", "starts_at", "ends_at", "day", "reminded_at"])
    fact = BookingMoved(starts_at=slot.starts_at.isoformat(), before=before.isoformat())
    record(fact, actor=actor, subject=booking, path=booking.path, at=at)
    return booking


@transaction.atomic
def cancel_booking(*, actor: Actor, booking_id: int, at: datetime) -> Booking:
    """Will not come; the hour is free for somebody else. Until the hour itself this is never counted against anyone."""
    booking = _open(booking_id)
    _give_back(booking)
    _settle(booking, BookingState.CANCELLED, at=at)
    record(BookingCancelled(), actor=actor, subject=booking, path=booking.path, at=at)
    return booking


@transaction.atomic
def arrive(*, actor: Actor, booking_id: int, at: datetime) -> Ticket:
    """Here: in time she is called at her hour, late she gets a plain ticket. Once more gives the same ticket."""
    booking = Booking.objects.select_related("queue__hall", "ticket").select_for_update(of=("self",)).get(pk=booking_id)
    if booking.ticket is not None:
        return booking.ticket
    if booking.state not in {BookingState.BOOKED, BookingState.MISSED, BookingState.LAPSED}:
        raise BookingRefused("这个预约已经取消，请当天取号。")
    now = timezone.localtime(at)
    queue: Queue = booking.queue
    in_time = check_arrival(starts_at=timezone.localtime(booking.starts_at), now=now, terms=queue.hall.terms)
    ticket = Ticket(
        hall=queue.hall,
        queue=queue,
        path=queue.path,
        letter=queue.letter,
        origin=TicketOrigin.BOOKING,
        taken_at=at,
        rank_at=at,
        due_at=booking.starts_at if in_time else None,
    )
    write_tickets([ticket])
    booking.ticket = ticket
    _settle(booking, BookingState.ARRIVED, at=at)
    fact = BookingArrived(ticket=ticket.label, in_time=in_time)
    record(fact, actor=actor, subject=booking, path=booking.path, at=at)
    return ticket


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Somebody with a booking is here."""

    actor: Actor
    booking_id: int
    at: datetime


def report_arrivals(arrivals: Sequence[Arrival]) -> list[Ticket | Refusal]:
    """Those who report at the machines, as one intake; each in a savepoint of her own."""
    return [_arrival(one) for one in arrivals]


def _arrival(one: Arrival) -> Ticket | Refusal:
    try:
        return arrive(actor=one.actor, booking_id=one.booking_id, at=one.at)
    except Refusal as refusal:
        return refusal


@transaction.atomic
def excuse_booking(*, actor: Actor, booking_id: int, reason: str, at: datetime) -> Booking:
    """What was counted as missed is counted no more: a mistake, an illness, a bus that did not come."""
    booking = Booking.objects.select_for_update(of=("self",)).get(pk=booking_id)
    actor.require(P.BOOKING_KEEP, within=booking.path)
    if booking.state != BookingState.MISSED:
        raise BookingRefused("这个预约没有记爽约，不用撤销。")
    if not reason.strip():
        raise BookingRefused("请写撤销的理由。")
    booking.note = reason.strip()[:200]
    _settle(booking, BookingState.EXCUSED, at=at)
    record(BookingExcused(reason=booking.note), actor=actor, subject=booking, path=booking.path, at=at)
    return booking


@transaction.atomic
def settle_bookings(*, actor: Actor, at: datetime) -> int:
    """Those whose hour is long over: missed where a window served, else not counted. How many were settled."""
    over = Booking.objects.filter(state=BookingState.BOOKED, starts_at__lte=at - timedelta(hours=3))
    rows = list(
        over.select_related("queue__hall").select_for_update(of=("self",)).order_by("starts_at")[:SETTLED_AT_ONCE]
    )
    for booking in rows:
        served = served_time(booking.queue, booking.day, now=at)
        missed = was_missed(
            starts_at=booking.starts_at,
            terms=booking.queue.hall.terms,
            open_times=served.open_times,
            calls=served.calls,
        )
        _settle(booking, BookingState.MISSED if missed else BookingState.LAPSED, at=at)
        record(BookingMissed(counted=missed), actor=actor, subject=booking, path=booking.path, at=at)
    called_away = Booking.objects.filter(state=BookingState.ARRIVED, ticket__state=TicketState.NO_SHOW)
    for booking in called_away.filter(starts_at__lte=at - timedelta(hours=12)).select_for_update(of=("self",)):
        _settle(booking, BookingState.MISSED, at=at)
        record(BookingMissed(counted=True), actor=actor, subject=booking, path=booking.path, at=at)
        rows.append(booking)
    return len(rows)


def person_digest(phone: str) -> str:
    """By which one number is known again without being kept; empty for none."""
    digits = "".join(sign for sign in phone if sign.isdigit())
    return salted_hmac("queueing.person", digits, algorithm="sha256").hexdigest()[:32] if digits else ""


def _queue(queue_id: int) -> Queue:
    return Queue.objects.in_use().select_related("hall").get(pk=queue_id)


def _taken(queue: Queue, desk_id: int, starts_at: datetime, *, at: datetime) -> Slot:
    """One more place of a slot, or a refusal: counted where two cannot both be the last."""
    day = timezone.localdate(starts_at)
    offered = {(one.desk.pk, one.slot.starts_at): one.slot for one in offered_slots(queue, day, desk=desk_id)}
    slot = check_slot(offered.get((desk_id, starts_at)), today=timezone.localdate(at), now=at, terms=queue.hall.terms)
    place: dict[str, Any] = {"queue": queue, "desk_id": desk_id, "starts_at": slot.starts_at}
    SlotUse.objects.bulk_create([SlotUse(**place)], ignore_conflicts=True)
    free = SlotUse.objects.filter(**place, used__lt=slot.capacity)
    if free.update(used=F("used") + 1) != 1:
        raise BookingRefused("这个时段刚刚约满，请另选一个。")
    return slot


def _give_back(booking: Booking) -> None:
    place = SlotUse.objects.filter(queue=booking.queue_id, desk=booking.desk_id, starts_at=booking.starts_at)
    place.filter(used__gt=0).update(used=F("used") - 1)


def _open(booking_id: int) -> Booking:
    booking = Booking.objects.select_for_update(of=("self",)).get(pk=booking_id)
    if booking.state != BookingState.BOOKED:
        raise BookingRefused("这个预约已经了结，不能再改。")
    return booking


def _settle(booking: Booking, state: BookingState, *, at: datetime) -> None:
    booking.state, booking.settled_at = state, at
    booking.save(update_fields=["state", "settled_at", "ticket", "note"])
