"""Places, items and people, as the public finds them."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Count, Q, QuerySet

from mingchuang.campaigns.models import Campaign, Phase
from mingchuang.catalogue.models import ItemWindow, ServiceItem
from mingchuang.catalogue.queries import items_in_force
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node
from mingchuang.pledges.models import Pledge
from mingchuang.pledges.queries import public_pledges

FEW = 5
SOME = 12
MANY = 30
# Pages of places: whoever answers for work, their sections, and the halls where their windows stand.
PLACES = (*NodeKind.answering(), NodeKind.SECTION, NodeKind.HALL)


def region() -> Node | None:
    """The region whose pages these are: the one at the top of the tree."""
    return Node.objects.filter(kind=NodeKind.REGION, parent=None).order_by("id").first()


def units_listed(*, on: date) -> QuerySet[Node]:
    """Everybody who answers for work, in the order of the tree."""
    return Node.objects.open_on(on).units().in_tree_order()


def halls_listed(*, on: date) -> QuerySet[Node]:
    """Halls with the number of their windows in `windows_open`."""
    halls = Node.objects.open_on(on).filter(kind=NodeKind.HALL)
    is_open = Q(site_windows__closed_on=None) | Q(site_windows__closed_on__gt=on)
    return halls.annotate(windows_open=Count("site_windows", filter=is_open)).in_tree_order()


def public_places(*, on: date) -> QuerySet[Node]:
    """Places that have a page."""
    return Node.objects.open_on(on).filter(kind__in=PLACES).select_related("parent")


def windows_of(place: Node, *, on: date) -> QuerySet[Node]:
    """The windows of a unit, or those that stand in a hall."""
    windows = Node.objects.open_on(on).windows().under(place.path)
    return windows.select_related("parent", "site").in_tree_order()


def items_of(place: Node, *, on: date) -> QuerySet[ServiceItem]:
    """Items in force of a unit, or done at the windows of a hall."""
    items = items_in_force(on=on)
    if place.kind != NodeKind.HALL:
        return items.filter(path__startswith=place.path)
    here = ItemWindow.objects.filter(window__site_path__startswith=place.path)
    return items.filter(pk__in=here.values("item"))


def units_of(campaign: Campaign, *, on: date) -> QuerySet[Node]:
    """Who answers for work within a campaign's reach."""
    return Node.objects.open_on(on).units().under(campaign.path).in_tree_order()


def phases_of(campaigns: Sequence[Campaign]) -> QuerySet[Phase]:
    """The phases of several campaigns, each in its plan's order."""
    return Phase.objects.filter(campaign__in=campaigns).order_by("campaign", "ordinal")


def running_pledges(path: str) -> QuerySet[Pledge]:
    """Pledges that are being kept, what falls due first on top."""
    return public_pledges(path).filter(state__in=["published", "reported"]).order_by("due_on", "id")
