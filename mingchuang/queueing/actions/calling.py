"""Acts of a window. `seen` is the step the clerk's page showed: a press that comes twice changes nothing.

Each act locks its own window and then at most one ticket; two windows never wait for one another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Case, IntegerField, Value, When
from django.utils import timezone

from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record
from mingchuang.queueing.actions.windows import current, locked_desk, stand_open
from mingchuang.queueing.enums import Move, TicketState
from mingchuang.queueing.facts import TicketPassedOver, TicketTransferred
from mingchuang.queueing.models import Desk, Queue, Ticket, TicketEvent
from mingchuang.queueing.queries.line import others_waiting_for, waiting_for
from mingchuang.queueing.rules.order import call_order, run_after
from mingchuang.queueing.rules.tickets import (
    TICKET_STATES,
    CallRefused,
    check_next,
    check_no_show,
    check_recall,
    check_transfer,
)

TRIED_AT_ONCE = 24
S = TicketState


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """What a press came to: the window, whom it has before it now, and whether the press was an old one."""

    desk: Desk
    ticket: Ticket | None
    is_stale: bool = False


@transaction.atomic
def call_next(*, actor: Actor, desk_id: int, at: datetime, seen: int | None = None) -> Pressed:
    """Call whose turn it is. Whoever was being served is done; nobody waiting leaves the window free."""
    desk = locked_desk(actor, desk_id)
    if seen not in (None, desk.turn):
        return Pressed(desk=desk, ticket=current(desk), is_stale=True)
    before = current(desk)
    if before is not None:
        check_next(state=before.state, label=before.label)
        _move(desk, before, Move.FINISH, actor=actor, at=at, ended_at=at)
    stand_open(desk, actor=actor, at=at)
    ticket, desk.run = _picked(desk, at)
    if ticket is not None:
        when = {"called_at": at, "first_called_at": ticket.first_called_at or at, "calls": 1, "desk": desk}
        _move(desk, ticket, Move.CALL, actor=actor, at=at, **when)
    return _turned(desk, ticket)


@transaction.atomic
def recall(*, actor: Actor, desk_id: int, at: datetime, seen: int | None = None) -> Pressed:
    """Call the same one again, as often as the hall says."""
    desk = locked_desk(actor, desk_id)
    if seen not in (None, desk.turn):
        return Pressed(desk=desk, ticket=current(desk), is_stale=True)
    ticket = _before(desk)
    if ticket.state == S.CALLED:
        check_recall(calls=ticket.calls, called_at=ticket.called_at or at, now=at, terms=desk.hall.terms)
    _move(desk, ticket, Move.RECALL, actor=actor, at=at, calls=ticket.calls + 1, called_at=at)
    return _turned(desk, ticket)


@transaction.atomic
def start_serving(*, actor: Actor, desk_id: int, at: datetime, seen: int | None = None) -> Pressed:
    """The one who was called is here."""
    desk = locked_desk(actor, desk_id)
    if seen not in (None, desk.turn):
        return Pressed(desk=desk, ticket=current(desk), is_stale=True)
    ticket = _before(desk)
    _move(desk, ticket, Move.START, actor=actor, at=at, started_at=at)
    return _turned(desk, ticket)


@transaction.atomic
def finish_serving(*, actor: Actor, desk_id: int, at: datetime, seen: int | None = None) -> Pressed:
    """Done; the window is free and calls nobody yet."""
    desk = locked_desk(actor, desk_id)
    if seen not in (None, desk.turn):
        return Pressed(desk=desk, ticket=current(desk), is_stale=True)
    _move(desk, _before(desk), Move.FINISH, actor=actor, at=at, ended_at=at)
    return _turned(desk, None)


@transaction.atomic
def pass_over(*, actor: Actor, desk_id: int, at: datetime, seen: int | None = None) -> Pressed:
    """Nobody came, though called as often as promised."""
    desk = locked_desk(actor, desk_id)
    if seen not in (None, desk.turn):
        return Pressed(desk=desk, ticket=current(desk), is_stale=True)
    ticket = _before(desk)
    if ticket.state == S.CALLED:
        check_no_show(calls=ticket.calls, called_at=ticket.called_at or at, now=at, terms=desk.hall.terms)
    _move(desk, ticket, Move.NO_SHOW, actor=actor, at=at, ended_at=at)
    fact = TicketPassedOver(ticket=ticket.label, calls=ticket.calls)
    record(fact, actor=actor, subject=ticket, path=ticket.path, at=at)
    return _turned(desk, None)


@transaction.atomic
def transfer(
    *,
    actor: Actor,
    desk_id: int,
    at: datetime,
    queue_id: int | None = None,
    to_desk_id: int | None = None,
    seen: int | None = None,
) -> Pressed:
    """Send the one before the window to another queue or window; the place counts from when the ticket was taken."""
    desk = locked_desk(actor, desk_id)
    if seen not in (None, desk.turn):
        return Pressed(desk=desk, ticket=current(desk), is_stale=True)
    ticket = _before(desk)
    queue = Queue.objects.in_use().filter(pk=queue_id or 0, hall=desk.hall).first()
    target = Desk.objects.filter(pk=to_desk_id or 0, hall=desk.hall).select_related("window").first()
    check_transfer(
        names_one=(queue is None) != (target is None),
        to_self=target == desk,
        is_open=target is None or target.spells.filter(closed_at=None).exists(),
        has_windows=queue is None or queue.links.exists(),
    )
    changes: dict[str, Any] = {"desk": None, "target": target, "calls": 0, "called_at": None, "started_at": None}
    _move(desk, ticket, Move.TRANSFER, actor=actor, at=at, queue=queue or ticket.queue, **changes)
    to = queue.name_zh if queue else f"{target.sign} {target.window.name_zh}".strip() if target else ""
    record(TicketTransferred(ticket=ticket.label, to=to), actor=actor, subject=ticket, path=ticket.path, at=at)
    return _turned(desk, None)


@transaction.atomic
def restore(*, actor: Actor, desk_id: int, ticket_id: int, at: datetime) -> Ticket:
    """Somebody who was passed over is here after all: she waits again, behind those who wait now."""
    desk = locked_desk(actor, desk_id)
    ticket = Ticket.objects.select_for_update(of=("self",)).get(pk=ticket_id, hall=desk.hall)
    if ticket.day != timezone.localdate(at):
        raise CallRefused("这个号不是今天的，请重新取号。")
    state = TICKET_STATES.after(TicketState(ticket.state), Move.RESTORE)
    changes = {"state": state, "rank_at": at, "due_at": None, "calls": 0, "ended_at": None, "desk": None}
    for name, value in changes.items():
        setattr(ticket, name, value)
    ticket.save(update_fields=list(changes))
    TicketEvent.objects.create(
        hall=desk.hall, ticket=ticket, desk=desk, move=Move.RESTORE, at=at, staff_id=actor.staff_id
    )
    return ticket


def _before(desk: Desk) -> Ticket:
    """Whom the window has before it."""
    ticket = current(desk)
    if ticket is None:
        raise CallRefused("窗口前没有人，请先叫号。")
    return ticket


def _picked(desk: Desk, at: datetime) -> tuple[Ticket | None, int]:
    """Whose turn it is, locked; and how many were called ahead of the line in a row with her.

    Somebody whom another window is just calling is skipped, never waited for and never taken twice.
    """
    waiting = waiting_for(desk)
    order = call_order(waiting, run=desk.run, most_ahead=desk.hall.terms.most_ahead, now=at)
    ticket = _first_free([one.key for one in order])
    if ticket is None and order:
        order = sorted(others_waiting_for(desk, but=[one.key for one in order]), key=lambda one: one.place)
        waiting, ticket = [*waiting, *order], _first_free([one.key for one in order])
    if ticket is None:
        return None, desk.run
    called = next(one for one in waiting if one.key == ticket.pk)
    others = [one for one in waiting if one.key != ticket.pk]
    return ticket, run_after(called, others=others, run=desk.run, now=at)


def _first_free(keys: Sequence[int]) -> Ticket | None:
    """The first of these that no other window holds, locked; nearly always the very first."""
    waiting = Ticket.objects.waiting()
    for first, end in ((0, 1), *((start, start + TRIED_AT_ONCE) for start in range(1, len(keys), TRIED_AT_ONCE))):
        part = keys[first:end]
        if not part:
            return None
        turns = [When(pk=key, then=Value(turn)) for turn, key in enumerate(part)]
        free = waiting.filter(pk__in=part)
        free = free.order_by(Case(*turns, output_field=IntegerField())) if len(part) > 1 else free.order_by("pk")
        ticket = free.select_for_update(skip_locked=True, of=("self",)).first()
        if ticket is not None:
            return ticket
    return None


def _move(place: Desk, ticket: Ticket, move: Move, *, actor: Actor, at: datetime, **changes: Any) -> None:
    """The ticket moves on, if it still is where the window saw it; one line in the log."""
    before = TicketState(ticket.state)
    changes["state"] = TICKET_STATES.after(before, move)
    if Ticket.objects.filter(pk=ticket.pk, state=before).update(**changes) != 1:
        raise CallRefused("{label} 刚刚有了变化，请刷新页面。", label=ticket.label)
    for name, value in changes.items():
        setattr(ticket, name, value)
    TicketEvent.objects.create(
        hall_id=place.hall_id, ticket=ticket, desk=place, move=move, at=at, staff_id=actor.staff_id
    )


def _turned(desk: Desk, ticket: Ticket | None) -> Pressed:
    desk.ticket = ticket
    desk.turn += 1
    desk.save(update_fields=["ticket", "turn", "run"])
    return Pressed(desk=desk, ticket=ticket)
