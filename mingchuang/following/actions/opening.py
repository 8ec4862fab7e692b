"""Opening matters and handing them over. Whether the actor may is asked by the area that follows something."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.following.actions.timing import put_times
from mingchuang.following.facts import MatterOpened
from mingchuang.following.models import MINUTE, Clock, Matter
from mingchuang.following.queries.rules import Rulebook, rulebook, times_of
from mingchuang.following.rules import check_owner
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import Happening, record_many
from mingchuang.foundation.worktime.arithmetic import WorkCalendar
from mingchuang.foundation.worktime.limits import Limit
from mingchuang.foundation.worktime.published import calendar_in_force
from mingchuang.organisations.models import Node, Staff


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterOrder:
    """A matter to be opened.

    `owner_node` answers for it; it stands at `place` (a window, say; else at the owner node), so that those at
    the place see it too. `promise` and `law` are limits counted from `started_on` (the day of opening if None) as
    the rule of the place says. `minutes` stands instead of the promise of a while-you-wait matter; they run from
    `started_at` (the opening if None). `extension` is how much longer the law allows each time (None = as the rule of
    the place says), `extension_times` how often.
    """

    kind: str
    title_zh: str
    owner_node: Node
    promise: Limit | None = None
    title_en: str = ""
    place: Node | None = None
    owner: Staff | None = None
    law: Limit | None = None
    started_on: date | None = None
    basis: str = ""
    minutes: int | None = None
    started_at: datetime | None = None
    extension: int | None = None
    extension_times: int = 1


@transaction.atomic
def open_matter(*, actor: Actor, order: MatterOrder, at: datetime) -> Matter:
    """Follow something from now on, with a running clock."""
    return open_matters(actor=actor, orders=[order], at=at)[0]


@transaction.atomic
def open_matters(*, actor: Actor, orders: Sequence[MatterOrder], at: datetime) -> list[Matter]:
    """Follow several things, with a handful of statements however many there are."""
    matters = Matter.objects.bulk_create([_matter(order, at) for order in orders])
    calendar, book = calendar_in_force(), rulebook()
    clocks = [_clock(matter, order, calendar, book, at) for matter, order in zip(matters, orders, strict=True)]
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


def _clock(matter: Matter, order: MatterOrder, calendar: WorkCalendar, book: Rulebook, at: datetime) -> Clock:
    settings = book.at(matter.path, matter.site_path)
    received_on = order.started_on or timezone.localdate(at)
    started_on = calendar.next_working_day(received_on) if settings.rolls_intake else received_on
    clock = Clock(
        matter=matter,
        received_on=received_on,
        started_on=started_on,
        counts_start=settings.counts_start,
        law_unit=order.law.unit.value if order.law else "",
        law_count=order.law.count if order.law else None,
        extension_most=settings.extension_most if order.extension is None else order.extension,
        extension_times=order.extension_times,
        basis=order.basis[:200],
    )
    hours = _put_promise(clock, order, book, at)
    put_times(clock, times_of(clock, calendar=calendar, lamp_rule=settings.lamp, hours=hours))
    clock.first_due_at = clock.due_at
    return clock


def _put_promise(clock: Clock, order: MatterOrder, book: Rulebook, at: datetime) -> str:
    """Minutes or days onto the row; the hours by which minutes are counted."""
    if order.minutes is not None:
        clock.unit, clock.limit_count, clock.started_at = MINUTE, order.minutes, order.started_at or at
        return book.hours_at(clock.matter.path, clock.matter.site_path)
    if order.promise is None:
        raise ValueError("a matter has a promise in days or in minutes")
    clock.unit, clock.limit_count = order.promise.unit.value, order.promise.count
    return ""
