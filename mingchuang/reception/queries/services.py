"""Services asked for, for pages and for whoever calls back or invites to rate."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse

from mingchuang.callbacks.queries import Callee
from mingchuang.following.queries import passing
from mingchuang.foundation.access import Actor
from mingchuang.foundation.access.scope import below
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node, Staff
from mingchuang.reception.models import ServiceRequest
from mingchuang.reception.models.service import ServiceQuerySet
from mingchuang.reception.permissions import ReceptionPermission as P

RUNNING = "running"
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceFilter:
    """What the address bar asks of the list; empty = everything."""

    state: str = ""
    kind: str = ""
    mine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedLately:
    """How many services were asked for within a day."""

    from_device: int
    from_network: int


def services_within(actor: Actor, asked: ServiceFilter) -> ServiceQuerySet:
    """Services within reach, narrowed by what is asked."""
    rows = ServiceRequest.objects.within(actor, P.SERVICE_READ).with_matter()
    if asked.state == RUNNING:
        rows = rows.running()
    elif asked.state:
        rows = rows.filter(state=asked.state)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    return rows.filter(doer_id=actor.staff_id or 0) if asked.mine else rows


def services_seen(actor: Actor) -> ServiceQuerySet:
    """Services within reach, and those on offer to it or handed on from it: to be read."""
    reach = actor.reach(P.SERVICE_READ)
    here = below(reach, site=True) if reach else Q(pk__in=())
    moving = Q(matter__in=passing(actor, P.SERVICE_READ))
    return ServiceRequest.objects.with_matter().filter(here | moving)


def asked_lately(*, device_hash: str, network_hash: str, at: datetime) -> AskedLately:
    """For the budget of one device and one network; an unknown one has asked for nothing."""
    since = ServiceRequest.objects.filter(asked_at__gt=at - A_DAY)
    return AskedLately(
        from_device=since.filter(device_hash=device_hash).count() if device_hash else 0,
        from_network=since.filter(network_hash=network_hash).count() if network_hash else 0,
    )


def service_by_receipt(receipt: str) -> ServiceRequest | None:
    """What the page behind a receipt shows: no name, no number, no address. Areas above read its place to rate it."""
    return ServiceRequest.objects.with_matter().filter(receipt=receipt).first()


def rated_at(row: ServiceRequest) -> Node | None:
    """The window that a rating of this service goes to: that of whoever did it, else the one that was asked.

    A service of people who sit at no window is called back instead: no window answers for what others did.
    """
    doers = row.doer.node if row.doer else None
    return next((node for node in (doers, row.place) if node and node.kind == NodeKind.WINDOW), None)


def service_address(*, code: str, now: datetime) -> str:
    """Where the service behind a receipt is followed; "" when there is none."""
    del now
    found = ServiceRequest.objects.filter(receipt=code).exists()
    return reverse("reception:service-receipt", args=[code]) if found else ""


def service_callees(ids: Sequence[int]) -> dict[int, Callee]:
    """Whom to call back about services that were rendered."""
    rows = ServiceRequest.objects.filter(pk__in=ids, has_person=True)
    return {row.pk: Callee(phone=row.phone, name=row.person_name) for row in rows if row.phone}


def doers_for(row: ServiceRequest, *, on: date) -> QuerySet[Staff]:
    """Who may do it: everybody of the unit that answers who serves on this day."""
    return Staff.objects.filter(path__startswith=row.matter.owner_node.path).serving_on(on).order_by("badge_number")


def places_offering(*, on: date) -> QuerySet[Node]:
    """Where the public may ask: halls, and units that serve the public."""
    places = Node.objects.open_on(on).filter(kind__in=[NodeKind.HALL, NodeKind.UNIT])
    return places.in_tree_order()
