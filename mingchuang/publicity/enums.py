"""Scenes of a hall screen, and kinds of print. Kinds of display point are data: `data/display-kinds.json`."""

from django.db.models import TextChoices


class SceneKind(TextChoices):
    """What a hall screen can show."""

    IDENTITY = "identity", "谁在服务"
    WHEREABOUTS = "whereabouts", "人员去向"
    ITEMS = "items", "能办什么"
    PLEDGES = "pledges", "我们的承诺"
    RATINGS = "ratings", "群众怎么评"
    SLOGANS = "slogans", "服务标语"
    HONOURS = "honours", "荣誉"


class PrintKind(TextChoices):
    """What is set on paper."""

    WINDOW_POSTER = "window_poster", "窗口海报"
    HALL_POSTER = "hall_poster", "大厅海报"
    CAMPAIGN_POSTER = "campaign_poster", "活动海报"
    HANDBOOK = "handbook", "便民服务手册"
    SERVICE_CARDS = "service_cards", "办事指南卡"
    DESK_CODES = "desk_codes", "窗口评价二维码"

    @classmethod
    def posters(cls) -> tuple["PrintKind", ...]:
        """Kinds that are set large."""
        return (cls.WINDOW_POSTER, cls.HALL_POSTER, cls.CAMPAIGN_POSTER)


class PaperSize(TextChoices):
    """Sizes of ISO 216; which of them a kind of print may have stands in the rules."""

    A2 = "a2", "A2（420×594 毫米）"
    A3 = "a3", "A3（297×420 毫米）"
    A4 = "a4", "A4（210×297 毫米）"
    A5 = "a5", "A5（148×210 毫米）"
    A6 = "a6", "A6（105×148 毫米）"


class HandbookOrder(TextChoices):
    """How a handbook is divided into chapters."""

    BY_UNIT = "by_unit", "按单位"
    BY_THEME = "by_theme", "按事项类型"
