"""Old petitions from and to Excel: all rows or none, faults with their cell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from mingchuang.feedback.actions import PetitionGiven, enter_petitions
from mingchuang.feedback.models import Petition
from mingchuang.feedback.models.petition import PetitionQuerySet
from mingchuang.foundation.access import Actor
from mingchuang.foundation.sheets.reading import MAX_FAULTS, read_rows
from mingchuang.foundation.sheets.spec import Column, Fault, Kind, SheetRow, SheetSpec
from mingchuang.foundation.sheets.writing import write_rows, write_template
from mingchuang.organisations.models import Node, Staff

IN = (
    Column(key="number", title_zh="编号", title_en="Number", required=True, max_length=60, width=18),
    Column(
        key="title",
        title_zh="事由",
        title_en="Matter",
        required=True,
        max_length=200,
        width=40,
        help_zh="不写信访人姓名",
    ),
    Column(key="since", title_zh="初次信访日期", title_en="Since", required=True, kind=Kind.DATE, width=14),
    Column(key="unit", title_zh="责任单位编码", title_en="Unit code", required=True, max_length=40),
    Column(key="leader", title_zh="包案领导工号", title_en="Leader's badge number", required=True, max_length=30),
    Column(
        key="received_on",
        title_zh="交办日期",
        title_en="Handed to the unit",
        kind=Kind.DATE,
        width=14,
        help_zh="不填按导入当天",
    ),
    Column(
        key="accepted_on",
        title_zh="受理日期",
        title_en="Taken up",
        kind=Kind.DATE,
        width=14,
        help_zh="已书面告知受理的才填；办理期限从这天算",
    ),
    Column(key="measure", title_zh="化解措施", title_en="Measure", max_length=2000, width=40),
)
PETITIONS = SheetSpec(name_zh="信访积案", name_en="Old petitions", columns=IN)
BACKLOG = SheetSpec(
    name_zh="信访积案",
    name_en="Old petitions",
    columns=(
        *IN,
        Column(key="unit_name", title_zh="责任单位", width=24),
        Column(key="leader_name", title_zh="包案领导", width=12),
        Column(key="due_on", title_zh="到期日", kind=Kind.DATE, width=12),
        Column(key="lamp", title_zh="时限", width=12),
        Column(key="age", title_zh="积案天数", kind=Kind.INTEGER, width=10),
        Column(key="state", title_zh="状态", width=12),
        Column(key="closed_on", title_zh="化解日期", kind=Kind.DATE, width=12),
        Column(key="document", title_zh="化解文书", width=30),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """Either the petitions entered, or every fault of the workbook and nothing entered."""

    entered: int
    faults: tuple[Fault, ...] = ()
    omitted: int = 0


def petition_template() -> bytes:
    """The workbook to fill in, with its help sheet."""
    return write_template([PETITIONS])


def load_petitions(data: bytes, *, actor: Actor, region: Node, at: datetime) -> Loaded:
    """Read, check, and enter in one transaction; one fault anywhere stops the whole file."""
    result = read_rows(data, [BACKLOG])  # what was exported may come back as it is
    rows = result.rows.get(PETITIONS.name_zh, ())
    units = _units(rows, region)
    leaders = {
        one.badge_number: one for one in Staff.objects.filter(badge_number__in={_word(r, "leader") for r in rows})
    }
    faults = [
        *result.faults,
        *(fault for row in rows for fault in _faults(row, units, leaders, timezone.localdate(at))),
    ]
    if not rows and not faults:
        faults.append(Fault(sheet=PETITIONS.name_zh, cell="", text="表里一行也没有。"))
    if faults:
        omitted = result.omitted + max(len(faults) - MAX_FAULTS, 0)
        return Loaded(entered=0, faults=tuple(faults[:MAX_FAULTS]), omitted=omitted)
    given = [_given(row, units, leaders) for row in rows]
    return Loaded(entered=len(enter_petitions(actor=actor, region=region, given=given, at=at)))


def _units(rows: tuple[SheetRow, ...], region: Node) -> Mapping[str, Node]:
    found = Node.objects.under(region.path).units().filter(code__in={_word(row, "unit") for row in rows})
    return {node.code: node for node in found}


def _faults(row: SheetRow, units: Mapping[str, Node], leaders: Mapping[str, Staff], today: date) -> Iterator[Fault]:
    def fault(key: str, text: str, **values: object) -> Fault:
        return Fault(sheet=PETITIONS.name_zh, cell=row.cells[key], text=text, values=values)

    if (code := _word(row, "unit")) not in units:
        yield fault("unit", "本地区没有编码为“{code}”的单位。", code=code)
    if (badge := _word(row, "leader")) not in leaders:
        yield fault("leader", "没有工号为“{badge}”的人员。", badge=badge)
    since = _day(row, "since")
    if since and since > today:
        yield fault("since", "初次信访日期 {day} 晚于今天。", day=since)
    received_on, accepted_on = _day(row, "received_on") or today, _day(row, "accepted_on")
    if since and not since <= received_on <= today:
        yield fault("received_on", "交办日期 {day} 应在初次信访之后、今天之前。", day=received_on)
    if accepted_on and not received_on <= accepted_on <= today:
        yield fault("accepted_on", "受理日期 {day} 应在交办之后、今天之前。", day=accepted_on)


def _given(row: SheetRow, units: Mapping[str, Node], leaders: Mapping[str, Staff]) -> PetitionGiven:
    since = _day(row, "since")
    assert since is not None
    return PetitionGiven(
        number=_word(row, "number"),
        title=_word(row, "title"),
        since=since,
        unit=units[_word(row, "unit")],
        leader=leaders[_word(row, "leader")],
        measure=_word(row, "measure"),
        received_on=_day(row, "received_on"),
        accepted_on=_day(row, "accepted_on"),
    )


def _day(row: SheetRow, key: str) -> date | None:
    found = row.values.get(key)
    return found if isinstance(found, date) else None


def _word(row: SheetRow, key: str) -> str:
    return str(row.values.get(key) or "").strip()


def backlog_workbook(rows: PetitionQuerySet, *, now: datetime) -> bytes:
    """The backlog; the same file can be filled on and taken in again."""
    return write_rows(BACKLOG, (_cells(row, now) for row in rows[:5000]))


def _cells(row: Petition, now: datetime) -> Mapping[str, object]:
    followed = row.followed
    return {
        "number": row.number,
        "title": row.title,
        "since": row.since,
        "unit": row.unit.code,
        "leader": row.leader.badge_number,
        "measure": row.measure,
        "unit_name": row.unit.name_zh,
        "leader_name": row.leader.name_zh,
        "age": row.age_on(timezone.localdate(now)),
        "due_on": timezone.localdate(followed.clock.due_at) if followed else None,
        "lamp": followed.lamp_at(now).lamp.label if followed else "",
        "received_on": row.received_on,
        "accepted_on": row.accepted_on,
        "state": row.get_state_display(),
        "closed_on": row.closed_on,
        "document": row.document,
    }
