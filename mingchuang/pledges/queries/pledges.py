"""Reads over pledges: the staff list, the public table, and the published rate."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from mingchuang.foundation.access import Actor, ScopedQuerySet
from mingchuang.foundation.attachments.models import Attachment
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node
from mingchuang.organisations.queries import nearest_nodes
from mingchuang.pledges import rules
from mingchuang.pledges.enums import PledgeState
from mingchuang.pledges.models import Fulfilment, Measurement, Pledge
from mingchuang.pledges.permissions import PledgesPermission as P
from mingchuang.pledges.rules import PledgeRate, PledgeStanding
from mingchuang.pledges.rules.wording import Texts

OVERDUE, FLAGGED = "overdue", "flagged"


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeFilter:
    """What the list is narrowed to; empty means all."""

    q: str = ""
    state: str = ""
    unit: str = ""
    round: str = ""


def staff_pledges(actor: Actor, wanted: PledgeFilter, *, on: date) -> QuerySet[Pledge]:
    """Pledges within reach, drafts too."""
    found = Pledge.objects.within(actor, P.PLEDGE_READ).select_related("node", "staff")
    if wanted.q:
        found = found.filter(Q(text_zh__icontains=wanted.q) | Q(text_en__icontains=wanted.q) | Q(number=wanted.q))
    if wanted.unit:
        found = found.filter(node__code=wanted.unit)
    if wanted.round.isdecimal():
        found = found.filter(round=int(wanted.round))
    if wanted.state == OVERDUE:
        return found.overdue(on)
    if wanted.state == FLAGGED:
        return found.filter(state__in=PledgeState.unseen()).exclude(flags=[])
    return found.filter(state=wanted.state) if wanted.state else found


def whole_pledges(pledges: QuerySet[Pledge]) -> QuerySet[Pledge]:
    """With all that a page shows.

    Pledger, round, what it replaces and what replaced it; reports with evidence in `told`, oldest first; the months
    that were measured in `months`, newest first.
    """
    evidence = Prefetch("evidence", Attachment.objects.order_by("id"), to_attr="files")
    told = Prefetch(
        "fulfilments",
        Fulfilment.objects.select_related("rectification").order_by("id").prefetch_related(evidence),
        to_attr="told",
    )
    months = Prefetch(
        "measurements", Measurement.objects.select_related("rectification").order_by("-until_on"), to_attr="months"
    )
    return pledges.select_related(
        "node", "staff", "round", "replaces", "superseded_by", "matter__clock"
    ).prefetch_related(told, months)


def public_pledges(path: str) -> QuerySet[Pledge]:
    """All that was ever published at or below this place; also what has been withdrawn since."""
    return whole_pledges(Pledge.objects.public().under(path))


def counted_as(part: str, *, on: date) -> Q | None:
    """Which public pledges the rate counts under one of its words, or leaves out under it; None for other words."""
    settled = Q(state__in=PledgeState.judged())
    return {
        "kept": Q(state=PledgeState.KEPT, due_on__lte=on),
        "partly_kept": Q(state=PledgeState.PARTLY_KEPT, due_on__lte=on),
        "not_kept": Q(state=PledgeState.NOT_KEPT) & (Q(due_on=None) | Q(due_on__lte=on)),
        "awaiting": Q(state__in=PledgeState.running(), due_on__lte=on),
        "not_yet_due": Q(due_on__gt=on) & ~Q(state=PledgeState.WITHDRAWN),
        "standing": Q(due_on=None) & ~settled & ~Q(state=PledgeState.WITHDRAWN),
        "withdrawn": Q(state=PledgeState.WITHDRAWN),
    }.get(part)


def pledging_places(actor: Actor, permission: str) -> ScopedQuerySet[Node]:
    """Places within reach that can pledge."""
    found: ScopedQuerySet[Node] = Node.objects.within(actor, permission).exclude(
        kind__in=[NodeKind.REGION, NodeKind.HALL]
    )
    return found


def unit_of(node: Node) -> Node:
    """Who answers for what is pledged here: the nearest unit or body at or above it, else the place itself."""
    return nearest_nodes([node], NodeKind.answering()).get(node.pk, node)


def known_texts(*, besides: int | None = None) -> Texts:
    """All pledges that stand or are drafted, to find near-identical ones. Withdrawn ones may be taken up again."""
    rows = Pledge.objects.exclude(state=PledgeState.WITHDRAWN).order_by("id")
    rows = rows if besides is None else rows.exclude(pk=besides)
    columns = ("number", "text_zh", "node", "staff", "node__name_zh", "staff__name_zh")
    texts = Texts()
    for number, text, node, staff, place, person in rows.values_list(*columns).iterator(chunk_size=5000):
        texts.add(text, writer=(node, staff), ref=f"第 {number} 号（{person or place}）")
    return texts


def pledges_to_measure(*, until: date) -> QuerySet[Pledge]:
    """Running pledges that records tell of and that stood before this day."""
    running = Pledge.objects.measured().filter(state__in=PledgeState.running())
    return running.filter(published_at__date__lte=until).select_related("node").order_by("id")


def reached_evidence(actor: Actor) -> QuerySet[Attachment]:
    """Files that are evidence of a pledge within reach."""
    reachable = Pledge.objects.within(actor, P.PLEDGE_READ)
    return Attachment.objects.filter(
        pk__in=Fulfilment.evidence.through.objects.filter(fulfilment__pledge__in=reachable).values("attachment")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredRate:
    """How many measured standing pledges of a place were met in the last counted month.

    `unclear` = too few records, or not counted yet.
    """

    met: int
    missed: int
    unclear: int
    until_on: date | None

    @property
    def all(self) -> int:
        """All running ones."""
        return self.met + self.missed + self.unclear


def measured_rate(path: str) -> MeasuredRate:
    """How the measured standing pledges of a place stood in the last month that was counted."""
    running = Pledge.objects.public().measured().filter(state__in=PledgeState.running()).under(path)
    ids = set(running.values_list("pk", flat=True))
    rows = Measurement.objects.filter(pledge__in=ids).order_by("until_on").values_list("pledge", "until_on", "is_met")
    last = max((until for _, until, _ in rows), default=None)
    said = {pledge: is_met for pledge, until, is_met in rows if until == last}
    met, missed = sum(one is True for one in said.values()), sum(one is False for one in said.values())
    return MeasuredRate(met=met, missed=missed, unclear=len(ids) - met - missed, until_on=last)


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


def _upwards(path: str) -> Iterator[str]:
    """`/1/2/` → `/1/`, `/1/2/`."""
    return (path[: place + 1] for place, sign in enumerate(path) if sign == "/" and place)
