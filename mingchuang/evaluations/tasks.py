"""What the clock does with ratings."""

from django.utils import timezone

from mingchuang.evaluations.actions import forget_phones
from mingchuang.evaluations.actions.keeping import BATCH
from mingchuang.foundation.access import Actor
from mingchuang.foundation.work.timetable import every


@every(minutes=24 * 60)
def forget() -> None:
    """Delete numbers that are no longer needed."""
    while forget_phones(actor=Actor.system(), at=timezone.now()) == BATCH:
        pass
