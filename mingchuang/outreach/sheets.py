"""A whole year's calendar from Excel, and what came of it back into Excel."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from mingchuang.foundation.access import Actor
from mingchuang.foundation.sheets.reading import read_rows
from mingchuang.foundation.sheets.spec import Column, Fault, Kind, SheetRow, SheetSpec
from mingchuang.foundation.sheets.writing import write_rows, write_template
from mingchuang.foundation.worktime.published import calendar_in_force
from mingchuang.organisations.models import Node
from mingchuang.outreach.actions import TourOrder, plan_tours
from mingchuang.outreach.enums import Cycle, OnHoliday, TourKind
from mingchuang.outreach.models import WEEKDAYS, Stop
from mingchuang.outreach.permissions import OutreachPermission as P
from mingchuang.outreach.rules import LAST, OutreachRefused, Rhythm, check_tour, dates_of

NTH = [("1", "第一个"), ("2", "第二个"), ("3", "第三个"), ("4", "第四个"), (str(LAST), "最后一个")]
CALENDAR = SheetSpec(
    name_zh="外出服务日程",
    name_en="Outreach calendar",
    columns=(
        Column(key="node", title_zh="组织单位编码", required=True, width=16, help_zh="机构树上的编码。"),
        Column(key="kind", title_zh="类别", kind=Kind.CHOICE, required=True, choices=tuple(TourKind.choices)),
        Column(key="name_zh", title_zh="名称", required=True, width=24, max_length=100),
        Column(key="team", title_zh="服务队伍", required=True, width=24, max_length=200),
        Column(key="area_zh", title_zh="区域", required=True, max_length=60, help_zh="乡镇、街道或园区。"),
        Column(key="place_zh", title_zh="在哪里", required=True, width=28, max_length=150),
        Column(key="offers_zh", title_zh="办什么", width=30, max_length=300),
        Column(key="phone", title_zh="咨询电话", max_length=40),
        Column(key="cycle", title_zh="周期", kind=Kind.CHOICE, required=True, choices=tuple(Cycle.choices)),
        Column(
            key="weekday",
            title_zh="星期几",
            kind=Kind.CHOICE,
            choices=tuple((str(value), label) for value, label in WEEKDAYS),
        ),
        Column(key="day", title_zh="每月几号", kind=Kind.INTEGER),
        Column(key="nth", title_zh="第几个", kind=Kind.CHOICE, choices=tuple(NTH)),
        Column(key="on_holiday", title_zh="遇节假日", kind=Kind.CHOICE, choices=tuple(OnHoliday.choices)),
        Column(key="since", title_zh="从哪天起", kind=Kind.DATE, required=True),
        Column(key="until", title_zh="到哪天止", kind=Kind.DATE, help_zh="只去一次的不用填。"),
        Column(key="starts_at", title_zh="几点开始", required=True, help_zh="如 09:00。"),
        Column(key="ends_at", title_zh="几点结束", required=True, help_zh="如 11:30。"),
    ),
)
RESULTS = SheetSpec(
    name_zh="外出服务台账",
    columns=(
        Column(key="on", title_zh="日期", kind=Kind.DATE, width=12),
        Column(key="kind", title_zh="类别", width=12),
        Column(key="name", title_zh="名称", width=24),
        Column(key="node", title_zh="组织单位", width=22),
        Column(key="team", title_zh="服务队伍", width=22),
        Column(key="area", title_zh="区域", width=14),
        Column(key="place", title_zh="在哪里", width=26),
        Column(key="state", title_zh="状态", width=10),
        Column(key="served", title_zh="服务人数", kind=Kind.INTEGER, width=10),
        Column(key="taken", title_zh="收下事项", kind=Kind.INTEGER, width=10),
        Column(key="result", title_zh="开展情况", width=40),
        Column(key="reason", title_zh="取消原因", width=24),
        Column(key="reported_by", title_zh="登记人", width=10),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """How many tours were planned, or every fault of the workbook and nothing planned."""

    tours: int
    faults: tuple[Fault, ...] = ()
    omitted: int = 0


def calendar_template() -> bytes:
    """An empty workbook to fill in."""
    return write_template([CALENDAR])


def load_calendar(data: bytes, *, actor: Actor, at: datetime) -> Loaded:
    """Plan a whole year from a workbook: all of it, or nothing and every fault with its cell."""
    result = read_rows(data, [CALENDAR])
    rows = result.rows.get(CALENDAR.name_zh, ())
    orders, faults = _orders(rows, actor=actor)
    faults = [*result.faults, *faults]
    if not faults and not orders:
        faults = [Fault(sheet=CALENDAR.name_zh, cell="", text="表里没有内容，请填写后再导入。")]
    if faults:
        return Loaded(tours=0, faults=tuple(faults), omitted=result.omitted)
    return Loaded(tours=len(plan_tours(actor=actor, orders=orders, at=at)))


def results_workbook(stops: Iterable[Stop]) -> bytes:
    """What came of the stops."""
    return write_rows(RESULTS, (_cells(stop) for stop in stops))


def _orders(rows: Sequence[SheetRow], *, actor: Actor) -> tuple[list[TourOrder], list[Fault]]:
    codes = {str(row.values["node"]) for row in rows}
    nodes = {node.code: node for node in Node.objects.within(actor, P.TOUR_EDIT).filter(code__in=codes)}
    orders: list[TourOrder] = []
    faults: list[Fault] = []
    for row in rows:
        node = nodes.get(str(row.values["node"]))
        if node is None:
            faults.append(_fault(row, "node", "您管理的机构里没有编码“{code}”，请核对。", code=row.values["node"]))
            continue
        try:
            orders.append(_order(row, node))
        except OutreachRefused as refusal:
            faults.append(_fault(row, refusal.field or "cycle", refusal.text, **refusal.values))
    return orders, faults


def _order(row: SheetRow, node: Node) -> TourOrder:
    """One row as an order; refused with the column that is wrong."""
    values: Mapping[str, Any] = row.values
    rhythm = Rhythm(
        cycle=Cycle(values["cycle"]),
        since=values["since"],
        until=values["until"] or _end_of(values["since"], cycle=values["cycle"]),
        weekday=int(values["weekday"]) if values["weekday"] else None,
        day=values["day"],
        nth=int(values["nth"]) if values["nth"] else None,
        on_holiday=OnHoliday(values["on_holiday"] or OnHoliday.SKIP),
    )
    order = TourOrder(
        node=node,
        kind=TourKind(values["kind"]),
        rhythm=rhythm,
        starts_at=_hour(values["starts_at"], "starts_at"),
        ends_at=_hour(values["ends_at"], "ends_at"),
        **{key: str(values[key] or "") for key in ("name_zh", "team", "area_zh", "place_zh", "offers_zh", "phone")},
    )
    days = dates_of(rhythm, is_working_day=calendar_in_force().is_working_day)
    check_tour(
        name=order.name_zh,
        team=order.team,
        place=order.place_zh,
        starts_at=order.starts_at,
        ends_at=order.ends_at,
        stops=len(days),
    )
    return order


def _end_of(since: date, *, cycle: str) -> date:
    """Without an end: the day itself, or the end of the year."""
    return since if cycle == Cycle.ONCE else date(since.year, 12, 31)


def _hour(text: str, field: str) -> time:
    try:
        return time.fromisoformat(text.strip().replace("：", ":").zfill(5))
    except ValueError:
        raise OutreachRefused("时间“{written}”看不懂，请写成 09:00 的样子。", field=field, written=text) from None


def _fault(row: SheetRow, key: str, text: str, **values: object) -> Fault:
    return Fault(sheet=CALENDAR.name_zh, cell=row.cells.get(key, f"{row.number}"), text=text, values=values)


def _cells(stop: Stop) -> Mapping[str, object]:
    tour = stop.tour
    return {
        "on": stop.on,
        "kind": tour.get_kind_display(),
        "name": tour.name_zh,
        "node": tour.node.name_zh,
        "team": tour.team,
        "area": tour.area_zh,
        "place": tour.place_zh,
        "state": stop.get_state_display(),
        "served": stop.served,
        "taken": getattr(stop, "taken_count", None),
        "result": stop.result,
        "reason": stop.reason,
        "reported_by": stop.reported_by,
    }
