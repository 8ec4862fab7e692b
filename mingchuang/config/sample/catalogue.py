"""The service items of the sample: published before the half year begins, some promises shortened during it."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import Any

from mingchuang.catalogue.actions import ItemOrder, change_item, load_items, publish_item
from mingchuang.catalogue.models import ServiceItem
from mingchuang.catalogue.rules.items import ItemContent, MaterialContent
from mingchuang.config.sample.campaigns import issued_on
from mingchuang.config.sample.days import moment, month_end
from mingchuang.config.sample.places import UNITS
from mingchuang.config.sample.stage import Stage
from mingchuang.config.sample.tables import table
from mingchuang.config.sample.tree import Places
from mingchuang.foundation.access import Actor

TIME_UNITS = {"w": "working", "d": "natural"}
FIRMS = ("企业和其他组织", "Enterprises and other organisations")
PERSONS = ("本县居民和在本县居住的人员", "Residents of the county and people living there")
SHORTER = {"房屋所有权转移登记": 2, "企业职工退休申请": 10, "居民身份证换领": 12}
PLEDGED = ("本单位公开承诺", "The unit's public pledge")


def item_orders(places: Places) -> list[ItemOrder]:
    """All items as they shall stand, each at its windows."""
    data = table("items")
    numbers = {unit.code: number for number, unit in enumerate(UNITS, start=1)}
    return [
        ItemOrder(
            code=f"{_base(numbers[row['unit']], place)}QT{place:04d}",
            node=places.units[row["unit"]],
            content=_content(row, data, base=_base(numbers[row["unit"]], place)),
            windows=tuple(places.windows[code] for code in row["windows"].split()),
        )
        for place, row in enumerate(data["items"], start=1)
    ]


def publish_items(places: Places, *, actor: Actor, at: datetime) -> int:
    """Publish the whole catalogue."""
    return load_items(actor=actor, orders=item_orders(places), publish=True, at=at).published


def plan_items(stage: Stage) -> None:
    """Two months into the campaign some promises are shortened."""
    orders = {order.content.name_zh: order for order in item_orders(stage.places)}
    day = stage.days.after(month_end(issued_on(stage.days), 1), 3)
    for name, days in SHORTER.items():
        stage.agenda.plan(moment(day, "10:00"), partial(_shorten, stage, orders[name], days))


def _shorten(stage: Stage, order: ItemOrder, days: int, *, at: datetime) -> None:
    """Publish a next version of an item with a shorter promise."""
    item = ServiceItem.objects.get(code=order.code)
    content = replace(order.content, promised_count=days)
    draft = change_item(actor=stage.office, item_id=item.pk, content=content, windows=order.windows, at=at)
    publish_item(actor=stage.office, item_id=draft.pk, at=at)


def _base(unit: int, place: int) -> str:
    return f"50{unit:03d}{place:03d}00"


def _content(row: dict[str, Any], data: dict[str, Any], *, base: str) -> ItemContent:
    law, _, promise = row.get("limits", "/").partition("/")
    basis = data["bases"].get(row.get("basis"), PLEDGED if promise else ("", ""))
    fee_basis = data["bases"].get(row.get("fee_basis"), ("", ""))
    applicants = FIRMS if row.get("for_firms") else PERSONS
    is_law = row["kind"] == "licence" and "basis" in row
    return ItemContent(
        name_zh=row["zh"],
        name_en=row["en"],
        base_code=base,
        item_type=row["kind"],
        case_type="promised" if promise else "immediate",
        statutory_count=_count(law),
        statutory_unit=TIME_UNITS[(law or promise or "w")[-1]],
        promised_count=_count(promise),
        promised_unit=TIME_UNITS[(promise or "w")[-1]],
        limit_basis_zh=basis[0],
        limit_basis_en=basis[1],
        is_charged="fee" in row,
        fee_amount=Decimal(row["fee"]) if "fee" in row else None,
        fee_basis_zh=fee_basis[0],
        fee_basis_en=fee_basis[1],
        modes=tuple(row["modes"].split()),
        applicants_zh=applicants[0],
        applicants_en=applicants[1],
        result_zh=row["result"][0],
        result_en=row["result"][1],
        legal_basis_zh=basis[0] if is_law else "",
        legal_basis_en=basis[1] if is_law else "",
        materials=tuple(_material(data["materials"][key]) for key in row["needs"].split()),
    )


def _count(limit: str) -> int | None:
    return int(limit[:-1]) if limit else None


def _material(row: dict[str, Any]) -> MaterialContent:
    return MaterialContent(
        name_zh=row["zh"],
        name_en=row["en"],
        original_count=row["originals"],
        copy_count=row["copies"],
        source=row["source"],
        waivable_when_zh=row.get("waivable_zh", ""),
        waivable_when_en=row.get("waivable_en", ""),
    )
