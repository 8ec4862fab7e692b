"""Services beyond the window: asked, assigned, accepted, done; the one who asked stays sealed."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from mingchuang.foundation.access import Actor, NotAllowed
from mingchuang.foundation.states import MoveRefused
from mingchuang.reception import actions as acts
from mingchuang.reception.enums import ServiceKind, ServiceState
from mingchuang.reception.models import ServiceRequest
from mingchuang.reception.queries import service_callees
from mingchuang.reception.rules.service import ServiceRefused, check_asked, check_budget, check_finish
from tests.cast import NOON, Cast
from tests.factories.reception import PHONE, assigned_service, make_service

DAY = timedelta(days=1)
HOME, AGENT = ServiceKind.HOME_VISIT, ServiceKind.AGENT


@pytest.mark.parametrize(
    ("given", "field"), [({"words": ""}, "words"), ({"phone": ""}, "phone"), ({"address": " "}, "address")]
)
def test_a_service_says_enough(given: dict[str, str], field: str) -> None:
    usual = {"words": "办证", "phone": PHONE, "address": "城南"}
    with pytest.raises(ServiceRefused) as refused:
        check_asked(kind=HOME, **{**usual, **given})
    assert refused.value.field == field


def test_nobody_asks_in_bulk() -> None:
    check_budget(from_device=4, from_network=59)
    with pytest.raises(ServiceRefused):
        check_budget(from_device=5, from_network=0)


@pytest.mark.parametrize(
    ("kind", "given"),
    [(HOME, {"result": ""}), (AGENT, {"is_authorised": False}), (AGENT, {"still_held": True})],
)
def test_an_agent_is_authorised_and_hands_back(kind: ServiceKind, given: dict[str, object]) -> None:
    usual: dict[str, object] = {"result": "办好了", "is_authorised": True, "still_held": False}
    check_finish(kind=kind, **usual)  # type: ignore[arg-type]  # a table of values
    with pytest.raises(ServiceRefused):
        check_finish(kind=kind, **{**usual, **given})  # type: ignore[arg-type]


def test_a_visit_from_asking_to_done(cast: Cast) -> None:
    row = assigned_service(cast)
    assert row.matter.owner == cast.lin.staff
    with pytest.raises(ServiceRefused, match="安排给了别人"):
        acts.accept_service(actor=cast.zhou.actor, service_id=row.pk, at=NOON)
    with pytest.raises(MoveRefused):
        acts.finish_service(actor=cast.lin.actor, service_id=row.pk, result="去过了", at=NOON)
    acts.accept_service(actor=cast.lin.actor, service_id=row.pk, at=NOON)
    done = acts.finish_service(actor=cast.lin.actor, service_id=row.pk, result="去过了", at=NOON)

    assert done.state == ServiceState.DONE
    assert done.matter.closed_at == NOON
    assert service_callees([row.pk])[row.pk].phone == PHONE
    assert acts.forget_persons(actor=Actor.system(), at=NOON + 91 * DAY) == 1
    assert not ServiceRequest.objects.get(pk=row.pk).address


def test_put_back_it_waits_for_another(cast: Cast) -> None:
    row = assigned_service(cast)
    acts.put_back_service(actor=cast.lin.actor, service_id=row.pk, reason="当天开会", at=NOON)

    assert ServiceRequest.objects.get(pk=row.pk).state == ServiceState.ASKED


def test_what_an_agent_holds_goes_back_before_the_end(cast: Cast) -> None:
    row = assigned_service(cast, kind=AGENT)
    acts.accept_service(actor=cast.lin.actor, service_id=row.pk, at=NOON)
    lin: dict[str, Any] = {"actor": cast.lin.actor, "service_id": row.pk, "at": NOON}
    acts.authorise_service(on=NOON.date(), scope="代办高龄津贴", held="户口簿原件", **lin)
    with pytest.raises(ServiceRefused, match="还没有交还"):
        acts.finish_service(result="办好", **lin)
    acts.hand_things_back(things="户口簿原件", is_signed=True, is_all=True, **lin)

    assert acts.finish_service(result="办好", **lin).state == ServiceState.DONE


def test_the_neighbour_assigns_and_opens_nothing_here(cast: Cast) -> None:
    row = make_service(cast)
    with pytest.raises(NotAllowed):
        acts.open_service_person(actor=cast.wu.actor, service_id=row.pk, purpose="好奇", at=NOON)
    with pytest.raises(NotAllowed):
        acts.assign_service(actor=cast.lin.actor, service_id=row.pk, to=cast.lin.staff, at=NOON)


def test_a_citizen_asks_on_her_phone_and_follows_her_receipt(cast: Cast, client: Client) -> None:
    given = {
        "kind": "home_visit", "place": cast.bureau.pk, "words": "老人卧床", "person_name": "王小明", "phone": PHONE,
        "address": "城南街道 3 号", "form_key": "a", "consent": "on",
    }  # fmt: skip
    assert client.post("/service/ask/", {**given, "consent": ""}).status_code == 422
    first = client.post("/service/ask/", given)
    assert client.post("/service/ask/", given)["Location"] == first["Location"]
    receipt = client.get(first["Location"])

    assert "待安排" in receipt.text
    for secret in ("王小明", PHONE, "城南街道"):
        assert secret not in receipt.text
    for key in "bcde":
        client.post("/service/ask/", {**given, "form_key": key})
    assert "打电话或到窗口" in client.post("/service/ask/", {**given, "form_key": "f"}).text


def test_the_desk_goes_through_all_steps(cast: Cast, client: Client) -> None:
    row = make_service(cast)
    base = f"/w/services/{row.pk}/"
    client.force_login(cast.zhou.account)
    assert client.post(f"{base}assign/", {"to": cast.lin.staff.pk})["Location"] == base
    client.force_login(cast.lin.account)
    assert "接受安排" in client.get(base).text
    client.post(f"{base}accept/", {"x": "1"})
    assert PHONE in client.post(f"{base}person/", {"purpose": "约时间"}).text
    assert client.post(f"{base}finish/", {"result": ""}).status_code == 422
    client.post(f"{base}finish/", {"result": "已上门办好"})

    shown = client.get(base).text
    assert "已完成" in shown
    assert PHONE not in shown
