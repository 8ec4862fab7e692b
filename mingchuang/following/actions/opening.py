"""Opening matters and handing them over. Whether the actor may is asked by the area that follows something."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.following.facts import MatterHandedOver, MatterOpened
from mingchuang.following.models import Clock, Matter
from mingchuang.following.rules import ClockTimes, check_owner, clock_times
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import Happening, record, record_many
from mingchuang.foundation.worktime.arithmetic import WorkCalendar
from mingchuang.foundation.worktime.limits import Limit
from mingchuang.foundation.worktime.published import calendar_in_force
from mingchuang.organisations.models import Node, Staff


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterOrder:
    """A matter to be opened.

    `owner_node` answers for it; it stands at `place` (a window, say; else at the owner node), so that those at
    the place see it too. `promise` and `law` are limits counted from `started_on` (the day of opening if None).
    """

    kind: str
    title_zh: str
    owner_node: Node
    promise: Limit
    title_en: str = ""
    place: Node | None = None
    owner: Staff | None = None
    law: Limit | None = None
    started_on: date | None = None
    basis: str = ""


@transaction.atomic
def open_matter(*, actor: Actor, order: MatterOrder, at: datetime) -> Matter:
    """Follow something from now on, with a running clock."""
    return open_matters(actor=actor, orders=[order], at=at)[0]


@transaction.atomic
def open_matters(*, actor: Actor, orders: Sequence[MatterOrder], at: datetime) -> list[Matter]:
    """Follow several things, with a handful of statements however many there are."""
    matters = Matter.objects.bulk_create([_matter(order, at) for order in orders])
    calendar = calendar_in_force()
    clocks = [_clock(matter, order, calendar, at) for matter, order in zip(matters, orders, strict=True)]
    for matter, clock in zip(matters, Clock.objects.bulk_create(clocks), strict=True):
        matter.clock = clock
    record_many(
        [
            Happening(
                fact=MatterOpened(
                    matter_kind=matter.kind,
                    due_on=timezone.localdate(matter.clock.due_at).isoformat(),
                    is_provisional=matter.clock.is_provisional,
                ),
                actor=actor,
                subject=matter,
                path=matter.path,
                at=at,
            )
            for matter in matters
        ]
    )
    return matters


@transaction.atomic
def hand_over(*, actor: Actor, matter_id: int, to: Staff, at: datetime) -> Matter:
    """Another person of the same node owns it from now on."""
    matter = Matter.objects.select_related("owner_node").select_for_update(of=("self",)).get(pk=matter_id)
    check_owner(staff_path=to.path, owner_path=matter.owner_node.path)
    matter.owner = to
    matter.save(update_fields=["owner"])
    fact = MatterHandedOver(matter_kind=matter.kind, to=to.name_zh)
    record(fact, actor=actor, subject=matter, path=matter.path, at=at)
    return matter


def _matter(order: MatterOrder, at: datetime) -> Matter:
    if order.owner:
        check_owner(staff_path=order.owner.path, owner_path=order.owner_node.path)
    place = order.place or order.owner_node
    return Matter(
        kind=order.kind,
        title_zh=order.title_zh[:200],
        title_en=order.title_en[:300],
        path=place.path,
        site_path=place.site_path,
        owner_node=order.owner_node,
        owner=order.owner,
        opened_at=at,
    )


def _clock(matter: Matter, order: MatterOrder, calendar: WorkCalendar, at: datetime) -> Clock:
    started_on = order.started_on or timezone.localdate(at)
    times = clock_times(
        calendar,
        started_on=started_on,
        promise=order.promise,
        law=order.law,
        zone=timezone.get_default_timezone(),
    )
    clock = Clock(
        matter=matter,
        started_on=started_on,
        unit=order.promise.unit.value,
        limit_count=order.promise.count,
        law_unit=order.law.unit.value if order.law else "",
        law_count=order.law.count if order.law else None,
        first_due_at=times.due_at,
        basis=order.basis[:200],
    )
    put_times(clock, times)
    return clock


def put_times(clock: Clock, times: ClockTimes) -> None:
    """Write the moments onto the row; the caller saves it."""
    clock.amber_at, clock.due_at, clock.limit_at = times.amber_at, times.due_at, times.limit_at
    clock.is_provisional, clock.provisional_reason = times.is_provisional, times.provisional_reason[:300]
