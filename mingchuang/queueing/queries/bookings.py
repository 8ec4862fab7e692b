"""Bookings for staff: by hall and day, without anybody's name."""

from datetime import date

from django.db.models import QuerySet

from mingchuang.queueing.enums import BookingState
from mingchuang.queueing.models import Booking, QueueHall


def bookings_of(hall: QueueHall, *, day: date) -> QuerySet[Booking]:
    """The bookings of a day by their hour; names and numbers stay sealed."""
    rows = Booking.objects.filter(hall=hall, day=day).exclude(state=BookingState.CANCELLED)
    return rows.defer("name", "phone").select_related("queue", "desk__window", "ticket").order_by("starts_at", "id")


def missed_of(hall: QueueHall, *, since: date) -> QuerySet[Booking]:
    """What was counted as missed, the newest first."""
    rows = Booking.objects.filter(hall=hall, state=BookingState.MISSED, day__gte=since)
    return rows.defer("name", "phone").select_related("queue", "desk__window").order_by("-starts_at")
