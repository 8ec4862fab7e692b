"""Who waits, whose turn it is and how long it will take: one reading of a hall answers for all its tickets."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from mingchuang.queueing.enums import TicketState
from mingchuang.queueing.models import Desk, DeskQueue, Queue, QueueHall, Spell, Ticket
from mingchuang.queueing.rules.estimate import MOST_TIMES, Estimate, waiting_estimate
from mingchuang.queueing.rules.order import Waiting, call_order
from mingchuang.queueing.rules.terms import HallTerms

SERVICES_LOOKED_AT = 600
SERVICES_WITHIN = timedelta(days=14)
FORGOTTEN = timedelta(hours=3)
"""A service longer than this is a button that nobody pressed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A ticket that waits, as the line sees it."""

    waiting: Waiting
    queue: int
    target: int | None
    label: str
    taken_at: datetime
    is_priority: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """How somebody stands: how many before her, at how many open windows, and how long it may take."""

    ahead: int
    windows: int
    estimate: Estimate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HallLine:
    """A hall at one moment. `served_by` names the windows of each queue, `open_desks` those that stand open."""

    terms: HallTerms
    at: datetime
    rows: Sequence[Row]
    served_by: Mapping[int, frozenset[int]]
    open_desks: frozenset[int]
    times: Mapping[int, Sequence[float]]

    def of_queue(self, queue: int) -> list[Row]:
        """Those who wait in a queue, in the order of their numbers' calling."""
        return self._ordered([row for row in self.rows if row.queue == queue])

    def longest_wait(self, queue: int) -> timedelta | None:
        """How long the one who waits longest has waited."""
        taken = [row.taken_at for row in self.rows if row.queue == queue]
        return self.at - min(taken) if taken else None

    def place_of(self, key: int) -> Place | None:
        """How the ticket with this key stands; None when it does not wait."""
        own = next((row for row in self.rows if row.waiting.key == key), None)
        if own is None:
            return None
        order = self._ordered(self._rivals(own.queue, own.target))
        ahead = next(turn for turn, row in enumerate(order) if row.waiting.key == key)
        return self._place(own.queue, own.target, ahead)

    def place_of_newcomer(self, queue: int) -> Place:
        """How somebody would stand who took a ticket now."""
        return self._place(queue, None, len(self._rivals(queue, None)))

    def _place(self, queue: int, target: int | None, ahead: int) -> Place:
        desks = self._desks(queue, target)
        return Place(
            ahead=ahead,
            windows=len(desks),
            estimate=waiting_estimate(ahead=ahead, windows=len(desks), times=self.times.get(queue, ())),
        )

    def _desks(self, queue: int, target: int | None) -> frozenset[int]:
        return frozenset({target}) if target else self.served_by.get(queue, frozenset()) & self.open_desks

    def _rivals(self, queue: int, target: int | None) -> list[Row]:
        """Those whom the same windows call."""
        desks = frozenset({target}) if target else self.served_by.get(queue, frozenset())
        return [
            row
            for row in self.rows
            if (row.target in desks if row.target else bool(self.served_by.get(row.queue, frozenset()) & desks))
            or (row.queue == queue and not row.target and not target)
        ]

    def _ordered(self, rows: Sequence[Row]) -> list[Row]:
        found = {row.waiting.key: row for row in rows}
        order = call_order([row.waiting for row in rows], run=0, most_ahead=self.terms.most_ahead, now=self.at)
        return [found[one.key] for one in order]


