"""A ticket as its holder sees it, and what a door may ask of one that was served."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from mingchuang.organisations.models import Node
from mingchuang.queueing.enums import TicketState
from mingchuang.queueing.models import Booking, Ticket
from mingchuang.queueing.queries.line import Place, hall_line


def ticket_by_token(token: str) -> Ticket | None:
    """The ticket of this address, while its token is kept."""
    rows = Ticket.objects.select_related("queue", "hall__hall", "desk__window", "target__window")
    return rows.filter(token=token).first()


def place_of(ticket: Ticket, *, at: datetime) -> Place | None:
    """How a ticket stands; None once it does not wait."""
    if ticket.state != TicketState.WAITING:
        return None
    return hall_line(ticket.hall, at=at).place_of(ticket.pk)


def booking_by_token(token: str) -> Booking | None:
    """The booking of this address."""
    rows = Booking.objects.select_related("queue__hall__hall", "desk__window", "ticket")
    return rows.filter(token=token).first()


def booking_by_receipt(receipt: str) -> Booking | None:
    """The booking of this code."""
    return Booking.objects.filter(receipt=receipt).first()


def booking_address(*, code: str, now: datetime) -> str:
    """Where the booking of a code is seen, moved and cancelled; "" when there is none."""
    del now
    booking = booking_by_receipt(code)
    return reverse("queueing:booking", args=[booking.token]) if booking else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedTicket:
    """A service that is over, as a door may invite to rate it: the window, and a number no other service has."""

    window: Node
    service_number: str
    ended_at: datetime


def served_ticket(token: str) -> ServedTicket | None:
    """The finished service behind a ticket's address; None while it is not over or no longer known."""
    ticket = ticket_by_token(token)
    if ticket is None or ticket.state != TicketState.DONE or ticket.desk is None or ticket.ended_at is None:
        return None
    number = f"{ticket.day:%Y%m%d}-{ticket.hall.hall.code}-{ticket.label}"
    return ServedTicket(window=ticket.desk.window, service_number=number, ended_at=ticket.ended_at)
