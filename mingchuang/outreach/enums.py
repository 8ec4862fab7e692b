"""Ways of carrying service to people, how often, and what became of a stop."""

from django.db.models import TextChoices


class TourKind(TextChoices):
    """Ways of carrying service to where people are."""

    STATIONED = "stationed", "派驻"
    CIRCUIT = "circuit", "巡回"
    FIVE_PLACES = "five_places", "五进"
    EXPRESS = "express", "便民直通车"
    LINKED = "linked", "联村联户"


class Cycle(TextChoices):
    """How often a team is at its place."""

    ONCE = "once", "只去一次"
    WEEKLY = "weekly", "每周"
    FORTNIGHTLY = "fortnightly", "隔周"
    MONTH_DAY = "month_day", "每月几号"
    MONTH_WEEKDAY = "month_weekday", "每月第几个星期几"


class OnHoliday(TextChoices):
    """What happens to a date that is no working day."""

    SKIP = "skip", "这次不去"
    NEXT = "next", "顺延到下一个工作日"
    KEEP = "keep", "照常去"


class StopState(TextChoices):
    """What became of a planned stop."""

    PLANNED = "planned", "已安排"
    HELD = "held", "已开展"
    CANCELLED = "cancelled", "已取消"
