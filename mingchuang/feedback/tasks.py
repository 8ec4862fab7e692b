"""What the clock does with voices."""

from django.utils import timezone

from mingchuang.feedback.actions import archive_closed, follow_petitions, forget_files, forget_persons
from mingchuang.feedback.actions.persons import BATCH
from mingchuang.foundation.access import Actor
from mingchuang.foundation.work.timetable import every


@every(minutes=24 * 60)
def put_away() -> None:
    """Archive what has long been closed, forget who spoke in it, and leave no old petition without a clock."""
    for act in (archive_closed, forget_persons, forget_files, follow_petitions):
        while act(actor=Actor.system(), at=timezone.now()) == BATCH:
            pass
