"""What an item can be, and how it is done. Values are ours; codes of the national list stand beside them."""

from django.db.models import TextChoices

from mingchuang.foundation.worktime.limits import LimitUnit

# Stored as the foundation stores it, so that a clock can be set from an item without translation.
TIME_UNITS = [
    (LimitUnit.NATURAL_DAY.value, "天"),
    (LimitUnit.WORKING_DAY.value, "工作日"),
    (LimitUnit.MONTH.value, "月"),
    (LimitUnit.YEAR.value, "年"),
]


class ItemType(TextChoices):
    """Kinds of item (GB/T 39046 A.1); `code` is the digit pair of that list."""

    POWER = "power", "行政权力"
    LICENCE = "licence", "行政许可"
    PENALTY = "penalty", "行政处罚"
    COERCION = "coercion", "行政强制"
    LEVY = "levy", "行政征收"
    PAYMENT = "payment", "行政给付"
    INSPECTION = "inspection", "行政检查"
    CONFIRMATION = "confirmation", "行政确认"
    REWARD = "reward", "行政奖励"
    RULING = "ruling", "行政裁决"
    OTHER = "other", "其他行政权力"
    PUBLIC_SERVICE = "public_service", "公共服务"

    @property
    def code(self) -> str:
        """The code in GB/T 39046 A.1."""
        place = list(ItemType).index(self)
        return f"{place:02d}" if self is not ItemType.PUBLIC_SERVICE else "20"


class CaseType(TextChoices):
    """How a case of this item runs (GB/T 39046 A.6)."""

    IMMEDIATE = "immediate", "即办件"
    PROMISED = "promised", "承诺件"
    OTHER = "other", "其他"


class HandlingMode(TextChoices):
    """Ways of doing it."""

    AT_ONCE = "at_once", "马上办"
    ONLINE = "online", "网上办"
    NEARBY = "nearby", "就近办"
    ONE_VISIT = "one_visit", "一次办"
    AGENT = "agent", "代办"
    HOME_VISIT = "home_visit", "上门办"
    BOOKING = "booking", "预约办"
    EXTENDED_HOURS = "extended_hours", "延时办"


class MaterialSource(TextChoices):
    """Where a material comes from."""

    APPLICANT = "applicant", "申请人自备"
    GOVERNMENT = "government", "政府部门核发"
    INTERMEDIARY = "intermediary", "中介机构出具"
    SHARED = "shared", "部门共享，不用提交"
