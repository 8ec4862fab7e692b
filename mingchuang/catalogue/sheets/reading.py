"""Items from Excel: all of them, or none and every fault at its cell."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from mingchuang.catalogue.actions import ItemOrder, LoadOutcome, LoadRefused, load_items
from mingchuang.catalogue.models import ItemWindow, ServiceItem
from mingchuang.catalogue.permissions import CataloguePermission as P
from mingchuang.catalogue.rules.items import (
    ItemContent,
    ItemRefused,
    MaterialContent,
    StepContent,
    check_code,
    check_unit,
    item_faults,
)
from mingchuang.catalogue.rules.searching import parts
from mingchuang.catalogue.sheets.specs import BOOK, ITEMS, MATERIALS, SEVERAL, STEPS, TICKS
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.sheets.reading import read_rows
from mingchuang.foundation.sheets.spec import Fault, SheetRow, SheetSpec
from mingchuang.organisations.models import Node

MOST_COPIES = 99
MOST_FAULTS = 200
"""Nobody mends more in one go; the rest is counted."""
PART_SHEETS = {"materials": MATERIALS, "steps": STEPS}
# Words of earlier templates and of daily use for the same thing.
ALSO_WRITTEN = {
    "代办": "agent",
    "帮办": "agent",
    "上门": "home_visit",
    "预约": "booking",
    "延时": "extended_hours",
    "委托": "delegated",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """Either an outcome, or the faults of the workbook and nothing loaded; `omitted` more were found."""

    outcome: LoadOutcome | None
    faults: tuple[Fault, ...] = ()
    omitted: int = 0


def load_workbook(data: bytes, *, actor: Actor, publish: bool, at: datetime) -> Loaded:
    """Read a filled-in workbook and load all of it, or nothing and say why, cell by cell."""
    result = read_rows(data, BOOK)
    reading = _Reading(actor=actor, publish=publish, has_unread={fault.sheet for fault in result.faults})
    sheets = {spec.name_zh: result.rows.get(spec.name_zh, ()) for spec in BOOK}
    orders = reading.orders(sheets)
    faults = [*result.faults, *reading.faults]
    if not faults and not orders:
        faults = [Fault(sheet=ITEMS.name_zh, cell="", text="表里没有事项，请填写后再导入。")]
    if faults:
        omitted = result.omitted + max(0, len(faults) - MOST_FAULTS)
        return Loaded(outcome=None, faults=tuple(faults[:MOST_FAULTS]), omitted=omitted)
    try:
        return Loaded(outcome=load_items(actor=actor, orders=orders, publish=publish, at=at))
    except LoadRefused as refusal:
        row = next(row for row in sheets[ITEMS.name_zh] if row.values["code"] == refusal.code)
        reading.refused(ITEMS, row, refusal.field, refusal)
        return Loaded(outcome=None, faults=tuple(reading.faults))


Lines = Mapping[str, Sequence[SheetRow]]


@dataclass(slots=True, kw_only=True)
class _Reading:
    """Turns rows into orders; what cannot be one becomes a fault at its cell."""

    actor: Actor
    publish: bool
    has_unread: set[str]
    faults: list[Fault] = field(default_factory=list)

    def orders(self, sheets: Mapping[str, Sequence[SheetRow]]) -> list[ItemOrder]:
        items = sheets[ITEMS.name_zh]
        codes = {str(row.values["code"]) for row in items}
        lines = {part: self._lines(spec, sheets[spec.name_zh], codes) for part, spec in PART_SHEETS.items()}
        nodes, known = _nodes(items), _windows_known(codes)
        seen: dict[str, int] = {}
        found = []
        for row in items:
            code = str(row.values["code"])
            if code in seen:
                self._add(ITEMS, row, "code", "实施编码“{code}”与第 {first} 行重复。", code=code, first=seen[code])
            seen.setdefault(code, row.number)
            own = {part: rows.get(code, ()) for part, rows in lines.items()}
            if order := self._order(row, own, nodes, known[code]):
                found.append(order)
        return found

    def _order(self, row: SheetRow, own: Lines, nodes: Mapping[str, Node], known: set[str]) -> ItemOrder | None:
        before = len(self.faults)
        code = str(row.values["code"])
        try:
            check_code(code)
        except ItemRefused as refusal:
            self.refused(ITEMS, row, "code", refusal)
        node = self._node(row, nodes)
        windows = self._windows(row, nodes, known)
        content = _content(row, own)
        for fault in item_faults(content):
            if fault.ordinal:
                self.refused(PART_SHEETS[fault.part], own[fault.part][fault.ordinal - 1], fault.field, fault)
            else:
                self.refused(ITEMS, row, fault.field, fault)
        if len(self.faults) > before or node is None:
            return None
        return ItemOrder(code=code, node=node, content=content, windows=windows)

    def _node(self, row: SheetRow, nodes: Mapping[str, Node]) -> Node | None:
        node = nodes.get(str(row.values["node"]))
        needed = [P.ITEM_EDIT, P.ITEM_PUBLISH] if self.publish else [P.ITEM_EDIT]
        if node is None or not all(self.actor.may(need, within=covers(node)) for need in needed):
            # one sentence for both, so that nobody learns what exists elsewhere
            self._add(ITEMS, row, "node", "您管理的机构里没有编码“{code}”，请核对。", code=row.values["node"])
            return None
        try:
            check_unit(node.kind)
        except ItemRefused as refusal:
            self.refused(ITEMS, row, "node", refusal)
        return node

    def _windows(self, row: SheetRow, nodes: Mapping[str, Node], known: set[str]) -> tuple[Node, ...]:
        """Windows within reach, and those the item has already, whoever gave them."""
        found = []
        for code in parts(str(row.values["windows"] or "")):
            node = nodes.get(code)
            is_window = node is not None and node.kind == "window"
            if node is None or not is_window or not (code in known or self.actor.may(P.ITEM_EDIT, within=covers(node))):
                self._add(ITEMS, row, "windows", "您管理的窗口里没有编码“{code}”，请核对。", code=code)
            else:
                found.append(node)
        return tuple(found)

    def _lines(self, spec: SheetSpec, rows: Sequence[SheetRow], codes: set[str]) -> dict[str, list[SheetRow]]:
        by_code: dict[str, list[SheetRow]] = defaultdict(list)
        for row in rows:
            code = str(row.values["code"])
            if code not in codes and ITEMS.name_zh not in self.has_unread:
                self._add(spec, row, "code", "“事项”表里没有实施编码“{code}”。", code=code)
            for key in ("original_count", "copy_count"):
                count = row.values.get(key)
                if isinstance(count, int) and not 0 <= count <= MOST_COPIES:
                    self._add(spec, row, key, "份数须在 0 至 99 之间，现为 {count}。", count=count)
            by_code[code].append(row)
        return by_code

    def refused(self, spec: SheetSpec, row: SheetRow, key: str, refusal: Refusal) -> None:
        """Note a refusal at its cell."""
        self._add(spec, row, key, refusal.text, **refusal.values)

    def _add(self, spec: SheetSpec, row: SheetRow, key: str, text: str, **values: object) -> None:
        cell = row.cells.get(key) or f"A{row.number}"
        self.faults.append(Fault(sheet=spec.name_zh, cell=cell, text=text, values=values))


def _nodes(items: Sequence[SheetRow]) -> dict[str, Node]:
    codes = {str(row.values["node"]) for row in items}
    codes |= {code for row in items for code in parts(str(row.values["windows"] or ""))}
    return {node.code: node for node in Node.objects.filter(code__in=codes)}


def _windows_known(codes: Iterable[str]) -> dict[str, set[str]]:
    """The windows at which items are done already, by the items' codes."""
    found: dict[str, set[str]] = defaultdict(set)
    newest = ServiceItem.objects.newest().filter(code__in=codes)
    for code, window in ItemWindow.objects.filter(item__in=newest).values_list("item__code", "window__code"):
        found[code].add(window)
    return found


def _content(row: SheetRow, own: Lines) -> ItemContent:
    values = _values(row, ("code", "node", "windows"))
    for key, labels in SEVERAL.items():
        words = {str(label): value for value, label in labels.items()} | (ALSO_WRITTEN if key == "modes" else {})
        values[key] = tuple(dict.fromkeys(words.get(part, part) for part in parts(values.get(key, ""))))
    return ItemContent(
        **values,
        materials=tuple(MaterialContent(**{"name_zh": "", **_values(line, ("code",))}) for line in own["materials"]),
        steps=tuple(StepContent(**{"name_zh": "", **_values(line, ("code",))}) for line in own["steps"]),
    )


def _values(row: SheetRow, without: Iterable[str]) -> dict[str, Any]:
    """What was filled in; an empty cell leaves what is usual."""
    values: dict[str, Any] = {key: value for key, value in row.values.items() if value is not None}
    for key in without:
        values.pop(key, None)
    return {key: value == "yes" if key in TICKS else value for key, value in values.items()}
