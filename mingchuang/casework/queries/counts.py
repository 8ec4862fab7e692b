"""Reads that shape the page of counts."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import QuerySet, Sum

from mingchuang.casework.models import ServedCount
from mingchuang.casework.permissions import CaseworkPermission as P
from mingchuang.foundation.access import Actor
from mingchuang.organisations.models import Node


def counting_windows(actor: Actor, permission: str, *, on: date) -> QuerySet[Node]:
    """Windows within reach that exist on this day."""
    return Node.objects.within(actor, permission).windows().open_on(on).select_related("parent", "site")


def counts_on(windows: Sequence[Node], day: date) -> Mapping[int, ServedCount]:
    """What stands for these windows on this day, by window."""
    return {row.window_id: row for row in ServedCount.objects.filter(window__in=windows, day=day)}


def served_between(path: str, *, first: date, last: date) -> int:
    """How many people were served at and below a place, both days included."""
    rows = ServedCount.objects.under(path).filter(day__range=(first, last))
    return int(rows.aggregate(total=Sum("count"))["total"] or 0)


def counts_within(actor: Actor, *, first: date, last: date) -> QuerySet[ServedCount]:
    """Counts within reach, for the export, by day and window."""
    found = ServedCount.objects.within(actor, P.COUNT_READ).filter(day__range=(first, last))
    return found.select_related("window").order_by("day", "window__sort_path")
