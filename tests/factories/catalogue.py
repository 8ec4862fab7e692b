"""Plausible service items, made through the product's own acts."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from mingchuang.catalogue import actions
from mingchuang.catalogue.models import ServiceItem
from mingchuang.catalogue.rules.items import ItemContent, MaterialContent
from mingchuang.foundation.access import Actor
from mingchuang.organisations.models import Node
from tests.cast import NOON

MATERIALS = (
    MaterialContent(name_zh="户口簿", name_en="Household register", original_count=1),
    MaterialContent(name_zh="居民身份证", name_en="Identity card", original_count=1, copy_count=1),
)


def item_content(**changes: Any) -> ItemContent:
    """Minimum living allowance: 20 working days by law, 12 promised, free, two materials."""
    usual: dict[str, Any] = {
        "name_zh": "最低生活保障对象认定",
        "name_en": "Recognition of minimum living allowance",
        "item_type": "payment",
        "statutory_count": 20,
        "promised_count": 12,
        "modes": ("one_visit", "agent"),
        "materials": MATERIALS,
    }
    return ItemContent(**{**usual, **changes})


def make_item(
    node: Node,
    *,
    code: str = "11330000MB000001",
    windows: Sequence[Node] = (),
    published: bool = True,
    at: datetime = NOON,
    **changes: Any,
) -> ServiceItem:
    """An item of this unit, public unless told otherwise."""
    actor = Actor.system()
    content = item_content(**changes)
    item = actions.register_item(actor=actor, node=node, code=code, content=content, windows=windows, at=at)
    return actions.publish_item(actor=actor, item_id=item.pk, at=at) if published else item
