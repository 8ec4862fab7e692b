"""What was made simpler, and what two versions say about it."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Count, QuerySet

from mingchuang.catalogue.enums import Saving
from mingchuang.catalogue.models import ServiceItem, Simplification
from mingchuang.catalogue.queries.items import content_of, whole_item
from mingchuang.catalogue.rules.versions import Change, SavingContent, changes_between, savings_between


def changes_of(item: ServiceItem) -> tuple[Change, ...] | None:
    """What this version says otherwise than the one before it; None for a first version."""
    before = whole_item(ServiceItem.objects.filter(code=item.code, version_no=item.version_no - 1)).first()
    return changes_between(content_of(before), content_of(item)) if before else None


def savings_shown(code: str) -> tuple[tuple[SavingContent, ...], date | None]:
    """What the latest published version spares compared with the one before it, and since when."""
    published = ServiceItem.objects.filter(code=code).exclude(published_at=None).order_by("-version_no")
    versions = list(whole_item(published)[:2])
    if len(versions) < 2:
        return (), None
    now, before = versions
    return savings_between(content_of(before), content_of(now)), now.in_force_from


def savings_not_entered(code: str) -> tuple[tuple[SavingContent, ...], date | None]:
    """Of those, the ones not yet on the list."""
    found, since = savings_shown(code)
    entered = set(
        Simplification.objects.filter(code=code, in_force_from=since).values_list("saving", flat=True) if since else ()
    )
    return tuple(one for one in found if one.saving not in entered), since


def simplifications_of(code: str, *, on: date | None = None) -> QuerySet[Simplification]:
    """What an item spares, the latest first; with `on`, what holds on that day."""
    rows = Simplification.objects.filter(code=code).order_by("-in_force_from", "saving")
    return rows.filter(in_force_from__lte=on) if on else rows


def simplifications_in_force(*, on: date) -> QuerySet[Simplification]:
    """All that hold, for the public list."""
    return Simplification.objects.filter(in_force_from__lte=on).select_related("node")


def saving_counts(*, on: date) -> list[tuple[Saving, int]]:
    """How many simplifications of each kind hold."""
    rows = simplifications_in_force(on=on).order_by().values("saving").annotate(n=Count("pk"))
    counts = {row["saving"]: row["n"] for row in rows}
    return [(saving, counts.get(saving.value, 0)) for saving in Saving]


def names_of(codes: Sequence[str], *, on: date) -> dict[str, ServiceItem]:
    """Items in force by code; what is no longer done has none."""
    return {item.code: item for item in ServiceItem.objects.in_force_on(on).filter(code__in=codes)}
