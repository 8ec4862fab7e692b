"""Reads of queues and bookings; these are for other areas and doors."""

from mingchuang.queueing.queries.halls import WantedQueue, halls_open_to_all, queues_for_item
from mingchuang.queueing.queries.line import HallLine, Place, hall_line
from mingchuang.queueing.queries.tickets import ServedTicket, served_ticket

__all__ = [
    "HallLine",
    "Place",
    "ServedTicket",
    "WantedQueue",
    "hall_line",
    "halls_open_to_all",
    "queues_for_item",
    "served_ticket",
]
