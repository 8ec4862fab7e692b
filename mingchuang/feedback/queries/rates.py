"""How units do: each rate with what is above and below its line, and what was left out."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, F, OuterRef, Q, Subquery

from mingchuang.feedback.enums import Contentment, Plea
from mingchuang.feedback.models import Ask, Order
from mingchuang.feedback.models.order import OrderQuerySet
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.foundation.access import Actor
from mingchuang.organisations.models import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A share with both its numbers; None where nothing is below the line."""

    above: int
    below: int

    @property
    def share(self) -> float | None:
        """Above by below."""
        return self.above / self.below if self.below else None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRates:
    """One unit in a span of days. Orders whose return was upheld count for and against nobody but as returns."""

    unit: Node | None
    orders: int
    timely: Rate
    returns: Rate
    upheld: Rate
    redone: Rate
    satisfied: Rate
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RatesTable:
    """All units, and all together."""

    rows: list[UnitRates]
    total: UnitRates


def rates_by_unit(actor: Actor, *, now: datetime, days: int) -> RatesTable:
    """Orders dispatched in the last so many days, by unit; due ones only below the line of the timely rate."""
    rows = Order.objects.within(actor, P.ORDER_READ).filter(
        dispatched_at__gte=now - timedelta(days=days), dispatched_at__lte=now
    )
    counted = {told["unit"]: told for told in _counted(rows, now)}
    nodes = Node.objects.in_bulk(list(counted))
    units = [_rates(nodes[pk], told) for pk, told in sorted(counted.items(), key=lambda pair: nodes[pair[0]].sort_path)]
    everything = {key: sum(told[key] for told in counted.values()) for key in COUNTED}
    return RatesTable(rows=units, total=_rates(None, everything))


COUNTED = ("orders", "in_time", "late", "asked_back", "upheld", "redone", "kept", "said", "content", "left_out")


def _counted(rows: OrderQuerySet, now: datetime) -> list[dict[str, int]]:
    """One statement for all units."""
    last = Ask.objects.filter(voice=OuterRef("voice"), is_reached=True).order_by("-pk").values("contentment")[:1]
    kept = Q(returned_at=None)
    overdue = Q(first_replied_at=None, matter__clock__due_at__lt=now, matter__clock__is_provisional=False)
    counts = Q(final_answer=None) | Q(final_answer__is_left_out=False)
    content = (Contentment.SATISFIED, Contentment.BASICALLY)
    asked_back = Q(pleas__kind=Plea.RETURN)
    found = rows.annotate(unit=F("matter__owner_node"), last_said=Subquery(last)).values("unit")
    return list(
        found.annotate(
            orders=Count("pk", distinct=True),
            kept=Count("pk", distinct=True, filter=kept),
            in_time=Count("pk", distinct=True, filter=kept & Q(first_replied_at__isnull=False, first_reply_late=False)),
            late=Count("pk", distinct=True, filter=kept & (Q(first_reply_late=True) | overdue)),
            asked_back=Count("pk", distinct=True, filter=asked_back),
            upheld=Count("pk", distinct=True, filter=asked_back & Q(pleas__is_granted=True)),
            redone=Count("pk", distinct=True, filter=kept & Q(voice__redone__gt=0)),
            said=Count("pk", distinct=True, filter=kept & counts & Q(last_said__isnull=False)),
            content=Count("pk", distinct=True, filter=kept & counts & Q(last_said__in=content)),
            left_out=Count("pk", distinct=True, filter=kept & Q(final_answer__is_left_out=True)),
        ).order_by()
    )


def _rates(unit: Node | None, told: dict[str, int]) -> UnitRates:
    return UnitRates(
        unit=unit,
        orders=told["orders"],
        timely=Rate(above=told["in_time"], below=told["in_time"] + told["late"]),
        returns=Rate(above=told["asked_back"], below=told["orders"]),
        upheld=Rate(above=told["upheld"], below=told["asked_back"]),
        redone=Rate(above=told["redone"], below=told["in_time"] + told["late"]),
        satisfied=Rate(above=told["content"], below=told["said"]),
        left_out=told["left_out"],
    )
