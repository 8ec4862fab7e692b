"""What a window sees: whom it has before it, who waits, who may come back, who booked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, QuerySet
from django.utils import timezone

from mingchuang.queueing.enums import BookingState, TicketState
from mingchuang.queueing.models import Booking, Desk, Queue, Spell, Ticket
from mingchuang.queueing.queries.line import callable_at, kinds_of_waiting, of_kind
from mingchuang.queueing.rules.order import Waiting, call_order

SHOWN_WAITING = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class CallerView:
    """One reading for the caller's page."""

    desk: Desk
    current: Ticket | None
    queues: Sequence[Queue]
    waiting: Sequence[Ticket]
    waiting_count: int
    longest: timedelta | None
    passed: Sequence[Ticket]
    due: Sequence[Booking]
    served_today: int
    spell: Spell | None


def caller_view(desk: Desk, *, at: datetime) -> CallerView:
    """The window at one moment; a fixed number of statements, and no more rows than are shown."""
    today = timezone.localdate(at)
    queues = list(Queue.objects.in_use().filter(desks=desk))
    waits = callable_at([queue.pk for queue in queues], [desk.pk])
    kinds = {kind: Count("pk", filter=condition) for kind, condition in kinds_of_waiting(at).items()}
    count = waits.aggregate(n=Count("pk"), first=Min("taken_at"), **kinds)
    ticket = Ticket.objects.filter(pk=desk.ticket_id or 0, state__in=TicketState.at_window()).select_related("queue")
    passed = Ticket.objects.filter(hall=desk.hall_id, day=today, state=TicketState.NO_SHOW, queue__in=queues)
    due = Booking.objects.filter(desk=desk, day=today, state=BookingState.BOOKED).select_related("queue")
    return CallerView(
        desk=desk,
        current=ticket.first(),
        queues=queues,
        waiting=_first_in_line(desk, waits, [kind for kind in kinds if count[kind]], at=at),
        waiting_count=count["n"],
        longest=at - count["first"] if count["n"] else None,
        passed=list(passed.order_by("-ended_at")[:SHOWN_WAITING]),
        due=list(due.order_by("starts_at")[:SHOWN_WAITING]),
        served_today=Ticket.objects.filter(hall=desk.hall_id, day=today, state=TicketState.DONE, desk=desk).count(),
        spell=desk.spells.filter(closed_at=None, day=today).first(),
    )


def _first_in_line(desk: Desk, waits: QuerySet[Ticket], kinds: Sequence[str], *, at: datetime) -> list[Ticket]:
    """The next ones, in the order of their calling; asked of those kinds only of which somebody waits."""
    by_queue = waits.select_related("queue")
    found = [row for kind in kinds for row in of_kind(by_queue, kind, now=at)[:SHOWN_WAITING]]
    rows = {row.pk: row for row in found}
    waiting = [Waiting(key=r.pk, rank_at=r.rank_at, is_priority=r.is_priority, due_at=r.due_at) for r in found]
    order = call_order(waiting, run=desk.run, most_ahead=desk.hall.terms.most_ahead, now=at)
    return [rows[one.key] for one in order[:SHOWN_WAITING]]


def places_to_transfer(desk: Desk, *, at: datetime) -> tuple[list[Queue], list[Desk]]:
    """The other queues that have windows, and the other windows that stand open."""
    queues = Queue.objects.in_use().filter(hall=desk.hall_id, links__isnull=False).distinct()
    open_ones = Spell.objects.filter(closed_at=None, day=timezone.localdate(at)).values("desk")
    desks = Desk.objects.filter(hall=desk.hall_id, pk__in=open_ones).exclude(pk=desk.pk).select_related("window")
    return list(queues), sorted(desks, key=lambda one: (len(one.sign), one.sign, one.window.sort_path))
