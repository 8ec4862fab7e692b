"""How people come, what became of it, how a notice reaches them, and what is done beyond the window."""

from django.db.models import TextChoices


class CameBy(TextChoices):
    """How the person who asks came (来访方式)."""

    WINDOW = "window", "窗口"
    PHONE = "phone", "电话"
    HALL = "hall", "大厅里问"
    ONLINE = "online", "网上"
    VISIT = "visit", "上门走访"


class Outcome(TextChoices):
    """What became of a first contact (处理方式)."""

    KEPT = "kept", "由我办理"
    HANDLED = "handled", "当场办结"
    TOLD = "told", "一次性告知"
    HANDED = "handed", "移交"
    OUTSIDE = "outside", "不归我们管，已指引"

    @property
    def ends(self) -> bool:
        """Whether nobody has anything left to do."""
        return self in (Outcome.HANDLED, Outcome.TOLD, Outcome.OUTSIDE)


class NoticeChannel(TextChoices):
    """How a notice reaches the applicant (告知方式)."""

    PRINTED = "printed", "打印交给本人"
    SENT = "sent", "寄送或发送"
    QR = "qr", "扫码查看"
    PHONE = "phone", "电话告知"


class ServiceKind(TextChoices):
    """Services beyond the window (窗口以外的服务)."""

    AGENT = "agent", "帮办代办"
    HOME_VISIT = "home_visit", "上门服务"
    DELEGATED = "delegated", "委托办理"
    OUT_OF_HOURS = "out_of_hours", "延时服务"


class ServiceState(TextChoices):
    """Where a service that was asked for stands."""

    ASKED = "asked", "待安排"
    ASSIGNED = "assigned", "待接受"
    ACCEPTED = "accepted", "进行中"
    DONE = "done", "已完成"
    DECLINED = "declined", "不能提供"
    CALLED_OFF = "called_off", "已取消"

    @classmethod
    def running(cls) -> tuple["ServiceState", ...]:
        """States in which somebody still has something to do."""
        return (cls.ASKED, cls.ASSIGNED, cls.ACCEPTED)
