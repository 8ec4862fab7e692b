"""Followed matters for tests, opened through the product's own act."""

from datetime import date, datetime
from typing import Any

from mingchuang.following.actions import MatterOrder, offer_hand_over, open_matter, recount_clocks
from mingchuang.following.models import HandOver, Matter, Recount
from mingchuang.foundation.access import Actor
from mingchuang.foundation.worktime.limits import Limit
from mingchuang.organisations.models import Node, Staff
from tests.cast import NOON, Cast


def make_matter(
    node: Node, *, days: int = 5, at: datetime = NOON, started_on: date | None = None, **order: Any
) -> Matter:
    """A matter of this node, due in so many working days."""
    values: dict[str, Any] = {
        "kind": "tests.thing",
        "title_zh": "补齐申报材料样本",
        "promise": Limit(count=days),
        **order,
    }
    return open_matter(
        actor=Actor.system(),
        order=MatterOrder(owner_node=node, started_on=started_on, **values),
        at=at,
    )


def make_offer(node: Node, *, to: Node, staff: Staff | None = None, at: datetime = NOON, **order: Any) -> HandOver:
    """A matter of one unit, offered to another."""
    matter = make_matter(node, at=at, **order)
    return offer_hand_over(
        actor=Actor.system(), matter_id=matter.pk, to_node=to, to_staff=staff, reason="属于贵单位职责", at=at
    )


def a_recount(cast: Cast) -> Recount:
    """One open matter looked at, and nothing changed."""
    make_matter(cast.bureau)
    return recount_clocks(actor=cast.operator.actor, reason="放假安排有变化", at=NOON)
