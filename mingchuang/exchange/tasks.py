"""What the exchange does by the clock."""

from django.utils import timezone

from mingchuang.exchange.actions.files import forget_held
from mingchuang.exchange.actions.keys import forget_repeats
from mingchuang.foundation.work.timetable import every


@every(minutes=60)
def sweep_exchange() -> None:
    """Answers kept for those who send twice go after a month, files nobody confirmed after a day."""
    now = timezone.now()
    forget_repeats(at=now)
    forget_held(at=now)
