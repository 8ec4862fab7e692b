"""What a ticket, a booking and an entry of the call log can be."""

from django.db.models import IntegerChoices, TextChoices


class TicketState(TextChoices):
    """The life of a ticket (号)."""

    WAITING = "waiting", "等候中"
    CALLED = "called", "已叫号"
    SERVING = "serving", "办理中"
    DONE = "done", "已办完"
    NO_SHOW = "no_show", "过号"
    CANCELLED = "cancelled", "已放弃"
    UNSERVED = "unserved", "持号未办"

    @classmethod
    def at_window(cls) -> "tuple[TicketState, ...]":
        """States in which a window has the ticket before it."""
        return (cls.CALLED, cls.SERVING)

    @classmethod
    def open(cls) -> "tuple[TicketState, ...]":
        """States in which somebody is still to be served."""
        return (cls.WAITING, cls.CALLED, cls.SERVING)


class Move(TextChoices):
    """What happens to a ticket: the words of the call log (叫号记录), and the moves between states."""

    TAKE = "take", "取号"
    CALL = "call", "叫号"
    RECALL = "recall", "再叫"
    START = "start", "开始办理"
    FINISH = "finish", "办完"
    NO_SHOW = "no_show", "过号"
    TRANSFER = "transfer", "转办"
    RESTORE = "restore", "过号后回来"
    CANCEL = "cancel", "本人放弃"
    LEAVE = "leave", "到日终没有叫到"

    @classmethod
    def spoken(cls) -> "tuple[Move, ...]":
        """Moves that are said aloud in the hall."""
        return (cls.CALL, cls.RECALL)


class TicketOrigin(TextChoices):
    """Where a ticket was taken."""

    KIOSK = "kiosk", "取号机"
    PHONE = "phone", "手机"
    BOOKING = "booking", "预约"


class Weekday(IntegerChoices):
    """Days of the week as ISO counts them."""

    MONDAY = 1, "周一"
    TUESDAY = 2, "周二"
    WEDNESDAY = 3, "周三"
    THURSDAY = 4, "周四"
    FRIDAY = 5, "周五"
    SATURDAY = 6, "周六"
    SUNDAY = 7, "周日"


class BookingState(TextChoices):
    """The life of a booking (预约)."""

    BOOKED = "booked", "已预约"
    ARRIVED = "arrived", "已到"
    CANCELLED = "cancelled", "已取消"
    MISSED = "missed", "爽约"
    LAPSED = "lapsed", "未到，不计"
    EXCUSED = "excused", "爽约已撤销"
