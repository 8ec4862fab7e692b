"""What the hall's board shows: the last calls and how many wait."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from mingchuang.queueing.enums import Move, TicketState
from mingchuang.queueing.models import Queue, QueueHall, TicketEvent
from mingchuang.queueing.queries.line import hall_line, queues_of

CALLS_SHOWN = 7
EVENTS_LOOKED_AT = 200
SPOKEN_WITHIN = timedelta(seconds=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardCall:
    """A number and the window it is called to; `event` grows with every call, `is_new` while it is to be said."""

    event: int
    label: str
    sign: str
    window_zh: str
    window_en: str
    at: datetime
    is_called: bool
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardQueue:
    """A queue and how many wait in it; `is_open` when a window calls."""

    queue: Queue
    waiting: int
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The board at one moment."""

    hall: QueueHall
    calls: Sequence[BoardCall]
    queues: Sequence[BoardQueue]


def newest_event(hall: QueueHall) -> int:
    """The number of the last thing that happened to a ticket here: while it stays the same, so does the board."""
    return TicketEvent.objects.filter(hall=hall).order_by("-id").values_list("id", flat=True).first() or 0


def board_of(hall: QueueHall, *, at: datetime) -> Board:
    """The newest call of each ticket that is called or being served, the newest first; the queues with their counts."""
    events = (
        TicketEvent.objects.filter(hall=hall, at__gte=at - timedelta(hours=12))
        .select_related("ticket", "desk__window")
        .order_by("-id")
    )
    calls: dict[int, BoardCall] = {}
    for event in events[:EVENTS_LOOKED_AT]:
        ticket, desk = event.ticket, event.desk
        if event.move not in Move.spoken() or desk is None or ticket.state not in TicketState.at_window():
            continue
        if event.ticket_id in calls or ticket.desk_id != desk.pk:
            continue
        calls[event.ticket_id] = BoardCall(
            event=event.pk,
            label=ticket.label,
            sign=desk.sign,
            window_zh=desk.window.name_zh,
            window_en=desk.window.name_en,
            at=event.at,
            is_called=ticket.state == TicketState.CALLED,
            is_new=ticket.state == TicketState.CALLED and at - event.at < SPOKEN_WITHIN,
        )
        if len(calls) == CALLS_SHOWN:
            break
    line = hall_line(hall, at=at, times={})  # a board tells no waiting times
    queues = [
        BoardQueue(
            queue=queue,
            waiting=len(line.of_queue(queue.pk)),
            is_open=bool(line.served_by.get(queue.pk, frozenset()) & line.open_desks),
        )
        for queue in queues_of(hall)
    ]
    return Board(hall=hall, calls=list(calls.values()), queues=queues)
