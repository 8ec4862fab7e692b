"""What a search of the public brings: items by their own index, places by their names, people by theirs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mingchuang.catalogue.models import ServiceItem
from mingchuang.catalogue.queries import found_items, in_order, items_in_force, listed, meant_names
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node
from mingchuang.organisations.queries import PersonCard, cards_of, people_found
from mingchuang.portal.queries.places import MANY, PLACES, SOME, items_of

PAGE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search brought, some of each kind; `more_items` when there are more than shown."""

    windows: Sequence[Node]
    places: Sequence[Node]
    people: Sequence[PersonCard]
    items: Sequence[ServiceItem]
    more_items: bool

    @property
    def is_empty(self) -> bool:
        """True when nothing was found."""
        return not (self.windows or self.places or self.people or self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundItems:
    """A page of items, the closest first; `next_page` is 0 after the last."""

    rows: Sequence[ServiceItem]
    next_page: int


def found(q: str, *, on: date) -> Found:
    """Windows, places, people and items that may be meant."""
    wanted = [NodeKind.WINDOW, *PLACES]
    names = Node.objects.open_on(on).filter(kind__in=wanted).order_by("sort_path")
    keys = meant_names(names.values_list("pk", "name_zh", "name_en"), q)[: 2 * MANY]
    rows = {node.pk: node for node in Node.objects.filter(pk__in=keys).select_related("parent", "site")}
    nodes = [rows[key] for key in keys if key in rows]
    items = found_items_page(q, page=1, size=SOME, place=None, on=on)
    return Found(
        windows=[node for node in nodes if node.kind == NodeKind.WINDOW][:MANY],
        places=[node for node in nodes if node.kind != NodeKind.WINDOW][:MANY],
        people=cards_of(people_found(q, on=on, most=MANY)),
        items=items.rows,
        more_items=bool(items.next_page),
    )


def found_items_page(q: str, *, page: int, place: Node | None, on: date, size: int = PAGE) -> FoundItems:
    """Items in force that were meant, page by page; of one place, if told."""
    items = items_of(place, on=on) if place else items_in_force(on=on)
    keys = found_items(items, q)
    shown = keys[(page - 1) * size : page * size]
    return FoundItems(
        rows=in_order(listed(items_in_force(on=on)), shown), next_page=page + 1 if len(keys) > page * size else 0
    )
