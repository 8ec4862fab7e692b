"""Loading many items at once, all of them or none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from mingchuang.catalogue.actions.items import change_item, publish_item, register_item
from mingchuang.catalogue.facts import ItemsImported
from mingchuang.catalogue.models import ServiceItem
from mingchuang.catalogue.queries import content_of, whole_item
from mingchuang.catalogue.rules.items import ItemContent, ItemRefused, tidied
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record
from mingchuang.organisations.models import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemOrder:
    """One item as it shall stand."""

    code: str
    node: Node
    content: ItemContent
    windows: tuple[Node, ...] = ()


class LoadRefused(ItemRefused):
    """One of the items is refused, so none is loaded; `code` says which."""

    def __init__(self, refusal: ItemRefused, *, code: str) -> None:
        super().__init__(
            refusal.text, field=refusal.field, ordinal=refusal.ordinal, part=refusal.part, **refusal.values
        )
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadOutcome:
    """What became of the items of a workbook."""

    registered: int
    changed: int
    unchanged: int
    published: int


@transaction.atomic
def load_items(*, actor: Actor, orders: Sequence[ItemOrder], publish: bool, at: datetime) -> LoadOutcome:
    """Register what is new, change what differs, leave what is the same; publish the drafts if asked.

    Loading the same workbook twice changes nothing the second time.
    """
    known = _newest([order.code for order in orders])
    counts = {"registered": 0, "changed": 0, "unchanged": 0, "published": 0}
    last: ServiceItem | None = None
    for order in orders:
        try:
            last, outcome = _loaded(actor, order, known.get(order.code), at)
            counts[outcome] += 1
            if publish and last.published_at is None:
                publish_item(actor=actor, item_id=last.pk, at=at)
                counts["published"] += 1
        except ItemRefused as refusal:
            raise LoadRefused(refusal, code=order.code) from refusal
    if last is not None:
        record(ItemsImported(**counts), actor=actor, subject=last, path=last.path, at=at)
    return LoadOutcome(**counts)


def _newest(codes: Sequence[str]) -> dict[str, ServiceItem]:
    return {item.code: item for item in whole_item(ServiceItem.objects.newest().filter(code__in=codes))}


def _loaded(actor: Actor, order: ItemOrder, known: ServiceItem | None, at: datetime) -> tuple[ServiceItem, str]:
    if known is None:
        item = register_item(
            actor=actor, node=order.node, code=order.code, content=order.content, windows=order.windows, at=at
        )
        return item, "registered"
    if _says_the_same(order, known):
        return known, "unchanged"
    item = change_item(actor=actor, item_id=known.pk, content=order.content, windows=order.windows, at=at)
    return item, "changed"


def _says_the_same(order: ItemOrder, known: ServiceItem) -> bool:
    """A workbook that leaves the first day open asks for no other one."""
    wanted, present = tidied(order.content), content_of(known)
    if wanted.in_force_from is None:
        present = replace(present, in_force_from=None)
    windows = {place.window_id for place in known.ordered_places}  # type: ignore[attr-defined]  # prefetched
    return wanted == present and {window.pk for window in order.windows} == windows
