"""What the clock does: ends days, and forgets people."""

from collections import defaultdict
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record
from mingchuang.queueing.actions.windows import end_spell
from mingchuang.queueing.enums import Move, TicketState
from mingchuang.queueing.facts import PeopleForgotten, TicketsUnserved
from mingchuang.queueing.models import Booking, QueueHall, Spell, Ticket, TicketEvent
from mingchuang.queueing.rules.tickets import TICKET_STATES

STALE = timedelta(hours=12)
"""A hall that never closes passes midnight: a ticket is left over only when it is also this old."""
BATCH = 500
TOKEN_DAYS = 7
"""So long a ticket's page can be opened; then its token, its phone and the kind of priority are forgotten."""


@transaction.atomic
def end_days(*, actor: Actor, at: datetime) -> int:
    """Tickets and spells of days gone by: who was still waiting was not served, and that is told. How many tickets."""
    today = timezone.localdate(at)
    left = Ticket.objects.open().filter(day__lt=today, taken_at__lt=at - STALE).select_related("hall")
    by_day: dict[tuple[int, str], list[Ticket]] = defaultdict(list)
    for ticket in left.select_for_update(of=("self",)).order_by("id")[:BATCH]:
        state = TICKET_STATES.after(TicketState(ticket.state), Move.LEAVE)
        if state == TicketState.UNSERVED:
            by_day[ticket.hall_id, ticket.day.isoformat()].append(ticket)
        ticket.state, ticket.ended_at = state, at
        ticket.save(update_fields=["state", "ended_at"])
        TicketEvent.objects.create(hall=ticket.hall, ticket=ticket, desk_id=ticket.desk_id, move=Move.LEAVE, at=at)
    for (_, day), tickets in by_day.items():
        hall: QueueHall = tickets[0].hall
        fact = TicketsUnserved(day=day, tickets=tuple(one.label for one in tickets))
        record(fact, actor=actor, subject=hall, path=hall.path, at=at)
    for spell in Spell.objects.filter(closed_at=None, day__lt=today).select_for_update(of=("self",)):
        if at - spell.opened_at > STALE:
            end_spell(spell, at=at)
    return sum(map(len, by_day.values()))


@transaction.atomic
def forget_people(*, actor: Actor, at: datetime) -> int:
    """Delete names and numbers, tokens, devices and kinds of priority whose time is over. How many rows."""
    today = timezone.localdate(at)
    bookings = 0
    for hall in QueueHall.objects.order_by("id"):
        terms = hall.terms
        over = Booking.objects.filter(hall=hall, day__lt=today - timedelta(days=terms.keep_days))
        named = over.exclude(name="", phone="")
        bookings += named.update(name="", phone="")
        counted = max(terms.keep_days, terms.missed_within_days + terms.pause_days) if terms.missed_before_pause else 0
        over.filter(day__lt=today - timedelta(days=counted)).exclude(person="").update(person="")
    old = Ticket.objects.filter(day__lt=today - timedelta(days=TOKEN_DAYS))
    known = old.filter(Q(token__isnull=False) | ~Q(device="") | ~Q(priority="") | Q(press__isnull=False))
    tickets = known.update(token=None, device="", priority="", press=None)
    if bookings or tickets:
        first = QueueHall.objects.order_by("id").first()
        assert first is not None, "there are tickets or bookings, so there is a hall"
        fact = PeopleForgotten(bookings=bookings, tickets=tickets)
        record(fact, actor=actor, subject=first, path=first.path, at=at)
    return bookings + tickets
