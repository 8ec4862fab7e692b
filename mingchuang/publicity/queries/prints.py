"""What prints are made of, for many subjects at once: the same few questions for one poster and for a hundred."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from mingchuang.campaigns.models import Campaign, Goal, Phase
from mingchuang.catalogue.models import ItemWindow, ServiceItem
from mingchuang.catalogue.queries import items_in_force, whole_item
from mingchuang.foundation.access import Actor
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node, Staff, Tenure
from mingchuang.organisations.models.node import NodeQuerySet
from mingchuang.pledges.models import Pledge
from mingchuang.publicity.enums import PrintKind
from mingchuang.publicity.permissions import PublicityPermission as P
from mingchuang.publicity.queries.screen import running_pledges


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowMaterial:
    """What a poster of a window tells."""

    window: Node
    people: Sequence[Staff]
    items: Sequence[ServiceItem]
    pledges: Sequence[Pledge]


@dataclass(frozen=True, slots=True, kw_only=True)
class HallMaterialOnPaper:
    """What a poster of a hall tells."""

    hall: Node
    windows: Sequence[Node]
    pledges: Sequence[Pledge]


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignMaterial:
    """What a poster of a campaign tells."""

    campaign: Campaign
    phases: Sequence[Phase]
    goals: Sequence[Goal]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandbookMaterial:
    """A place and the items of its handbook, in the order of the tree."""

    place: Node
    items: Sequence[ServiceItem]


def printing_places(actor: Actor, *, on: date) -> NodeQuerySet:
    """Places for which the actor may order prints."""
    return Node.objects.open_on(on).within(actor, P.PRINT_ORDER).in_tree_order()


def subjects_below(kind: str, place: Node, *, on: date) -> list[str]:
    """The codes of all that gets a print of its own when a place orders this kind."""
    if kind == PrintKind.HANDBOOK:
        return [place.code]
    if kind == PrintKind.SERVICE_CARDS:
        return list(items_below(place, on=on).values_list("code", flat=True))
    if kind == PrintKind.CAMPAIGN_POSTER:
        campaigns = Campaign.objects.filter(is_public=True, path__startswith=place.path)
        return list(campaigns.order_by("id").values_list("code", flat=True))
    nodes = Node.objects.open_on(on).under(place.path).in_tree_order()
    halls = nodes.filter(kind=NodeKind.HALL)
    return list((halls if kind == PrintKind.HALL_POSTER else nodes.windows()).values_list("code", flat=True))


def items_below(place: Node, *, on: date) -> QuerySet[ServiceItem]:
    """Items of a unit and what is below it, of a section, of a region; or those done in a hall, at a window."""
    items = items_in_force(on=on).order_by("node__sort_path", "name_zh", "id")
    if place.kind not in {NodeKind.HALL, NodeKind.WINDOW}:
        return items.filter(path__startswith=place.path)
    here = Node.objects.windows().under(place.path)
    return items.filter(pk__in=ItemWindow.objects.filter(window__in=here).values("item"))


def items_coded(codes: Iterable[str], *, on: date) -> QuerySet[ServiceItem]:
    """Items in force by code."""
    return whole_item(items_in_force(on=on).filter(code__in=codes).order_by("node__sort_path", "name_zh", "id"))


def window_materials(codes: Iterable[str], *, on: date) -> list[WindowMaterial]:
    """Windows by code, with those who serve there and are shown, items and running pledges."""
    windows = _nodes(codes, on=on).windows().select_related("parent", "site")
    found = list(windows)
    people = _people(found, on=on)
    items = _items_by_window(found, on=on)
    pledges = _pledges_by_node(found)
    return [
        WindowMaterial(
            window=window,
            people=people.get(window.pk, ()),
            items=items.get(window.pk, ()),
            pledges=pledges.get(window.pk, ()),
        )
        for window in found
    ]


def hall_materials(codes: Iterable[str], *, on: date) -> list[HallMaterialOnPaper]:
    """Halls by code, with their windows and what is promised there."""
    halls = list(_nodes(codes, on=on).filter(kind=NodeKind.HALL))
    windows: dict[int, list[Node]] = {hall.pk: [] for hall in halls}
    for window in Node.objects.open_on(on).windows().filter(site__in=halls).select_related("parent").in_tree_order():
        windows[window.site_id or 0].append(window)
    every = [window for found in windows.values() for window in found]
    pledges = _pledges_by_node(every)
    return [
        HallMaterialOnPaper(
            hall=hall,
            windows=windows[hall.pk],
            pledges=[pledge for window in windows[hall.pk] for pledge in pledges.get(window.pk, ())],
        )
        for hall in halls
    ]


def campaign_materials(codes: Iterable[str]) -> list[CampaignMaterial]:
    """Public campaigns by code, with phases and goals in the order of the plan."""
    phases = Prefetch("phases", Phase.objects.order_by("ordinal"), to_attr="in_order")
    goals = Prefetch("goals", Goal.objects.order_by("ordinal"), to_attr="told")
    rows = Campaign.objects.filter(is_public=True, code__in=codes).select_related("node").order_by("id")
    return [
        CampaignMaterial(campaign=row, phases=row.in_order, goals=row.told)  # type: ignore[attr-defined]  # prefetched
        for row in rows.prefetch_related(phases, goals)
    ]


def handbook_materials(codes: Iterable[str], *, on: date) -> list[HandbookMaterial]:
    """Handbooks of several places: their items are read once and dealt out."""
    places = list(_nodes(codes, on=on))
    if len(places) == 1:
        return [HandbookMaterial(place=places[0], items=list(whole_item(items_below(places[0], on=on))))]
    every = list(whole_item(items_in_force(on=on).order_by("node__sort_path", "name_zh", "id"))) if places else []
    return [HandbookMaterial(place=place, items=[item for item in every if _belongs(item, place)]) for place in places]


def _belongs(item: ServiceItem, place: Node) -> bool:
    if place.kind not in {NodeKind.HALL, NodeKind.WINDOW}:
        return item.path.startswith(place.path)
    windows = [one.window for one in item.ordered_places]  # type: ignore[attr-defined]  # prefetched
    return any(place.path in {window.path, window.site.path if window.site else ""} for window in windows)


def _nodes(codes: Iterable[str], *, on: date) -> NodeQuerySet:
    return Node.objects.open_on(on).filter(code__in=list(codes)).in_tree_order()


def _people(windows: Sequence[Node], *, on: date) -> Mapping[int, list[Staff]]:
    tenures = Tenure.objects.on(on).select_related("post").order_by("id")
    current = Prefetch("tenures", tenures, to_attr="current_tenures")
    rows = Staff.objects.shown_on(on).filter(node__in=windows).select_related("node", "photo")
    found: dict[int, list[Staff]] = {}
    for row in rows.prefetch_related(current).order_by("badge_number"):
        found.setdefault(row.node_id, []).append(row)
    return found


def _items_by_window(windows: Sequence[Node], *, on: date) -> Mapping[int, list[ServiceItem]]:
    links = ItemWindow.objects.filter(window__in=windows, item__in=items_in_force(on=on).values("pk"))
    found: dict[int, list[ServiceItem]] = {}
    for link in links.select_related("item").order_by("item__name_zh", "item_id"):
        found.setdefault(link.window_id, []).append(link.item)
    return found


def _pledges_by_node(nodes: Sequence[Node]) -> Mapping[int, list[Pledge]]:
    found: dict[int, list[Pledge]] = {}
    for pledge in running_pledges("/").filter(node__in=nodes):
        found.setdefault(pledge.node_id, []).append(pledge)
    return found
