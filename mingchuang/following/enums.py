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
