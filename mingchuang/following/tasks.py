"""What the clock does with matters."""

from django.utils import timezone

from mingchuang.following.actions import announce_fallen_due, recompute_provisional
from mingchuang.following.actions.timing import BATCH
from mingchuang.foundation.access import Actor
from mingchuang.foundation.work.timetable import every


@every(minutes=5)
def sweep() -> None:
    """Announce what fell due, once. Runs twice without harm."""
    while announce_fallen_due(actor=Actor.system(), at=timezone.now()) == BATCH:
        pass


@every(minutes=60)
def recompute() -> None:
    """Give provisional clocks their certain dates once the year is published."""
    recompute_provisional(actor=Actor.system(), at=timezone.now())
