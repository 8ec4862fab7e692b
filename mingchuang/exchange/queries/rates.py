"""The three rates of hotline orders by unit: the orders answered in a month, and what citizens said when asked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery

from mingchuang.callbacks.enums import Measure
from mingchuang.callbacks.queries import Rate, Weights, weights_at
from mingchuang.exchange.models import HotlineOrder
from mingchuang.feedback.actions.steps import MATTER_KIND
from mingchuang.feedback.enums import Contentment
from mingchuang.feedback.models import Ask, Order
from mingchuang.feedback.models.order import OrderQuerySet
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node

EQUAL = Weights(response=1, resolution=1, satisfaction=1)
NOT_ASKED, UNREACHED, UNSAID, LEFT_OUT = "not_asked", "unreached", "unsaid", "left_out"
EXCLUDED = {
    NOT_ASKED: "还没有回访",
    UNREACHED: "没有联系上",
    UNSAID: "这一问没有回答",
    LEFT_OUT: "已作最终答复，不计满意率",
}
"""Why an answered order stands neither above nor below the line; the words are msgids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRates:
    """A unit's orders answered in the period, and their three rates."""

    unit: Node
    orders: int
    rates: Mapping[Measure, Rate]


@dataclass(frozen=True, slots=True, kw_only=True)
class RatesOfMonth:
    """All units with orders, those without, and the weights in force (`is_equal`: nobody has laid any down)."""

    units: Sequence[UnitRates]
    whole: UnitRates | None
    without: Sequence[Node]
    weights: Weights
    is_equal: bool
    cut_off: datetime


def rates_of(region: Node, *, since: datetime, until: datetime, cut_off: datetime) -> RatesOfMonth:
    """The orders of hotlines first answered in [since, until), with the last thing said of each by `cut_off`."""
    rows = list(_answered(region, since=since, until=until, cut_off=cut_off))
    by_unit: dict[int, list[Order]] = {}
    for row in rows:
        by_unit.setdefault(row.matter.owner_node_id, []).append(row)
    units = list(Node.objects.under(region.path).filter(kind=NodeKind.UNIT, closed_on=None).in_tree_order())
    named = {row.matter.owner_node_id: row.matter.owner_node for row in rows} | {unit.pk: unit for unit in units}
    weights = weights_at(region.path, MATTER_KIND)
    return RatesOfMonth(
        units=[_rates(named[pk], orders) for pk, orders in by_unit.items()],
        whole=_rates(region, rows) if rows else None,
        without=[unit for unit in units if unit.pk not in by_unit],
        weights=weights or EQUAL,
        is_equal=weights is None,
        cut_off=cut_off,
    )


def _answered(region: Node, *, since: datetime, until: datetime, cut_off: datetime) -> OrderQuerySet:
    last = Ask.objects.filter(voice=OuterRef("voice"), asked_at__lt=cut_off).order_by("-asked_at", "-pk")
    of_hotlines = HotlineOrder.objects.filter(hotline__path__startswith=region.path).values("voice")
    rows = Order.objects.current().filter(
        voice__in=of_hotlines, first_replied_at__gte=since, first_replied_at__lt=until
    )
    return rows.select_related("matter__owner_node", "final_answer").annotate(
        **{f"said_{name}": Subquery(last.values(name)[:1]) for name in SAID}
    )


SAID = ("is_reached", "is_contacted", "is_solved", "contentment")


def _rates(unit: Node, orders: Sequence[Order]) -> UnitRates:
    return UnitRates(unit=unit, orders=len(orders), rates={measure: _rate(measure, orders) for measure in Measure})


def _rate(measure: Measure, orders: Sequence[Order]) -> Rate:
    excluded: Counter[str] = Counter()
    yes = said = 0
    for order in orders:
        answer, reason = _answer(measure, order)
        if answer is None:
            excluded[reason] += 1
        else:
            said += 1
            yes += answer
    return Rate(measure=measure, numerator=yes, denominator=said, excluded=dict(excluded))


def _answer(measure: Measure, order: Order) -> tuple[bool | None, str]:
    """What was said to one question; None with the reason why it counts neither way."""
    told = {name: getattr(order, f"said_{name}") for name in SAID}
    final = getattr(order, "final_answer", None)
    if measure is Measure.SATISFACTION and final is not None and final.is_left_out:
        return None, LEFT_OUT
    if told["is_reached"] is None:
        return None, NOT_ASKED
    if not told["is_reached"]:
        return None, UNREACHED
    if measure is Measure.SATISFACTION:
        return told["contentment"] != Contentment.DISSATISFIED, ""
    answer = told["is_contacted"] if measure is Measure.RESPONSE else told["is_solved"]
    return answer, UNSAID
