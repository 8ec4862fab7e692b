"""Items for pages, sheets and acts."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any, TypedDict

from django.db.models import Prefetch, QuerySet

from mingchuang.catalogue.models import ItemFile, ItemWindow, Material, ServiceItem, Step
from mingchuang.catalogue.permissions import CataloguePermission as P
from mingchuang.catalogue.queries.searching import found_items, listed
from mingchuang.catalogue.rules.items import ItemContent, MaterialContent, StepContent
from mingchuang.foundation.access import Actor
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node

DRAFT = "draft"
PUBLISHED = "published"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFilter:
    """What the list is narrowed to; empty means all."""

    q: str = ""
    unit: str = ""
    state: str = ""


def staff_items(actor: Actor, wanted: ItemFilter) -> QuerySet[ServiceItem]:
    """Of each code the newest version, within reach."""
    found = ServiceItem.objects.within(actor, P.ITEM_READ).newest().select_related("node")
    if wanted.q:
        found = found.filter(pk__in=found_items(found, wanted.q))
    if wanted.unit:
        found = found.filter(node__code=wanted.unit)
    if wanted.state:
        found = found.filter(published_at__isnull=wanted.state == DRAFT)
    return found


def whole_item(items: QuerySet[ServiceItem]) -> QuerySet[ServiceItem]:
    """Items with their unit, `ordered_materials`, `ordered_steps`, windows in `ordered_places`, `ordered_files`."""
    materials = Prefetch("materials", Material.objects.order_by("ordinal"), to_attr="ordered_materials")
    steps = Prefetch("steps", Step.objects.order_by("ordinal"), to_attr="ordered_steps")
    files = Prefetch("files", ItemFile.objects.select_related("file").order_by("id"), to_attr="ordered_files")
    places = Prefetch(
        "places",
        ItemWindow.objects.select_related("window", "window__site").order_by("window__sort_path"),
        to_attr="ordered_places",
    )
    return items.select_related("node").prefetch_related(materials, steps, places, files)


def versions_of(item: ServiceItem) -> QuerySet[ServiceItem]:
    """All versions of its code, newest first."""
    return ServiceItem.objects.filter(code=item.code).order_by("-version_no")


def items_in_force(*, on: date) -> QuerySet[ServiceItem]:
    """What the public may see on this day, by name."""
    return ServiceItem.objects.in_force_on(on).select_related("node").order_by("name_zh", "id")


def items_at_window(window: Node, *, on: date) -> QuerySet[ServiceItem]:
    """Items in force that are done at this window."""
    return listed(items_in_force(on=on)).filter(places__window=window)


def items_of_unit(node: Node, *, on: date) -> QuerySet[ServiceItem]:
    """Items in force of this node and everything below it."""
    return items_in_force(on=on).under(node.path)  # type: ignore[attr-defined, no-any-return]  # a scoped queryset


class EditingPlaces(TypedDict):
    """What the form offers."""

    nodes: QuerySet[Node]
    windows: QuerySet[Node]


def editing_places(actor: Actor, *, item: ServiceItem | None = None) -> EditingPlaces:
    """Units for which the actor may register items, and windows within reach or already on the item."""
    reachable = Node.objects.within(actor, P.ITEM_EDIT)
    windows = reachable.windows()
    if item is not None:
        windows = windows | Node.objects.filter(pk__in=item.places.values("window"))
    units = reachable.filter(kind__in=[*NodeKind.answering(), NodeKind.SECTION])
    return EditingPlaces(nodes=units.in_tree_order(), windows=windows.in_tree_order())


def content_of(item: ServiceItem) -> ItemContent:
    """A row that came through `whole_item` back as the wording it was made from."""
    lines = {"materials": (MaterialContent, "ordered_materials"), "steps": (StepContent, "ordered_steps")}
    own = {field.name: getattr(item, field.name) for field in fields(ItemContent) if field.name not in lines}
    plain: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in own.items()}
    for name, (content, rows) in lines.items():
        plain[name] = tuple(
            content(**{field.name: getattr(row, field.name) for field in fields(content)})
            for row in getattr(item, rows)
        )
    return ItemContent(**plain)
