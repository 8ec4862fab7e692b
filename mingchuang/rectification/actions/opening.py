"""Entering problems into the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.following.actions import MatterOrder, open_matters
from mingchuang.following.models import Matter
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import Happening, record, record_many
from mingchuang.foundation.numbering.counters import take
from mingchuang.foundation.worktime.limits import Limit
from mingchuang.organisations.models import Node, Staff
from mingchuang.rectification.facts import RectificationOpened, RectificationRestated
from mingchuang.rectification.models import Rectification
from mingchuang.rectification.permissions import RectificationPermission as P
from mingchuang.rectification.queries import MendingDays, mending_days, regions_of

MATTER_KIND = "rectification"
SERIES = "rectification"


@dataclass(frozen=True, slots=True, kw_only=True)
class RectificationOrder:
    """A problem for the ledger. `unit` mends it; it stands at `place` (a window, say; else at the unit).

    `source_label` and `problem` are read by the unit: they name no citizen. `working_days` None = the region's rule.
    """

    source_kind: str
    source_label: str
    problem: str
    unit: Node
    place: Node | None = None
    responsible: Staff | None = None
    working_days: int | None = None
    basis: str = ""


@transaction.atomic
def enter_rectification(*, actor: Actor, order: RectificationOrder, at: datetime) -> Rectification:
    """Somebody who checks enters a problem by hand."""
    actor.require(P.RECORD_OPEN, within=order.unit.path)
    return open_rectification(actor=actor, order=order, at=at)


@transaction.atomic
def open_rectification(*, actor: Actor, order: RectificationOrder, at: datetime) -> Rectification:
    """Enter one problem. Whether the actor may is asked by the area whose signal it is."""
    return open_rectifications(actor=actor, orders=[order], at=at)[0]


@transaction.atomic
def open_rectifications(*, actor: Actor, orders: Sequence[RectificationOrder], at: datetime) -> list[Rectification]:
    """Enter several problems: numbered without gaps, each with its matter and clock."""
    regions = regions_of({order.unit.path for order in orders})
    days = mending_days(regions.values())
    year = timezone.localdate(at).year
    # in the order of the counters' rows, so that two batches never wait for each other in a ring
    sequences = {
        position: take(SERIES, scope=str(regions[orders[position].unit.path].pk), year=year)
        for position in sorted(range(len(orders)), key=lambda i: regions[orders[i].unit.path].pk)
    }
    matters = open_matters(
        actor=actor, orders=[_matter(order, days[regions[order.unit.path].pk]) for order in orders], at=at
    )
    rows = Rectification.objects.bulk_create(
        [
            _row(order, matter, region=regions[order.unit.path], year=year, sequence=sequences[position])
            for position, (order, matter) in enumerate(zip(orders, matters, strict=True))
        ]
    )
    record_many(
        [
            Happening(fact=_opened(row, matter), actor=actor, subject=row, path=row.path, at=at)
            for row, matter in zip(rows, matters, strict=True)
        ]
    )
    return rows


@transaction.atomic
def restate_problem(*, actor: Actor, rectification_id: int, problem: str, at: datetime) -> None:
    """More became known of the problem. Whether the actor may is asked by the area whose signal it is."""
    row = Rectification.objects.select_for_update(of=("self",)).get(pk=rectification_id)
    row.problem = problem
    row.save(update_fields=["problem"])
    record(RectificationRestated(number=row.number), actor=actor, subject=row, path=row.path, at=at)


def _matter(order: RectificationOrder, days: MendingDays) -> MatterOrder:
    return MatterOrder(
        kind=MATTER_KIND,
        title_zh=f"{order.source_label}：{' '.join(order.problem.split())}",
        owner_node=order.unit,
        promise=Limit(count=order.working_days or days.working_days),
        place=order.place,
        owner=order.responsible,
        basis=order.basis or days.basis,
    )


def _row(order: RectificationOrder, matter: Matter, *, region: Node, year: int, sequence: int) -> Rectification:
    return Rectification(
        matter=matter,
        region=region,
        year=year,
        sequence=sequence,
        path=matter.path,
        site_path=matter.site_path,
        source_kind=order.source_kind,
        source_label=order.source_label[:200],
        problem=order.problem,
    )


def _opened(row: Rectification, matter: Matter) -> RectificationOpened:
    return RectificationOpened(
        number=row.number,
        source_kind=row.source_kind,
        source=row.source_label,
        due_on=timezone.localdate(matter.clock.due_at).isoformat(),
    )
