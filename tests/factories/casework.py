"""Daily counts and cases, made through the product's own acts."""

from datetime import date, datetime, timedelta
from typing import Any

from mingchuang.casework import actions
from mingchuang.casework.enums import Decision, Delivery
from mingchuang.casework.models import Case, ServedCount
from mingchuang.catalogue.models import ServiceItem
from mingchuang.catalogue.rules.items import StepContent
from mingchuang.foundation.access import Actor
from mingchuang.organisations.models import Node
from tests.cast import NOON, Cast
from tests.factories.catalogue import make_item

STEPS = (
    StepContent(name_zh="受理", limit_count=1, post_zh="窗口"),
    StepContent(name_zh="审核", limit_count=3, post_zh="业务股室"),
    StepContent(name_zh="决定", limit_count=2, post_zh="分管负责人"),
)
BEGAN = NOON - timedelta(days=400)


def make_count(window: Node, *, day: date = date(2026, 3, 10), count: int = 42) -> ServedCount:
    """How many were served the day before the tests' noon."""
    actions.set_count(actor=Actor.system(), window=window, day=day, count=count, at=NOON)
    return ServedCount.objects.get(window=window, day=day)


def make_case_item(cast: Cast, **changes: Any) -> ServiceItem:
    """Twenty working days by law, twelve promised, two materials, three steps, at the window; long in force."""
    known = ServiceItem.objects.filter(node=cast.bureau, code=changes.get("code", "11330000MB000001")).first()
    values: dict[str, Any] = {"steps": STEPS, "windows": [cast.window], "at": BEGAN, **changes}
    return known or make_item(cast.bureau, **values)


def order(cast: Cast, **changes: Any) -> actions.CaseOrder:
    """An application by 王小明 at the marriage window."""
    values: dict[str, Any] = {
        "item_code": make_case_item(cast).code,
        "window": cast.window,
        "applicant_name": "王小明",
        "applicant_phone": "13812345678",
        "applicant_identity": "330102199001011234",
        **changes,
    }
    return actions.CaseOrder(**values)


def received(cast: Cast, *, at: datetime = NOON, **changes: Any) -> Case:
    """A case that was just received by 林."""
    return actions.receive_case(actor=cast.lin.actor, order=order(cast, **changes), at=at).case


def accepted(cast: Cast, *, at: datetime = NOON, **changes: Any) -> Case:
    """A case whose clocks run."""
    return actions.accept_case(actor=cast.lin.actor, case_id=received(cast, at=at, **changes).pk, at=at)


def decided(cast: Cast, *, at: datetime = NOON, **changes: Any) -> Case:
    """A case that was granted the same day."""
    case = accepted(cast, at=at, **changes)
    return actions.decide_case(actor=cast.lin.actor, case_id=case.pk, decision=Decision.GRANTED, at=at)


def delivered(cast: Cast, *, at: datetime = NOON, **changes: Any) -> Case:
    """A case from receipt to delivery in one day."""
    case = decided(cast, at=at, **changes)
    return actions.deliver_case(actor=cast.lin.actor, case_id=case.pk, delivery=Delivery.WINDOW, at=at)


def three_units(cast: Cast) -> list[actions.PartOrder]:
    """Two at once, the third when both have spoken."""
    return [
        actions.PartOrder(title_zh="消防审核", unit=cast.bureau, working_days=10),
        actions.PartOrder(title_zh="环保审核", unit=cast.other_bureau, working_days=15),
        actions.PartOrder(title_zh="规划许可", unit=cast.other_bureau, working_days=5, after=("消防审核", "环保审核")),
    ]
