"""Rows of queues and bookings, one file per thing."""

from mingchuang.queueing.models.booking import Booking, SlotTemplate, SlotUse
from mingchuang.queueing.models.hall import Desk, DeskQueue, Queue, QueueHall, Spell, terms_as_json
from mingchuang.queueing.models.ticket import Ticket, TicketEvent

__all__ = [
    "Booking",
    "Desk",
    "DeskQueue",
    "Queue",
    "QueueHall",
    "SlotTemplate",
    "SlotUse",
    "Spell",
    "Ticket",
    "TicketEvent",
    "terms_as_json",
]
