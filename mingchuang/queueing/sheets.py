"""Lists of queues and bookings as Excel files."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils import timezone

from mingchuang.foundation.sheets.spec import Column, Kind, SheetSpec
from mingchuang.foundation.sheets.writing import write_rows
from mingchuang.queueing.models import Booking
from mingchuang.queueing.queries.staffing import Staffing
from mingchuang.queueing.rules.staffing import HourOfDay

STAFFING = SheetSpec(
    name_zh="等候和窗口",
    columns=(
        Column(key="hour", title_zh="时段", width=14),
        Column(key="people", title_zh="取号人数", kind=Kind.INTEGER, width=12),
        Column(key="per_day", title_zh="平均每天", kind=Kind.DECIMAL, width=12),
        Column(key="median", title_zh="等候中位数（分钟）", kind=Kind.DECIMAL, width=18),
        Column(key="p90", title_zh="九成人以内（分钟）", kind=Kind.DECIMAL, width=18),
        Column(key="waited", title_zh="叫到的人数", kind=Kind.INTEGER, width=12),
        Column(key="open_windows", title_zh="平均开窗数", kind=Kind.DECIMAL, width=12),
        Column(key="needed", title_zh="需要窗口数", kind=Kind.INTEGER, width=12),
        Column(key="occupancy", title_zh="忙的时间占比", kind=Kind.DECIMAL, width=14),
        Column(key="verdict", title_zh="判断", width=24),
    ),
)
CONTACTS = SheetSpec(
    name_zh="预约提醒名单",
    columns=(
        Column(key="starts_at", title_zh="预约时间", width=18),
        Column(key="queue", title_zh="办什么", width=20),
        Column(key="window", title_zh="窗口", width=24),
        Column(key="name", title_zh="称呼", width=14),
        Column(key="phone", title_zh="电话", width=18),
        Column(key="text", title_zh="短信文字", width=70),
    ),
)

TEXT = "您预约了{when}办理{what}，请提前到大厅报到。不来请凭预约码取消，名额可以让给别人。"


def staffing_workbook(staffing: Staffing) -> bytes:
    """The hours of a hall, as its page shows them."""
    return write_rows(STAFFING, _hours(staffing))


def _hours(staffing: Staffing) -> Iterable[Mapping[str, object]]:
    for one in staffing.hours:
        needed = one.needed
        yield {
            "hour": f"{one.hour}:00–{one.hour + 1}:00",
            "people": one.people,
            "per_day": round(one.per_day, 1),
            "median": round(one.median, 1) if one.median is not None else None,
            "p90": round(one.p90, 1) if one.p90 is not None else None,
            "waited": one.waited,
            "open_windows": round(one.open_windows, 1),
            "needed": needed.windows if needed else None,
            "occupancy": round(needed.occupancy, 2) if needed else None,
            "verdict": _verdict(one),
        }


def _verdict(one: HourOfDay) -> str:
    if one.is_unstable and one.open_windows:
        return "不稳：队会越排越长"
    return f"少 {one.lacks:.1f} 个" if one.lacks >= 0.5 else ""


def contacts_workbook(rows: Sequence[Booking]) -> bytes:
    """Whom to remind, with a text to send; the product itself sends nothing."""
    return write_rows(CONTACTS, (_contact(row) for row in rows))


def _contact(row: Booking) -> Mapping[str, object]:
    when = timezone.localtime(row.starts_at)
    return {
        "starts_at": f"{when:%Y-%m-%d %H:%M}",
        "queue": row.queue.name_zh,
        "window": f"{row.desk.sign} {row.desk.window.name_zh}".strip(),
        "name": row.name,
        "phone": row.phone,
        "text": TEXT.format(when=f"{when.month}月{when.day}日{when:%H:%M}", what=row.queue.name_zh),
    }
