"""Lists of running matters: what breaks first, within an actor's reach."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from mingchuang.following.models import Matter, MatterQuerySet
from mingchuang.following.permissions import FollowingPermission as P
from mingchuang.following.rules import LampReading, kind_named
from mingchuang.foundation.access import Actor

PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterRow:
    """One line of a list of matters: the row, its lamp, and where its page is ("" when its kind has none)."""

    matter: Matter
    lamp: LampReading
    kind_label: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MattersPage:
    """Some matters, and where the next page starts (None = no more)."""

    rows: list[MatterRow]
    after: str | None


def my_matters(
    actor: Actor,
    *,
    now: datetime,
    after: str | None = None,
    size: int = PAGE,
    only_mine: bool = False,
    without: QuerySet[Any, Any] | None = None,
) -> MattersPage:
    """Running matters within the actor's reach, by what breaks first. `only_mine`: those she owns herself.

    `without` are the ids of matters that stand in the list already by another row.
    Pages follow the key (due time, clock); nonsense in `after` starts at the top.
    """
    matters = Matter.objects.within(actor, P.MATTER_READ).running().select_related("clock", "owner_node", "owner")
    if only_mine:
        matters = matters.filter(owner_id=actor.staff_id) if actor.staff_id else matters.none()
    if without is not None:
        matters = matters.exclude(pk__in=without)
    found = list(_starting_after(matters, after).breaking_first()[: size + 1])
    shown, last = found[:size], found[size - 1] if len(found) > size else None
    following = f"{last.clock.due_at.isoformat()}~{last.clock.pk}" if last else None
    return MattersPage(rows=[matter_row(matter, now) for matter in shown], after=following)


def matter_row(matter: Matter, now: datetime) -> MatterRow:
    """A matter as a list shows it; reads `clock`, so fetch that along."""
    kind = kind_named(matter.kind)
    address = reverse(kind.url_name, args=[matter.pk]) if kind.url_name else ""
    return MatterRow(matter=matter, lamp=matter.lamp_at(now), kind_label=kind.label, address=address)


def overdue_count(actor: Actor, *, now: datetime, most: int = 500, without: QuerySet[Any, Any] | None = None) -> int:
    """How many matters within reach are past their promise; counts no further than `most`. `without` as above."""
    overdue = Matter.objects.within(actor, P.MATTER_READ).overdue(now)
    if without is not None:
        overdue = overdue.exclude(pk__in=without)
    return overdue[:most].count()


def _starting_after(matters: MatterQuerySet, after: str | None) -> MatterQuerySet:
    due, _, pk = (after or "").partition("~")
    try:
        due_at = datetime.fromisoformat(due)
    except ValueError:
        return matters
    if due_at.tzinfo is None or not pk.isdecimal() or len(pk) > 18:
        return matters
    return matters.filter(Q(clock__due_at__gt=due_at) | Q(clock__due_at=due_at, clock__pk__gt=int(pk)))
