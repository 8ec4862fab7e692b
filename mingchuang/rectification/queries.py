"""Reads over the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from mingchuang.following.enums import Lamp
from mingchuang.following.facts import ClockPaused, ClockReset, ClockResumed, MatterHandedOver
from mingchuang.following.models import Matter
from mingchuang.foundation.access import Actor
from mingchuang.foundation.access.paths import ids_on, nearest
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.journal.models import Entry
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node
from mingchuang.rectification.facts import RectificationFellDue
from mingchuang.rectification.models import MendingRule, Rectification, RectificationQuerySet
from mingchuang.rectification.permissions import RectificationPermission as P
from mingchuang.rectification.rules import DEFAULT_DAYS, DEFAULT_LONGEST_DAYS

LIVE, PAST = "live", "past"
CLOCK_NEWS = (ClockPaused.kind, ClockReset.kind, ClockResumed.kind, MatterHandedOver.kind, RectificationFellDue.kind)


class RegionMissing(Refusal):
    """The unit stands in no region."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MendingDays:
    """The deadlines in force at a place, in working days, and where they are laid down."""

    working_days: int
    longest_days: int
    basis: str


def regions_of(paths: Iterable[str]) -> dict[str, Node]:
    """The nearest region at or above each path; one query for all."""
    wanted = set(paths)
    ids = {pk for path in wanted for pk in ids_on(path)}
    regions = Node.objects.filter(pk__in=ids, kind=NodeKind.REGION).in_bulk()
    found = {path: region for path in wanted if (region := nearest(path, regions))}
    if len(found) < len(wanted):
        raise RegionMissing("这个单位不在任何地区之下，不能编号。")
    return found


def mending_days(regions: Iterable[Node]) -> dict[int, MendingDays]:
    """The deadlines in force, by region id: the region's own row, else that of the nearest region above it."""
    wanted = {region.pk: region.path for region in regions}
    rows = MendingRule.objects.filter(region__in={pk for path in wanted.values() for pk in ids_on(path)})
    by_region = {row.region_id: row for row in rows}
    return {pk: _days(nearest(path, by_region)) for pk, path in wanted.items()}


def _days(row: MendingRule | None) -> MendingDays:
    if row is None:
        return MendingDays(working_days=DEFAULT_DAYS, longest_days=DEFAULT_LONGEST_DAYS, basis="")
    return MendingDays(working_days=row.working_days, longest_days=row.longest_days, basis=row.basis)


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerFilter:
    """What the address bar asks of the ledger; empty = everything."""

    state: str = ""
    lamp: str = ""
    unit: str = ""
    source: str = ""


def ledger(actor: Actor, asked: LedgerFilter, *, now: datetime) -> RectificationQuerySet:
    """The ledger as far as the actor may read it, narrowed by what is asked."""
    rows = Rectification.objects.within(actor, P.RECORD_READ).with_matter()
    if asked.state == LIVE:
        rows = rows.running()
    elif asked.state:
        rows = rows.filter(state=asked.state)
    if asked.source:
        rows = rows.filter(source_kind=asked.source)
    if asked.unit:
        rows = rows.filter(matter__owner_node__code=asked.unit)
    if asked.lamp == Lamp.NEAR:
        rows = rows.near(now)
    elif asked.lamp == PAST:
        rows = rows.overdue(now)
    return rows


def ledger_units(actor: Actor) -> list[Node]:
    """Units that have something in the ledger within reach, for the filter."""
    owners = Rectification.objects.within(actor, P.RECORD_READ).values("matter__owner_node")
    return list(Node.objects.filter(pk__in=owners).in_tree_order())


def history(row: Rectification) -> QuerySet[Entry]:
    """What happened to it, oldest first: its own entries, and what its clock did."""
    own = Q(subject_kind=row._meta.label_lower)
    timed = Q(subject_kind=Matter._meta.label_lower, kind__in=CLOCK_NEWS)
    return Entry.objects.filter(own | timed, subject_id=str(row.pk)).order_by("id")
