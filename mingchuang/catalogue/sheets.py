"""Items in and out of Excel: one sheet of items, one of their materials, joined by the code."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from mingchuang.catalogue.actions import ItemOrder, LoadOutcome, LoadRefused, load_items
from mingchuang.catalogue.enums import TIME_UNITS, CaseType, HandlingMode, ItemType, MaterialSource
from mingchuang.catalogue.models import ServiceItem
from mingchuang.catalogue.permissions import CataloguePermission as P
from mingchuang.catalogue.rules.items import (
    ItemContent,
    ItemRefused,
    MaterialContent,
    check_code,
    check_unit,
    item_faults,
)
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.sheets.reading import read_rows
from mingchuang.foundation.sheets.spec import Column, Fault, Kind, SheetRow, SheetSpec
from mingchuang.foundation.sheets.writing import write_book, write_template
from mingchuang.foundation.worktime.limits import LimitUnit
from mingchuang.organisations.models import Node

YES_NO = (("yes", "是"), ("no", "否"))
SEPARATORS = str.maketrans({"，": "、", ",": "、", ";": "、", "；": "、", "\n": "、"})


def _choice(
    key: str, title: str, choices: Iterable[tuple[str, Any]], *, en: str = "", required: bool = False
) -> Column:
    pairs = tuple((value, str(label)) for value, label in choices)
    return Column(key=key, title_zh=title, title_en=en, kind=Kind.CHOICE, choices=pairs, required=required)


ITEMS = SheetSpec(
    name_zh="事项",
    name_en="Items",
    columns=(
        Column(key="code", title_zh="实施编码", title_en="Code", required=True, max_length=24, width=26),
        Column(key="base_code", title_zh="基本编码", title_en="Base code", max_length=10),
        Column(key="name_zh", title_zh="事项名称", title_en="Name (Chinese)", required=True, max_length=200, width=32),
        Column(key="name_en", title_zh="英文名称", title_en="Name (English)", max_length=300, width=32),
        Column(key="node", title_zh="实施单位编码", title_en="Unit code", required=True, max_length=40),
        _choice("item_type", "事项类型", ItemType.choices, en="Item type", required=True),
        _choice("case_type", "办件类型", CaseType.choices, en="Case type", required=True),
        Column(key="statutory_count", title_zh="法定时限", title_en="Statutory limit", kind=Kind.INTEGER),
        _choice("statutory_unit", "法定时限单位", TIME_UNITS, en="Statutory unit"),
        Column(key="promised_count", title_zh="承诺时限", title_en="Promised limit", kind=Kind.INTEGER),
        _choice("promised_unit", "承诺时限单位", TIME_UNITS, en="Promised unit"),
        Column(key="limit_basis_zh", title_zh="时限依据", title_en="Basis of limit (Chinese)"),
        Column(key="limit_basis_en", title_zh="时限依据（英文）", title_en="Basis of limit (English)"),
        _choice("is_charged", "是否收费", YES_NO, en="Charged"),
        Column(key="fee_amount", title_zh="收费金额（元）", title_en="Fee (yuan)", kind=Kind.DECIMAL),
        Column(key="fee_text_zh", title_zh="收费标准", title_en="Fee terms (Chinese)", max_length=300),
        Column(key="fee_text_en", title_zh="收费标准（英文）", title_en="Fee terms (English)", max_length=300),
        Column(key="fee_basis_zh", title_zh="收费依据", title_en="Basis of fee (Chinese)"),
        Column(key="fee_basis_en", title_zh="收费依据（英文）", title_en="Basis of fee (English)"),
        Column(
            key="modes",
            title_zh="办理方式",
            title_en="Ways of doing it",
            width=26,
            help_zh=f"可写几种，用顿号隔开：{'、'.join(str(label) for label in HandlingMode.labels)}",
        ),
        Column(key="applicants_zh", title_zh="谁可以办", title_en="Who may apply (Chinese)"),
        Column(key="applicants_en", title_zh="谁可以办（英文）", title_en="Who may apply (English)"),
        Column(key="result_zh", title_zh="办理结果", title_en="Result (Chinese)", max_length=200),
        Column(key="result_en", title_zh="办理结果（英文）", title_en="Result (English)", max_length=200),
        Column(key="legal_basis_zh", title_zh="设定依据", title_en="Legal basis (Chinese)", max_length=4000, width=32),
        Column(key="legal_basis_en", title_zh="设定依据（英文）", title_en="Legal basis (English)", max_length=4000),
        Column(key="windows", title_zh="办理窗口编码", title_en="Window codes", help_zh="几个窗口用顿号隔开。"),
        Column(key="in_force_from", title_zh="施行日期", title_en="In force from", kind=Kind.DATE),
    ),
)
MATERIALS = SheetSpec(
    name_zh="材料",
    name_en="Materials",
    required=False,
    columns=(
        Column(key="code", title_zh="实施编码", title_en="Code", required=True, max_length=24, width=26),
        Column(key="name_zh", title_zh="材料名称", title_en="Name (Chinese)", max_length=200, width=32),
        Column(key="name_en", title_zh="英文名称", title_en="Name (English)", max_length=300, width=32),
        Column(key="original_count", title_zh="原件份数", title_en="Originals", kind=Kind.INTEGER),
        Column(key="copy_count", title_zh="复印件份数", title_en="Copies", kind=Kind.INTEGER),
        _choice("source", "来源", MaterialSource.choices, en="Source"),
        Column(key="waivable_when_zh", title_zh="何时可容缺", title_en="When it may follow later", max_length=200),
        Column(key="waivable_when_en", title_zh="何时可容缺（英文）", title_en="Same (English)", max_length=200),
    ),
)
BOOK = (ITEMS, MATERIALS)
MOST_COPIES = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """Either an outcome, or every fault of the workbook and nothing loaded."""

    outcome: LoadOutcome | None
    faults: tuple[Fault, ...] = ()
    omitted: int = 0


def item_template() -> bytes:
    """An empty workbook to fill in."""
    return write_template(BOOK)


def load_workbook(data: bytes, *, actor: Actor, publish: bool, at: datetime) -> Loaded:
    """Read a filled-in workbook and load all of it, or nothing and say why, cell by cell."""
    result = read_rows(data, BOOK)
    reading = _Reading(actor=actor, publish=publish)
    orders = reading.orders(result.rows.get(ITEMS.name_zh, ()), result.rows.get(MATERIALS.name_zh, ()))
    faults = (*result.faults, *reading.faults)
    if not faults and not orders:
        faults = (Fault(sheet=ITEMS.name_zh, cell="", text="表里没有事项，请填写后再导入。"),)
    if faults:
        return Loaded(outcome=None, faults=faults, omitted=result.omitted)
    try:
        return Loaded(outcome=load_items(actor=actor, orders=orders, publish=publish, at=at))
    except LoadRefused as refusal:
        row = next(row for row in result.rows[ITEMS.name_zh] if row.values["code"] == refusal.code)
        reading.refused(ITEMS, row, refusal.field, refusal)
        return Loaded(outcome=None, faults=tuple(reading.faults))


@dataclass(slots=True, kw_only=True)
class _Reading:
    """Turns rows into orders; what cannot be one becomes a fault at its cell."""

    actor: Actor
    publish: bool
    faults: list[Fault] = field(default_factory=list)

    def orders(self, items: Sequence[SheetRow], materials: Sequence[SheetRow]) -> list[ItemOrder]:
        by_code = self._materials(materials, {str(row.values["code"]) for row in items})
        nodes = _nodes(items)
        seen: dict[str, int] = {}
        found = []
        for row in items:
            code = str(row.values["code"])
            if code in seen:
                self._add(ITEMS, row, "code", "实施编码“{code}”与第 {first} 行重复。", code=code, first=seen[code])
            seen.setdefault(code, row.number)
            if order := self._order(row, code, by_code.get(code, []), nodes):
                found.append(order)
        return found

    def _order(
        self, row: SheetRow, code: str, materials: Sequence[SheetRow], nodes: Mapping[str, Node]
    ) -> ItemOrder | None:
        before = len(self.faults)
        try:
            check_code(code)
        except ItemRefused as refusal:
            self.refused(ITEMS, row, "code", refusal)
        node = self._node(row, nodes)
        windows = self._windows(row, nodes)
        content = _content(row, tuple(_material(each) for each in materials))
        for fault in item_faults(content):
            if fault.ordinal:
                self.refused(MATERIALS, materials[fault.ordinal - 1], fault.field, fault)
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

    def _windows(self, row: SheetRow, nodes: Mapping[str, Node]) -> tuple[Node, ...]:
        found = []
        for code in _several(row.values["windows"]):
            node = nodes.get(code)
            if node is None or node.kind != "window" or not self.actor.may(P.ITEM_EDIT, within=covers(node)):
                self._add(ITEMS, row, "windows", "您管理的窗口里没有编码“{code}”，请核对。", code=code)
            elif node not in found:
                found.append(node)
        return tuple(found)

    def _materials(self, rows: Sequence[SheetRow], codes: set[str]) -> dict[str, list[SheetRow]]:
        by_code: dict[str, list[SheetRow]] = {}
        for row in rows:
            code = str(row.values["code"])
            if code not in codes:
                self._add(MATERIALS, row, "code", "“事项”表里没有实施编码“{code}”。", code=code)
            for key in ("original_count", "copy_count"):
                count = row.values[key]
                if isinstance(count, int) and not 0 <= count <= MOST_COPIES:
                    self._add(MATERIALS, row, key, "份数须在 0 至 99 之间，现为 {count}。", count=count)
            by_code.setdefault(code, []).append(row)
        return by_code

    def refused(self, spec: SheetSpec, row: SheetRow, key: str, refusal: Refusal) -> None:
        """Note a refusal at its cell."""
        self._add(spec, row, key, refusal.text, **refusal.values)

    def _add(self, spec: SheetSpec, row: SheetRow, key: str, text: str, **values: object) -> None:
        cell = row.cells.get(key) or f"A{row.number}"
        self.faults.append(Fault(sheet=spec.name_zh, cell=cell, text=text, values=values))


def _nodes(items: Sequence[SheetRow]) -> dict[str, Node]:
    codes = {str(row.values["node"]) for row in items}
    codes |= {code for row in items for code in _several(row.values["windows"])}
    return {node.code: node for node in Node.objects.filter(code__in=codes)}


def _several(cell: object) -> list[str]:
    """The parts of a cell that holds several things."""
    parts = str(cell or "").translate(SEPARATORS).split("、")
    return [part.strip() for part in parts if part.strip()]


def _content(row: SheetRow, materials: tuple[MaterialContent, ...]) -> ItemContent:
    values: dict[str, Any] = {key: value for key, value in row.values.items() if value is not None}
    for other in ("code", "node", "windows"):
        values.pop(other, None)
    words = {str(label): value for value, label in HandlingMode.choices}
    values["modes"] = tuple(dict.fromkeys(words.get(part, part) for part in _several(values.pop("modes", ""))))
    values["is_charged"] = values.get("is_charged") == "yes"
    values.setdefault("statutory_unit", LimitUnit.WORKING_DAY.value)
    values.setdefault("promised_unit", LimitUnit.WORKING_DAY.value)
    return ItemContent(**values, materials=materials)


def _material(row: SheetRow) -> MaterialContent:
    values: dict[str, Any] = {key: value for key, value in row.values.items() if value is not None and key != "code"}
    return MaterialContent(**{"name_zh": "", **values})


def items_as_book(items: Iterable[ServiceItem]) -> bytes:
    """Whole items as a workbook that the import takes back."""
    rows = list(items)
    return write_book([(ITEMS, map(_item_row, rows)), (MATERIALS, (line for item in rows for line in _lines(item)))])


def _item_row(item: ServiceItem) -> Mapping[str, object]:
    labels = dict(HandlingMode.choices)
    places: Sequence[Any] = item.ordered_places  # type: ignore[attr-defined]  # prefetched by whole_item
    return {
        **{column.key: getattr(item, column.key, None) for column in ITEMS.columns},
        "node": item.node.code,
        "modes": "、".join(str(labels.get(mode, mode)) for mode in item.modes),
        "windows": "、".join(place.window.code for place in places),
    }


def _lines(item: ServiceItem) -> Iterable[Mapping[str, object]]:
    materials: Sequence[Any] = item.ordered_materials  # type: ignore[attr-defined]  # prefetched by whole_item
    for material in materials:
        row = {column.key: getattr(material, column.key, None) for column in MATERIALS.columns}
        yield {**row, "code": item.code}
