"""Kinds of pledge and of good deed, where one stands, and how it was judged."""

from django.db.models import TextChoices


class PledgeCategory(TextChoices):
    """What a pledge is about."""

    TIME_LIMIT = "time_limit", "办理时限"
    CONDUCT = "conduct", "服务作风"
    CONVENIENCE = "convenience", "便民措施"
    DEED = "deed", "办实事"
    INTEGRITY = "integrity", "廉洁自律"
    LEARNING = "learning", "学习提高"
    OTHER = "other", "其他"


class PledgeState(TextChoices):
    """Where a pledge stands. Overdue is no state: it is a comparison with the day."""

    DRAFT = "draft", "待审核"
    REVIEWED = "reviewed", "待公布"
    PUBLISHED = "published", "践诺中"
    REPORTED = "reported", "待评定"
    KEPT = "kept", "已兑现"
    PARTLY_KEPT = "partly_kept", "部分兑现"
    NOT_KEPT = "not_kept", "未兑现"
    WITHDRAWN = "withdrawn", "已撤回"

    @classmethod
    def unseen(cls) -> tuple["PledgeState", ...]:
        """States in which the public does not see it yet."""
        return (cls.DRAFT, cls.REVIEWED)

    @classmethod
    def judged(cls) -> tuple["PledgeState", ...]:
        """States in which somebody else has judged it."""
        return (cls.KEPT, cls.PARTLY_KEPT, cls.NOT_KEPT)

    @classmethod
    def running(cls) -> tuple["PledgeState", ...]:
        """Public, and neither judged nor withdrawn."""
        return (cls.PUBLISHED, cls.REPORTED)


class FulfilmentResult(TextChoices):
    """What the examination found."""

    KEPT = "kept", "已兑现"
    PARTLY_KEPT = "partly_kept", "部分兑现"
    NOT_KEPT = "not_kept", "未兑现"
    RETURNED = "returned", "退回补充"


class Aim(TextChoices):
    """On which side of the target a measured pledge is kept."""

    AT_LEAST = "at_least", "不低于"
    AT_MOST = "at_most", "不高于"


class CycleEvery(TextChoices):
    """How often somebody else looks at running pledges."""

    MONTH = "month", "每月"
    QUARTER = "quarter", "每季度"
    HALF_YEAR = "half_year", "每半年"

    @property
    def months(self) -> int:
        """Its length."""
        return {"month": 1, "quarter": 3, "half_year": 6}[self.value]


class DeedState(TextChoices):
    """Where a good deed stands."""

    PLANNED = "planned", "正在办"
    DONE = "done", "已办，待群众确认"
    CONFIRMED = "confirmed", "群众已确认"
    DROPPED = "dropped", "办不成，已说明"


class NeedSource(TextChoices):
    """Where a need was heard. It names a channel, never a person."""

    WINDOW = "window", "窗口反映"
    HOTLINE = "hotline", "12345 热线"
    VISIT = "visit", "走访座谈"
    RATING = "rating", "群众评价"
    SURVEY = "survey", "问卷征集"
    DEPUTIES = "deputies", "代表委员建议"
    VILLAGE = "village", "村（社区）反映"
    OTHER = "other", "其他"


class ConfirmedBy(TextChoices):
    """How those who were helped said that it is so."""

    CALL_BACK = "call_back", "电话回访"
    SIGNATURE = "signature", "签字确认"
    VISIT = "visit", "上门核实"
    MEETING = "meeting", "座谈会"
    FORM = "form", "问卷"
