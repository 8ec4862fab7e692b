"""Cases through the doors: staff at the window, the head, other units, and the citizen with her receipt."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mingchuang.casework import actions
from mingchuang.casework.models import Case, CasePart
from mingchuang.foundation.journal.models import Entry
from tests.cast import NOON, Cast, Person
from tests.factories.casework import accepted, decided, delivered, make_case_item, received
from tests.factories.catalogue import make_simplification

DAY = timedelta(days=1)


def page(client: Client, person: Person, name: str, *args: object, query: str = "") -> str:
    client.force_login(person.account)
    answer = client.get(reverse(f"casework:{name}", args=args) + query)
    assert answer.status_code == 200, answer
    return answer.content.decode()


def send(client: Client, person: Person, name: str, *args: object, status: int = 302, **data: object) -> str:
    client.force_login(person.account)
    answer = client.post(reverse(f"casework:{name}", args=args), data)
    assert answer.status_code == status, answer.content.decode()
    return answer.content.decode()


def test_a_clerk_receives_in_one_short_form_and_a_double_click_is_one_case(client: Client, cast: Cast) -> None:
    item = make_case_item(cast)
    assert item.name_zh in page(client, cast.lin, "receive", query="?q=zuidishenghuo")
    form = {"window": cast.window.pk, "applicant_name": "王小明", "applicant_kind": "person", "channel": "window"}
    address = f"{reverse('casework:receive')}?item={item.code}"
    for _ in range(2):
        assert client.post(address, {**form, "key": "one"}).status_code == 302
    assert client.post(address, {**form, "applicant_name": "", "key": "two"}).status_code == 422
    assert client.post(address, {**form, "applicant_phone": "x", "key": "two"}).status_code == 422

    case = Case.objects.get()
    shown = page(client, cast.lin, "case", case.pk)
    assert "王**" in shown
    assert "王小明" not in shown
    assert "今天没有施行" in page(client, cast.lin, "receive", query="?item=gone")


def test_an_immediate_item_is_done_at_once_from_the_form(client: Client, cast: Cast) -> None:
    item = make_case_item(cast, code="11330000MB000003", case_type="immediate", promised_count=None, steps=())
    client.force_login(cast.lin.account)
    form = {"window": cast.window.pk, "applicant_name": "王小明", "applicant_kind": "person", "channel": "window"}
    client.post(f"{reverse('casework:receive')}?item={item.code}", {**form, "at_once": "on", "key": "one"})

    assert Case.objects.get().state == "delivered"


def test_a_case_goes_through_notice_pause_and_decision_by_its_pages(client: Client, cast: Cast) -> None:
    case = received(cast)
    send(client, cast.lin, "notify", case.pk, missing=[], channel="printed", status=422)
    send(client, cast.lin, "notify", case.pk, missing=["1"], channel="printed", note="要原件")
    send(client, cast.lin, "second-notice", case.pk, missing=["2"], channel="printed", reason="看漏了")
    send(client, cast.zhou, "decide-second-notice", case.pk, no="1")
    send(client, cast.lin, "supplement", case.pk, taken=["1"], by_visit="on")
    proof = SimpleUploadedFile("检测.txt", b"proof", content_type="text/plain")
    why: dict[str, Any] = {"cause": "testing", "reason": "送检", "basis": "许可法第四十五条", "out_on": "2026-03-11"}
    send(client, cast.lin, "ask-pause", case.pk, **why, status=422)
    send(client, cast.lin, "ask-pause", case.pk, **why, evidence=proof)
    send(client, cast.zhou, "approve-pause", case.pk)
    send(client, cast.lin, "tell-pause", case.pk, how="handed")
    assert "暂停计时" in client.get(reverse("casework:track", args=[case.receipt])).content.decode()
    send(client, cast.lin, "decide", case.pk, decision="granted", status=422)
    send(client, cast.lin, "end-pause", case.pk, back_on="2026-03-11")
    send(client, cast.zhou, "extend", case.pk, count="5", reason="案情复杂", how="posted")
    send(client, cast.lin, "finish-step", case.pk, ordinal="2", note="已审")
    send(client, cast.lin, "decide", case.pk, decision="denied", status=422)
    send(client, cast.lin, "decide", case.pk, decision="denied", reason="收入超标", basis="办法第四条")
    send(client, cast.lin, "deliver", case.pk, delivery="window")

    shown = page(client, cast.zhou, "case", case.pk)
    assert "特别程序告知书" in shown
    assert "延长办理期限告知书" in shown
    assert "不予" in page(client, cast.zheng, "cases")


def test_the_citizen_sees_honest_progress_and_nothing_of_herself(client: Client, cast: Cast) -> None:
    case = received(cast)
    told = client.get(reverse("casework:track", args=[case.receipt.lower()]))
    assert "最晚告知" in told.content.decode()
    assert told["Cache-Control"] == "no-store"
    actions.accept_case(actor=cast.lin.actor, case_id=case.pk, at=NOON)
    shown = client.get(reverse("casework:track", args=[case.receipt])).content.decode()
    client.force_login(cast.lin.account)
    looked = client.post(reverse("portal:track"), {"code": f" {case.receipt[:6]}-{case.receipt[6:]} "})

    assert "审核（业务股室）" in shown
    assert "2026-03-27" in shown
    assert not any(word in shown for word in ("王小明", "王*", "13812345678", "林小燕"))
    assert looked["Location"] == reverse("casework:track", args=[case.receipt])
    assert client.post(reverse("portal:track"), {"code": "1234"}).status_code == 422
    assert client.get(reverse("casework:track", args=["0" * 13])).status_code == 404


def test_at_the_end_the_citizen_is_invited_to_rate_this_very_service(client: Client, cast: Cast) -> None:
    case = delivered(cast)
    shown = client.get(reverse("casework:track", args=[case.receipt])).content.decode()
    address = shown.partition('class="button big" href="')[2].partition('"')[0]

    assert address.startswith("/r/mz-1/?c=")
    assert "办" in client.get(address).content.decode()


PAPERS = ("acceptance", "grant", "delivery")


def test_papers_print_and_printing_is_on_record(client: Client, cast: Cast) -> None:
    case = delivered(cast)
    client.force_login(cast.lin.account)
    for paper in case.papers.order_by("pk"):
        answer = client.post(reverse("casework:paper", args=[case.pk, paper.pk]))
        assert answer.content.startswith(b"%PDF"), paper.kind
    assert client.post(reverse("casework:slip", args=[case.pk])).content.startswith(b"%PDF")
    assert client.get(reverse("casework:slip", args=[case.pk])).status_code == 302

    assert Entry.objects.filter(kind="casework.applicant_opened").count() == len(PAPERS) + 1


def test_the_applicant_is_opened_for_a_purpose_only(client: Client, cast: Cast) -> None:
    case = received(cast)
    assert "13812345678" not in send(client, cast.lin, "open-applicant", case.pk, purpose="", status=422)
    assert "13812345678" in send(client, cast.lin, "open-applicant", case.pk, purpose="电话通知", status=200)
    client.force_login(cast.zheng.account)
    assert client.get(reverse("casework:open-applicant", args=[case.pk])).status_code == 404


def test_several_units_work_at_once_and_each_sees_its_part(client: Client, cast: Cast) -> None:
    case = received(cast)
    first: dict[str, Any] = {"title1": "消防审核", "unit1": cast.bureau.pk, "days1": "10"}
    second: dict[str, Any] = {"title2": "环保审核", "unit2": cast.other_bureau.pk, "days2": "15", "after2": "7"}
    send(client, cast.lin, "lay-out-parts", case.pk, **first, **second, status=422)
    send(client, cast.lin, "lay-out-parts", case.pk, **first, **{**second, "after2": "1"})
    send(client, cast.lin, "accept", case.pk)
    part, waiting = CasePart.objects.order_by("ordinal")
    assert "并联审批" in page(client, cast.neighbour_head, "part", waiting.pk)
    send(client, cast.zhou, "finish-part", part.pk, opinion="disagreed", status=422)
    send(client, cast.zhou, "finish-part", part.pk, opinion="agreed")
    client.force_login(cast.neighbour_head.account)
    assert client.get(reverse("casework:case", args=[case.pk])).status_code == 404
    assert client.get(reverse("casework:finish-part", args=[part.pk])).status_code == 404
    waiting.refresh_from_db()
    assert client.get(reverse("casework:matter", args=[waiting.matter_id]))["Location"].endswith(f"/{waiting.pk}/")

    assert "现在等" in page(client, cast.lin, "case", case.pk)
    assert "环保审核" in client.get(reverse("casework:track", args=[case.receipt])).content.decode()


@pytest.mark.parametrize(
    "query", ["?state=live", "?q=1", "?q=dibao", "?lamp=near", "?lamp=past", "?lamp=fault", "?window=x&after=y"]
)
def test_the_list_is_narrowed_by_the_address_bar(client: Client, cast: Cast, query: str) -> None:
    accepted(cast)

    assert "办件" in page(client, cast.lin, "cases", query=query)


def test_the_list_asks_as_often_for_five_as_for_one(client: Client, cast: Cast) -> None:
    counts = []
    page(client, cast.zhou, "cases")  # the session's own statements come with the first page
    for number in (1, 4):
        for _ in range(number):
            accepted(cast)
        with CaptureQueriesContext(connection) as seen:
            client.get(reverse("casework:cases"))
        counts.append(len(seen))

    assert counts[0] == counts[1]


@pytest.mark.parametrize("make", [received, accepted, decided, delivered])
def test_a_stranger_finds_no_case(client: Client, cast: Cast, make: Callable[[Cast], Case]) -> None:
    case = make(cast)
    client.force_login(cast.wu.account)

    assert client.get(reverse("casework:case", args=[case.pk])).status_code == 404
    assert client.post(reverse("casework:decide", args=[case.pk]), {"decision": "granted"}).status_code == 404


def test_what_a_simplification_did_stands_on_a_page(client: Client, cast: Cast) -> None:
    make_simplification(make_case_item(cast))

    assert "减材料" in page(client, cast.zhou, "effects")
