"""The buttons of all windows as one intake: a hundred presses at once are a few commits, in their order.

One writer a process takes them (see `foundation.http.intake`): on SQLite no press waits for the file's lock, on
PostgreSQL the windows of other processes are passed by. `seen` is the step the clerk's page showed: a press that
comes twice changes nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from django.db import transaction

from mingchuang.foundation.access import Actor
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.journal.recording import record
from mingchuang.queueing.actions.floor import Floor, Stand
from mingchuang.queueing.enums import Move, TicketState
from mingchuang.queueing.facts import TicketPassedOver
from mingchuang.queueing.models import Desk, Ticket
from mingchuang.queueing.rules.tickets import CallRefused, check_next, check_no_show, check_recall

S = TicketState


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A button of a window, pressed on a page that showed the step `seen`."""

    button: str
    actor: Actor
    desk_id: int
    seen: int | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """What a press came to: the window, whom it has before it now, and whether the press was an old one."""

    desk: Desk
    ticket: Ticket | None
    is_stale: bool = False


@transaction.atomic
def press_buttons(presses: Sequence[Press]) -> list[Pressed | Refusal]:
    """Each press by its own rules; one that is refused leaves the others as they are."""
    outcomes: dict[int, Pressed | Refusal] = {}
    for turn in _turns(presses):
        outcomes |= _pressed_at_once(turn)
    return [outcomes[number] for number in range(len(presses))]


def call_next(*, actor: Actor, desk_id: int, at: datetime, seen: int | None = None) -> Pressed:
    """Call whose turn it is. Whoever was being served is done; nobody waiting leaves the window free."""
    return _alone(Press(button="next", actor=actor, desk_id=desk_id, seen=seen, at=at))


def recall(*, actor: Actor, desk_id: int, at: datetime, seen: int | None = None) -> Pressed:
    """Call the same one again, as often as the hall says."""
    return _alone(Press(button="recall", actor=actor, desk_id=desk_id, seen=seen, at=at))


def start_serving(*, actor: Actor, desk_id: int, at: datetime, seen: int | None = None) -> Pressed:
    """The one who was called is here."""
    return _alone(Press(button="start", actor=actor, desk_id=desk_id, seen=seen, at=at))


def finish_serving(*, actor: Actor, desk_id: int, at: datetime, seen: int | None = None) -> Pressed:
    """Done; the window is free and calls nobody yet."""
    return _alone(Press(button="done", actor=actor, desk_id=desk_id, seen=seen, at=at))


def pass_over(*, actor: Actor, desk_id: int, at: datetime, seen: int | None = None) -> Pressed:
    """Nobody came, though called as often as promised."""
    return _alone(Press(button="no-show", actor=actor, desk_id=desk_id, seen=seen, at=at))


def _alone(one: Press) -> Pressed:
    (outcome,) = press_buttons([one])
    if isinstance(outcome, Refusal):
        raise outcome
    return outcome


def _turns(presses: Sequence[Press]) -> list[dict[int, Press]]:
    """In their order, each window at most once a turn."""
    turns: list[dict[int, Press]] = []
    times: dict[int, int] = {}
    for number, one in enumerate(presses):
        turn = times[one.desk_id] = times.get(one.desk_id, -1) + 1
        turns += [{}] if turn == len(turns) else []
        turns[turn][number] = one
    return turns


def _pressed_at_once(presses: Mapping[int, Press]) -> dict[int, Pressed | Refusal]:
    """Presses of different windows, all at the moment of the last."""
    floor = Floor({one.desk_id for one in presses.values()}, at=max(one.at for one in presses.values()))
    outcomes: dict[int, Pressed | Refusal] = {}
    moved: dict[int, Stand] = {}
    for number, one in presses.items():
        try:
            stand = floor.stand(one.desk_id, actor=one.actor)
            if one.seen not in (None, stand.desk.turn):
                outcomes[number] = Pressed(desk=stand.desk, ticket=stand.ticket, is_stale=True)
                continue
            BUTTONS[one.button](floor, stand, one.actor)
        except Refusal as refusal:
            outcomes[number] = refusal
        else:
            moved[number] = stand
    floor.call([(stand, presses[number].actor) for number, stand in moved.items() if presses[number].button == "next"])
    floor.keep()
    return outcomes | {number: Pressed(desk=stand.desk, ticket=stand.ticket) for number, stand in moved.items()}


def _next(floor: Floor, stand: Stand, actor: Actor) -> None:
    """Make room; whom it calls is found for all windows together."""
    if (before := stand.ticket) is not None:
        check_next(state=before.state, label=before.label)
        floor.move(stand, before, Move.FINISH, actor=actor, ended_at=floor.at)
    floor.open(stand, actor=actor)


def _recall(floor: Floor, stand: Stand, actor: Actor) -> None:
    ticket, terms = before_window(stand), stand.desk.hall.terms
    if ticket.state == S.CALLED:
        check_recall(calls=ticket.calls, called_at=ticket.called_at or floor.at, now=floor.at, terms=terms)
    floor.move(stand, ticket, Move.RECALL, actor=actor, calls=ticket.calls + 1, called_at=floor.at)
    floor.turn(stand, ticket)


def _start(floor: Floor, stand: Stand, actor: Actor) -> None:
    ticket = before_window(stand)
    floor.move(stand, ticket, Move.START, actor=actor, started_at=floor.at)
    floor.turn(stand, ticket)


def _done(floor: Floor, stand: Stand, actor: Actor) -> None:
    floor.move(stand, before_window(stand), Move.FINISH, actor=actor, ended_at=floor.at)
    floor.turn(stand, None)


def _no_show(floor: Floor, stand: Stand, actor: Actor) -> None:
    ticket, terms = before_window(stand), stand.desk.hall.terms
    if ticket.state == S.CALLED:
        check_no_show(calls=ticket.calls, called_at=ticket.called_at or floor.at, now=floor.at, terms=terms)
    floor.move(stand, ticket, Move.NO_SHOW, actor=actor, ended_at=floor.at)
    fact = TicketPassedOver(ticket=ticket.label, calls=ticket.calls)
    record(fact, actor=actor, subject=ticket, path=ticket.path, at=floor.at)
    floor.turn(stand, None)


def before_window(stand: Stand) -> Ticket:
    """Whom the window has before it."""
    if stand.ticket is None:
        raise CallRefused("窗口前没有人，请先叫号。")
    return stand.ticket


BUTTONS: Mapping[str, Callable[[Floor, Stand, Actor], None]] = MappingProxyType(
    {"next": _next, "recall": _recall, "start": _start, "done": _done, "no-show": _no_show}
)
