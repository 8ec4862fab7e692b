"""How a call-back ends, where its answers come from, and what is asked."""

from django.db.models import TextChoices


class CallState(TextChoices):
    """Where a call-back stands. Refused, wrong number and nobody are counted apart, never as dissatisfied."""

    WAITING = "waiting", "待回访"
    ANSWERED = "answered", "已回访"
    REFUSED = "refused", "拒绝回访"
    WRONG_NUMBER = "wrong_number", "号码有误"
    UNREACHED = "unreached", "多次无人接听"
    CANCELLED = "cancelled", "不再回访"


class TryResult(TextChoices):
    """What came of one try."""

    TALKED = "talked", "接通并答了"
    NOBODY = "nobody", "没人接"
    REFUSED = "refused", "不愿回答"
    WRONG_NUMBER = "wrong_number", "号码不对"


class Origin(TextChoices):
    """Where the answers come from (来源)."""

    PHONE = "phone", "电话"
    PAPER = "paper", "纸质跟踪卡"
    WEB = "web", "扫码填写"


class PickedBy(TextChoices):
    """Why this matter is called back."""

    DRAW = "draw", "抽样"
    DISSATISFIED = "dissatisfied", "不满意必访"
    PLANNED = "planned", "指定回访"
    CARD = "card", "跟踪卡"


class Measure(TextChoices):
    """The three things every script asks (三率)."""

    RESPONSE = "response", "响应率"
    RESOLUTION = "resolution", "解决率"
    SATISFACTION = "satisfaction", "满意率"


class Said(TextChoices):
    """An answer to one question."""

    YES = "yes", "是"
    NO = "no", "否"
    UNSAID = "unsaid", "没有回答"
