"""Running pledges looked at in turn by others."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mingchuang.pledges import actions
from mingchuang.pledges.models import Pledge, Turn
from mingchuang.pledges.rules import PledgeRefused
from mingchuang.pledges.rules.turns import ExaminerInTurn, PledgeInTurn, period_of, shared_out
from mingchuang.pledges.tasks import give_due_turns
from tests.cast import NOON, Cast
from tests.factories.pledges import SYSTEM, make_cycle, make_turn, published


@pytest.mark.parametrize(
    ("on", "months", "first"),
    [
        (date(2026, 3, 31), 1, date(2026, 3, 15)),
        (date(2026, 4, 14), 1, date(2026, 3, 15)),
        (date(2026, 6, 15), 3, date(2026, 6, 15)),
        (date(2027, 1, 2), 6, date(2026, 9, 15)),
    ],
)
def test_periods_follow_one_another_from_the_first_day(on: date, months: int, first: date) -> None:
    assert period_of(on, starts_on=date(2026, 3, 15), months=months) == first


def test_turns_are_shared_out_evenly_and_nobody_looks_at_her_own() -> None:
    pledges = [PledgeInTurn(id=n, paths=(f"/1/{n % 2 + 2}/",), drafter_id=None) for n in range(10)]
    people = [ExaminerInTurn(id=1, home=""), ExaminerInTurn(id=2, home="/1/2/"), ExaminerInTurn(id=3, home="/1/3/")]

    first, second = shared_out(pledges, people, period=0), shared_out(pledges, people, period=1)

    assert all(not (first[one.id] == 2 and one.paths == ("/1/2/",)) for one in pledges)
    assert max(list(first.values()).count(who) for who in (1, 2, 3)) <= 4
    assert first != second


def test_whoever_alone_is_left_and_worded_it_herself_does_not_look() -> None:
    own = PledgeInTurn(id=1, paths=("/1/2/",), drafter_id=7)

    assert shared_out([own], [ExaminerInTurn(id=7, home="")], period=0) == {}


def test_turns_are_given_once_a_period_and_to_pledges_published_since(cast: Cast) -> None:
    published(cast.bureau)
    cycle = make_cycle(cast.county, cast.zheng)
    assert actions.give_turns(actor=SYSTEM, cycle_id=cycle.pk, at=NOON) == 1

    published(cast.other_bureau, text_zh="每月公示一次")
    give_due_turns()
    give_due_turns()

    assert Turn.objects.count() == 2
    assert actions.give_turns(actor=SYSTEM, cycle_id=cycle.pk, at=NOON + timedelta(days=92)) == 2


def test_whose_turn_it_is_says_what_she_saw(client: Client, cast: Cast) -> None:
    turn = make_turn(cast.county, cast.zheng, cast.window)
    client.force_login(cast.zheng.account)
    assert turn.pledge.text_zh in client.get(reverse("pledges:turns")).content.decode()
    link = reverse("pledges:take-turn", args=[turn.pk])

    assert client.post(link, {"finding": "好"}).status_code == 422
    assert client.post(link, {"finding": "看了登记簿，已办 12 户。"}).status_code == 302

    turn.refresh_from_db()
    assert (turn.done_by, turn.finding) == ("郑直", "看了登记簿，已办 12 户。")
    assert client.get(link).status_code == 404


def test_another_does_not_take_it(client: Client, cast: Cast) -> None:
    turn = make_turn(cast.county, cast.zheng, cast.window)
    client.force_login(cast.zhou.account)

    assert client.get(reverse("pledges:take-turn", args=[turn.pk])).status_code == 404
    with pytest.raises(PledgeRefused, match="轮到别人"):
        actions.take_turn(actor=cast.zhou.actor, turn_id=turn.pk, finding="看过了没问题", at=NOON)


def test_a_standing_pledge_nobody_reported_is_judged_by_whose_turn_it_is(cast: Cast) -> None:
    turn = make_turn(cast.county, cast.zheng, cast.window, due_on=None)

    actions.examine_fulfilment(
        actor=cast.zheng.actor, pledge_id=turn.pledge_id, result="kept", remark_zh="现场一直如此。", at=NOON
    )

    turn.refresh_from_db()
    assert turn.done_at == NOON
    assert Pledge.objects.get().state == "published"


def test_a_cycle_needs_people_who_have_a_duty_here(cast: Cast) -> None:
    with pytest.raises(PledgeRefused, match="至少选一名"):
        make_cycle(cast.county)
    with pytest.raises(PledgeRefused, match="有职责"):
        make_cycle(cast.county, cast.wu)


def test_the_office_sets_a_cycle_and_its_first_turns_at_once(client: Client, cast: Cast) -> None:
    published(cast.bureau)
    client.force_login(cast.chen.account)
    sent = {"node": cast.county.pk, "every": "month", "days": 10, "starts_on": "2026-03-11"}

    assert client.post(reverse("pledges:set-cycle"), {**sent, "examiners": [cast.zheng.account.pk]}).status_code == 302
    assert Turn.objects.get().due_on == date(2026, 3, 21)
    assert client.post(reverse("pledges:set-cycle"), sent).status_code == 422


@pytest.mark.parametrize("rows", [2, 15])
def test_the_list_asks_as_often_for_many_turns_as_for_few(
    client: Client, cast: Cast, rows: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(rows):
        published(cast.bureau, text_zh=f"每月上门 {number} 次", due_on=None)
    actions.give_turns(actor=SYSTEM, cycle_id=make_cycle(cast.county, cast.zheng).pk, at=NOON)
    client.force_login(cast.zheng.account)

    with django_assert_max_num_queries(11):
        client.get(reverse("pledges:turns"))
