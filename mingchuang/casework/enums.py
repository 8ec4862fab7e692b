"""Where a case stands, how it ended, what may be found wanting in its handling."""

from django.db.models import TextChoices


class CaseState(TextChoices):
    """Where a case (办件) stands. Overdue is no state: it is a comparison with now."""

    RECEIVED = "received", "已收件"
    AWAITING = "awaiting", "待补正"
    ACCEPTED = "accepted", "办理中"
    DECIDED = "decided", "已办结，待送达"
    DELIVERED = "delivered", "已送达"
    REFUSED = "refused", "不予受理"
    WITHDRAWN = "withdrawn", "申请人撤回"

    @classmethod
    def running(cls) -> tuple["CaseState", ...]:
        """States in which the office or the applicant still has something to do."""
        return (cls.RECEIVED, cls.AWAITING, cls.ACCEPTED, cls.DECIDED)

    @classmethod
    def since_acceptance(cls) -> tuple["CaseState", ...]:
        """States that only an accepted case reaches."""
        return (cls.ACCEPTED, cls.DECIDED, cls.DELIVERED)


class Decision(TextChoices):
    """How a case was decided."""

    GRANTED = "granted", "准予"
    DENIED = "denied", "不予"


class Delivery(TextChoices):
    """How the result reached the applicant."""

    WINDOW = "window", "窗口领取"
    POST = "post", "邮寄"
    ONLINE = "online", "网上送达"
    HOME = "home", "上门送达"


class NoticeState(TextChoices):
    """Where a notice of what is missing stands; only a second one has to be asked for."""

    ASKED = "asked", "待批准"
    GIVEN = "given", "已告知"
    REFUSED = "refused", "未批准"


class PaperKind(TextChoices):
    """Papers that a case leaves behind, each with a number and a date."""

    ACCEPTANCE = "acceptance", "受理通知书"
    REFUSAL = "refusal", "不予受理通知书"
    PAUSE = "pause", "特别程序告知书"
    EXTENSION = "extension", "延长办理期限告知书"
    GRANT = "grant", "准予决定书"
    DENIAL = "denial", "不予决定书"
    DELIVERY = "delivery", "送达回证"


class FaultKind(TextChoices):
    """What was found wanting. The faults of the two clocks are kept apart."""

    UNTOLD = "untold", "五个工作日内未告知，视为受理"
    SECOND_NOTICE = "second_notice", "第二次要求补正"
    STEP_LATE = "step_late", "环节超时"
    PART_LATE = "part_late", "并联单位超时"
    OVER_PROMISE = "over_promise", "超承诺时限"
    OVER_LAW = "over_law", "超法定时限"
    OVER_JOINT = "over_joint", "超并联总时限"
    PAUSE_LATE = "pause_late", "事后补录暂停"
    DELIVERY_LATE = "delivery_late", "送达超时"


class PartState(TextChoices):
    """Where one unit's part of a parallel approval stands."""

    WAITING = "waiting", "等前一部分"
    RUNNING = "running", "办理中"
    DONE = "done", "已办结"
    DROPPED = "dropped", "已停止"

    @classmethod
    def unfinished(cls) -> tuple["PartState", ...]:
        """States in which the whole waits for it."""
        return (cls.WAITING, cls.RUNNING)


class PartOpinion(TextChoices):
    """What a unit says of its part."""

    AGREED = "agreed", "同意"
    DISAGREED = "disagreed", "不同意"
