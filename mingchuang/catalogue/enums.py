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
    AGENT = "agent", "帮办代办"
    HOME_VISIT = "home_visit", "上门办"
    BOOKING = "booking", "预约办"
    DELEGATED = "delegated", "委托办"
    EXTENDED_HOURS = "extended_hours", "延时办"


class MaterialSource(TextChoices):
    """Where a material comes from."""

    APPLICANT = "applicant", "申请人自备"
    GOVERNMENT = "government", "政府部门核发"
    INTERMEDIARY = "intermediary", "中介机构出具"
    SHARED = "shared", "部门共享，不用提交"


class MaterialMedium(TextChoices):
    """On what a material may be handed in."""

    EITHER = "either", "纸质或电子"
    PAPER = "paper", "纸质"
    ELECTRONIC = "electronic", "电子"


class BodyKind(TextChoices):
    """By what right the body handles it (GB/T 39046 A.3: 1, 2, 3, 9)."""

    STATUTORY = "statutory", "法定机关"
    AUTHORISED = "authorised", "授权组织"
    ENTRUSTED = "entrusted", "受委托组织"
    OTHER = "other", "其他"


class ApplicantKind(TextChoices):
    """Who may apply (GB/T 39046 A.4: 1 to 6)."""

    PERSON = "person", "自然人"
    ENTERPRISE = "enterprise", "企业法人"
    INSTITUTION = "institution", "事业法人"
    ASSOCIATION = "association", "社会组织法人"
    AUTHORITY = "authority", "行政机关"
    OTHER = "other", "其他组织"


class Channel(TextChoices):
    """Where an application is handed in (GB/T 39046 A.5: 1, 2, 3, 4, 9)."""

    WINDOW = "window", "窗口"
    WEB = "web", "电脑端网上"
    MOBILE = "mobile", "移动端"
    POST = "post", "快递"
    OTHER = "other", "其他"


class Coverage(TextChoices):
    """How far it is handled for people of other places (通办范围)."""

    NONE = "", "不通办"
    COUNTY = "county", "全县通办"
    CITY = "city", "全市通办"
    PROVINCE = "province", "全省通办"
    COUNTRY = "country", "全国通办"


class ResultKind(TextChoices):
    """What the applicant has in her hand afterwards."""

    CERTIFICATE = "certificate", "证照"
    APPROVAL = "approval", "批文"
    NOTICE = "notice", "通知书或证明"
    PAYMENT = "payment", "款项"
    OTHER = "other", "其他"


class FileKind(TextChoices):
    """What a file of an item shows."""

    SAMPLE = "sample", "填好的样表"
    BLANK = "blank", "空白表"
    RESULT = "result", "结果样本"


class Saving(TextChoices):
    """What a simplification takes away (减环节、减材料、减跑动、减时限)."""

    STEPS = "steps", "减环节"
    MATERIALS = "materials", "减材料"
    VISITS = "visits", "减跑动"
    TIME = "time", "减时限"


class FacilityState(TextChoices):
    """Whether a facility of a hall can be used."""

    NORMAL = "normal", "正常"
    FAULTY = "faulty", "故障"
    OFF = "off", "停用"


class Trouble(TextChoices):
    """What a citizen finds wrong with a facility: one tap."""

    BROKEN = "broken", "坏了，用不了"
    EMPTY = "empty", "用完了，没有补"
    DIRTY = "dirty", "不干净"
    NOBODY = "nobody", "没有人"
    OTHER = "other", "别的问题"
