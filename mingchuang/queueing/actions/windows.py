"""Acts on a window's hours: it opens with its first call, and stops only when nobody is left standing."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import Happening, record, record_many
from mingchuang.queueing.enums import TicketState
from mingchuang.queueing.facts import WindowClosed, WindowOpened
from mingchuang.queueing.models import Desk, Spell, Ticket
from mingchuang.queueing.permissions import QueueingPermission as P
from mingchuang.queueing.queries.line import left_alone
from mingchuang.queueing.rules.tickets import CallRefused, check_last_window


def locked_desks(desk_ids: Collection[int]) -> QuerySet[Desk]:
    """These windows with their halls, locked in the order of their keys; rows may go on pointing at them."""
    desks = Desk.objects.filter(pk__in=desk_ids).select_related("window", "hall").order_by("pk")
    return desks.select_for_update(of=("self",), no_key=True)


def locked_desk(actor: Actor, desk_id: int) -> Desk:
    """The window with whom it has before it, locked; the actor may call there."""
    # the ticket is read after the lock: joined, it might be the one of a moment before
    desk = locked_desks([desk_id]).get()
    actor.require(P.WINDOW_CALL, within=covers(desk.window))
    return desk


def current(desk: Desk) -> Ticket | None:
    """Whom the window has before it; nobody once she gave up her ticket herself."""
    ticket = desk.ticket
    return ticket if ticket is not None and ticket.state in TicketState.at_window() else None


def begin_spells(opening: Sequence[tuple[Desk, Actor]], *, at: datetime) -> None:
    """Windows that did not stand open today begin to; what was forgotten on another day ends with its last move."""
    if not opening:
        return
    for spell in Spell.objects.filter(desk__in=[desk for desk, _ in opening], closed_at=None):
        end_spell(spell, at=at)
    day = timezone.localdate(at)
    Spell.objects.bulk_create(Spell(desk=desk, day=day, opened_at=at, staff_id=one.staff_id) for desk, one in opening)
    record_many(
        [
            Happening(fact=WindowOpened(window=desk.window.code), actor=one, subject=desk, path=desk.hall.path, at=at)
            for desk, one in opening
        ]
    )


def end_spell(spell: Spell, *, at: datetime) -> None:
    """End a spell that nobody ended: with the last that the window did in it."""
    last = Ticket.objects.filter(desk=spell.desk_id, called_at__gte=spell.opened_at, day=spell.day)
    moments = [moment for row in last.values_list("called_at", "ended_at") for moment in row if moment]
    spell.closed_at = min(max([spell.opened_at, *moments]), at)
    spell.save(update_fields=["closed_at"])


@transaction.atomic
def open_window(*, actor: Actor, desk_id: int, at: datetime) -> Desk:
    """Stand open, before the first call."""
    desk = locked_desk(actor, desk_id)
    if not desk.spells.filter(closed_at=None, day=timezone.localdate(at)).exists():
        begin_spells([(desk, actor)], at=at)
    return desk


@transaction.atomic
def close_window(*, actor: Actor, desk_id: int, at: datetime, reason: str = "") -> Desk:
    """Call nobody any more. Those sent to this very window go back to their queues, where they keep their places."""
    desk = locked_desk(actor, desk_id)
    if (ticket := current(desk)) is not None:
        raise CallRefused("{label} 还在窗口前，请先办完或转办。", label=ticket.label)
    spell = desk.spells.filter(closed_at=None).first()
    if spell is None:
        return desk
    alone = left_alone(desk)
    check_last_window(waiting=alone, others_open=0, reason=reason)
    Ticket.objects.waiting().filter(target=desk).update(target=None)
    spell.closed_at, spell.reason = at, reason.strip()[:200]
    spell.save(update_fields=["closed_at", "reason"])
    fact = WindowClosed(window=desk.window.code, reason=spell.reason, waiting=alone)
    record(fact, actor=actor, subject=desk, path=desk.hall.path, at=at)
    return desk
