"""What the figures of cases count, from real cases to the number."""

from datetime import date, timedelta
from pathlib import Path

from pytest_django.fixtures import Settings

from mingchuang.analytics.engine import opened_engine
from mingchuang.analytics.figures import Figure
from mingchuang.analytics.loading import load
from mingchuang.analytics.measuring import Period, measure
from mingchuang.casework import actions
from mingchuang.casework.enums import Decision
from mingchuang.casework.figures import ON_TIME_LAW, ON_TIME_PROMISE
from tests.cast import NOON, Cast
from tests.factories.casework import accepted, decided, received


def _counts(cast: Cast, figure: Figure, cut_off: date) -> tuple[int, int, int]:
    period = Period(from_on=date(2026, 3, 1), until_on=date(2026, 4, 30), cut_off_on=cut_off)
    with opened_engine([load(name) for name in figure.reads]) as engine:
        found = measure(engine, figure, units={"unit": cast.bureau.path}, period=period)["unit"]
    return found.numerator, found.denominator, found.excluded


def test_promise_and_law_are_counted_apart_and_overdue_ones_stay_below_the_line(
    cast: Cast, settings: Settings, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    received(cast)
    decided(cast)
    accepted(cast)
    late = accepted(cast)
    actions.decide_case(actor=cast.lin.actor, case_id=late.pk, decision=Decision.GRANTED, at=NOON + timedelta(days=20))
    actions.withdraw_case(actor=cast.lin.actor, case_id=accepted(cast).pk, reason="不办了", at=NOON)

    assert _counts(cast, ON_TIME_PROMISE, date(2026, 4, 2)) == (1, 3, 1)
    assert _counts(cast, ON_TIME_LAW, date(2026, 4, 2)) == (2, 2, 2)
