"""Grades, where a rating came from, why one is suspect, and states of a follow-up."""

from django.db.models import TextChoices


class Grade(TextChoices):
    """The five national grades, best first. A bare digit is never stored: scales run both ways."""

    VERY_SATISFIED = "very_satisfied", "非常满意"
    SATISFIED = "satisfied", "满意"
    FAIRLY_SATISFIED = "fairly_satisfied", "基本满意"
    DISSATISFIED = "dissatisfied", "不满意"
    VERY_DISSATISFIED = "very_dissatisfied", "非常不满意"

    @classmethod
    def bad(cls) -> tuple["Grade", ...]:
        """差评: the two lowest."""
        return (cls.DISSATISFIED, cls.VERY_DISSATISFIED)

    @property
    def is_bad(self) -> bool:
        """Whether a unit has to answer for it."""
        return self in Grade.bad()


class CodeList(TextChoices):
    """The code list in which a grade was given or received."""

    NATIONAL_5 = "national-5", "国家好差评五级（5 为非常满意）"
    GBT39046_A8 = "gbt39046-a8", "GB/T 39046 表 A.8（1 为非常满意）"


class Origin(TextChoices):
    """How a rating came about. Walk-in ratings are always told apart from those bound to a case."""

    ACTIVE = "active", "办件主动评价"
    INVITED = "invited", "邀评"
    WALK_IN = "walk_in", "扫码评价"
    DEFAULT = "default", "默认评价"
    PROXY = "proxy", "代评"
    IMPORTED_UNKNOWN = "imported_unknown", "导入（来源不明）"

    @classmethod
    def by_people(cls) -> tuple["Origin", ...]:
        """Ratings that somebody gave: what figures call active."""
        return (cls.ACTIVE, cls.INVITED, cls.WALK_IN)


class Suspicion(TextChoices):
    """Why a rating is marked. It is kept, shown and can be cleared."""

    BURST = "burst", "同一网络短时间内评价过多"
    OUT_OF_HOURS = "out_of_hours", "不在服务时间"
    STAFF_SESSION = "staff_session", "设备上有工作人员登录"
    SAME_WORDS = "same_words", "与别的评价文字相同"


class Validity(TextChoices):
    """Whether a rating counts."""

    VALID = "valid", "有效"
    WITHDRAWN = "withdrawn", "申诉成立，已撤除"


class FollowUpState(TextChoices):
    """Where the follow-up of a bad rating stands."""

    OPENED = "opened", "待核实"
    VERIFIED = "verified", "待处理"
    APPEALED = "appealed", "申诉复核中"
    MENDING = "mending", "整改中"
    ANSWERED = "answered", "已答复，待销号"
    CLOSED = "closed", "已销号"
    WITHDRAWN = "withdrawn", "已撤除"

    @classmethod
    def running(cls) -> tuple["FollowUpState", ...]:
        """States in which somebody still has something to do."""
        return (cls.OPENED, cls.VERIFIED, cls.APPEALED, cls.MENDING, cls.ANSWERED)


class CallBack(TextChoices):
    """What came of calling the citizen back."""

    REACHED = "reached", "已联系上"
    NOT_REACHED = "not_reached", "多次未联系上"
    NO_PHONE = "no_phone", "没有留电话"


class MendingGrade(TextChoices):
    """How the citizen finds the mending: three levels."""

    SATISFIED = "satisfied", "满意"
    FAIRLY_SATISFIED = "fairly_satisfied", "基本满意"
    DISSATISFIED = "dissatisfied", "不满意"
