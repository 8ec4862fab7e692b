"""Tree and staff from Excel, all of it or nothing. Each row goes to an act; nothing is written here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from mingchuang.foundation.access import Actor
from mingchuang.foundation.sheets.reading import read_rows
from mingchuang.foundation.sheets.spec import Column, Fault, Kind, SheetRow, SheetSpec
from mingchuang.foundation.sheets.writing import write_template
from mingchuang.organisations.actions.importing import Imported, NodeLine, StaffLine, import_tree
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.queries import codes_on_tree
from mingchuang.organisations.rules import CodeRefused, NodeRefused, check_code, check_place

YES_NO = (("yes", "是"), ("no", "否"))
NODES = SheetSpec(
    name_zh="机构",
    name_en="Places",
    columns=(
        Column(
            key="code",
            title_zh="编码",
            title_en="Code",
            required=True,
            max_length=40,
            help_zh="字母、数字、连字符，全表不重复",
        ),
        Column(
            key="kind",
            title_zh="类别",
            title_en="Kind",
            required=True,
            kind=Kind.CHOICE,
            choices=tuple(NodeKind.choices),
        ),
        Column(key="name_zh", title_zh="名称", title_en="Name", required=True, max_length=100, width=30),
        Column(key="name_en", title_zh="英文名称", title_en="English name", max_length=150, width=30),
        Column(key="parent", title_zh="上级编码", title_en="Parent code", max_length=40, help_zh="最上一级地区不填"),
        Column(key="site", title_zh="所在大厅编码", title_en="Hall code", max_length=40, help_zh="只有窗口填写"),
        Column(key="address", title_zh="地址", title_en="Address", max_length=200, width=30),
        Column(key="phone", title_zh="公开电话", title_en="Public phone", max_length=40),
        Column(key="hours", title_zh="服务时间", title_en="Hours", max_length=100, width=24),
    ),
)
STAFF = SheetSpec(
    name_zh="人员",
    name_en="Staff",
    required=False,
    columns=(
        Column(key="badge_number", title_zh="工号", title_en="Badge number", required=True, max_length=30),
        Column(key="name_zh", title_zh="姓名", title_en="Name", required=True, max_length=40),
        Column(key="name_en", title_zh="英文姓名", title_en="English name", max_length=80),
        Column(key="node", title_zh="机构编码", title_en="Place code", required=True, max_length=40),
        Column(key="post", title_zh="岗位", title_en="Post", max_length=60),
        Column(key="from_on", title_zh="到岗日期", title_en="In post from", kind=Kind.DATE),
        Column(key="is_party_member", title_zh="党员", title_en="Party member", kind=Kind.CHOICE, choices=YES_NO),
        Column(key="mobile", title_zh="手机号", title_en="Mobile", max_length=20, help_zh="加密保存，不公开"),
    ),
)


def template() -> bytes:
    """The workbook to fill in, with its help sheet."""
    return write_template([NODES, STAFF])


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeImport:
    """What came of a workbook: the counts, or every fault and nothing written."""

    imported: Imported | None
    faults: tuple[Fault, ...]
    omitted: int = 0


def load_tree(data: bytes, *, actor: Actor, at: datetime, today: date) -> TreeImport:
    """Read, check across rows, and import in one transaction; any fault stops the whole file."""
    result = read_rows(data, [NODES, STAFF])
    nodes, people = result.rows.get(NODES.name_zh, ()), result.rows.get(STAFF.name_zh, ())
    faults = [*result.faults, *_across_nodes(nodes), *_across_staff(people, nodes)]
    if faults:
        return TreeImport(imported=None, faults=tuple(faults), omitted=result.omitted)
    lines = [NodeLine(**{key: str(value or "") for key, value in row.values.items()}) for row in nodes]
    imported = import_tree(actor=actor, nodes=lines, staff=[_staff_line(row, today) for row in people], at=at)
    return TreeImport(imported=imported, faults=())


def _staff_line(row: SheetRow, today: date) -> StaffLine:
    values = row.values
    from_on = values["from_on"]
    return StaffLine(
        badge_number=str(values["badge_number"]),
        name_zh=str(values["name_zh"]),
        name_en=str(values["name_en"] or ""),
        node=str(values["node"]),
        post=str(values["post"] or ""),
        from_on=from_on if isinstance(from_on, date) else today,
        is_party_member=values["is_party_member"] == "yes",
        mobile=str(values["mobile"] or ""),
    )


def _across_nodes(rows: tuple[SheetRow, ...]) -> Iterator[Fault]:
    """Codes that cannot stand or are written twice, parents that are nowhere, kinds that do not belong there."""
    kinds = dict(codes_on_tree()) | {_word(row, "code"): _word(row, "kind") for row in rows}
    seen: set[str] = set()
    for row in rows:
        code, parent, site = _word(row, "code"), _word(row, "parent"), _word(row, "site")
        if code in seen:
            yield _fault(NODES, row, "code", "编码“{code}”写了两次，请改成不重复的。", code=code)
        seen.add(code)
        lost = [key for key in ("parent", "site") if _word(row, key) and _word(row, key) not in kinds]
        for key in lost:
            yield _fault(NODES, row, key, "找不到编码为“{code}”的机构，请先在本表登记它。", code=_word(row, key))
        try:
            check_code(code)
            if not lost:
                site_kind = kinds[site] if site else ""
                check_place(kind=_word(row, "kind"), parent_kind=kinds.get(parent, ""), site_kind=site_kind)
        except CodeRefused as refusal:
            yield _fault(NODES, row, "code", refusal.text, **refusal.values)
        except NodeRefused as refusal:
            yield _fault(NODES, row, "site" if site else "parent", refusal.text, **refusal.values)
    yield from _circles(rows)


def _word(row: SheetRow, key: str) -> str:
    return str(row.values[key] or "")


def _circles(rows: tuple[SheetRow, ...]) -> Iterator[Fault]:
    """Nodes that hang below themselves."""
    parents = {_word(row, "code"): _word(row, "parent") for row in rows}
    for row in rows:
        code, above, steps = _word(row, "code"), _word(row, "parent"), 0
        while above in parents and above != code and steps <= len(parents):
            above, steps = parents[above], steps + 1
        if above == code:
            yield _fault(NODES, row, "parent", "“{code}”挂在自己下面，请改上级编码。", code=code)


def _across_staff(rows: tuple[SheetRow, ...], nodes: tuple[SheetRow, ...]) -> Iterator[Fault]:
    known = set(dict(codes_on_tree())) | {str(row.values["code"]) for row in nodes}
    seen: set[str] = set()
    for row in rows:
        badge, node = str(row.values["badge_number"]), str(row.values["node"])
        if badge in seen:
            yield _fault(STAFF, row, "badge_number", "工号“{badge}”写了两次。", badge=badge)
        seen.add(badge)
        if node not in known:
            yield _fault(STAFF, row, "node", "找不到编码为“{code}”的机构，请先在“机构”表登记它。", code=node)


def _fault(spec: SheetSpec, row: SheetRow, key: str, text: str, **values: object) -> Fault:
    cells: Mapping[str, str] = row.cells
    return Fault(sheet=spec.name_zh, cell=cells.get(key, ""), text=text, values=values)
