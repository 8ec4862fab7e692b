"""What the exchange does by the clock."""

from django.utils import timezone

from mingchuang.exchange.actions.keys import forget_repeats
from mingchuang.foundation.work.timetable import every


@every(minutes=24 * 60)
def sweep_repeats() -> None:
    """Answers kept for those who send twice go after a month."""
    forget_repeats(at=timezone.now())
