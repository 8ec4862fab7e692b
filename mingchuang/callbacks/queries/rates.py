"""The three rates over call-backs, for this area's page and for the areas above."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from django.db.models import Count, Q

from mingchuang.callbacks.enums import CallState, Measure
from mingchuang.callbacks.models import CallBack, Draw
from mingchuang.callbacks.models.call import CallQuerySet
from mingchuang.callbacks.queries.settings import rule_at
from mingchuang.callbacks.rules.rates import Rate, ThreeRates, Weights
from mingchuang.foundation.access.scope import below

FIELDS = {
    Measure.RESPONSE: "was_answered",
    Measure.RESOLUTION: "was_solved",
    Measure.SATISFACTION: "is_satisfied",
}
UNSAID, NO_NUMBER = "unsaid", "no_number"
EXCLUDED = {
    CallState.REFUSED.value: "拒绝回访",
    CallState.WRONG_NUMBER.value: "号码有误",
    CallState.UNREACHED.value: "多次无人接听",
    CallState.WAITING.value: "还在等待回访",
    CallState.CANCELLED.value: "不再回访",
    UNSAID: "这一问没有回答",
    NO_NUMBER: "没有留电话",
}
"""Why somebody stands neither above nor below the line; the words are msgids."""


def three_rates(
    *, paths: Sequence[str], kinds: Sequence[str] = (), since: datetime, until: datetime, cut_off: datetime
) -> ThreeRates:
    """The rates of matters under these paths (units or halls) whose call-back was planned in [since, until).

    The population is what was planned in the period, answered by `cut_off` or not; so a late refusal never moves a
    call to another month. `kinds` empty = all. Weights are those in force at the first path for the first kind.
    """
    planned = _planned(paths, kinds, since=since, until=until)
    done = Q(finished_at__lt=cut_off)
    states: Counter[str] = Counter()
    for state, count in planned.filter(done).values_list("state").annotate(Count("id")).order_by("state"):
        states[state] = count
    states[CallState.WAITING.value] += planned.exclude(done).count()
    answered = states.pop(CallState.ANSWERED.value, 0)
    said = planned.filter(done, state=CallState.ANSWERED).aggregate(
        **{f"{field}_yes": Count("id", filter=Q(**{field: True})) for field in FIELDS.values()},
        **{f"{field}_said": Count("id", filter=Q(**{f"{field}__isnull": False})) for field in FIELDS.values()},
    )
    without = {NO_NUMBER: _without_number(paths, kinds, since=since, until=until), **states}
    rates = {
        measure: Rate(
            measure=measure,
            numerator=said[f"{field}_yes"],
            denominator=said[f"{field}_said"],
            excluded={key: n for key, n in {**without, UNSAID: answered - said[f"{field}_said"]}.items() if n},
        )
        for measure, field in FIELDS.items()
    }
    weights = weights_at(paths[0], kinds[0]) if paths and kinds else None
    return ThreeRates(rates=rates, since=since, until=until, cut_off=cut_off, weights=weights)


def weights_at(path: str, kind: str) -> Weights | None:
    """The weights in force; None where nobody has laid any down."""
    rule = rule_at(path, kind)
    if rule.response_weight is None or rule.resolution_weight is None or rule.satisfaction_weight is None:
        return None
    return Weights(
        response=rule.response_weight,
        resolution=rule.resolution_weight,
        satisfaction=rule.satisfaction_weight,
        basis=rule.basis,
    )


def _planned(paths: Sequence[str], kinds: Sequence[str], *, since: datetime, until: datetime) -> CallQuerySet:
    rows = CallBack.objects.filter(below(paths, site=True), planned_at__gte=since, planned_at__lt=until)
    return rows.filter(kind__in=kinds) if kinds else rows


def _without_number(paths: Sequence[str], kinds: Sequence[str], *, since: datetime, until: datetime) -> int:
    """Matters of the draws of the period that could not be called; draws are of whole regions."""
    rows = Draw.objects.filter(drawn_at__gte=since, drawn_at__lt=until, region__path__in=paths)
    if kinds:
        rows = rows.filter(kind__in=kinds)
    return sum(finished - len(frame) for finished, frame in rows.values_list("finished", "frame"))
