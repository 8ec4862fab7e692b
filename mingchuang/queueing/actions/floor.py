"""The windows of one moment: read in a few statements, moved in memory, written in a few more.

However many windows press at once, they cost little more than one. What is read here is locked until the end of the
transaction: the windows in the order of their keys, and whom each has before it. Whoever waits is taken only when
nobody else holds her (SKIP LOCKED), so two windows never call one ticket and never wait for one another.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import BigIntegerField, Case, F, FilteredRelation, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from mingchuang.foundation.access import Actor, covers
from mingchuang.queueing.actions.windows import begin_spells, locked_desks
from mingchuang.queueing.enums import Move, TicketState
from mingchuang.queueing.models import Desk, Ticket, TicketEvent
from mingchuang.queueing.permissions import QueueingPermission as P
from mingchuang.queueing.queries.line import InLine, callable_at, in_line, of_kind
from mingchuang.queueing.rules.order import Waiting, call_order, run_after
from mingchuang.queueing.rules.tickets import TICKET_STATES

LOOKED_AT = 8
"""So many of each kind are read for one call: nearly always the first is taken, the others may be gone."""


@dataclass(slots=True, kw_only=True, eq=False)
class Stand:
    """A window, whom it has before it, the queues it calls from, and since which day it has stood open."""

    desk: Desk
    ticket: Ticket | None = None
    queues: frozenset[int] = frozenset()
    open_on: date | None = None

    def own(self, waiting: Iterable[InLine], taken: Collection[int]) -> list[Waiting]:
        """Those who are of its queues or were sent to it, without the taken."""
        return [one.waiting for one in waiting if one.waiting.key not in taken and self._may_call(one)]

    def _may_call(self, one: InLine) -> bool:
        return one.target == self.desk.pk if one.target else one.queue in self.queues


class Floor:
    """The windows with these keys at one moment, locked. Each moves once; `keep` writes what became of them."""

    def __init__(self, desk_ids: Collection[int], *, at: datetime) -> None:
        self.at = at
        self._stands = {desk.pk: Stand(desk=desk) for desk in locked_desks(desk_ids)}
        self._changes: list[tuple[Ticket, Mapping[str, Any]]] = []
        self._called: list[Ticket] = []
        self._events: list[TicketEvent] = []
        self._turned: list[Stand] = []
        self._opening: list[tuple[Desk, Actor]] = []
        self._read_tickets()
        self._read_places()

    def stand(self, desk_id: int, *, actor: Actor) -> Stand:
        """One of the windows; the actor may call there."""
        stand = self._stands[desk_id]
        actor.require(P.WINDOW_CALL, within=covers(stand.desk.window))
        return stand

    def open(self, stand: Stand, *, actor: Actor) -> None:
        """The window stands open from now, unless it does already."""
        if stand.open_on != timezone.localdate(self.at):
            self._opening.append((stand.desk, actor))

    def move(self, stand: Stand, ticket: Ticket, move: Move, *, actor: Actor, **changes: Any) -> None:
        """The ticket moves on; one line in the log."""
        changes["state"] = TICKET_STATES.after(TicketState(ticket.state), move)
        self._set(ticket, changes)
        self._changes.append((ticket, changes))
        self._log(stand, ticket, move, actor)

    def turn(self, stand: Stand, ticket: Ticket | None) -> None:
        """A step further: whom the window has before it now."""
        stand.ticket = stand.desk.ticket = ticket
        stand.desk.turn += 1
        self._turned.append(stand)

    def call(self, callers: Sequence[tuple[Stand, Actor]]) -> None:
        """Each calls whose turn it is, in this order; whoever finds nobody has nobody before it."""
        for stand, ticket in self._picked([stand for stand, _ in callers]).items():
            self.turn(stand, ticket)
        for stand, actor in callers:
            if (ticket := stand.ticket) is not None:
                first = ticket.first_called_at or self.at
                state = TICKET_STATES.after(TicketState(ticket.state), Move.CALL)
                changes = {"called_at": self.at, "first_called_at": first, "calls": 1, "desk": stand.desk}
                self._set(ticket, {**changes, "state": state})
                self._called.append(ticket)
                self._log(stand, ticket, Move.CALL, actor)

    def keep(self) -> None:
        """Write it all."""
        begin_spells(self._opening, at=self.at)
        self._keep_windows()
        alike: dict[tuple[tuple[str, Any], ...], list[int]] = defaultdict(list)
        for ticket, changes in self._changes:
            alike[tuple(changes.items())].append(ticket.pk)
        for values, keys in alike.items():
            Ticket.objects.filter(pk__in=keys).update(**dict(values))
        if self._called:
            at_window = Desk.objects.filter(ticket=OuterRef("pk")).values("pk")[:1]  # as just written
            Ticket.objects.filter(pk__in=[ticket.pk for ticket in self._called]).update(
                state=TicketState.CALLED,
                desk=Subquery(at_window),
                calls=1,
                called_at=self.at,
                first_called_at=Coalesce("first_called_at", Value(self.at)),
            )
        TicketEvent.objects.bulk_create(self._events)

    def _keep_windows(self) -> None:
        if not self._turned:
            return
        desks = [stand.desk for stand in self._turned]
        Desk.objects.filter(pk__in=[desk.pk for desk in desks]).update(
            turn=F("turn") + 1,
            ticket=_each({desk.pk: desk.ticket_id for desk in desks}),
            run=_each({desk.pk: desk.run for desk in desks}),
        )

    def _read_tickets(self) -> None:
        """After the windows are locked: joined to them, it might be the tickets of a moment before."""
        by_ticket = {stand.desk.ticket_id: stand for stand in self._stands.values() if stand.desk.ticket_id}
        if not by_ticket:
            return
        rows = Ticket.objects.filter(pk__in=by_ticket).order_by("pk")
        for ticket in rows.select_for_update(of=("self",), no_key=True):
            # nobody is before the window once she gave up her ticket herself
            if ticket.state in TicketState.at_window():
                by_ticket[ticket.pk].ticket = ticket

    def _read_places(self) -> None:
        """Which queues the windows call from, and which of them stand open, since when."""
        open_spell = FilteredRelation("spells", condition=Q(spells__closed_at=None))
        rows = Desk.objects.filter(pk__in=self._stands).annotate(open_spell=open_spell)
        for desk, queue, open_on in rows.values_list("pk", "links__queue", "open_spell__day"):
            stand = self._stands[desk]
            stand.open_on = open_on
            stand.queues |= {queue} if queue else set()

    def _picked(self, callers: Sequence[Stand]) -> dict[Stand, Ticket | None]:
        """Whose turn it is at each window, locked; somebody whom another process is just calling is passed by."""
        found: dict[Stand, Ticket | None] = dict.fromkeys(callers)
        gone: set[int] = set()
        left = list(callers)
        while left:
            wanted = self._wanted(left, gone)
            keys = {stand: order[0].key for stand, order in wanted.items()}
            free = Ticket.objects.waiting().filter(pk__in=keys.values()).order_by("pk")
            held = {row.pk: row for row in free.select_for_update(of=("self",), no_key=True, skip_locked=True)}
            gone |= set(keys.values())
            left = [stand for stand, key in keys.items() if key not in held]
            for stand, (called, *others) in wanted.items():
                if called.key in held:
                    found[stand] = held[called.key]
                    stand.desk.run = run_after(called, others=others, run=stand.desk.run, now=self.at)
        return found

    def _wanted(self, callers: Sequence[Stand], gone: Collection[int]) -> dict[Stand, list[Waiting]]:
        """Whom each of these would call, one after the other, and those behind; nobody of those who are gone."""
        taken = set(gone)
        most = LOOKED_AT * len(callers) + len(taken)
        queues = frozenset[int]().union(*(stand.queues for stand in callers))
        waits = callable_at(queues, [stand.desk.pk for stand in callers])
        kinds = [in_line(of_kind(waits, kind, now=self.at)[:most]) for kind in ("ahead", "line")]
        wanted: dict[Stand, list[Waiting]] = {}
        for stand in callers:
            own = [stand.own(kind, taken) for kind in kinds]
            is_known = all(found or len(kind) < most for found, kind in zip(own, kinds, strict=True))
            if not is_known or not any(own):  # a hall full of others, or only of people who booked a later hour
                own = [stand.own(in_line(callable_at(stand.queues, [stand.desk.pk])), taken)]
            waiting = [one for found in own for one in found]
            most_ahead = stand.desk.hall.terms.most_ahead
            if order := call_order(waiting, run=stand.desk.run, most_ahead=most_ahead, now=self.at):
                wanted[stand] = order
                taken.add(order[0].key)
        return wanted

    def _log(self, stand: Stand, ticket: Ticket, move: Move, actor: Actor) -> None:
        self._events.append(
            TicketEvent(
                hall_id=stand.desk.hall_id,
                ticket=ticket,
                desk=stand.desk,
                move=move,
                at=self.at,
                staff_id=actor.staff_id,
            )
        )

    def _set(self, ticket: Ticket, changes: Mapping[str, Any]) -> None:
        for name, value in changes.items():
            setattr(ticket, name, value)


def _each(values: Mapping[int, int | None]) -> int | Case | None:
    """The value of each row by its key, in one statement."""
    first, *others = set(values.values())
    if not others:
        return first
    known = [When(pk=key, then=Value(value)) for key, value in values.items() if value is not None]
    return Case(*known, output_field=BigIntegerField())
