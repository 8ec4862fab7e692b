"""Orders about stalls for tests, given through the product's own act."""

from datetime import timedelta

from mingchuang.foundation.statistics import Share
from mingchuang.supervision.actions import NewOrder, issue_order
from mingchuang.supervision.enums import Measure
from mingchuang.supervision.models import StallOrder
from tests.cast import NOON, Cast


def make_stall_order(cast: Cast, *, measure: Measure = Measure.LATE, before: Share | None = None) -> StallOrder:
    """The bureau is late: fifteen of twenty."""
    today = NOON.date()
    new = NewOrder(
        place=cast.bureau,
        measure=measure,
        step="",
        from_on=today - timedelta(days=29),
        until_on=today,
        before=before or Share(count=15, total=20),
        to=cast.bureau,
        wanted="每天下班前清一次当日到期的事项。",
        due_on=today + timedelta(days=14),
    )
    return issue_order(actor=cast.sun.actor, new=new, at=NOON)
