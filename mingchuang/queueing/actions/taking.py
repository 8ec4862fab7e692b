"""Acts of those who wait: take a ticket, give it up. No account, no name."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from mingchuang.foundation.access import Actor
from mingchuang.foundation.numbering.counters import take
from mingchuang.foundation.worktime.published import calendar_in_force
from mingchuang.queueing.enums import Move, TicketOrigin, TicketState
from mingchuang.queueing.models import Queue, Ticket, TicketEvent
from mingchuang.queueing.rules.hours import TakeRefused, check_open, check_room, opening
from mingchuang.queueing.rules.terms import priorities
from mingchuang.queueing.rules.tickets import TICKET_STATES

SERIES = "queueing.ticket"


def take_ticket(
    *,
    actor: Actor,
    queue_id: int,
    origin: TicketOrigin,
    at: datetime,
    priority: str = "",
    press: str = "",
    device: str = "",
) -> Ticket:
    """A new ticket. The same press of a button, or a phone that holds an open one of this queue, gets that one again.

    1. the number, in a short transaction of its own: one that is given and not used leaves a gap, and harms nobody;
    2. the ticket with its first line in the log.
    """
    del actor  # citizens are not told apart
    queue = Queue.objects.in_use().select_related("hall__hall").get(pk=queue_id)
    if known := _known(queue, press=press, device=device):
        return known
    if priority and priority not in priorities():
        raise TakeRefused("没有这种优先对象，请重新选择。")
    terms = queue.hall.terms
    check_open(opening(timezone.localtime(at), terms=terms, is_worked=calendar_in_force().is_working_day))
    check_room(waiting=Ticket.objects.waiting().filter(queue=queue).count(), terms=terms)
    return write_ticket(
        Ticket(
            hall=queue.hall,
            queue=queue,
            path=queue.path,
            letter=queue.letter,
            origin=origin,
            press=press or None,
            device=device,
            priority=priority,
            is_priority=bool(priority),
            rank_at=at,
        ),
        at=at,
    )


def write_ticket(ticket: Ticket, *, at: datetime) -> Ticket:
    """Give a ticket its day and number, and keep it; called with what else it says."""
    ticket.taken_at, ticket.day = at, timezone.localdate(at)
    with transaction.atomic():
        scope = f"{ticket.hall_id}/{ticket.letter}/{ticket.day}"
        ticket.number = take(SERIES, scope=scope, year=ticket.day.year)
    try:
        with transaction.atomic():
            ticket.save(force_insert=True)
            TicketEvent.objects.create(hall=ticket.hall, ticket=ticket, move=Move.TAKE, at=at)
    except IntegrityError:
        if ticket.press and (known := Ticket.objects.filter(press=ticket.press).first()):
            return known  # the same press came twice at once
        raise
    return ticket


@transaction.atomic
def cancel_ticket(*, actor: Actor, ticket_id: int, at: datetime) -> Ticket:
    """Wait no longer; a window that called in vain finds itself free. Once more changes nothing."""
    del actor
    ticket = Ticket.objects.select_for_update(of=("self",)).get(pk=ticket_id)
    if ticket.state == TicketState.CANCELLED:
        return ticket
    ticket.state = TICKET_STATES.after(TicketState(ticket.state), Move.CANCEL)
    ticket.ended_at = at
    ticket.save(update_fields=["state", "ended_at"])
    TicketEvent.objects.create(hall_id=ticket.hall_id, ticket=ticket, desk_id=ticket.desk_id, move=Move.CANCEL, at=at)
    return ticket


def _known(queue: Queue, *, press: str, device: str) -> Ticket | None:
    if press and (known := Ticket.objects.filter(press=press, hall=queue.hall_id).first()):
        return known
    if not device:
        return None
    return Ticket.objects.filter(hall=queue.hall_id, queue=queue, device=device).open().first()
