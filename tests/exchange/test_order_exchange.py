"""Orders, results, call-backs and cases through the machine door."""

from typing import Any

import pytest

from mingchuang.casework.models import Case
from mingchuang.exchange.models import Hotline, HotlineOrder, Outcome
from mingchuang.feedback.actions import classify_voice, close_voice, dispatch_voice, merge_voices, sign_order
from mingchuang.feedback.enums import AskedHow, Urgency, VoiceKind, VoiceState
from mingchuang.feedback.models import Ask, UnitPlea, Voice
from mingchuang.foundation.journal.models import Entry
from tests.cast import NOON, Cast
from tests.exchange.test_machine_door import AT, CASE, ORDER
from tests.factories.catalogue import make_item
from tests.factories.exchange import Machine, key_of, landed_file, make_client, make_hotline, tell_news
from tests.factories.feedback import make_voice, reply

pytestmark = pytest.mark.django_db


@pytest.fixture
def machine(cast: Cast) -> Machine:
    make_hotline(cast, dispatches=True)
    return Machine(key_of(cast, make_client(cast)))


def worked(cast: Cast) -> Voice:
    """The order is signed and answered by the unit, and the news has gone round."""
    voice = HotlineOrder.objects.get(number=ORDER["number"]).voice
    sign_order(actor=cast.zhou.actor, voice_id=voice.pk, at=NOON)
    reply(cast, voice)
    tell_news()
    return voice


def test_an_order_in_and_its_results_out(cast: Cast, machine: Machine) -> None:
    sent = machine.post("orders", ORDER)
    worked(cast)
    first = machine.get("results/city-12345?limit=1").json()
    rest = machine.get(f"results/city-12345?after={first['after']}").json()
    none = machine.get(f"results/city-12345?after={rest['after']}").json()

    assert sent.status_code == 201
    assert (sent.json()["state_label"], sent.json()["unit"], bool(sent.json()["due_at"])) == (
        "待签收",
        "minzheng",
        True,
    )
    assert [(row["result"], row["code"], row["unit_name"]) for row in (*first["rows"], *rest["rows"])] == [
        ("signed", "10", "清河县民政局"),
        ("answered", "30", "清河县民政局"),
    ]
    assert rest["rows"][0]["text"].startswith("您反映的情况属实")
    assert (first["has_more"], rest["has_more"], none["rows"], none["after"]) == (True, False, [], rest["after"])
    given = Entry.objects.filter(kind="exchange.rows_given")
    assert [entry.data["rows"] for entry in given.order_by("id")] == [1, 1]  # asking in vain is not written down
    assert "13800001234" not in str(list(Entry.objects.values("data")))


def test_the_same_order_again_is_the_same_and_another_under_its_number_is_refused(cast: Cast, machine: Machine) -> None:
    machine.post("orders", ORDER)

    again = machine.post("orders", ORDER, repeat_key="another-key")
    other = machine.post("orders", ORDER | {"content": "别的事"}, repeat_key="a-third-key")

    assert (again.status_code, other.status_code) == (200, 409)
    assert "内容与这次不同" in other.json()["detail"]
    assert Voice.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "status", "where"),
    [
        ({"kind": "09"}, 422, "kind"),
        ({"unit": "lh-minzheng"}, 422, "unit"),  # the neighbour's unit is no unit here
        ({"received_at": "2026-03-12T00:00:00+08:00"}, 422, "received_at"),
        ({"hotline": "nowhere"}, 404, None),
        ({"content": "长" * 6000}, 409, None),
        ({"content": "<script>alert(1)</script>"}, 201, None),
    ],
)
def test_an_order_that_cannot_be_taken_is_told_where(
    cast: Cast, machine: Machine, change: Any, status: int, where: str | None
) -> None:
    answer = machine.post("orders", ORDER | change)

    assert answer.status_code == status
    assert where is None or [error["where"] for error in answer.json()["errors"]] == [where]
    assert Voice.objects.exists() is (status == 201)


