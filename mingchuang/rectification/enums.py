"""States of a rectification, ways to mend, where the problem came from."""

from django.db.models import TextChoices


class RectificationState(TextChoices):
    """Where a rectification stands."""

    OPEN = "open", "待制定措施"
    PLANNED = "planned", "整改中"
    SUBMITTED = "submitted", "待销号"
    CLOSED = "closed", "已销号"
    WITHDRAWN = "withdrawn", "已撤除"

    @classmethod
    def running(cls) -> tuple["RectificationState", ...]:
        """States in which somebody still has something to do."""
        return (cls.OPEN, cls.PLANNED, cls.SUBMITTED)


class Way(TextChoices):
    """How the problem is dealt with."""

    AT_ONCE = "at_once", "立行立改"
    BY_DATE = "by_date", "限期整改"
    EXPLAIN = "explain", "解释说明"


class SourceKind(TextChoices):
    """Which signal told of the problem; one ledger for all of them."""

    RATING = "rating", "差评"
    COMPLAINT = "complaint", "投诉"
    HOTLINE = "hotline", "12345 热线"
    INSPECTION = "inspection", "督查暗访"
    REVIEW = "review", "评议点评"
    OVERDUE = "overdue", "逾期"
    PLEDGE = "pledge", "承诺"
    OTHER = "other", "其他"
