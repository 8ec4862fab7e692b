"""Words and pictures of queues: what is told of a wait, what is said aloud, the chart of a hall's hours."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from mingchuang.foundation.charts import Chart, IntervalRow, interval_chart
from mingchuang.foundation.documents.numbering import DIGITS
from mingchuang.foundation.qr import qr_svg
from mingchuang.queueing.enums import TicketState
from mingchuang.queueing.models import Desk, Queue, QueueHall, Ticket
from mingchuang.queueing.queries.board import BoardCall
from mingchuang.queueing.queries.line import HallLine, Place
from mingchuang.queueing.queries.staffing import Staffing
from mingchuang.queueing.rules.hours import Opening
from mingchuang.queueing.rules.staffing import HourOfDay
from mingchuang.queueing.rules.terms import END_OF_DAY, Priority, priorities


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """A queue as the public sees it."""

    queue: Queue
    waiting: int
    windows: int
    wait: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityChoice:
    """A button for those who go ahead."""

    key: str
    name: str
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketView:
    """A ticket in words, at one moment; `version` changes with anything that is shown."""

    ticket: Ticket
    heading: str
    lines: tuple[str, ...]
    place: Place | None
    is_called: bool
    is_over: bool

    @property
    def version(self) -> str:
        """For asking whether there is news."""
        return f"{self.ticket.state}.{self.heading}.{'.'.join(self.lines)}"


def queue_rows(queues: list[Queue], line: HallLine) -> list[QueueRow]:
    """The queues of a hall with how long somebody would wait who came now."""
    rows = []
    for queue in queues:
        place = line.place_of_newcomer(queue.pk)
        waiting = sum(1 for row in line.rows if row.queue == queue.pk)
        rows.append(QueueRow(queue=queue, waiting=waiting, windows=place.windows, wait=wait_words(place)))
    return rows


def wait_words(place: Place) -> str:
    """How long, with its spread; or why nobody can say."""
    if not place.windows:
        return gettext("窗口还没有开，说不准要等多久。")
    if place.estimate is None:
        return gettext("近来办的还少，说不准要等多久。")
    found = place.estimate
    if found.median <= 1 and found.high <= 3:
        return gettext("很快就到。")
    return gettext("大约等 {median} 分钟，多半在 {low} 到 {high} 分钟之间。").format(
        median=found.median, low=found.low, high=found.high
    )


def ahead_words(place: Place) -> str:
    """How many before her."""
    return gettext("前面还有 {n} 人").format(n=place.ahead) if place.ahead else gettext("下一个就是您")


def ticket_view(ticket: Ticket, place: Place | None) -> TicketView:
    """What the holder of a ticket is told."""
    heading, lines = _told(ticket, place)
    return TicketView(
        ticket=ticket,
        heading=heading,
        lines=lines,
        place=place,
        is_called=ticket.state == TicketState.CALLED,
        is_over=ticket.state not in TicketState.open(),
    )


def _told(ticket: Ticket, place: Place | None) -> tuple[str, tuple[str, ...]]:
    window = desk_name(ticket.desk) if ticket.desk else ""
    if place is not None:
        lines = [wait_words(place)]
        if ticket.due_at:
            when = timezone.localtime(ticket.due_at).strftime("%H:%M")
            lines.insert(0, gettext("您约的是 {when}，到时候优先叫您。").format(when=when))
        return ahead_words(place), tuple(lines)
    told = {
        TicketState.CALLED: (gettext("请到 {window}").format(window=window), (gettext("正在叫您的号。"),)),
        TicketState.SERVING: (gettext("正在 {window} 办理").format(window=window), ()),
        TicketState.DONE: (gettext("办完了"), (gettext("在 {window} 办理。谢谢您。").format(window=window),)),
        TicketState.NO_SHOW: (
            gettext("已过号"),
            (gettext("叫了 {n} 次没有见到您。还要办，请告诉任一窗口，当天可以接着排。").format(n=ticket.calls),),
        ),
        TicketState.CANCELLED: (gettext("您已放弃这个号"), (gettext("还要办，请重新取号。"),)),
        TicketState.UNSERVED: (
            gettext("当天没有叫到您"),
            (gettext("这是我们没有做到。请带着这个号告诉值班人员，优先为您办。"),),
        ),
    }
    return told[TicketState(ticket.state)]


def desk_name(desk: Desk) -> str:
    """3 号窗口 婚姻登记窗口, or the name alone; the window is fetched along."""
    english = (get_language() or "").startswith("en")
    name = (desk.window.name_en if english else "") or desk.window.name_zh
    return gettext("{sign} 号窗口（{name}）").format(sign=desk.sign, name=name) if desk.sign else name


def spoken(call: BoardCall) -> str:
    """What is said aloud, in Chinese: figures one by one, as people read numbers of tickets."""
    number = call.label[:1] + "".join(DIGITS[int(sign)] for sign in call.label[1:])
    where = f"{call.sign}号窗口" if call.sign else call.window_zh
    return f"请{number}号，到{where}"


def priority_choices() -> list[PriorityChoice]:
    """Who may go ahead, in the reader's language."""
    return [_priority(one) for one in priorities().values()]


