"""The pledges' staff pages, through the door."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mingchuang.analytics.registry import dataset_named
from mingchuang.organisations.models import Node
from mingchuang.pledges.models import Pledge
from tests.cast import NOON, Cast
from tests.factories.pledges import draft, judged, published, reported, reviewed

WORDS = {"category": "convenience", "text_zh": "增设两个窗口", "due_on": "2026-04-30"}


def address(name: str, pledge: Pledge) -> str:
    return reverse(f"pledges:{name}", args=[pledge.number])


def test_a_clerk_words_a_pledge_of_her_own(client: Client, cast: Cast) -> None:
    client.force_login(cast.lin.account)

    answer = client.post(reverse("pledges:draft-pledge"), {**WORDS, "node": cast.window.pk, "staff": cast.lin.staff.pk})

    assert answer.status_code == 302
    assert Pledge.objects.get().staff == cast.lin.staff


def test_the_office_reviews_what_others_worded_and_publishes_it(client: Client, cast: Cast) -> None:
    own, others = draft(cast.bureau, actor=cast.chen.actor), draft(cast.bureau, text_zh="每月上门办理 20 户")
    client.force_login(cast.chen.account)
    approve = {"verdict": "approve"}

    assert client.post(address("review-pledge", own), approve).status_code == 422
    assert client.get(address("publish-pledge", others)).status_code == 404
    assert client.post(address("review-pledge", others), approve).status_code == 302
    assert client.post(address("publish-pledge", others)).status_code == 302


def test_flagged_wording_passes_only_with_a_reason(client: Client, cast: Cast) -> None:
    pledge = draft(cast.bureau, text_zh="全心全意为群众热情服务", due_on=None)
    client.force_login(cast.chen.account)

    assert "空对空" in client.get(address("review-pledge", pledge)).content.decode()
    assert client.post(address("review-pledge", pledge), {"verdict": "approve"}).status_code == 422
    told = {"verdict": "approve", "remark": "与上级口号一致，另有细则。"}
    assert client.post(address("review-pledge", pledge), told).status_code == 302


def test_a_day_in_a_year_without_published_holidays_is_answered_clearly(client: Client, cast: Cast) -> None:
    client.force_login(cast.zhou.account)
    words = {**WORDS, "due_on": "2029-06-30", "node": cast.bureau.pk}

    page = client.post(reverse("pledges:draft-pledge"), words, follow=True).content.decode()

    assert "2029 年放假安排尚未公布" in page
    assert "不因放假顺延" in page


@pytest.mark.parametrize(("due_on", "said"), [("2026-03-10", "已经过去"), ("2199-01-01", "太远")])
def test_a_day_that_is_past_or_beyond_reckoning_is_refused(client: Client, cast: Cast, due_on: str, said: str) -> None:
    client.force_login(cast.zhou.account)

    answer = client.post(reverse("pledges:draft-pledge"), {**WORDS, "due_on": due_on, "node": cast.bureau.pk})

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Pledge.objects.exists()


def test_a_report_with_photographs_reaches_the_page_and_its_files_their_readers(client: Client, cast: Cast) -> None:
    pledge = published(cast.window)
    client.force_login(cast.lin.account)
    sent = {"done_on": "2026-03-11", "done_zh": "两个窗口已经开门。", "evidence": [_file("一.txt"), _file("二.txt")]}

    assert client.post(address("report-fulfilment", pledge), sent).status_code == 302

    files = list(pledge.fulfilments.get().evidence.all())
    assert len(files) == 2
    link = reverse("pledges:evidence", args=[files[0].pk])
    assert link in client.get(address("pledge", pledge)).content.decode()
    assert client.get(link).content == b"seen"
    client.force_login(cast.wu.account)
    assert client.get(link).status_code == 404


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"done_on": "2026-12-31", "done_zh": "两个窗口已开"}, "晚于今天"),
        ({"done_on": "2026-03-11", "done_zh": "好"}, "请写明做了什么"),
        ({"done_on": "", "done_zh": "两个窗口已开"}, "这个字段"),
    ],
)
def test_a_report_is_refused_beside_its_field(client: Client, cast: Cast, sent: dict[str, Any], said: str) -> None:
    client.force_login(cast.zhou.account)

    answer = client.post(address("report-fulfilment", published(cast.bureau)), sent)

    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_an_inspector_judges_and_must_say_why_when_judging_down(client: Client, cast: Cast) -> None:
    pledge = reported(cast.bureau)
    client.force_login(cast.zheng.account)

    silent = client.post(address("examine-fulfilment", pledge), {"result": "not_kept"})
    told = client.post(address("examine-fulfilment", pledge), {"result": "not_kept", "remark_zh": "只开了一个。"})

    assert (silent.status_code, told.status_code) == (422, 302)
    assert "只开了一个" in client.get(address("pledge", pledge)).content.decode()


def test_the_office_withdraws_with_a_reason_and_offers_another(client: Client, cast: Cast) -> None:
    pledge = published(cast.bureau)
    client.force_login(cast.chen.account)

    assert client.post(address("withdraw-pledge", pledge), {"reason_zh": "无"}).status_code == 422
    assert client.post(address("withdraw-pledge", pledge), {"reason_zh": "场地被征用"}).status_code == 302


def test_a_successor_begins_with_the_wording_of_what_it_replaces(client: Client, cast: Cast) -> None:
    pledge = published(cast.bureau)
    client.force_login(cast.zhou.account)
    link = f"{reverse('pledges:draft-pledge')}?replaces={pledge.number}"

    assert pledge.text_zh in client.get(link).content.decode()
    answer = client.post(link, {**WORDS, "node": cast.bureau.pk})

    assert answer.status_code == 302
    assert Pledge.objects.get(replaces=pledge).text_zh == "增设两个窗口"


def test_a_draft_is_reworded_and_a_published_one_offers_no_form(client: Client, cast: Cast) -> None:
    drafted, public = draft(cast.bureau), published(cast.bureau)
    client.force_login(cast.zhou.account)

    assert client.post(address("reword-pledge", drafted), WORDS).status_code == 302
    assert client.get(address("reword-pledge", public)).status_code == 404


STEPS: dict[str, Callable[[Node], Pledge]] = {
    "publish-pledge": reviewed,
    "review-pledge": draft,
    "reword-pledge": draft,
    "report-fulfilment": published,
    "examine-fulfilment": reported,
    "withdraw-pledge": published,
    "pledge": published,
}


@pytest.mark.parametrize("name", STEPS)
@pytest.mark.parametrize(("who", "status"), [("chen", 200), ("neighbour_office", 404)])
def test_the_neighbour_does_not_learn_that_a_pledge_exists(
    client: Client, cast: Cast, name: str, who: str, status: int
) -> None:
    pledge = STEPS[name](cast.bureau)
    client.force_login(cast[who].account)

    assert client.get(address(name, pledge)).status_code == status


def test_the_matter_of_a_pledge_leads_to_it(client: Client, cast: Cast) -> None:
    pledge = published(cast.bureau)
    client.force_login(cast.zhou.account)

    answer = client.get(reverse("pledges:matter", args=[pledge.matter_id]))

    assert answer["Location"] == address("pledge", pledge)


@pytest.mark.parametrize(("state", "seen"), [("", 3), ("draft", 1), ("kept", 1), ("overdue", 0), ("nonsense", 3)])
def test_the_list_is_narrowed_by_the_address(client: Client, cast: Cast, state: str, seen: int) -> None:
    draft(cast.bureau), published(cast.bureau), judged(cast.bureau, "kept")
    client.force_login(cast.chen.account)

    page = client.get(reverse("pledges:pledges"), {"state": state}).content.decode()

    assert page.count("data-mc-row") == seen


@pytest.mark.parametrize("rows", [3, 30])
def test_the_list_asks_as_often_for_many_rows_as_for_few(
    client: Client, cast: Cast, rows: int, django_assert_max_num_queries: Any
) -> None:
    for _ in range(rows):
        published(cast.bureau, due_on=None)
    client.force_login(cast.chen.account)

    with django_assert_max_num_queries(9):
        client.get(reverse("pledges:pledges"))


def test_the_dataset_holds_what_is_public(cast: Cast) -> None:
    draft(cast.bureau)
    pledge = judged(cast.bureau, "kept")

    rows = [row for batch in dataset_named("pledges.pledges").read(None) for row in batch]

    assert [row[:2] for row in rows] == [(pledge.pk, cast.bureau.path)]
    assert rows[0][2:6] == (NOON.date(), pledge.due_on, "kept", NOON.date().replace(day=12))


def _file(name: str) -> io.BytesIO:
    file = io.BytesIO(b"seen")
    file.name = name
    return file
