"""What the clock does with queues and bookings."""

from django.utils import timezone

from mingchuang.foundation.access import Actor
from mingchuang.foundation.work.timetable import every
from mingchuang.queueing.actions import end_days, forget_people, settle_bookings
from mingchuang.queueing.actions.bookings import SETTLED_AT_ONCE


@every(minutes=60)
def settle() -> None:
    """Days gone by are ended, and bookings whose hour is over are settled."""
    end_days(actor=Actor.system(), at=timezone.now())
    while settle_bookings(actor=Actor.system(), at=timezone.now()) >= SETTLED_AT_ONCE:
        pass


@every(minutes=24 * 60)
def forget() -> None:
    """Names, numbers and tokens whose time is over are deleted."""
    forget_people(actor=Actor.system(), at=timezone.now())
