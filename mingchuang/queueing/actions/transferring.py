"""A ticket goes elsewhere: to another queue or window, or back into its line."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record
from mingchuang.queueing.actions.calling import Pressed, before_window
from mingchuang.queueing.actions.floor import Floor
from mingchuang.queueing.actions.windows import locked_desk
from mingchuang.queueing.enums import Move, TicketState
from mingchuang.queueing.facts import TicketTransferred
from mingchuang.queueing.models import Desk, Queue, Ticket, TicketEvent
from mingchuang.queueing.rules.tickets import TICKET_STATES, CallRefused, check_transfer


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
    floor = Floor([desk_id], at=at)
    stand = floor.stand(desk_id, actor=actor)
    if seen not in (None, stand.desk.turn):
        return Pressed(desk=stand.desk, ticket=stand.ticket, is_stale=True)
    ticket, hall = before_window(stand), stand.desk.hall
    queue = Queue.objects.in_use().filter(pk=queue_id or 0, hall=hall).first()
    target = Desk.objects.filter(pk=to_desk_id or 0, hall=hall).select_related("window").first()
    check_transfer(
        names_one=(queue is None) != (target is None),
        to_self=target == stand.desk,
        is_open=target is None or target.spells.filter(closed_at=None).exists(),
        has_windows=queue is None or queue.links.exists(),
    )
    changes: dict[str, Any] = {"desk": None, "target": target, "calls": 0, "called_at": None, "started_at": None}
    floor.move(stand, ticket, Move.TRANSFER, actor=actor, queue=queue or ticket.queue, **changes)
    floor.turn(stand, None)
    floor.keep()
    to = queue.name_zh if queue else f"{target.sign} {target.window.name_zh}".strip() if target else ""
    record(TicketTransferred(ticket=ticket.label, to=to), actor=actor, subject=ticket, path=ticket.path, at=at)
    return Pressed(desk=stand.desk, ticket=None)


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
