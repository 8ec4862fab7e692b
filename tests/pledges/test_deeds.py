"""Good deeds: need, deed, counted result, confirmed by those who were helped."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mingchuang.foundation.access import NotAllowed
from mingchuang.foundation.journal.models import Entry
from mingchuang.pledges import actions
from mingchuang.pledges.models import GoodDeed
from mingchuang.pledges.rules import PledgeRefused
from tests.cast import NOON, Cast
from tests.factories.pledges import deed_plan, deed_result, deed_said, done_deed, planned_deed

PLAN = {
    "heard_from": "visit",
    "heard_on": "2026-03-05",
    "need_zh": "老年人不会用自助机",
    "deed_zh": "为老年人提供现场帮办",
    "due_on": "2026-05-31",
}
RESULT = {"done_on": "2026-03-10", "result_number": "40", "unit_zh": "人次", "result_zh": "帮办 40 人次"}
SAID = {"asked_count": "20", "confirmed_count": "18", "confirmed_how": "call_back", "confirmed_on": "2026-03-11"}


def address(name: str, deed: GoodDeed) -> str:
    return reverse(f"pledges:{name}", args=[deed.number])


def test_a_deed_goes_its_whole_way_through_two_people_and_the_public_sees_it(client: Client, cast: Cast) -> None:
    client.force_login(cast.lin.account)
    assert client.post(reverse("pledges:plan-deed"), {**PLAN, "node": cast.window.pk}).status_code == 302
    deed = GoodDeed.objects.get()
    assert client.post(address("report-deed", deed), RESULT).status_code == 302
    client.force_login(cast.zhou.account)
    assert client.post(address("confirm-deed", deed), SAID).status_code == 302

    client.logout()
    page = client.get(reverse("portal:deeds", args=[cast.bureau.code])).content.decode()
    assert "<strong>40 人次</strong>" in page
    assert "问了 20 人，18 人确认" in page
    kinds = set(Entry.objects.filter(subject_kind="pledges.gooddeed").values_list("kind", flat=True))
    assert kinds == {"pledges.deed_planned", "pledges.deed_reported", "pledges.deed_confirmed"}


def test_whoever_reported_it_does_not_confirm_it(client: Client, cast: Cast) -> None:
    deed = done_deed(cast.bureau)
    GoodDeed.objects.filter(pk=deed.pk).update(reported_by_id=cast.zhou.account.pk)
    client.force_login(cast.zhou.account)

    answer = client.post(address("confirm-deed", deed), SAID)

    assert answer.status_code == 422
    assert "另一人回访" in answer.content.decode()
    assert address("confirm-deed", deed) not in client.get(address("deed", deed)).content.decode()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"heard_note": "张某 13912345678"}, "手机号"),
        ({"need_zh": "证号 11010519491231002X 的老人"}, "身份证号"),
        ({"need_zh": "好"}, "群众需要什么"),
        ({"deed_zh": "办"}, "办什么"),
        ({"heard_on": date(2026, 3, 12)}, "晚于今天"),
        ({"due_on": date(2026, 3, 10)}, "早于今天"),
    ],
)
def test_a_plan_is_refused_when(cast: Cast, changes: dict[str, Any], said: str) -> None:
    with pytest.raises(PledgeRefused, match=said):
        actions.plan_deed(actor=cast.lin.actor, node=cast.window, plan=deed_plan(**changes), at=NOON)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"result_number": Decimal(0)}, "大于 0"),
        ({"unit_zh": " "}, "单位"),
        ({"done_on": date(2026, 3, 1)}, "听到需求之后"),
        ({"result_zh": "找 13912345678"}, "手机号"),
    ],
)
def test_a_result_is_refused_when(cast: Cast, changes: dict[str, Any], said: str) -> None:
    deed = planned_deed(cast.window)

    with pytest.raises(PledgeRefused, match=said):
        actions.report_deed(actor=cast.lin.actor, deed_id=deed.pk, result=deed_result(**changes), at=NOON)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"confirmed_count": 0}, "没有人确认"),
        ({"confirmed_count": 21}, "不能多于"),
        ({"confirmed_on": date(2026, 3, 9)}, "办成之后"),
    ],
)
def test_a_confirmation_is_refused_when(cast: Cast, changes: dict[str, Any], said: str) -> None:
    deed = done_deed(cast.window)

    with pytest.raises(PledgeRefused, match=said):
        actions.confirm_deed(actor=cast.zheng.actor, deed_id=deed.pk, said=deed_said(**changes), at=NOON)


def test_what_those_helped_do_not_confirm_goes_on(client: Client, cast: Cast) -> None:
    deed = done_deed(cast.window)
    client.force_login(cast.zheng.account)

    assert client.post(address("return-deed", deed), {"reason": "三人都说没人帮过。"}).status_code == 302
    deed.refresh_from_db()
    assert deed.state == "planned"


def test_what_cannot_be_done_is_told_to_the_public(client: Client, cast: Cast) -> None:
    deed = planned_deed(cast.window)
    client.force_login(cast.lin.account)

    assert client.post(address("drop-deed", deed), {"reason": "无"}).status_code == 422
    assert client.post(address("drop-deed", deed), {"reason": "上级系统不开放接口"}).status_code == 302
    client.logout()
    assert "上级系统不开放接口" in client.get(reverse("portal:deeds", args=["minzheng"])).content.decode()


def test_a_planned_deed_is_reworded_and_a_done_one_is_not(client: Client, cast: Cast) -> None:
    planned, done = planned_deed(cast.window), done_deed(cast.window)
    client.force_login(cast.lin.account)

    assert client.post(address("reword-deed", planned), {**PLAN, "deed_zh": "设助老席"}).status_code == 302
    assert client.get(address("reword-deed", done)).status_code == 404
    with pytest.raises(PledgeRefused, match="不能再改"):
        actions.reword_deed(actor=cast.lin.actor, deed_id=done.pk, plan=deed_plan(), owner=None, at=NOON)


@pytest.mark.parametrize("name", ["deed", "reword-deed", "report-deed", "drop-deed"])
def test_the_neighbour_sees_404(client: Client, cast: Cast, name: str) -> None:
    deed = planned_deed(cast.window)
    client.force_login(cast.wu.account)

    assert client.get(address(name, deed)).status_code == 404
    with pytest.raises(NotAllowed):
        actions.drop_deed(actor=cast.wu.actor, deed_id=deed.pk, reason="不想办了", at=NOON)


@pytest.mark.parametrize("rows", [3, 30])
def test_lists_ask_as_often_for_many_deeds_as_for_few(
    client: Client, cast: Cast, rows: int, django_assert_max_num_queries: Any
) -> None:
    for _ in range(rows):
        planned_deed(cast.window)
    with django_assert_max_num_queries(4):
        client.get(reverse("portal:deeds", args=["minzheng"]))
    client.force_login(cast.chen.account)
    with django_assert_max_num_queries(7):
        client.get(reverse("pledges:deeds"))
