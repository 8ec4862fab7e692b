"""Pledges of thousands of people from Excel: all rows or none, faults with their cell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from mingchuang.foundation.access import Actor
from mingchuang.foundation.sheets.reading import MAX_FAULTS, read_rows
from mingchuang.foundation.sheets.spec import Column, Fault, Kind, SheetRow, SheetSpec
from mingchuang.foundation.sheets.writing import write_template
from mingchuang.foundation.worktime.published import calendar_in_force
from mingchuang.organisations.models import Node, Staff
from mingchuang.pledges.actions import PledgeLine, draft_pledges
from mingchuang.pledges.enums import PledgeCategory
from mingchuang.pledges.models import Pledge, PledgeRound
from mingchuang.pledges.permissions import PledgesPermission as P
from mingchuang.pledges.queries import pledging_places
from mingchuang.pledges.rules import PledgeRefused, PledgeWording, check_due_on, check_wording

PLEDGES = SheetSpec(
    name_zh="承诺",
    name_en="Pledges",
    columns=(
        Column(key="node", title_zh="机构编码", title_en="Place code", required=True, max_length=40),
        Column(
            key="staff",
            title_zh="工号",
            title_en="Badge number",
            max_length=30,
            help_zh="个人承诺填工号；单位、窗口、支部的承诺不填",
        ),
        Column(
            key="category",
            title_zh="类别",
            title_en="Category",
            required=True,
            kind=Kind.CHOICE,
            choices=tuple((one.value, str(one.label)) for one in PledgeCategory),
        ),
        Column(
            key="text_zh",
            title_zh="承诺内容",
            title_en="Pledge",
            required=True,
            max_length=500,
            width=60,
            help_zh="写清数、事、期限；模板里的空要填上",
        ),
        Column(key="text_en", title_zh="承诺内容（英文）", title_en="Pledge in English", max_length=800, width=40),
        Column(key="target_zh", title_zh="目标", title_en="Target", max_length=200, width=24),
        Column(key="target_number", title_zh="目标数", title_en="Target number", kind=Kind.DECIMAL),
        Column(key="due_on", title_zh="到期日", title_en="Due", kind=Kind.DATE, help_zh="长期承诺不填"),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """Either the pledges drafted, or every fault of the workbook and nothing drafted."""

    drafted: tuple[Pledge, ...]
    faults: tuple[Fault, ...] = ()
    omitted: int = 0


def pledge_template() -> bytes:
    """The workbook to fill in, with its help sheet."""
    return write_template([PLEDGES])


def load_pledges(data: bytes, *, actor: Actor, at: datetime, into: PledgeRound | None = None) -> Loaded:
    """Read, check, and draft in one transaction; one fault anywhere stops the whole file."""
    result = read_rows(data, [PLEDGES])
    rows = result.rows.get(PLEDGES.name_zh, ())
    known = _Known.within(actor, rows, into=into, today=timezone.localdate(at))
    faults = [*result.faults]
    lines: list[PledgeLine] = []
    for row in rows:
        found = list(_faults(row, known))
        faults += found
        if not found:
            lines.append(_line(row, known))
    if not rows and not faults:
        faults.append(Fault(sheet=PLEDGES.name_zh, cell="", text="表里一行承诺也没有。"))
    if faults:
        omitted = result.omitted + max(len(faults) - MAX_FAULTS, 0)
        return Loaded(drafted=(), faults=tuple(faults[:MAX_FAULTS]), omitted=omitted)
    return Loaded(drafted=tuple(draft_pledges(actor=actor, lines=lines, at=at, round=into)))


@dataclass(slots=True, kw_only=True)
class _Known:
    """Places and people that the sheet names, as far as the actor may pledge for them; and what was said already."""

    nodes: Mapping[str, Node]
    staff: Mapping[str, Staff]
    into: PledgeRound | None
    today: date
    last: date
    seen: dict[tuple[str, str, str], str]

    @classmethod
    def within(cls, actor: Actor, rows: tuple[SheetRow, ...], *, into: PledgeRound | None, today: date) -> "_Known":
        codes, badges = {_word(row, "node") for row in rows}, {_word(row, "staff") for row in rows} - {""}
        nodes = pledging_places(actor, P.PLEDGE_DRAFT)
        staff = Staff.objects.within(actor, P.PLEDGE_DRAFT).serving_on(today)
        return cls(
            nodes={one.code: one for one in nodes if one.code in codes},
            staff={one.badge_number: one for one in staff if one.badge_number in badges},
            into=into,
            today=today,
            last=calendar_in_force().last,
            seen={},
        )


def _faults(row: SheetRow, known: _Known) -> Iterator[Fault]:
    """Who cannot pledge here, what cannot be pledged, and what stands twice in the sheet."""
    code, badge = _word(row, "node"), _word(row, "staff")
    node = known.nodes.get(code)
    if node is None:
        yield _fault(row, "node", "您负责的范围内没有编码为“{code}”、可以作承诺的机构。", code=code)
    elif known.into and not node.path.startswith(known.into.path):
        yield _fault(row, "node", "“{code}”不在这一轮承诺的范围内。", code=code)
    if badge and badge not in known.staff:
        yield _fault(row, "staff", "您负责的范围内没有工号为“{badge}”的在岗人员。", badge=badge)
    elif badge and node and not known.staff[badge].path.startswith(node.path):
        yield _fault(row, "staff", "工号“{badge}”的人员不在机构“{code}”。", badge=badge, code=code)
    try:
        wording = _wording(row)
        check_wording(wording)
        check_due_on(wording.due_on, today=known.today, last=known.last)
    except PledgeRefused as refusal:
        yield _fault(row, refusal.field or "text_zh", refusal.text, **refusal.values)
    key = (code, badge, _word(row, "text_zh"))
    if key in known.seen:
        yield _fault(row, "text_zh", "与 {cell} 完全相同：同一承诺人写了两遍。", cell=known.seen[key])
    known.seen.setdefault(key, row.cells.get("text_zh", ""))


def _line(row: SheetRow, known: _Known) -> PledgeLine:
    return PledgeLine(
        node=known.nodes[_word(row, "node")], staff=known.staff.get(_word(row, "staff")), wording=_wording(row)
    )


def _wording(row: SheetRow) -> PledgeWording:
    number, due_on = row.values["target_number"], row.values["due_on"]
    return PledgeWording(
        text_zh=_word(row, "text_zh"),
        text_en=_word(row, "text_en"),
        category=_word(row, "category"),
        target_zh=_word(row, "target_zh"),
        target_number=Decimal(str(number)) if number is not None else None,
        due_on=due_on if isinstance(due_on, date) else None,
    )


def _word(row: SheetRow, key: str) -> str:
    value = row.values[key]
    return "" if value is None else str(value)


def _fault(row: SheetRow, key: str, text: str, **values: object) -> Fault:
    return Fault(sheet=PLEDGES.name_zh, cell=row.cells.get(key, ""), text=text, values=values)
