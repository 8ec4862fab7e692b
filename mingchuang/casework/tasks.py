"""What the clock does with cases."""

from django.utils import timezone

from mingchuang.casework.actions import (
    accept_untold,
    forget_applicants,
    note_late_steps,
    stand_where_parts_are_out,
)
from mingchuang.casework.actions.intake import BATCH
from mingchuang.casework.actions.keeping import BATCH as FORGOTTEN
from mingchuang.foundation.access import Actor
from mingchuang.foundation.work.timetable import every


@every(minutes=30)
def accept_what_nobody_answered() -> None:
    """Silence for five working days is acceptance. Runs twice without harm."""
    while accept_untold(actor=Actor.system(), at=timezone.now()) == BATCH:
        pass


@every(minutes=60)
def look_for_lateness() -> None:
    """What a unit that is lawfully out holds up stands; then steps over their own limit, each found once."""
    stand_where_parts_are_out(at=timezone.now())
    note_late_steps(at=timezone.now())


@every(minutes=24 * 60)
def forget() -> None:
    """Delete applicants' data that are no longer needed."""
    while forget_applicants(actor=Actor.system(), at=timezone.now()) == FORGOTTEN:
        pass
