"""Followed matters for tests, opened through the product's own act."""

import json
from datetime import date, datetime
from typing import Any

from mingchuang.following.actions import MatterOrder, offer_hand_over, open_matter, recount_clocks
from mingchuang.following.models import HandOver, Matter, Recount
from mingchuang.foundation.access import Actor
from mingchuang.foundation.worktime.limits import Limit
from mingchuang.foundation.worktime.published import enter_year, years_in_force
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


def corrected(*, also_off: str) -> bytes:
    """The notice of 2026 with one more day off."""
    year = next(year for year in years_in_force() if year.year == 2026)
    days = [{"date": day.on.isoformat(), "name": day.name, "is_working": day.is_working} for day in year.days]
    off = [*(day for day in days if not day["is_working"]), {"date": also_off, "name": "临时放假"}]
    work = [day for day in days if day["is_working"]]
    return json.dumps({"year": 2026, "source": "更正通知", "off": off, "work": work}).encode()


def a_recount(cast: Cast) -> Recount:
    """A matter of the bureau, and then a corrected calendar that moves its date."""
    make_matter(cast.bureau, place=cast.window)
    enter_year(actor=Actor.system(), text=corrected(also_off="2026-03-17"), at=NOON)
    return recount_clocks(actor=cast.operator.actor, reason="放假安排有变化", at=NOON)
