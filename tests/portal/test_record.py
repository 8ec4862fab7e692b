"""What became of bad ratings and of mending, as the public reads it."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from mingchuang.analytics.engine import opened_engine
from mingchuang.analytics.loading import load
from mingchuang.analytics.measuring import Period, measure
from mingchuang.assessment.figures import MENDING_ON_TIME
from mingchuang.evaluations.actions import close_follow_up
from mingchuang.evaluations.enums import Grade
from mingchuang.portal.queries import Record, record_of
from mingchuang.rectification.actions import close_rectification, withdraw_rectification
from tests.cast import NOON, Cast
from tests.factories.evaluations import make_answered, make_follow_up, make_rating
from tests.factories.rectification import make_rectification, make_submitted

LONG_AGO = NOON - timedelta(days=50)
FIRST = (NOON - timedelta(days=365)).date()


def mended(cast: Cast, *, days: int) -> None:
    """Submitted at once, looked at and closed after so many days."""
    row = make_submitted(cast.bureau, actor=cast.zhou.actor, at=LONG_AGO)
    close_rectification(
        actor=cast.zheng.actor, rectification_id=row.pk, finding="已看现场", at=LONG_AGO + timedelta(days=days)
    )


def record(cast: Cast) -> Record:
    return record_of(cast.bureau, first=FIRST, now=NOON)


def test_mending_counts_by_the_day_somebody_else_closed_it(cast: Cast) -> None:
    mended(cast, days=1)
    mended(cast, days=45)
    make_submitted(cast.bureau, actor=cast.zhou.actor, at=LONG_AGO)  # an answer is not yet mending
    make_rectification(cast.bureau, at=NOON)
    gone = make_rectification(cast.bureau, at=LONG_AGO)
    withdraw_rectification(actor=cast.zheng.actor, rectification_id=gone.pk, reason="查无此事", at=NOON)

    mending = record(cast).mending

    assert (mending.due, mending.on_time, mending.late, mending.open) == (3, 1, 1, 1)
    assert (mending.not_yet_due, mending.withdrawn, mending.left_out) == (1, 1, 2)
    assert mending.rate == pytest.approx(1 / 3)


def test_the_record_counts_what_the_figure_of_the_scores_counts(cast: Cast) -> None:
    for days in (1, 3, 45):
        mended(cast, days=days)
    make_submitted(cast.bureau, actor=cast.zhou.actor, at=LONG_AGO)
    make_rectification(cast.bureau, at=NOON)
    gone = make_rectification(cast.bureau, at=LONG_AGO)
    withdraw_rectification(actor=cast.zheng.actor, rectification_id=gone.pk, reason="查无此事", at=NOON)
    make_rectification(cast.bureau, at=datetime(2026, 12, 28, 9, tzinfo=NOON.tzinfo))  # no calendar of 2027 yet
    now = datetime(2027, 6, 1, 12, tzinfo=NOON.tzinfo)
    period = Period(from_on=FIRST, until_on=now.date(), cut_off_on=now.date())

    mending = record_of(cast.bureau, first=FIRST, now=now).mending
    with opened_engine([load("rectification.items")]) as engine:
        measured = measure(engine, MENDING_ON_TIME, units={"it": cast.bureau.path}, period=period)["it"]

    assert mending.provisional == 1
    assert (mending.on_time, mending.due) == (measured.numerator, measured.denominator) == (2, 5)
    assert mending.left_out == measured.excluded == 2


def test_what_never_fell_due_has_no_rate(cast: Cast) -> None:
    make_rectification(cast.bureau, at=NOON)

    assert record(cast).mending.rate is None
    assert record(cast).bad_ratings.rate is None


def test_a_bad_rating_is_dealt_with_once_another_person_closed_it(cast: Cast) -> None:
    done = make_answered(cast, at=LONG_AGO)
    close_follow_up(actor=cast.zheng.actor, follow_up_id=done.pk, finding="属实，已改", at=LONG_AGO)
    make_answered(cast, at=LONG_AGO + timedelta(days=1))
    make_follow_up(cast.window, at=NOON)

    bad = record(cast).bad_ratings

    assert (bad.given, bad.closed, bad.stands) == (3, 1, 3)


def test_a_neighbour_has_a_record_of_her_own(cast: Cast) -> None:
    make_rectification(cast.bureau, at=LONG_AGO)

    assert record_of(cast.neighbour_county, first=FIRST, now=NOON).mending.due == 0
    assert record_of(cast.county, first=FIRST, now=NOON).mending.due == 1


@pytest.mark.parametrize("code", ["qinghe", "minzheng", "dating", "mz-1"])
def test_the_page_shows_every_number_with_what_it_is_made_of(client: Client, cast: Cast, code: str) -> None:
    done = make_answered(cast, at=LONG_AGO)
    close_follow_up(actor=cast.zheng.actor, follow_up_id=done.pk, finding="属实，已改", at=LONG_AGO)
    for n in range(3):
        make_rating(cast.window, Grade.SATISFIED, at=NOON - timedelta(hours=n + 1))

    page = client.get(reverse("portal:record", args=[code])).content.decode()

    for said in (
        "差评 1 件",
        "由另一个人销号的 1 件",
        "到期 1 件：按期 1",
        "2025-03-11 至 2026-03-11",
        "2026-03",
        "2026-01",
    ):
        assert said in page


def test_nothing_on_the_page_leads_to_a_rater(client: Client, cast: Cast) -> None:
    row = make_answered(cast, at=LONG_AGO, words="窗口没人，等了半小时")

    page = client.get(reverse("portal:record", args=["mz-1"])).content.decode()

    for secret in ("等了半小时", row.rating.receipt, row.public_answer, row.rectification.number):
        assert secret not in page


def test_a_window_tells_the_month_and_opens_the_record(client: Client, cast: Cast) -> None:
    with time_machine.travel(NOON, tick=False):
        make_rating(cast.window, Grade.SATISFIED, at=NOON - timedelta(hours=1))
        page = client.get(reverse("portal:window", args=["mz-1"])).content.decode()

    assert "本月 <strong>1</strong> 次有效评价" in page
    assert reverse("portal:record", args=["mz-1"]) + "#mending" in page


def test_a_place_that_is_not_there_has_no_record(client: Client, cast: Cast) -> None:
    assert client.get(reverse("portal:record", args=["nowhere"])).status_code == 404