def hall_line(hall: QueueHall, *, at: datetime, times: Mapping[int, Sequence[float]] | None = None) -> HallLine:
    """The hall as it stands: four statements, however many wait; one less where the service times are at hand."""
    fields = ("pk", "queue_id", "target_id", "letter", "number", "taken_at", "rank_at", "due_at", "is_priority")
    rows = [
        Row(
            waiting=Waiting(key=pk, rank_at=rank_at, is_priority=is_priority, due_at=due_at),
            queue=queue,
            target=target,
            label=f"{letter}{number:03d}",
            taken_at=taken_at,
            is_priority=is_priority,
        )
        for pk, queue, target, letter, number, taken_at, rank_at, due_at, is_priority in Ticket.objects.waiting()
        .filter(hall=hall)
        .values_list(*fields)
    ]
    served_by: dict[int, set[int]] = defaultdict(set)
    for queue, desk in DeskQueue.objects.filter(desk__hall=hall).values_list("queue", "desk"):
        served_by[queue].add(desk)
    return HallLine(
        terms=hall.terms,
        at=at,
        rows=rows,
        served_by={queue: frozenset(desks) for queue, desks in served_by.items()},
        open_desks=open_desks(hall, at=at),
        times=service_times(hall, at=at) if times is None else times,
    )


def open_desks(hall: QueueHall, *, at: datetime) -> frozenset[int]:
    """Windows that stand open; a spell of another day was only forgotten."""
    spells = Spell.objects.filter(desk__hall=hall, closed_at=None, day=timezone.localdate(at))
    return frozenset(spells.values_list("desk", flat=True))


def service_times(hall: QueueHall, *, at: datetime) -> dict[int, list[float]]:
    """Minutes of the last services of each queue, the newest last."""
    done = Ticket.objects.filter(hall=hall, state=TicketState.DONE, ended_at__gte=at - SERVICES_WITHIN)
    times: dict[int, list[float]] = defaultdict(list)
    rows = done.filter(called_at__isnull=False, ended_at__lte=F("called_at") + FORGOTTEN).order_by("-ended_at")
    for queue, called_at, ended_at in rows.values_list("queue", "called_at", "ended_at")[:SERVICES_LOOKED_AT]:
        if called_at and ended_at and len(times[queue]) < MOST_TIMES:
            times[queue].append((ended_at - called_at).total_seconds() / 60)
    return {queue: found[::-1] for queue, found in times.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class InLine:
    """Somebody who waits, and for whom."""

    waiting: Waiting
    queue: int
    target: int | None


def callable_at(queues: Collection[int], desks: Collection[int]) -> QuerySet[Ticket]:
    """All whom these windows may call: those of their queues, and those sent to them."""
    return Ticket.objects.waiting().filter(Q(queue__in=queues, target=None) | Q(target__in=desks))


def kinds_of_waiting(now: datetime) -> dict[str, Q]:
    """Who goes ahead of the line, the line, and who booked a later hour, as the rules tell them apart."""
    return {
        "ahead": Q(is_priority=True) | Q(due_at__lte=now),
        "line": Q(is_priority=False, due_at=None),
        "early": Q(is_priority=False, due_at__gt=now),
    }


def of_kind(waits: QuerySet[Ticket], kind: str, *, now: datetime) -> QuerySet[Ticket]:
    """Those of one kind, in their own order."""
    return waits.filter(kinds_of_waiting(now)[kind]).order_by(Coalesce("due_at", "rank_at"), "pk")


def in_line(rows: QuerySet[Ticket]) -> list[InLine]:
    """These, as the rules of the line see them."""
    fields = ("pk", "rank_at", "is_priority", "due_at", "queue_id", "target_id")
    return [
        InLine(
            waiting=Waiting(key=pk, rank_at=rank_at, is_priority=is_priority, due_at=due_at), queue=queue, target=target
        )
        for pk, rank_at, is_priority, due_at, queue, target in rows.values_list(*fields)
    ]


def left_alone(desk: Desk) -> int:
    """How many hold tickets that no other open window would call if this one stopped."""
    others = Spell.objects.filter(closed_at=None, desk__hall=desk.hall_id).exclude(desk=desk).values("desk")
    elsewhere = DeskQueue.objects.filter(desk__in=others).values("queue")
    here = Q(queue__in=desk.links.values("queue")) & ~Q(queue__in=elsewhere)
    return Ticket.objects.waiting().filter(here, hall=desk.hall_id).count()


def queues_of(hall: QueueHall) -> list[Queue]:
    """The queues in use, by letter."""
    return list(Queue.objects.in_use().filter(hall=hall).select_related("hall__hall"))
