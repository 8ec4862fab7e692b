"""The clock: keeps the queue's schedules equal to the timetable in the code."""

from datetime import datetime

from django.db import transaction
from django_q.models import Schedule

from mingchuang.foundation.work.timetable import timetable


@transaction.atomic
def set_clock(*, at: datetime) -> None:
    """Write the timetable into the queue; what is no longer in the code is taken out."""
    wanted = timetable()
    Schedule.objects.exclude(func__in=wanted).delete()
    known = set(Schedule.objects.values_list("func", flat=True))
    for task, minutes in wanted.items():
        Schedule.objects.filter(func=task).exclude(minutes=minutes).update(minutes=minutes)
        if task not in known:
            Schedule.objects.create(name=task[-100:], func=task, schedule_type="I", minutes=minutes, next_run=at)