def test_what_the_citizen_says_to_the_hotline_counts_and_once_it_is_done_again(cast: Cast, machine: Machine) -> None:
    machine.post("orders", ORDER)
    early = machine.post(f"orders/city-12345/{ORDER['number']}/call-back", {"is_reached": False}, repeat_key="early-01")
    voice = worked(cast)
    said = {"is_reached": True, "is_contacted": True, "is_solved": False, "contentment": "dissatisfied"}

    told = machine.post(f"orders/city-12345/{ORDER['number']}/call-back", said, repeat_key="called-01")
    tell_news()

    assert early.status_code == 409
    assert told.json()["state"] == VoiceState.HANDLING
    ask = Ask.objects.get()
    assert (ask.how, ask.voice, ask.is_solved) == (AskedHow.HOTLINE, voice, False)
    assert Outcome.objects.order_by("-position").values_list("result", flat=True)[0] == "redone"


def test_the_units_own_system_asks_for_a_return_and_no_other(cast: Cast, machine: Machine) -> None:
    landed_file(cast, Hotline.objects.get())
    asked = {"reason": "属人社局职责", "basis": "三定规定第四条"}
    of_unit = Machine(key_of(cast, make_client(cast, node=cast.bureau, name="民政局业务系统")))
    of_other = Machine(key_of(cast, make_client(cast, node=cast.other_bureau, name="人社局业务系统")))

    refused = of_other.post(f"{AT}/ask-return", asked)
    taken = of_unit.post(f"{AT}/ask-return", asked)

    assert (refused.status_code, taken.status_code) == (404, 200)
    assert taken.json()["state"] == VoiceState.RETURN_ASKED
    assert UnitPlea.objects.get().asked_by.startswith("民政局业务系统")


def test_the_hotline_hears_of_an_order_that_was_put_together_with_another(cast: Cast, machine: Machine) -> None:
    machine.post("orders", ORDER | {"urgency": "", "unit": ""})
    followed = HotlineOrder.objects.get().voice
    lead = make_voice(cast.window)
    merge_voices(actor=cast.chen.actor, lead_id=lead.pk, voice_ids=[followed.pk], reason="同一件事", at=NOON)
    classify_voice(actor=cast.chen.actor, voice_id=lead.pk, kind=VoiceKind.COMPLAINT, urgency=Urgency.GENERAL, at=NOON)
    dispatch_voice(actor=cast.chen.actor, voice_id=lead.pk, unit=cast.bureau, at=NOON)
    sign_order(actor=cast.zhou.actor, voice_id=lead.pk, at=NOON)
    tell_news()

    rows = machine.get("results/city-12345").json()["rows"]
    assert [(row["number"], row["result"]) for row in rows] == [(ORDER["number"], "signed")]


def test_a_case_of_another_system_comes_in_once_and_shows_its_progress(cast: Cast, machine: Machine) -> None:
    item = make_item(cast.bureau, windows=[cast.window], code="331001")
    case = CASE | {"item": item.code}

    first = machine.post("cases", case)
    again = machine.post("cases", case, repeat_key="another-key")
    shown = machine.get("cases/BJ-1").json()
    stranger = Machine(key_of(cast, make_client(cast, name="另一系统"))).get("cases/BJ-1")
    unknown = machine.post("cases", case | {"item": "no-such", "external_number": "BJ-2"}, repeat_key="a-third-key")

    assert (first.status_code, again.status_code, Case.objects.count()) == (201, 200, 1)
    assert (shown["number"], shown["state_label"]) == (Case.objects.get().number, "已收件")
    assert stranger.status_code == 404  # numbers of two systems never meet
    assert (unknown.status_code, unknown.json()["errors"][0]["where"]) == (409, "item")


def test_a_closed_order_is_told_as_closed(cast: Cast, machine: Machine) -> None:
    machine.post("orders", ORDER)
    voice = worked(cast)
    said = {"is_reached": True, "is_contacted": True, "is_solved": True, "contentment": "satisfied"}
    machine.post(f"orders/city-12345/{ORDER['number']}/call-back", said, repeat_key="called-01")
    close_voice(actor=cast.chen.actor, voice_id=voice.pk, at=NOON)
    tell_news()

    assert [row["result"] for row in machine.get("results/city-12345").json()["rows"]] == [
        "signed",
        "answered",
        "closed",
    ]
    assert machine.get(f"orders/city-12345/{ORDER['number']}").json()["state"] == "closed"
