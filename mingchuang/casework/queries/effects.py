"""What a simplification did to real cases."""

from dataclasses import dataclass

from django.db.models import Count, Q

from mingchuang.casework.models import Case, CaseQuerySet
from mingchuang.casework.queries.terms import terms_at
from mingchuang.casework.rules.effects import CaseMeasure, Medians, medians
from mingchuang.catalogue.enums import MaterialSource
from mingchuang.catalogue.models import Simplification

MOST = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """The middle of the cases received before the day of a simplification, and of those from that day on."""

    before: Medians
    after: Medians
    floor: int


def effect_of(simplification: Simplification) -> Effect:
    """Working days that counted, visits and papers, before and after; None where cases are too few to say."""
    day, floor = simplification.in_force_from, terms_at(simplification.path).effect_floor
    decided = Case.objects.filter(item__code=simplification.code, net_days__isnull=False)
    before = decided.filter(accepted_on__lt=day).order_by("-accepted_on")
    after = decided.filter(accepted_on__gte=day).order_by("accepted_on")
    return Effect(
        before=medians(_measures(before), floor=floor), after=medians(_measures(after), floor=floor), floor=floor
    )


def _measures(cases: CaseQuerySet) -> list[CaseMeasure]:
    brought = Count("item__materials", filter=~Q(item__materials__source=MaterialSource.SHARED))
    rows = cases.annotate(brought=brought).values_list("net_days", "visits", "brought")[:MOST]
    return [CaseMeasure(net_days=net or 0, visits=visits, materials=count) for net, visits, count in rows]
