"""The area queueing as a Django app."""

from django.apps import AppConfig


class QueueingConfig(AppConfig):
    """Tickets, calls and bookings, and how many windows an hour needs."""

    name = "mingchuang.queueing"
    verbose_name = "排队预约"
