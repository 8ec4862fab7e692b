"""What the clock does with matters."""

from django.utils import timezone

from mingchuang.following.actions import announce_fallen_due, recount_after_change, send_back_lapsed
from mingchuang.following.actions.announcing import BATCH
from mingchuang.foundation.access import Actor
from mingchuang.foundation.work.timetable import every


@every(minutes=5)
def sweep() -> None:
    """Announce what fell due, once; send back what nobody took on. Runs twice without harm."""
    while announce_fallen_due(actor=Actor.system(), at=timezone.now()) >= BATCH:
        pass
    while send_back_lapsed(actor=Actor.system(), at=timezone.now()):
        pass


@every(minutes=60)
def recompute() -> None:
    """Reckon open clocks anew once calendar or hours are others: provisional dates become certain."""
    recount_after_change(actor=Actor.system(), at=timezone.now())
