"""Reading a draft beside its text, correcting, adding, dropping."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mingchuang.campaigns.enums import DraftState
from mingchuang.campaigns.models import PlanDraft
from mingchuang.campaigns.presenters.source import source_text
from tests.cast import Cast
from tests.factories.campaigns import PLAN, first_draft, uploaded_plan

SPEECH = """在全县作风建设会上的讲话

同志们：
今天开会，是为了把作风建设再推一把。下面我讲三点意见。
一、认识要到位
窗口是政府的脸面，脸面干净不干净，群众看得最清楚。
二、行动要扎实
不能嘴上说得好，柜台前还是老样子。
"""


def _opened(client: Client, cast: Cast, who: str = "chen") -> PlanDraft:
    draft = first_draft(uploaded_plan(cast))
    client.force_login(cast[who].account)
    return draft


def _address(name: str, draft: PlanDraft, *more: Any) -> str:
    return reverse(f"campaigns:{name}", args=[draft.plan_file_id, draft.ordinal, *more])


def test_the_draft_stands_beside_its_text_and_each_leads_to_the_other(client: Client, cast: Cast) -> None:
    draft = _opened(client, cast)

    page = client.get(_address("draft", draft)).content.decode()

    assert 'href="#at-phases-0-name"' in page
    assert 'id="at-phases-0-name"' in page
    assert 'id="card-phases-0"' in page
    assert 'id="val-phases-0-name"' in page
    assert 'href="#val-phases-0-name"' in page


def test_the_stretches_put_end_to_end_are_the_text(cast: Cast) -> None:
    data = first_draft(uploaded_plan(cast)).data

    assert "".join(one.text for one in source_text(data)) == data["text"]
    assert any(one.is_heading and "指导思想" in one.text for one in source_text(data))


@pytest.mark.parametrize(("who", "may"), [("chen", True), ("he", False), ("sun", False)])
def test_who_only_reads_sees_no_buttons(client: Client, cast: Cast, who: str, may: bool) -> None:  # noqa: FBT001
    draft = _opened(client, cast, who)

    page = client.get(_address("draft", draft)).content.decode()

    assert ("核对完毕" in page) is may


@pytest.mark.parametrize(
    "name", ["draft", "edit-header", "edit-details", "confirm-plan", "drop-draft", "take-up-draft"]
)
def test_the_neighbour_does_not_learn_that_the_draft_exists(client: Client, cast: Cast, name: str) -> None:
    draft = _opened(client, cast, "neighbour_office")

    assert client.get(_address(name, draft)).status_code == 404


def test_a_file_with_a_plan_and_a_speech_shows_both_as_tabs(client: Client, cast: Cast) -> None:
    text = f"第一篇\n{PLAN}\n第二篇\n{SPEECH}"
    plan_file = uploaded_plan(cast, text=text, name="汇编.txt")
    client.force_login(cast.chen.account)
    kinds = dict(plan_file.drafts.values_list("kind", "is_plan"))
    assert kinds == {"notice_with_plan": True, "speech": False}
    speech = plan_file.drafts.get(kind="speech")

    page = client.get(_address("draft", speech)).content.decode()

    assert 'class="tabs"' in page
    assert "讲话" in page
    assert "不建立活动" in page
    assert client.get(_address("confirm-plan", speech)).status_code == 409


def test_a_corrected_field_is_kept_beside_what_was_read(client: Client, cast: Cast) -> None:
    draft = _opened(client, cast)
    address = _address("edit-row", draft, "phases", 0)
    asked = client.get(address).context["form"].initial

    answer = client.post(address, {**_plain(asked), "end": "--04-15"})

    draft.refresh_from_db()
    assert answer.status_code == 302
    assert draft.draft["phases"][0]["end"] == "--04-15"
    assert draft.data["phases"][0]["end"] == "--04-10"
    assert draft.revision == 1


def test_beside_a_form_the_text_leads_nowhere_so_that_nothing_typed_is_lost(client: Client, cast: Cast) -> None:
    draft = _opened(client, cast)

    page = client.get(_address("edit-row", draft, "phases", 0)).content.decode()

    assert "<mark>宣传动员</mark>" in page
    assert "#val-phases-0-name" not in page


def _plain(initial: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in initial.items() if isinstance(value, str | int)}


def test_a_header_is_corrected_with_period_and_leading_group(client: Client, cast: Cast) -> None:
    draft = _opened(client, cast)
    values = {
        "revision": 0,
        "campaign_name": "暖心窗口",
        "period_start": "--04-01",
        "group_head": "县长\n副县长",
        "scope": "全县窗口",
    }

    client.post(_address("edit-header", draft), values)

    draft.refresh_from_db()
    assert str(draft) == "暖心窗口"
    assert draft.draft["period"] == {"start": "--04-01", "end": None, "date_text": None}
    assert draft.draft["leading_group"]["head"] == ["县长", "副县长"]
    assert draft.draft["scope"] == ["全县窗口"]


def test_a_task_is_corrected_with_its_units_and_norms(client: Client, cast: Cast) -> None:
    draft = _opened(client, cast)
    values = {
        "revision": 0,
        "title": "窗口亮诺",
        "phase": "0",
        "lead_units": "民政局\n人社局",
        "norms": "三声：来有迎声；走有送声\n只有名称",
    }

    client.post(_address("edit-row", draft, "activities", 0), values)

    row = PlanDraft.objects.get().draft["activities"][0]
    assert row["phase"] == 0
    assert row["lead_units"] == ["民政局", "人社局"]
    assert row["responsible_units"] is None
    assert row["norms"] == [
        {"name": "三声", "items": ["来有迎声", "走有送声"]},
        {"name": "只有名称", "items": None},
    ]


@pytest.mark.parametrize(
    ("part", "values"),
    [
        ("goals", {"title": "零超期"}),
        ("phases", {"name": "回访", "start": "2026-12-01"}),
        ("activities", {"title": "夜间延时"}),
        ("norms", {"name": "三声", "items": "迎声\n答声"}),
        ("measures", {"title": "通报", "lists": "两个结合：与考核结合；与评优结合"}),
    ],
)
def test_what_was_missed_is_added(client: Client, cast: Cast, part: str, values: dict[str, str]) -> None:
    draft = _opened(client, cast)
    before = len(draft.draft[part])

    answer = client.post(_address("add-row", draft, part), {"revision": 0, **values})

    draft.refresh_from_db()
    assert answer.status_code == 302
    assert len(draft.draft[part]) == before + 1
    assert (values.get("title") or values["name"]) in client.get(_address("draft", draft)).content.decode()


def test_what_is_none_is_dropped_by_its_button_and_asked_for_by_its_address(client: Client, cast: Cast) -> None:
    draft = _opened(client, cast)
    address = _address("drop-row", draft, "activities", 1)

    assert "清理积件" in client.get(address).content.decode()
    client.post(address, {"revision": 0})

    draft.refresh_from_db()
    assert [row["title"] for row in draft.draft["activities"]] == ["窗口亮诺", "上门问需"]


def test_a_date_that_is_none_is_refused_on_the_form(client: Client, cast: Cast) -> None:
    draft = _opened(client, cast)

    answer = client.post(_address("add-row", draft, "phases"), {"revision": 0, "name": "回访", "start": "年底"})

    assert answer.status_code == 422
    assert "“年底”不是日期" in answer.content.decode()


def test_of_two_who_correct_at_once_the_second_is_told(client: Client, cast: Cast) -> None:
    draft = _opened(client, cast)
    client.post(_address("add-row", draft, "goals"), {"revision": 0, "title": "零超期"})

    answer = client.post(_address("add-row", draft, "goals"), {"revision": 0, "title": "零差评"})

    assert answer.status_code == 422
    assert "刚被别人改过" in answer.content.decode()


@pytest.mark.parametrize("more", [("phases", 9), ("activities", 3), ("nonsense", 0)])
def test_a_row_that_is_not_there_is_not_found(client: Client, cast: Cast, more: tuple[str, int]) -> None:
    draft = _opened(client, cast)

    assert client.get(_address("edit-row", draft, *more)).status_code == 404
    assert client.get(_address("drop-row", draft, *more)).status_code == 404


def test_a_dropped_draft_leaves_the_list_and_can_be_taken_up_again(client: Client, cast: Cast) -> None:
    draft = _opened(client, cast)

    client.post(_address("drop-draft", draft))
    client.post(_address("drop-draft", draft))

    draft.refresh_from_db()
    assert draft.state == DraftState.DROPPED
    assert "暖心窗口" not in client.get(reverse("campaigns:campaigns")).content.decode()
    assert client.post(_address("add-row", draft, "goals"), {"revision": 0, "title": "零超期"}).status_code == 422
    client.post(_address("take-up-draft", draft))
    client.post(_address("take-up-draft", draft))
    draft.refresh_from_db()
    assert draft.state == DraftState.DRAFT
    assert "暖心窗口" in client.get(reverse("campaigns:campaigns")).content.decode()
