"""Followed matters for tests, opened through the product's own act."""

from datetime import date, datetime
from typing import Any

from mingchuang.following.actions import MatterOrder, open_matter
from mingchuang.following.models import Matter
from mingchuang.foundation.access import Actor
from mingchuang.foundation.worktime.limits import Limit
from mingchuang.organisations.models import Node
from tests.cast import NOON


def make_matter(
    node: Node, *, days: int = 5, at: datetime = NOON, started_on: date | None = None, **order: Any
) -> Matter:
    """A matter of this node, due in so many working days."""
    values: dict[str, Any] = {"kind": "tests.thing", "title_zh": "补齐申报材料样本", **order}
    return open_matter(
        actor=Actor.system(),
        order=MatterOrder(owner_node=node, promise=Limit(count=days), started_on=started_on, **values),
        at=at,
    )
