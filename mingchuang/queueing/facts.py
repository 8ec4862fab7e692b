"""What is told of queues and bookings. The daily run of tickets stands in the call log (TicketEvent), not here."""

from dataclasses import dataclass
from typing import ClassVar

from mingchuang.foundation.journal.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class HallOpened(Fact):
    """A hall begins to queue."""

    kind: ClassVar[str] = "queueing.hall_opened"
    label: ClassVar[str] = "启用大厅排队"

    hall: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsSet(Fact):
    """A hall's terms were set; only what changed."""

    kind: ClassVar[str] = "queueing.terms_set"
    label: ClassVar[str] = "设定排队规则"

    changed: dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysRenewed(Fact):
    """The addresses of the ticket machine and of the QR code are new."""

    kind: ClassVar[str] = "queueing.keys_renewed"
    label: ClassVar[str] = "更换取号地址"


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueSet(Fact):
    """A queue was set up or changed."""

    kind: ClassVar[str] = "queueing.queue_set"
    label: ClassVar[str] = "设定队列"

    letter: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueClosed(Fact):
    """A queue is no longer used."""

    kind: ClassVar[str] = "queueing.queue_closed"
    label: ClassVar[str] = "停用队列"

    letter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskSet(Fact):
    """Which queues a window serves."""

    kind: ClassVar[str] = "queueing.desk_set"
    label: ClassVar[str] = "设定叫号窗口"

    window: str
    sign: str
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowOpened(Fact):
    """A window begins to call."""

    kind: ClassVar[str] = "queueing.window_opened"
    label: ClassVar[str] = "开窗叫号"

    window: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowClosed(Fact):
    """A window calls nobody any more; `waiting` people of its queues had no other window then."""

    kind: ClassVar[str] = "queueing.window_closed"
    label: ClassVar[str] = "停止叫号"

    window: str
    reason: str = ""
    waiting: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketTransferred(Fact):
    """A ticket went to another queue or window and kept its place."""

    kind: ClassVar[str] = "queueing.ticket_transferred"
    label: ClassVar[str] = "转办"

    ticket: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketPassedOver(Fact):
    """Called as often as promised, and nobody came."""

    kind: ClassVar[str] = "queueing.ticket_passed_over"
    label: ClassVar[str] = "过号"

    ticket: str
    calls: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketsUnserved(Fact):
    """The day was over and people still held tickets: what the hall promised was not kept."""

    kind: ClassVar[str] = "queueing.tickets_unserved"
    label: ClassVar[str] = "持号未办"

    day: str
    tickets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateSet(Fact):
    """Hours to be booked were offered, or are no longer."""

    kind: ClassVar[str] = "queueing.template_set"
    label: ClassVar[str] = "设定预约号源"

    window: str
    letter: str
    ended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingMade(Fact):
    """Somebody booked. Nothing of the person."""

    kind: ClassVar[str] = "queueing.booking_made"
    label: ClassVar[str] = "预约"

    queue: str
    starts_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingMoved(Fact):
    """Another hour."""

    kind: ClassVar[str] = "queueing.booking_moved"
    label: ClassVar[str] = "改约"

    starts_at: str
    before: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingCancelled(Fact):
    """Will not come, and said so."""

    kind: ClassVar[str] = "queueing.booking_cancelled"
    label: ClassVar[str] = "取消预约"


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingArrived(Fact):
    """Came and got a ticket."""

    kind: ClassVar[str] = "queueing.booking_arrived"
    label: ClassVar[str] = "预约报到"

    ticket: str
    in_time: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingMissed(Fact):
    """Did not come though the window served; `counted` False = not counted, since it did not."""

    kind: ClassVar[str] = "queueing.booking_missed"
    label: ClassVar[str] = "预约未到"

    counted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingExcused(Fact):
    """What was counted as missed is counted no more."""

    kind: ClassVar[str] = "queueing.booking_excused"
    label: ClassVar[str] = "撤销爽约"

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactsOpened(Fact):
    """Somebody took the list with names and numbers, to remind people."""

    kind: ClassVar[str] = "queueing.contacts_opened"
    label: ClassVar[str] = "导出预约提醒名单"

    day: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleForgotten(Fact):
    """Names, numbers and tokens whose time was over were deleted."""

    kind: ClassVar[str] = "queueing.people_forgotten"
    label: ClassVar[str] = "清除排队预约的个人信息"

    bookings: int
    tickets: int
