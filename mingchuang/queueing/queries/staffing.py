"""Waiting and windows by hour of the day, from the hall's own tickets."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from mingchuang.queueing.enums import TicketState
from mingchuang.queueing.models import Queue, QueueHall, Spell, Ticket
from mingchuang.queueing.queries.line import FORGOTTEN
from mingchuang.queueing.rules.staffing import HourOfDay, Visit, hours_of_day, open_by_hour

DAYS_LOOKED_AT = 28
MOST_TICKETS = 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Staffing:
    """One queue over some weeks. `average` and the counts are of services that are known."""

    hall: QueueHall
    queue: Queue
    since: date
    until: date
    days: int
    hours: Sequence[HourOfDay]
    people: int
    served: int
    average: float | None
    unserved: int
    passed: int

    @property
    def worst(self) -> HourOfDay | None:
        """The hour with the longest waits."""
        return max((one for one in self.hours if one.p90 is not None), key=lambda one: one.p90 or 0, default=None)


def staffing_of(queue: Queue, *, now: datetime) -> Staffing:
    """The last four weeks without today: days on which somebody came count as days."""
    today = timezone.localdate(now)
    since = today - timedelta(days=DAYS_LOOKED_AT)
    hall = queue.hall
    tickets = Ticket.objects.filter(queue=queue, day__gte=since, day__lt=today)
    fields = ("day", "taken_at", "due_at", "first_called_at", "called_at", "ended_at", "state")
    rows = list(tickets.order_by("-id").values_list(*fields)[:MOST_TICKETS])
    visits = [_visit(*row) for row in rows]
    days = len({row[0] for row in rows})
    terms = hall.terms
    took = [visit.took for visit in visits if visit.took]
    states = [row[-1] for row in rows]
    return Staffing(
        hall=hall,
        queue=queue,
        since=since,
        until=today - timedelta(days=1),
        days=days,
        hours=hours_of_day(
            visits,
            open_hours=_open_hours(queue, since, today),
            days=days,
            share=terms.target_share / 100,
            minutes=terms.target_minutes,
        ),
        people=len(rows),
        served=len(took),
        average=sum(took) / len(took) if took else None,
        unserved=states.count(TicketState.UNSERVED),
        passed=states.count(TicketState.NO_SHOW),
    )


def _visit(
    day: date,
    taken_at: datetime,
    due_at: datetime | None,
    first_called_at: datetime | None,
    called_at: datetime | None,
    ended_at: datetime | None,
    state: str,
) -> Visit:
    """Who booked waits from the hour she booked; a service longer than some hours is a button nobody pressed."""
    del day
    begins = max(taken_at, due_at) if due_at else taken_at
    waited = max(0.0, (first_called_at - begins).total_seconds() / 60) if first_called_at else None
    took = None
    if state == TicketState.DONE and called_at and ended_at and ended_at - called_at <= FORGOTTEN:
        took = (ended_at - called_at).total_seconds() / 60
    return Visit(taken_at=timezone.localtime(taken_at), waited=waited, took=took)


def _open_hours(queue: Queue, since: date, today: date) -> dict[int, float]:
    spells = Spell.objects.filter(desk__queues=queue, day__gte=since, day__lt=today, closed_at__isnull=False)
    local = timezone.localtime
    return open_by_hour(
        (local(opened), local(closed)) for opened, closed in spells.values_list("opened_at", "closed_at") if closed
    )
