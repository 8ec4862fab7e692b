"""Tours and stops for tests, planned through the product's own acts."""

from datetime import date, time
from typing import Any

from mingchuang.outreach.actions import TourOrder, hold_stop, plan_tour
from mingchuang.outreach.enums import Cycle, TourKind
from mingchuang.outreach.models import Stop, Tour
from mingchuang.outreach.rules import Rhythm
from tests.cast import NOON, Cast
from tests.factories.catalogue import picture

WEDNESDAY = date(2026, 3, 11)


def make_tour(cast: Cast, *, rhythm: Rhythm | None = None, **order: Any) -> Tour:
    """周's team is at the village office every Wednesday of March."""
    weekly = Rhythm(cycle=Cycle.WEEKLY, weekday=2, since=date(2026, 3, 1), until=date(2026, 3, 31))
    values: dict[str, Any] = {
        "node": cast.bureau,
        "kind": TourKind.EXPRESS,
        "name_zh": "民政便民直通车",
        "team": "民政局 2 人",
        "area_zh": "城南街道",
        "place_zh": "南门村委会",
        "starts_at": time(9),
        "ends_at": time(11, 30),
        **order,
    }
    return plan_tour(actor=cast.zhou.actor, order=TourOrder(rhythm=rhythm or weekly, **values), at=NOON)


def make_stop(cast: Cast, *, on: date = WEDNESDAY) -> Stop:
    """The stop of the tests' day."""
    return make_tour(cast).stops.get(on=on)


def held_stop(cast: Cast) -> Stop:
    """It took place, and there is a picture."""
    return hold_stop(
        actor=cast.zhou.actor, stop_id=make_stop(cast).pk, served=23, result="办高龄津贴", photos=[picture()], at=NOON
    )
