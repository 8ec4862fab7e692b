"""Thousands of pledges from Excel, rounds, templates, review and publication in bulk."""

import io
import time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mingchuang.foundation.sheets.writing import write_rows
from mingchuang.organisations.models import Staff
from mingchuang.pledges import actions
from mingchuang.pledges.models import Pledge
from mingchuang.pledges.rules import PledgeRefused
from mingchuang.pledges.sheets import PLEDGES, load_pledges
from tests.cast import NOON, Cast
from tests.factories.pledges import draft, make_round, make_template, wording

ROW = {"node": "minzheng", "category": "convenience", "text_zh": "每月上门办理 20 户"}


def book(*rows: dict[str, Any]) -> bytes:
    return write_rows(PLEDGES, [{**ROW, **row} for row in rows])


def test_faults_are_told_by_cell_and_nothing_is_stored(cast: Cast) -> None:
    data = book(
        {"text_zh": "第一条，每月办 10 件"},
        {"node": "no-such", "text_zh": "第二条，每月办 10 件"},
        {"staff": "zhou", "node": "mz-1", "text_zh": "第三条，每月办 10 件"},
        {"due_on": NOON.date().replace(day=1), "text_zh": "第四条，每月办 10 件"},
        {"text_zh": "____个工作日办结"},
        {"text_zh": "第一条，每月办 10 件"},
    )

    loaded = load_pledges(data, actor=cast.chen.actor, at=NOON)

    assert [fault.cell for fault in loaded.faults] == ["A3", "B4", "H5", "D6", "D7"]
    assert "已经过去" in loaded.faults[2].message
    assert not Pledge.objects.exists()


def test_a_head_imports_only_for_her_own_unit(cast: Cast) -> None:
    loaded = load_pledges(book({}, {"node": "renshe"}), actor=cast.zhou.actor, at=NOON)

    assert [fault.cell for fault in loaded.faults] == ["A3"]


def test_people_pledge_under_their_own_name_and_copies_among_rows_are_flagged(cast: Cast) -> None:
    data = book({"staff": "lin", "node": "mz-1"}, {"staff": "zhou"}, {"node": "renshe", "text_zh": "周六上午开门"})

    loaded = load_pledges(data, actor=cast.chen.actor, at=NOON)

    clerk, head, other = loaded.drafted
    assert (clerk.staff, clerk.flags) == (cast.lin.staff, [])
    assert head.flags[0]["kind"] == "copied"
    assert clerk.number in head.flags[0]["values"]["ref"]
    assert not [flag for flag in other.flags if flag["kind"] == "copied"]


def test_three_thousand_people_are_loaded_in_seconds(cast: Cast) -> None:
    people = Staff.objects.bulk_create(
        Staff(node=cast.window, path=cast.window.path, name_zh=f"员工{n}", badge_number=f"P{n:05d}")
        for n in range(3000)
    )
    words = "受理审核发放公示上门帮办延时回访答复登记"
    rows = [
        {
            "node": "mz-1",
            "staff": one.badge_number,
            "text_zh": f"{words[n % 18 : n % 18 + 3]}第{chr(0x4E00 + n)}类每月{n}件",
        }
        for n, one in enumerate(people)
    ]
    data, began = book(*rows), time.process_time()

    loaded = load_pledges(data, actor=cast.chen.actor, at=NOON)

    assert len(loaded.drafted) == 3000
    assert time.process_time() - began < 15
    assert Pledge.objects.order_by("number").last().number == "2026-3000"  # type: ignore[union-attr]


def test_a_workbook_goes_through_the_door_into_its_round(client: Client, cast: Cast) -> None:
    found = make_round(cast.county)
    client.force_login(cast.zhou.account)
    file = io.BytesIO(book({}))
    file.name = "承诺.xlsx"

    answer = client.post(reverse("pledges:import-pledges"), {"workbook": file, "round": found.pk})

    assert answer["Location"] == reverse("pledges:round", args=[found.pk])
    assert Pledge.objects.get().round == found


def test_a_workbook_that_is_none_is_answered_clearly(client: Client, cast: Cast) -> None:
    client.force_login(cast.zhou.account)
    file = io.BytesIO(b"no workbook")
    file.name = "承诺.xlsx"

    assert client.post(reverse("pledges:import-pledges"), {"workbook": file}).status_code == 422


