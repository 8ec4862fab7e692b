"""Standing pledges against their records."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import record
from mingchuang.pledges.actions.fulfilment import open_mending
from mingchuang.pledges.enums import PledgeState
from mingchuang.pledges.facts import PledgeMeasured
from mingchuang.pledges.models import Measurement, Pledge
from mingchuang.pledges.permissions import PledgesPermission as P
from mingchuang.pledges.queries import indicator_named
from mingchuang.pledges.rules import PledgeRefused, Reading
from mingchuang.pledges.rules.measuring import check_reading, is_met
from mingchuang.rectification.enums import RectificationState


@transaction.atomic
def record_measurement(*, actor: Actor, pledge_id: int, reading: Reading, at: datetime) -> Measurement:
    """Keep what records say of one month. A missed month opens a rectification, unless one is still being mended.

    A month that was counted stays as it was counted: a second call gives the first reading.
    """
    pledge = Pledge.objects.select_related("node").select_for_update(of=("self",)).get(pk=pledge_id)
    actor.require(P.PLEDGE_EXAMINE, within=covers(pledge))
    known = pledge.measurements.filter(until_on=reading.until_on).first()
    if known is not None:
        return known
    indicator = indicator_named(pledge.indicator)
    if indicator is None or pledge.target_number is None or pledge.state not in PledgeState.running():
        raise PledgeRefused("这条承诺不按记录计量。")
    assert pledge.published_at is not None
    check_reading(reading, published_on=timezone.localdate(pledge.published_at))
    met = is_met(reading, aim=pledge.aim, target=pledge.target_number, fewest=indicator.fewest)
    row = Measurement(
        pledge=pledge,
        from_on=reading.from_on,
        until_on=reading.until_on,
        cut_off_on=reading.cut_off_on,
        numerator=reading.numerator,
        denominator=reading.denominator,
        excluded=reading.excluded,
        per=reading.per,
        is_met=met,
        measured_at=at,
    )
    if met is False and not _is_being_mended(pledge):
        row.rectification = open_mending(actor=actor, pledge=pledge, problem=_problem(pledge, row), at=at)
    row.save()
    fact = PledgeMeasured(
        number=pledge.number,
        indicator=pledge.indicator,
        from_on=row.from_on.isoformat(),
        until_on=row.until_on.isoformat(),
        cut_off_on=row.cut_off_on.isoformat(),
        numerator=row.numerator,
        denominator=row.denominator,
        is_met=met,
    )
    record(fact, actor=actor, subject=pledge, path=pledge.path, at=at)
    return row


def _is_being_mended(pledge: Pledge) -> bool:
    running = RectificationState.running()
    return pledge.measurements.filter(rectification__state__in=running).exists()


def _problem(pledge: Pledge, row: Measurement) -> str:
    """In words for the ledger: what was wanted, what was reached, out of how many."""
    indicator = indicator_named(pledge.indicator)
    assert indicator is not None
    assert row.value is not None
    figure, reached = indicator.measured, round(Decimal(row.value), 2)
    return (
        f"{row.from_on:%Y-%m} {figure.label} {reached}{figure.unit}（{row.numerator}/{row.denominator}），"
        f"承诺{pledge.get_aim_display()} {pledge.target_number:g}{figure.unit}。"
    )
