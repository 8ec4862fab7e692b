"""An item done while the applicant waits, within so many minutes of the hall's opening."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from mingchuang.analytics.engine import opened_engine
from mingchuang.analytics.figures import Figure
from mingchuang.analytics.loading import load
from mingchuang.analytics.measuring import Measurement, Period, measure
from mingchuang.casework import actions
from mingchuang.casework.enums import Decision, FaultKind
from mingchuang.casework.figures import LATE_PAUSES, ON_TIME_PROMISE
from mingchuang.casework.models import Case
from mingchuang.catalogue.rules.items import ItemContent, ItemRefused, check_item
from mingchuang.following.models import Recount
from mingchuang.following.tasks import recompute
from tests.casework.test_case_sequences import PROOF
from tests.cast import NOON, Cast
from tests.factories.casework import accepted, make_case_item

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def case(cast: Cast) -> Case:
    """Accepted at noon, when the hall is at lunch until one; a quarter of an hour is allowed."""
    item = make_case_item(
        cast, code="11330000MB000009", case_type="immediate", promised_count=None, steps=(), at_once_minutes=15
    )
    return accepted(cast, item_code=item.code)


def counted(cast: Cast, figure: Figure) -> Measurement:
    period = Period(from_on=date(2026, 3, 1), until_on=date(2026, 4, 30), cut_off_on=date(2026, 3, 20))
    with opened_engine([load(name) for name in figure.reads]) as engine:
        return measure(engine, figure, units={"unit": cast.bureau.path}, period=period)["unit"]


def test_its_minutes_run_while_the_hall_is_open(cast: Cast, case: Case, client: Client) -> None:
    assert case.matter is not None
    assert case.matter.clock.due_at == NOON + 75 * MINUTE
    done = actions.decide_case(actor=cast.lin.actor, case_id=case.pk, decision=Decision.GRANTED, at=NOON + 70 * MINUTE)
    assert not done.faults.exists()
    client.force_login(cast.lin.account)
    shown = client.get(reverse("casework:case", args=[case.pk])).content.decode()
    assert "10 分钟（限 15 分钟，只算服务时间）" in shown


def test_over_its_minutes_is_over_its_promise_on_the_very_day(
    cast: Cast, case: Case, settings: Settings, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    late = actions.decide_case(actor=cast.lin.actor, case_id=case.pk, decision=Decision.GRANTED, at=NOON + 76 * MINUTE)

    assert late.faults.get().kind == FaultKind.OVER_PROMISE
    found = counted(cast, ON_TIME_PROMISE)
    assert (found.numerator, found.denominator) == (0, 1)


def test_other_opening_hours_move_it_and_the_list_says_to_which_minute(cast: Cast, case: Case, client: Client) -> None:
    assert case.matter is not None
    recompute()
    cast.hall.hours = "工作日 09:00-12:00 14:00-17:00"
    cast.hall.save()
    recompute()
    recompute()  # the second time nothing

    case.matter.clock.refresh_from_db()
    assert case.matter.clock.due_at == NOON + 135 * MINUTE
    row = Recount.objects.order_by("-pk").first()
    assert row is not None
    assert (row.reason, row.looked_at, row.changed, Recount.objects.count()) == ("服务时间有变化", 1, 1, 2)
    client.force_login(cast.zhou.account)
    shown = client.get(reverse("following:recount", args=[row.pk])).content.decode()
    assert "13:15" in shown
    assert "14:15" in shown


def test_only_immediate_items_have_minutes() -> None:
    usual = {"name_zh": "婚姻登记", "case_type": "immediate"}
    with pytest.raises(ItemRefused, match="只有即办件"):
        check_item(ItemContent(**{**usual, "case_type": "promised"}, promised_count=3, at_once_minutes=15))  # type: ignore[arg-type]
    with pytest.raises(ItemRefused, match="1 至 480"):
        check_item(ItemContent(**usual, at_once_minutes=481))  # type: ignore[arg-type]


def test_late_entries_of_pauses_are_a_figure_of_the_unit(cast: Cast, settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    for late in (0, 1):
        late_case = accepted(cast, at=NOON)
        actions.ask_case_pause(
            actor=cast.lin.actor, case_id=late_case.pk, cause="testing", reason="送检", basis="第四十五条",
            out_on=date(2026, 3, 12), evidence=[PROOF], at=NOON + timedelta(days=1 + late),
        )  # fmt: skip
        actions.approve_case_pause(actor=cast.zhou.actor, case_id=late_case.pk, at=NOON + timedelta(days=2))

    found = counted(cast, LATE_PAUSES)
    assert (found.numerator, found.denominator) == (1, 2)
