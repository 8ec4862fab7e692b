"""Acts on marking schemes."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Max

from mingchuang.assessment.enums import SchemeState
from mingchuang.assessment.facts import IndicatorChanged, SchemeInForce, SchemeStarted
from mingchuang.assessment.models import Deduction, Indicator, Scheme, Veto
from mingchuang.assessment.permissions import AssessmentPermission as P
from mingchuang.assessment.queries.scheme import standard_scheme
from mingchuang.assessment.rules.scheme import SchemeRefused, check_is_draft, check_marks, check_may_come_into_force
from mingchuang.campaigns.models import Campaign
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import record

COPIED = ("position", "key", "label_zh", "label_en", "figure")
INDICATOR = (*COPIED, "weight", "direction", "full_mark", "zero_mark", "least_count", "is_sampled")
CHANGEABLE = ("weight", "full_mark", "zero_mark", "least_count", "is_sampled")


@transaction.atomic
def start_scheme(*, actor: Actor, campaign: Campaign, unit_kind: str, at: datetime) -> Scheme:
    """A new draft: a copy of the version in force, or of the standard scheme when there is none."""
    actor.require(P.SCHEME_EDIT, within=covers(campaign))
    earlier = Scheme.objects.select_for_update(of=("self",)).filter(campaign=campaign)
    if earlier.drafts().exists():
        raise SchemeRefused("已有一版草稿，请先用完它。")
    model = earlier.in_force().first()
    standard = standard_scheme()
    version = (earlier.aggregate(last=Max("version"))["last"] or 0) + 1
    scheme = Scheme.objects.create(
        campaign=campaign,
        path=campaign.path,
        version=version,
        name_zh=model.name_zh if model else standard["name_zh"],
        name_en=model.name_en if model else standard["name_en"],
        unit_kind=unit_kind,
        started_at=at,
    )
    if model:
        _copy(model, scheme)
    else:
        _fill(scheme)
    fact = SchemeStarted(campaign=campaign.code, version=version)
    record(fact, actor=actor, subject=scheme, path=scheme.path, at=at)
    return scheme


@transaction.atomic
def change_indicator(
    *,
    actor: Actor,
    indicator: Indicator,
    weight: Decimal,
    full_mark: Decimal,
    zero_mark: Decimal,
    least_count: int,
    is_sampled: bool,
    at: datetime,
) -> Indicator:
    """Change weight, anchors, least count or interval of an indicator in a draft."""
    scheme = Scheme.objects.select_for_update(of=("self",)).get(pk=indicator.scheme_id)
    actor.require(P.SCHEME_EDIT, within=covers(scheme))
    check_is_draft(scheme.state)
    check_marks(direction=indicator.direction, full_mark=float(full_mark), zero_mark=float(zero_mark))
    before = {name: str(getattr(indicator, name)) for name in CHANGEABLE}
    indicator.weight, indicator.full_mark, indicator.zero_mark = weight, full_mark, zero_mark
    indicator.least_count, indicator.is_sampled = least_count, is_sampled
    indicator.save(update_fields=CHANGEABLE)
    after = {name: str(getattr(indicator, name)) for name in CHANGEABLE}
    fact = IndicatorChanged(key=indicator.key, before=before, after=after)
    record(fact, actor=actor, subject=scheme, path=scheme.path, at=at)
    return indicator


@transaction.atomic
def put_in_force(*, actor: Actor, scheme: Scheme, at: datetime) -> Scheme:
    """From now on points are counted by this version; the one before stays with the runs it made."""
    versions = Scheme.objects.select_for_update(of=("self",)).filter(campaign=scheme.campaign_id)
    (scheme,) = [version for version in versions if version.pk == scheme.pk]
    actor.require(P.SCHEME_EDIT, within=covers(scheme))
    weights = [float(weight) for weight in scheme.indicators.values_list("weight", flat=True)]
    check_may_come_into_force(state=scheme.state, weights=weights)
    versions.in_force().update(state=SchemeState.REPLACED)
    scheme.state, scheme.in_force_at = SchemeState.IN_FORCE, at
    scheme.save(update_fields=["state", "in_force_at"])
    fact = SchemeInForce(campaign=scheme.campaign.code, version=scheme.version)
    record(fact, actor=actor, subject=scheme, path=scheme.path, at=at)
    return scheme


def _fill(scheme: Scheme) -> None:
    """The rows of the standard scheme."""
    standard = standard_scheme()
    indicators = {
        row["key"]: Indicator.objects.create(scheme=scheme, position=position, **row)
        for position, row in enumerate(standard["indicators"], 1)
    }
    for position, row in enumerate(standard["deductions"], 1):
        named = {**row, "indicator": indicators.get(row["indicator"])}
        Deduction.objects.create(scheme=scheme, position=position, **named)
    for position, row in enumerate(standard["vetoes"], 1):
        Veto.objects.create(scheme=scheme, position=position, **row)


def _copy(model: Scheme, scheme: Scheme) -> None:
    """The rows of an earlier version."""
    indicators = {
        row.key: Indicator.objects.create(scheme=scheme, **{name: getattr(row, name) for name in INDICATOR})
        for row in model.indicators.order_by("position")
    }
    for row in model.deductions.select_related("indicator").order_by("position"):
        values = {name: getattr(row, name) for name in (*COPIED, "points_each")}
        item = indicators[row.indicator.key] if row.indicator else None
        Deduction.objects.create(scheme=scheme, indicator=item, **values)
    for veto in model.vetoes.order_by("position"):
        Veto.objects.create(scheme=scheme, **{name: getattr(veto, name) for name in COPIED})
