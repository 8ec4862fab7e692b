"""Standing pledges against their records, and unkept ones in the ledger."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mingchuang.evaluations.enums import Grade
from mingchuang.pledges import actions
from mingchuang.pledges.models import Measurement, Pledge
from mingchuang.pledges.rules import PledgeRefused, Reading
from mingchuang.pledges.rules.measuring import is_met, months_to_measure
from mingchuang.rectification.models import Rectification
from mingchuang.workspace.tasks import count_pledges
from tests.cast import NOON, Cast
from tests.factories.evaluations import make_rating
from tests.factories.pledges import SYSTEM, draft, published, reported, wording

APRIL = datetime(2026, 4, 2, 4, 0, tzinfo=UTC)
MEASURED: dict[str, Any] = {
    "indicator": "workspace.satisfied",
    "aim": "at_least",
    "target_number": Decimal(90),
    "due_on": None,
}


def reading(numerator: int, denominator: int, *, month: int = 3) -> Reading:
    return Reading(
        from_on=date(2026, month, 11 if month == 3 else 1),
        until_on=date(2026, month + 1, 1) - timedelta(days=1),
        cut_off_on=date(2026, 6, 1),
        numerator=numerator,
        denominator=denominator,
        excluded=0,
        per=100,
    )


@pytest.mark.parametrize(
    ("numerator", "denominator", "aim", "met"),
    [(90, 100, "at_least", True), (89, 100, "at_least", False), (90, 100, "at_most", True), (29, 29, "at_least", None)],
)
def test_a_target_is_met_exactly_at_its_edge_and_a_handful_says_nothing(
    numerator: int, denominator: int, aim: str, met: object
) -> None:
    assert is_met(reading(numerator, denominator), aim=aim, target=Decimal(90), fewest=30) is met


def test_months_are_made_up_for_oldest_first_and_never_the_running_one() -> None:
    spans = list(months_to_measure(published_on=date(2026, 1, 15), measured_until=None, today=date(2026, 4, 2)))

    assert spans[0] == (date(2026, 1, 15), date(2026, 1, 31))
    assert spans[-1] == (date(2026, 3, 1), date(2026, 3, 31))
    assert not list(
        months_to_measure(published_on=date(2026, 1, 15), measured_until=date(2026, 3, 31), today=date(2026, 4, 2))
    )


def test_the_month_is_counted_from_the_ratings_and_once(cast: Cast, settings: object, tmp_path: Path) -> None:
    settings.DATA = tmp_path  # type: ignore[attr-defined]
    pledge = published(cast.window, **MEASURED)
    for number in range(40):
        grade = Grade.SATISFIED if number < 30 else Grade.DISSATISFIED
        make_rating(cast.window, grade, at=NOON + timedelta(days=1, minutes=number))

    assert (count_pledges(at=APRIL), count_pledges(at=APRIL)) == (1, 0)

    month = pledge.measurements.get()
    assert (month.numerator, month.denominator, month.is_met) == (30, 40, False)
    assert month.cut_off_on == date(2026, 4, 2)
    assert month.rectification is not None
    assert "75" in month.rectification.problem


def test_a_missed_month_opens_one_rectification_while_the_first_is_being_mended(cast: Cast) -> None:
    pledge = published(cast.window, **MEASURED)
    before = Rectification.objects.count()

    for month in (3, 4):
        found = reading(50, 100, month=month)
        actions.record_measurement(actor=SYSTEM, pledge_id=pledge.pk, reading=found, at=APRIL)

    assert Measurement.objects.filter(pledge=pledge, is_met=False).count() == 2
    assert Rectification.objects.count() == before + 1


def test_a_month_that_was_counted_stays_as_it_was(cast: Cast) -> None:
    pledge = published(cast.window, **MEASURED)
    first = actions.record_measurement(actor=SYSTEM, pledge_id=pledge.pk, reading=reading(95, 100), at=APRIL)

    again = actions.record_measurement(actor=SYSTEM, pledge_id=pledge.pk, reading=reading(10, 100), at=APRIL)

    assert (again.pk, again.numerator) == (first.pk, 95)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"target_number": None}, "目标数"),
        ({"aim": ""}, "不低于"),
        ({"due_on": date(2026, 4, 30)}, "不填到期日"),
        ({"indicator": "no.such"}, "没有这个指标"),
    ],
)
def test_a_measured_pledge_is_refused_when(cast: Cast, changes: dict[str, Any], said: str) -> None:
    with pytest.raises(PledgeRefused, match=said):
        draft(cast.window, **{**MEASURED, **changes})


def test_what_one_person_does_is_not_counted_from_records(cast: Cast) -> None:
    with pytest.raises(PledgeRefused, match="个人承诺"):
        actions.draft_pledge(actor=SYSTEM, node=cast.window, staff=cast.lin.staff, wording=wording(**MEASURED), at=NOON)


def test_an_unkept_pledge_stands_in_the_ledger_of_its_unit_at_once(cast: Cast) -> None:
    pledge = reported(cast.window)

    actions.examine_fulfilment(
        actor=cast.zheng.actor, pledge_id=pledge.pk, result="not_kept", remark_zh="只开了一个。", at=NOON
    )

    row = pledge.fulfilments.get().rectification
    assert row is not None
    assert pledge.number in row.source_label
    assert row.matter.owner_node == cast.bureau
    assert "只开了一个" in row.problem


def test_the_public_sees_the_months_with_their_origin(client: Client, cast: Cast) -> None:
    pledge = published(cast.window, **MEASURED)
    actions.record_measurement(actor=SYSTEM, pledge_id=pledge.pk, reading=reading(95, 100), at=APRIL)

    page = client.get(reverse("portal:pledges", args=[cast.bureau.code]), {"state": "standing"}).content.decode()

    assert "95/100" in page
    assert "截至 2026-06-01" in page
    assert "达标 1，未达标 0" in page
    assert Pledge.objects.get().state == "published"
