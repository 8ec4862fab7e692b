"""Plausible service items, made through the product's own acts."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from PIL import Image

from mingchuang.catalogue import actions
from mingchuang.catalogue.enums import FileKind, Saving
from mingchuang.catalogue.models import Facility, ItemFile, ServiceItem, Simplification
from mingchuang.catalogue.rules.items import ItemContent, MaterialContent
from mingchuang.catalogue.rules.versions import SavingContent
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


def picture() -> bytes:
    """A plain picture, large enough."""
    out = io.BytesIO()
    Image.new("RGB", (320, 240), "teal").save(out, "PNG")
    return out.getvalue()


def make_item_file(item: ServiceItem, *, material: str = "居民身份证", data: bytes = b"sample") -> ItemFile:
    """A sample of one of its materials."""
    return actions.keep_item_file(
        actor=Actor.system(),
        item_id=item.pk,
        kind=FileKind.SAMPLE,
        material=material,
        data=data,
        name="样表.txt",
        at=NOON,
    )


def make_facility(
    hall: Node, *, name: str = "饮水机", place: str = "一楼东", with_photo: bool = False, kind: str = "water"
) -> Facility:
    """A water dispenser in order."""
    content = actions.FacilityContent(kind=kind, name_zh=name, name_en="Water", place_zh=place)
    photo = picture() if with_photo else None
    return actions.enter_facility(actor=Actor.system(), hall=hall, content=content, at=NOON, picture=photo)


def make_simplification(
    item: ServiceItem, *, saving: Saving = Saving.MATERIALS, since: date = date(2026, 3, 1), **changes: Any
) -> Simplification:
    """Five materials became three."""
    content = SavingContent(**{"saving": saving, "before_count": 5, "after_count": 3, **changes})
    return actions.enter_simplification(
        actor=Actor.system(), item_id=item.pk, saving=content, in_force_from=since, at=NOON
    )
