"""Where and when next; the calendar of staff; what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet, Sum

from mingchuang.foundation.access import Actor
from mingchuang.foundation.access.scope import below
from mingchuang.outreach.enums import StopState
from mingchuang.outreach.models import Stop, StopQuerySet, TakenMatter, Tour
from mingchuang.outreach.permissions import OutreachPermission as P

AHEAD = timedelta(days=60)
SHOWN = 100
NEXT, UNREPORTED, DONE, CANCELLED = "next", "unreported", "done", "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutreachCounts:
    """What came of the outreach of some days; those nobody reported stand apart."""

    planned: int
    held: int
    cancelled: int
    unreported: int
    served: int
    taken: int


def stops_ahead(*, today: date, area: str = "", kind: str = "") -> list[Stop]:
    """What the public sees: planned and cancelled stops of the next two months, the next first."""
    rows = Stop.objects.with_tour().coming(today).filter(on__lte=today + AHEAD, state__in=_SHOWN_STATES)
    if area:
        rows = rows.filter(tour__area_zh=area)
    if kind:
        rows = rows.filter(tour__kind=kind)
    return list(rows[:SHOWN])


_SHOWN_STATES = (StopState.PLANNED, StopState.CANCELLED)


def areas(*, today: date) -> list[str]:
    """Areas to which a team goes within the next two months, in the order of their names."""
    rows = Stop.objects.coming(today).filter(on__lte=today + AHEAD, state__in=_SHOWN_STATES).order_by()
    return sorted(set(rows.values_list("tour__area_zh", flat=True)))


def stops_within(actor: Actor, *, state: str, today: date) -> StopQuerySet:
    """The calendar of staff within reach; without a state what comes next."""
    rows = Stop.objects.within(actor, P.STOP_READ).with_tour().annotate(taken_count=Count("taken"))
    if state == UNREPORTED:
        return rows.unreported(today).order_by("on", "id")
    if state == DONE:
        return rows.filter(state=StopState.HELD).order_by("-on", "-id")
    if state == CANCELLED:
        return rows.filter(state=StopState.CANCELLED).order_by("-on", "-id")
    return rows.coming(today)


def tours_within(actor: Actor) -> QuerySet[Tour]:
    """Tours within reach that still run."""
    return (
        Tour.objects.within(actor, P.STOP_READ).filter(ended_at=None).select_related("node").order_by("name_zh", "id")
    )


def taken_at(stop: Stop) -> QuerySet[TakenMatter]:
    """What was taken in at one stop, in order."""
    return TakenMatter.objects.filter(stop=stop).select_related("contact__matter", "voice").order_by("id")


def outreach_counts(*, paths: Sequence[str], since: date, until: date, today: date) -> OutreachCounts:
    """Counts of the stops under these paths in [since, until], for this area's page and the areas above."""
    rows = Stop.objects.filter(below(paths, site=False), on__range=(since, until))
    counted = rows.aggregate(
        planned=Count("id"),
        held=Count("id", filter=Q(state=StopState.HELD)),
        cancelled=Count("id", filter=Q(state=StopState.CANCELLED)),
        unreported=Count("id", filter=Q(state=StopState.PLANNED, on__lt=today)),
        served=Sum("served"),
    )
    taken = TakenMatter.objects.filter(stop__in=rows.values("pk")).count()
    return OutreachCounts(**{**counted, "served": counted["served"] or 0}, taken=taken)
