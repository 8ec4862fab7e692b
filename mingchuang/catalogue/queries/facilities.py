"""Facilities for pages."""

from django.db.models import Count, Prefetch, Q, QuerySet

from mingchuang.catalogue.models import Facility, TroubleReport
from mingchuang.catalogue.permissions import CataloguePermission as P
from mingchuang.foundation.access import Actor
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node

OPEN = Q(reports__settled_at=None) & ~Q(reports=None)


def facilities_of(hall: Node) -> QuerySet[Facility]:
    """What a hall offers, with the number of unsettled reports in `troubles`; for the public page too."""
    standing = Facility.objects.standing().filter(hall=hall).annotate(troubles=Count("reports", filter=OPEN))
    return standing.select_related("photo").order_by("kind", "name_zh", "pk")


def staff_facilities(actor: Actor, *, only_trouble: bool = False) -> QuerySet[Facility]:
    """Facilities within reach, with unsettled reports in `open_reports` and their number in `troubles`."""
    waiting = Prefetch("reports", TroubleReport.objects.open().order_by("reported_at"), to_attr="open_reports")
    rows = Facility.objects.within(actor, P.FACILITY_READ).standing().select_related("hall", "photo")
    counted = rows.annotate(troubles=Count("reports", filter=OPEN)).prefetch_related(waiting)
    return counted.exclude(state="normal", troubles=0) if only_trouble else counted


def halls_editable(actor: Actor) -> QuerySet[Node]:
    """Halls in which the actor may enter facilities."""
    return Node.objects.within(actor, P.FACILITY_EDIT).filter(kind=NodeKind.HALL, closed_on=None).in_tree_order()
