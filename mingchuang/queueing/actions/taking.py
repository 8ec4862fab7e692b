"""Acts of those who wait: take a ticket, give it up. No account, no name.

Taking is an intake (see `foundation.http.intake`): a hundred taps at once are a few commits. The number, the ticket and
its first line in the log are written together, so the numbers of a queue have no gaps and go by the time of taking.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Max, Q
from django.utils import timezone

from mingchuang.foundation.access import Actor
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.numbering.counters import take_several
from mingchuang.foundation.worktime.published import calendar_in_force
from mingchuang.queueing.enums import Move, TicketOrigin, TicketState
from mingchuang.queueing.models import Queue, Ticket, TicketEvent
from mingchuang.queueing.rules.hours import TakeRefused, check_open, check_room, opening
from mingchuang.queueing.rules.terms import priorities
from mingchuang.queueing.rules.tickets import TICKET_STATES

SERIES = "queueing.ticket"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """Somebody wants a ticket. `press` names one press of a button, `device` one phone, `hall_id` whose door it was."""

    queue_id: int
    hall_id: int | None = None
    origin: TicketOrigin
    at: datetime
    priority: str = ""
    press: str = ""
    device: str = ""


@transaction.atomic
def take_tickets(takings: Sequence[Taking]) -> list[Ticket | Refusal]:
    """New tickets. The same press, or a phone that holds an open one of this queue, gets that one again."""
    found = Queue.objects.in_use().filter(pk__in={one.queue_id for one in takings}).select_related("hall__hall")
    # locked, so that the same press at another process is known here or not yet there
    queues = {row.pk: row for row in found.order_by("pk").select_for_update(of=("self",), no_key=True)}
    held, door = _Held(takings), _Door(queues)
    outcomes: list[Ticket | Refusal] = []
    fresh: list[Ticket] = []
    for one in takings:
        try:
            ticket = held.of(one)
            if ticket is None:
                ticket = door.let_in(one)
                fresh.append(ticket)
                held.add(ticket)
            outcomes.append(ticket)
        except TakeRefused as refusal:
            outcomes.append(refusal)
    write_tickets(fresh)
    return outcomes


def take_ticket(
    *,
    actor: Actor,
    queue_id: int,
    origin: TicketOrigin,
    at: datetime,
    priority: str = "",
    press: str = "",
    device: str = "",
) -> Ticket:
    """One ticket."""
    del actor  # citizens are not told apart
    one = Taking(queue_id=queue_id, origin=origin, at=at, priority=priority, press=press, device=device)
    (outcome,) = take_tickets([one])
    if isinstance(outcome, Refusal):
        raise outcome
    return outcome


def write_tickets(tickets: Sequence[Ticket]) -> None:
    """Number and keep them, in their order; called with what else they say."""
    alike: dict[tuple[int, str, int], list[Ticket]] = defaultdict(list)
    for ticket in tickets:
        ticket.day = timezone.localdate(ticket.taken_at)
        alike[ticket.hall_id, ticket.letter, ticket.day.toordinal()].append(ticket)
    for (hall, letter, _), own in sorted(alike.items()):
        day = own[0].day
        numbers = take_several(SERIES, scope=f"{hall}/{letter}/{day}", year=day.year, count=len(own))
        for ticket, number in zip(own, numbers, strict=True):
            ticket.number = number
    kept = Ticket.objects.bulk_create(tickets)
    TicketEvent.objects.bulk_create(
        TicketEvent(hall_id=ticket.hall_id, ticket=ticket, move=Move.TAKE, at=ticket.taken_at) for ticket in kept
    )


@transaction.atomic
def cancel_ticket(*, actor: Actor, ticket_id: int, at: datetime) -> Ticket:
    """Wait no longer; a window that called in vain finds itself free. Once more changes nothing."""
    del actor
    ticket = Ticket.objects.select_for_update(of=("self",), no_key=True).get(pk=ticket_id)
    if ticket.state == TicketState.CANCELLED:
        return ticket
    ticket.state = TICKET_STATES.after(TicketState(ticket.state), Move.CANCEL)
    ticket.ended_at = at
    ticket.save(update_fields=["state", "ended_at"])
    TicketEvent.objects.create(hall_id=ticket.hall_id, ticket=ticket, desk_id=ticket.desk_id, move=Move.CANCEL, at=at)
    return ticket


class _Held:
    """Tickets that were taken before: by the same press, or open ones by the same phone."""

    def __init__(self, takings: Sequence[Taking]) -> None:
        self._by_press: dict[str, Ticket] = {}
        self._by_device: dict[tuple[int, str], Ticket] = {}
        presses = {one.press for one in takings if one.press}
        devices = {one.device for one in takings if one.device}
        open_ones = Q(device__in=devices, state__in=TicketState.open()) if devices else Q()
        if presses or devices:
            for ticket in Ticket.objects.filter(Q(press__in=presses) | open_ones):
                self.add(ticket)

    def add(self, ticket: Ticket) -> None:
        """One more."""
        if ticket.press:
            self._by_press[ticket.press] = ticket
        if ticket.device and ticket.state in TicketState.open():
            self._by_device[ticket.queue_id, ticket.device] = ticket

    def of(self, one: Taking) -> Ticket | None:
        """The ticket of this press, or of this phone in this queue."""
        return self._by_press.get(one.press) or self._by_device.get((one.queue_id, one.device))


class _Door:
    """Who may still take a ticket, and when it counts: never before one that was given out earlier."""

    def __init__(self, queues: Mapping[int, Queue]) -> None:
        self._queues = queues
        self._is_worked = calendar_in_force().is_working_day
        rows = Ticket.objects.waiting().filter(queue__in=queues).values("queue")
        counts = list(rows.annotate(n=Count("pk"), newest=Max("taken_at")).values_list("queue", "n", "newest"))
        self._waiting = Counter({queue: n for queue, n, _ in counts})
        self._newest: dict[int, datetime] = {queue: newest for queue, _, newest in counts}

    def let_in(self, one: Taking) -> Ticket:
        """A ticket that has no number yet."""
        queue = self._queues.get(one.queue_id)
        if queue is None or one.hall_id not in {None, queue.hall_id}:
            raise TakeRefused("这个队列已经停用，请另选一个。")
        if one.priority and one.priority not in priorities():
            raise TakeRefused("没有这种优先对象，请重新选择。")
        terms = queue.hall.terms
        check_open(opening(timezone.localtime(one.at), terms=terms, is_worked=self._is_worked))
        check_room(waiting=self._waiting[queue.pk], terms=terms)
        self._waiting[queue.pk] += 1
        at = self._newest[queue.pk] = max(one.at, self._newest.get(queue.pk, one.at))
        return Ticket(
            hall=queue.hall,
            queue=queue,
            path=queue.path,
            letter=queue.letter,
            origin=one.origin,
            press=one.press or None,
            device=one.device,
            priority=one.priority,
            is_priority=bool(one.priority),
            taken_at=at,
            rank_at=at,
        )
