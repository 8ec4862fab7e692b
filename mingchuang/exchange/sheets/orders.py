"""Order files of a hotline: found by its own heads, read line by line, every fault with its cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from mingchuang.exchange.enums import OrderField
from mingchuang.exchange.models import Hotline
from mingchuang.exchange.queries.hotlines import codes_of
from mingchuang.exchange.rules.orders import Codes, OrderGiven, heads_found, order_from
from mingchuang.exchange.sheets.tables import FileRefused, Table, tables_of
from mingchuang.foundation.sheets.cells import Raw, cleaned, shown
from mingchuang.foundation.sheets.reading import address
from mingchuang.foundation.sheets.spec import Fault

HEAD_WITHIN = 10
HEADS_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLine:
    """One line: the order, or its faults."""

    row: int
    number: str
    order: OrderGiven | None
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """The table that holds orders, where its heads are and what they mean."""

    table: Table
    head_row: int
    places: dict[OrderField, int]


def read_orders(data: bytes, *, hotline: Hotline, now: datetime) -> list[OrderLine]:
    """Every line of the file. Raises `FileRefused` when no sheet of it holds orders of this hotline."""
    found = _orders_table(tables_of(data), hotline)
    codes = codes_of(hotline)
    lines: list[OrderLine] = []
    first_seen: dict[str, int] = {}
    for index, cells in enumerate(found.table.rows[found.head_row + 1 :], start=found.head_row + 1):
        if any(_is_filled(cell) for cell in cells):
            lines.append(_once(_line(found, index, cells, codes=codes, now=now), first_seen, found))
    if not lines:
        raise FileRefused("表里只有列名，没有工单。")
    return lines


def _orders_table(tables: Sequence[Table], hotline: Hotline) -> _Found:
    """The first sheet whose heads hold what an order needs; the heads may stand below a title."""
    for table in tables:
        for head_row, cells in enumerate(table.rows[:HEAD_WITHIN]):
            places = heads_found([str(cell) for cell in cells], hotline.columns)
            if all(needed in places for needed in OrderField.needed()):
                return _Found(table=table, head_row=head_row, places=places)
    raise _no_orders(tables, hotline)


def _no_orders(tables: Sequence[Table], hotline: Hotline) -> FileRefused:
    needed = "；".join(
        f"{one.label}（{'、'.join(hotline.columns.get(one, [])) or '没有设列名'}）" for one in OrderField.needed()
    )
    heads = next((_heads(table) for table in tables if _heads(table)), "没有内容")
    return FileRefused(
        "文件里没有“{hotline}”的工单表。要有这些列：{needed}。看到的列是：{heads}。"
        "请核对是不是选错了文件；热线改了列名的，请到“列名和代码”里改。",
        hotline=hotline.name_zh,
        needed=needed,
        heads=heads,
    )


def _heads(table: Table) -> str:
    for cells in table.rows[:HEAD_WITHIN]:
        if heads := [shown(cell) for cell in cells if _is_filled(cell)]:
            return "、".join(heads[:HEADS_SHOWN])
    return ""


def _line(found: _Found, index: int, cells: Sequence[Raw], *, codes: Codes, now: datetime) -> OrderLine:
    values = {key: cells[place] for key, place in found.places.items() if place < len(cells)}
    order, refusals = order_from(values, codes=codes, zone=timezone.get_default_timezone(), now=now)
    faults = tuple(
        Fault(sheet=found.table.name, cell=_cell(found, one.field, index), text=one.text, values=one.values)
        for one in refusals
    )
    number = order.number if order else str(values.get(OrderField.NUMBER, ""))[:60].strip()
    return OrderLine(row=index + 1, number=number, order=order, faults=faults)


def _once(line: OrderLine, first_seen: dict[str, int], found: _Found) -> OrderLine:
    """A number that stands twice in one file: the second line is at fault, and says where the first is."""
    if not line.number:
        return line
    first = first_seen.setdefault(line.number, line.row)
    if first == line.row:
        return line
    fault = Fault(
        sheet=found.table.name,
        cell=_cell(found, OrderField.NUMBER, line.row - 1),
        text="工单编号“{number}”在第 {first} 行已经有了，请只留一行。",
        values={"number": line.number, "first": first},
    )
    return OrderLine(row=line.row, number=line.number, order=None, faults=(*line.faults, fault))


def _cell(found: _Found, order_field: OrderField, index: int) -> str:
    place = found.places.get(order_field)
    return address(place, index) if place is not None else ""


def _is_filled(cell: Raw) -> bool:
    return not isinstance(cell, str) or bool(cleaned(cell))
