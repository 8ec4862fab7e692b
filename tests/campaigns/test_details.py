"""The score table, the printer's block and stated figures of a draft can be corrected, and are kept as they stand."""

import pytest
from django.test import Client
from django.urls import reverse

from mingchuang.campaigns.queries.paper import plan_of
from mingchuang.campaigns.rules.details import DetailRefused, cells_of, figure_of, line_of, score_row_of
from tests.cast import Cast
from tests.factories.campaigns import PLAN, confirmed_campaign, uploaded_plan

COLUMNS = ("item", "standard", "points", "method", "deductions")
TABLE = """附件
窗口评分表
序号\t考核项目\t考核标准\t分值
1\t服务态度\t热情\t40
2\t办事效率\t及时\t50
合计\t\t\t100
"""


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("服务态度 | 热情 | 40", ("服务态度", "热情", "40", None, None)),
        ("服务态度\t热情\t40\t\t一次扣2分", ("服务态度", "热情", "40", None, "一次扣2分")),
        ("服务态度｜｜12.5", ("服务态度", None, "12.5", None, None)),
    ],
)
def test_a_line_is_a_row_of_a_score_table(line: str, row: tuple[str | None, ...]) -> None:
    found = score_row_of(cells_of(line, COLUMNS))
    assert tuple(found[key] for key in COLUMNS) == row
    assert score_row_of(cells_of(line_of(found, COLUMNS), COLUMNS)) == found


@pytest.mark.parametrize("line", ["甲 | 乙 | 四十", "甲 | 乙 | 40 | 丙 | 丁 | 戊"])
def test_a_line_that_is_no_row_is_refused(line: str) -> None:
    with pytest.raises(DetailRefused):
        score_row_of(cells_of(line, COLUMNS))


def test_a_stated_share_is_worked_out_again() -> None:
    figure = figure_of({"text": "办结率达85%", "whole": "120", "part": "96", "stated_percent": "85%"})
    assert (figure["computed_percent"], figure["agrees"]) == (80.0, False)
    with pytest.raises(DetailRefused):
        figure_of({"text": "", "whole": "0", "part": "1", "stated_percent": "1"})


def test_table_block_and_figures_are_corrected_in_the_browser(client: Client, cast: Cast) -> None:
    draft = uploaded_plan(cast, text=PLAN + TABLE).drafts.get()
    client.force_login(cast.chen.account)
    address = reverse("campaigns:edit-details", args=[draft.plan_file_id, draft.ordinal])
    asked = client.get(address).context["form"]
    assert asked["score_rows"].value() == "服务态度 | 热情 | 40\n办事效率 | 及时 | 50"

    given = {"revision": 0, "score_title": "窗口评分表", "score_total": "100"}
    refused = client.post(address, {**given, "score_rows": "服务态度 | 热情 | 四十"})
    values = {
        "score_rows": "服务态度 | 热情 | 40\n办事效率 | 及时 | 60",
        "copies_to": "县纪委\n县委组织部",
        "printed_by": "青汀县政府办公室",
        "printed_on": "2026-03-20",
        "figures": "满意率达90% | 200 | 150 | 90",
    }
    answer = client.post(address, {**given, **values})

    draft.refresh_from_db()
    assert (refused.status_code, answer.status_code) == (422, 302)
    assert [row["points"] for row in draft.draft["score_table"]["rows"]] == ["40", "60"]
    assert [row["points"] for row in draft.data["score_table"]["rows"]] == ["40", "50"]
    assert draft.draft["colophon"]["copies_to"] == ["县纪委", "县委组织部"]
    page = client.get(reverse("campaigns:draft", args=[draft.plan_file_id, draft.ordinal])).content.decode()
    assert "150÷200＝75%" in page
    assert "县委组织部" in page
    assert "已改" in page


def test_the_paper_of_the_campaign_has_the_corrected_table(cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    draft = campaign.drafts.get()
    rows = [{"item": "服务态度", "standard": None, "points": "60", "method": None, "deductions": None}]
    draft.corrected = {**draft.draft, "score_table": {"title": "评分表", "total": None, "rows": rows}}
    draft.save()
    assert plan_of(campaign)["score_table"]["rows"] == rows
