"""Lists of running matters: what breaks first, within an actor's reach."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Exists, Q, QuerySet
from django.urls import reverse

from mingchuang.following.models import Matter, MatterQuerySet
from mingchuang.following.permissions import FollowingPermission as P
from mingchuang.following.queries.choosing import EVERYTHING, Choice, chosen
from mingchuang.following.queries.ways import Way, Ways
from mingchuang.following.rules import LampReading, kind_named
from mingchuang.foundation.access import Actor

PAGE = 50
MOST_COUNTED = 500


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many there are; counting ends at a fixed number, so that a crowded desk opens as fast as an empty one."""

    number: int
    is_more: bool

    def __bool__(self) -> bool:
        return self.number > 0


class Desk:
    """Everything followed within one actor's reach, at one moment. Looks up once how much that is.

    `without` are rows of another table that refer to `OuterRef("pk")`: matters that stand in the list by another row.
    """

    def __init__(self, actor: Actor, *, now: datetime, without: QuerySet | None = None) -> None:  # type: ignore[type-arg]  # rows of any table
        self._actor, self._now, self._without = actor, now, without
        self._ways = Ways(actor, P.MATTER_READ)

    def chosen(self, choice: Choice) -> MatterQuerySet:
        """What was asked for, in no order."""
        return self._way(choice).matters

    def page(self, choice: Choice = EVERYTHING, *, after: str | None = None, size: int = PAGE) -> MattersPage:
        """What breaks first. Pages follow the key (due time, clock); nonsense in `after` starts at the top."""
        matters = self.chosen(choice).select_related("clock", "owner_node", "owner")
        found = list(_starting_after(matters, after).breaking_first()[: size + 1])
        shown, last = found[:size], found[size - 1] if len(found) > size else None
        following = f"{last.clock.due_at.isoformat()}~{last.clock.pk}" if last else None
        return MattersPage(rows=[matter_row(matter, self._now) for matter in shown], after=following)

    def count(self, choice: Choice, *, most: int = MOST_COUNTED) -> Count:
        """How many were asked for; counts no further than `most`."""
        way = self._way(choice)
        matters = way.matters.order_by(*way.along) if way.along else way.matters
        number = matters[: most + 1].count()
        return Count(number=min(number, most), is_more=number > most)

    def _way(self, choice: Choice) -> Way:
        way = self._ways.to(choice)
        rest = replace(choice, kind="") if way.is_of_kind else choice
        found = chosen(way.matters, rest, self._actor, now=self._now)
        return replace(way, matters=found.exclude(Exists(self._without)) if self._without is not None else found)

    def among(self, keys: Sequence[int]) -> list[MatterRow]:
        """Those of these matters that are within reach, by what breaks first."""
        matters = Matter.objects.within(self._actor, P.MATTER_READ).filter(pk__in=keys, closed_at=None)
        found = matters.select_related("clock", "owner_node", "owner").breaking_first()
        return [matter_row(matter, self._now) for matter in found]


def matter_row(matter: Matter, now: datetime) -> MatterRow:
    """A matter as a list shows it; reads `clock`, so fetch that along."""
    kind = kind_named(matter.kind)
    address = reverse(kind.url_name, args=[matter.pk]) if kind.url_name else ""
    return MatterRow(matter=matter, lamp=matter.lamp_at(now), kind_label=kind.label, address=address)


def _starting_after(matters: MatterQuerySet, after: str | None) -> MatterQuerySet:
    due, _, pk = (after or "").partition("~")
    try:
        due_at = datetime.fromisoformat(due)
    except ValueError:
        return matters
    if due_at.tzinfo is None or not pk.isdecimal() or len(pk) > 18:
        return matters
    # the first condition lets the walk begin there; the second tells those of the same moment apart
    return matters.filter(
        Q(clock__due_at__gt=due_at) | Q(clock__due_at=due_at, clock__pk__gt=int(pk)), clock__due_at__gte=due_at
    )
