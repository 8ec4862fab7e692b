"""Kinds of pledge, where one stands, and how it was judged."""

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

    DRAFT = "draft", "待公布"
    PUBLISHED = "published", "践诺中"
    REPORTED = "reported", "待评定"
    KEPT = "kept", "已兑现"
    PARTLY_KEPT = "partly_kept", "部分兑现"
    NOT_KEPT = "not_kept", "未兑现"
    WITHDRAWN = "withdrawn", "已撤回"

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
