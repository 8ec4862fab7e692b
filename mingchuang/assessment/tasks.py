"""Background work of assessment."""

from django.utils import timezone

from mingchuang.assessment.actions import computing
from mingchuang.assessment.rules.run import RunRefused
from mingchuang.foundation.access import Actor


def compute_run(*, run_id: int) -> None:
    """Count the points of an ordered run; a second call finds the result and leaves."""
    try:
        computing.compute_run(actor=Actor.system(), run_id=run_id, at=timezone.now())
    except RunRefused:
        return  # its page says why; trying again would not help
