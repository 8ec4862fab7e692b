"""Reads over pledges: the staff list, the public table, and the published rate."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from mingchuang.foundation.access import Actor, ScopedQuerySet
from mingchuang.foundation.attachments.models import Attachment
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node
from mingchuang.pledges import rules
from mingchuang.pledges.models import Fulfilment, Pledge
from mingchuang.pledges.permissions import PledgesPermission as P
from mingchuang.pledges.rules import PledgeRate, PledgeStanding

__all__ = [
    "OVERDUE",
    "PledgeFilter",
    "PledgeRate",
    "pledge_rate",
    "pledge_rates",
    "pledging_places",
    "public_pledges",
    "reached_evidence",
    "staff_pledges",
    "whole_pledges",
]

OVERDUE = "overdue"


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeFilter:
    """What the list is narrowed to; empty means all."""

    q: str = ""
    state: str = ""
    unit: str = ""


def staff_pledges(actor: Actor, wanted: PledgeFilter, *, on: date) -> QuerySet[Pledge]:
    """Pledges within reach, drafts too."""
    found = Pledge.objects.within(actor, P.PLEDGE_READ).select_related("node", "staff")
    if wanted.q:
        found = found.filter(Q(text_zh__icontains=wanted.q) | Q(text_en__icontains=wanted.q) | Q(number=wanted.q))
    if wanted.unit:
        found = found.filter(node__code=wanted.unit)
    if wanted.state == OVERDUE:
        return found.overdue(on)
    return found.filter(state=wanted.state) if wanted.state else found


def whole_pledges(pledges: QuerySet[Pledge]) -> QuerySet[Pledge]:
    """With pledger, what it replaces and what replaced it, and reports with evidence in `told`, oldest first."""
    evidence = Prefetch("evidence", Attachment.objects.order_by("id"), to_attr="files")
    told = Prefetch("fulfilments", Fulfilment.objects.order_by("id").prefetch_related(evidence), to_attr="told")
    return pledges.select_related("node", "staff", "replaces", "superseded_by", "matter__clock").prefetch_related(told)


def public_pledges(path: str) -> QuerySet[Pledge]:
    """All that was ever published at or below this place; also what has been withdrawn since."""
    return whole_pledges(Pledge.objects.public().under(path))


def pledging_places(actor: Actor, permission: str) -> ScopedQuerySet[Node]:
    """Places within reach that can pledge."""
    found: ScopedQuerySet[Node] = Node.objects.within(actor, permission).exclude(
        kind__in=[NodeKind.REGION, NodeKind.HALL]
    )
    return found


def reached_evidence(actor: Actor) -> QuerySet[Attachment]:
    """Files that are evidence of a pledge within reach."""
    reachable = Pledge.objects.within(actor, P.PLEDGE_READ)
    return Attachment.objects.filter(
        pk__in=Fulfilment.evidence.through.objects.filter(fulfilment__pledge__in=reachable).values("attachment")
    )


def pledge_rate(path: str, *, on: date) -> PledgeRate:
    """The published rate of one place and everything below it, as it stood at the end of the day."""
    return pledge_rates([path], on=on)[path]


def pledge_rates(paths: Sequence[str], *, on: date) -> Mapping[str, PledgeRate]:
    """The same for many places, units or halls, with one query."""
    below = Q()
    for path in paths:
        below |= Q(path__startswith=path) | Q(site_path__startswith=path)
    rows = Pledge.objects.public().filter(below) if paths else Pledge.objects.none()
    by_place: dict[str, list[PledgeStanding]] = {path: [] for path in paths}
    for places, standing in _standings(rows):
        for path in by_place.keys() & places:
            by_place[path].append(standing)
    return {path: rules.pledge_rate(standings, on=on) for path, standings in by_place.items()}


def _standings(rows: QuerySet[Pledge]) -> Iterable[tuple[set[str], PledgeStanding]]:
    """Each with all the places below which it stands."""
    columns = ("path", "site_path", "state", "published_at", "due_on", "settled_at")
    for path, site_path, state, published_at, due_on, settled_at in rows.order_by("id").values_list(*columns):
        standing = PledgeStanding(
            state=state,
            published_on=timezone.localdate(published_at),
            due_on=due_on,
            settled_on=timezone.localdate(settled_at) if settled_at else None,
        )
        yield {*_upwards(path), *_upwards(site_path)}, standing


def _upwards(path: str) -> Iterable[str]:
    """`/1/2/` → `/1/`, `/1/2/`."""
    return (path[: place + 1] for place, sign in enumerate(path) if sign == "/" and place)
