"""States of a matter, and the lamps of its clock."""

from django.db.models import TextChoices


class MatterState(TextChoices):
    """Where a followed matter stands. Overdue is no state: it is a comparison with now."""

    OPEN = "open", "办理中"
    ANSWERED = "answered", "待销号"
    CLOSED = "closed", "已销号"
    WITHDRAWN = "withdrawn", "已撤除"

    @classmethod
    def running(cls) -> tuple["MatterState", ...]:
        """States in which somebody still has something to do."""
        return (cls.OPEN, cls.ANSWERED)


class Lamp(TextChoices):
    """How a clock stands: shape, word and colour together, never colour alone."""

    NORMAL = "normal", "正常"
    NEAR = "near", "临期"
    PAST_PROMISE = "past_promise", "超承诺"
    PAST_LAW = "past_law", "超法定"


class PauseCause(TextChoices):
    """What a clock may be paused for (Licensing Law 32, 45). A place chooses which of them count (ClockRule)."""

    SUPPLEMENT = "supplement", "补正材料"
    HEARING = "hearing", "听证"
    TENDER = "tender", "招标、拍卖"
    INSPECTION = "inspection", "检验、检疫、现场勘验"
    TESTING = "testing", "检测、鉴定"
    EXPERT_REVIEW = "expert_review", "专家评审"
    PUBLIC_NOTICE = "public_notice", "公示"
    REVIEW = "review", "申诉复核"
    PARTS = "parts", "并联单位依法暂停"

    @classmethod
    def by_rule(cls) -> tuple["PauseCause", ...]:
        """Causes by which a clock stands by itself; nobody asks and nobody approves."""
        return (cls.REVIEW, cls.PARTS)

    @classmethod
    def asked_for(cls) -> tuple["PauseCause", ...]:
        """Causes that somebody asks for and another approves."""
        return tuple(cause for cause in cls if cause not in cls.by_rule())


class PauseState(TextChoices):
    """The life of a pause. Only an approved one stops the clock."""

    ASKED = "asked", "待批准"
    RUNNING = "running", "暂停中"
    ENDED = "ended", "已恢复"
    REFUSED = "refused", "未批准"
    DROPPED = "dropped", "已作废"

    @classmethod
    def effective(cls) -> tuple["PauseState", ...]:
        """Pauses whose days do not count."""
        return (cls.RUNNING, cls.ENDED)

    @classmethod
    def unfinished(cls) -> tuple["PauseState", ...]:
        """One at a time may stand so."""
        return (cls.ASKED, cls.RUNNING)


class WrittenWay(TextChoices):
    """How an applicant is told in writing. A call is none of them."""

    HANDED = "handed", "当面送达"
    POSTED = "posted", "邮寄"
    ELECTRONIC = "electronic", "短信或电子送达"
    NOTICE = "notice", "公告"


class HandOverState(TextChoices):
    """The life of a hand-over. Until it is taken on, the giver answers for the matter."""

    WAITING = "waiting", "待接收"
    ACCEPTED = "accepted", "已接收"
    REFUSED = "refused", "已退回"
    LAPSED = "lapsed", "逾期未接，已退回"
    DROPPED = "dropped", "已作废"

    @classmethod
    def sent_back(cls) -> tuple["HandOverState", ...]:
        """Not taken on: the giver has it still."""
        return (cls.REFUSED, cls.LAPSED)