def test_many_drafts_pass_at_once_but_flagged_ones_only_with_a_reason(client: Client, cast: Cast) -> None:
    found = make_round(cast.county)
    for place, text in ((cast.bureau, "每月上门办理 20 户"), (cast.other_bureau, "全心全意为民服务")):
        actions.draft_pledge(
            actor=cast.zhou.actor if place == cast.bureau else cast.neighbour_head.actor,
            node=place,
            wording=wording(text_zh=text, due_on=None),
            round=found,
            at=NOON,
        )
    client.force_login(cast.chen.account)

    client.post(reverse("pledges:review-round", args=[found.pk]), {"remark": ""})
    assert sorted(Pledge.objects.values_list("state", flat=True)) == ["draft", "reviewed"]
    client.post(reverse("pledges:review-round", args=[found.pk]), {"remark": "另有细则可查。"})
    client.post(reverse("pledges:publish-round", args=[found.pk]))

    assert set(Pledge.objects.values_list("state", flat=True)) == {"published"}


def test_ones_own_drafts_wait_for_another(client: Client, cast: Cast) -> None:
    found = make_round(cast.county)
    pledge = draft(cast.bureau, actor=cast.chen.actor)
    Pledge.objects.filter(pk=pledge.pk).update(round=found)
    client.force_login(cast.chen.account)

    client.post(reverse("pledges:review-round", args=[found.pk]), {"remark": "自己看过。"})

    assert Pledge.objects.get().state == "draft"


def test_a_round_tells_who_has_not_pledged(client: Client, cast: Cast) -> None:
    found = make_round(cast.county)
    actions.draft_pledge(actor=cast.zhou.actor, node=cast.window, wording=wording(), round=found, at=NOON)
    client.force_login(cast.chen.account)

    page = client.get(reverse("pledges:round", args=[found.pk])).content.decode()

    assert "应承诺单位 3 个，还没有承诺的 2 个" in page


def test_a_round_of_the_next_county_is_not_there(client: Client, cast: Cast) -> None:
    found = make_round(cast.county)
    client.force_login(cast.neighbour_office.account)

    for name in ("round", "change-round", "review-round", "publish-round"):
        assert client.get(reverse(f"pledges:{name}", args=[found.pk])).status_code == 404
    with pytest.raises(PledgeRefused, match="不在这一轮"):
        actions.draft_pledge(actor=cast.wu.actor, node=cast.neighbour_window, wording=wording(), round=found, at=NOON)


def test_a_template_begins_a_draft_and_one_offered_no_more_does_not(client: Client, cast: Cast) -> None:
    template = make_template(cast.county)
    client.force_login(cast.lin.account)
    link = f"{reverse('pledges:draft-pledge')}?template={template.pk}"

    assert "____ 个工作日内办结</textarea>" in client.get(link).content.decode()
    client.force_login(cast.chen.account)
    change = {"role_zh": "窗口人员", "category": "time_limit", "text_zh": "____ 天办结"}
    assert client.post(reverse("pledges:change-template", args=[template.pk]), change).status_code == 302
    assert client.get(link).status_code == 404


def test_shipped_templates_are_taken_over_once(cast: Cast) -> None:
    taken = actions.adopt_templates(actor=cast.chen.actor, node=cast.county, at=NOON)

    assert taken >= 8
    assert actions.adopt_templates(actor=cast.chen.actor, node=cast.county, at=NOON) == 0


@pytest.mark.parametrize("rows", [2, 20])
def test_a_round_asks_as_often_for_many_pledges_as_for_few(
    client: Client, cast: Cast, rows: int, django_assert_max_num_queries: Any
) -> None:
    found = make_round(cast.county)
    for number in range(rows):
        words = wording(text_zh=f"每月上门办理 {number} 户")
        actions.draft_pledge(actor=cast.zhou.actor, node=cast.bureau, wording=words, round=found, at=NOON)
    client.force_login(cast.chen.account)

    with django_assert_max_num_queries(9):
        client.get(reverse("pledges:round", args=[found.pk]))