def priority_named(key: str) -> PriorityChoice | None:
    """One of them; None for none."""
    found = priorities().get(key)
    return _priority(found) if found else None


def _priority(one: Priority) -> PriorityChoice:
    english = (get_language() or "").startswith("en")
    return PriorityChoice(
        key=one.key, name=one.name_en if english else one.name_zh, who=one.who_en if english else one.who_zh
    )


def opening_words(found: Opening) -> str:
    """Whether tickets are given out, until when, and what happens to those who hold one."""
    if found.is_open and found.until:
        if found.until.time() == END_OF_DAY:
            return gettext("全天放号，取了号的都会办完。")
        return gettext("放号到 {until}；在这以前取的号，今天都会办完。").format(until=f"{found.until:%H:%M}")
    if found.opens_at is None:
        return gettext("这里近期不放号。")
    when = f"{found.opens_at:%m-%d %H:%M}"
    if found.was_open_today:
        return gettext("现在不放号。已经取了号的，今天都会办完。下次放号：{when}。").format(when=when)
    return gettext("现在不放号。下次放号：{when}。").format(when=when)


def ticket_address(ticket: Ticket) -> str:
    """Where the holder follows her ticket."""
    return f"{settings.PUBLIC_URL}{reverse('queueing:ticket', args=[ticket.token])}"


def ticket_qr(ticket: Ticket) -> SafeString:
    """The address as a code, for the slip."""
    return SafeString(qr_svg(ticket_address(ticket), title=gettext("扫码看前面还有几人")))


def phone_address(hall: QueueHall) -> str:
    """Where a phone in the hall takes a ticket."""
    return f"{settings.PUBLIC_URL}{reverse('queueing:take', args=[hall.hall.code, hall.phone_key])}"


def phone_qr(hall: QueueHall) -> SafeString:
    """The address as a code, for the ticket machine and for paper."""
    return SafeString(qr_svg(phone_address(hall), title=gettext("扫码用手机取号")))


def span_words(span: timedelta | None) -> str:
    """Whole minutes."""
    return gettext("{n} 分钟").format(n=int(span.total_seconds() // 60)) if span is not None else "—"


def staffing_finding(staffing: Staffing) -> str:
    """The finding in one sentence."""
    worst = staffing.worst
    if worst is None or worst.p90 is None:
        return gettext("这四周没有记录。")
    span = {"from": f"{worst.hour}:00", "to": f"{worst.hour + 1}:00", "n": round(worst.p90)}
    return gettext("{from} 到 {to} 等得最久：十个人里有一个等了 {n} 分钟以上").format(**span)


def waiting_chart(staffing: Staffing) -> Chart | None:
    """Waiting by hour of the day: half waited no longer than the dot, eight in ten within the bar."""
    rows = [
        IntervalRow(label=f"{one.hour}:00", value=one.median, low=one.p10, high=one.p90, n=one.waited)
        for one in staffing.hours
    ]
    if not any(row.value is not None for row in rows):
        return None
    return interval_chart(
        staffing_finding(staffing),
        rows,
        axis_title=gettext("等候分钟"),
        value_format=".0f",
        count_unit=gettext("人"),
        target=staffing.hall.terms.target_minutes,
    )


def windows_words(one: HourOfDay) -> str:
    """What an hour needs beside what was open."""
    if not one.is_known:
        return gettext("办理记录不足，不推算")
    if one.needed is None:
        return gettext("没有来人") if not one.people else gettext("超出可算的范围")
    return gettext("{n} 个").format(n=one.needed.windows)


def verdict_words(one: HourOfDay) -> str:
    """What is to be said of the windows that were open."""
    if one.needed is None:
        return ""
    if one.open_windows < 0.05:
        return gettext("○ 没有开窗，开了才叫")
    if one.is_unstable:
        return gettext("◆ 不稳：队会越排越长")
    if one.lacks >= 0.5:
        return gettext("▲ 少 {n} 个").format(n=f"{one.lacks:.1f}")
    return gettext("● 够")


def local_day(moment: datetime) -> str:
    """03-12 09:30."""
    return timezone.localtime(moment).strftime("%m-%d %H:%M")
