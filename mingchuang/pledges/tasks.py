"""Background work of pledges."""

from django.utils import timezone

from mingchuang.foundation.access import Actor
from mingchuang.foundation.work.timetable import every
from mingchuang.pledges.actions import give_turns
from mingchuang.pledges.models import ReviewCycle


@every(minutes=60 * 12)
def give_due_turns() -> None:
    """Give out the turns of the present period, also for pledges published since; nothing twice."""
    for cycle_id in ReviewCycle.objects.filter(stopped_at=None).order_by("pk").values_list("pk", flat=True):
        give_turns(actor=Actor.system(), cycle_id=cycle_id, at=timezone.now())
