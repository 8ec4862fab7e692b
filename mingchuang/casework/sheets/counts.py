"""Daily counts from Excel: all rows or none, faults with their cell; the same file twice changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from mingchuang.casework.actions import CountEntry, CountOutcome, set_counts
from mingchuang.casework.permissions import CaseworkPermission as P
from mingchuang.casework.rules import CountRefused, check_count
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.sheets.reading import read_rows
from mingchuang.foundation.sheets.spec import Column, Fault, Kind, SheetRow, SheetSpec
from mingchuang.foundation.sheets.writing import write_template
from mingchuang.organisations.models import Node

COUNTS = SheetSpec(
    name_zh="服务人数",
    name_en="People served",
    columns=(
        Column(key="window", title_zh="窗口编码", title_en="Window code", required=True, max_length=40, width=20),
        Column(key="day", title_zh="日期", title_en="Day", kind=Kind.DATE, required=True),
        Column(
            key="count",
            title_zh="服务人数",
            title_en="People served",
            kind=Kind.INTEGER,
            required=True,
            help_zh="当天到这个窗口办事的人数，没有人来写 0。",
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """Either an outcome, or every fault of the workbook and nothing loaded."""

    outcome: CountOutcome | None
    faults: tuple[Fault, ...] = ()
    omitted: int = 0


def count_template() -> bytes:
    """An empty workbook to fill in."""
    return write_template([COUNTS])


def load_workbook(data: bytes, *, actor: Actor, at: datetime) -> Loaded:
    """Read a filled-in workbook and enter all of it, or nothing and say why."""
    result = read_rows(data, [COUNTS])
    rows = result.rows.get(COUNTS.name_zh, ())
    entries, faults = _entries(rows, actor=actor, today=timezone.localdate(at))
    faults = [*result.faults, *faults]
    if not faults and not entries:
        faults = [Fault(sheet=COUNTS.name_zh, cell="", text="表里没有内容，请填写后再导入。")]
    if faults:
        return Loaded(outcome=None, faults=tuple(faults), omitted=result.omitted)
    return Loaded(outcome=set_counts(actor=actor, entries=entries, at=at))


def _entries(rows: Sequence[SheetRow], *, actor: Actor, today: date) -> tuple[list[CountEntry], list[Fault]]:
    windows = Node.objects.windows().filter(code__in={str(row.values["window"]) for row in rows})
    by_code = {window.code: window for window in windows if actor.may(P.COUNT_EDIT, within=covers(window))}
    seen: dict[tuple[str, date], int] = {}
    entries: list[CountEntry] = []
    faults: list[Fault] = []
    for row in rows:
        code, day, count = str(row.values["window"]), row.values["day"], row.values["count"]
        assert isinstance(day, date)
        assert isinstance(count, int)
        if code not in by_code:
            faults.append(_fault(row, "window", "您管理的窗口里没有编码“{code}”，请核对。", code=code))
            continue
        if (code, day) in seen:
            first = seen[code, day]
            faults.append(_fault(row, "day", "这个窗口这一天在第 {first} 行已经写过，请只留一行。", first=first))
        seen.setdefault((code, day), row.number)
        try:
            check_count(day=day, count=count, today=today)
        except CountRefused as refusal:
            faults.append(_fault(row, refusal.field or "count", refusal.text, **refusal.values))
        entries.append(CountEntry(window=by_code[code], day=day, count=count))
    return entries, faults


def _fault(row: SheetRow, key: str, text: str, **values: object) -> Fault:
    return Fault(sheet=COUNTS.name_zh, cell=row.cells[key], text=text, values=values)
