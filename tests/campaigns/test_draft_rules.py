"""Correcting a draft. No database."""

from typing import Any

import pytest

from mingchuang.campaigns.enums import DraftPart, DraftState
from mingchuang.campaigns.rules import draft as rules
from mingchuang.campaigns.rules.document import PlanRefused, check_ending, check_worth, document_kind
from mingchuang.campaigns.rules.draft import DraftRefused

PARSED: dict[str, Any] = {
    "campaign_name": "暖心窗口活动",
    "phases": [{"name": "动员", "ordinal": "第一阶段"}, {"name": "实施", "ordinal": "第二阶段", "start": "--04-11"}],
    "activities": [
        {"title": "亮诺", "lead_units": ["民政局"], "responsible_units": ["各窗口"], "phase": "第二阶段"},
        {"title": "问需", "lead_units": None, "responsible_units": None, "supporting_units": ["民政局", " "]},
    ],
    "norms": None,
}


def test_a_prepared_draft_has_every_list_and_knows_where_its_rows_came_from() -> None:
    draft = rules.prepared(PARSED)

    assert draft["norms"] == draft["goals"] == draft["measures"] == []
    assert [row["origin"] for row in draft["activities"]] == [0, 1]
    assert [row["phase"] for row in draft["activities"]] == [1, None]
    assert PARSED["activities"][0]["phase"] == "第二阶段", "what the importer gave stays as it was"


def test_a_corrected_row_keeps_what_the_form_does_not_know() -> None:
    draft = rules.with_row(rules.prepared(PARSED), DraftPart.PHASES, 1, {"name": "推进"})

    assert draft["phases"][1] == {"name": "推进", "ordinal": "第二阶段", "start": "--04-11", "origin": 1}


def test_an_added_row_stands_last_and_comes_from_nowhere() -> None:
    draft = rules.with_row_added(rules.prepared(PARSED), DraftPart.NORMS, {"name": "三声", "items": None})

    assert draft["norms"] == [{"name": "三声", "items": None}]


@pytest.mark.parametrize(("dropped", "left"), [(0, 0), (1, None)])
def test_tasks_follow_their_phase_when_a_phase_is_dropped(dropped: int, left: int | None) -> None:
    draft = rules.without_row(rules.prepared(PARSED), DraftPart.PHASES, dropped)

    assert draft["activities"][0]["phase"] == left


@pytest.mark.parametrize("index", [-1, 2])
def test_a_row_that_is_no_longer_there_is_refused(index: int) -> None:
    draft = rules.prepared(PARSED)
    with pytest.raises(DraftRefused, match="已不在草稿里"):
        rules.without_row(draft, DraftPart.PHASES, index)
    with pytest.raises(DraftRefused, match="已不在草稿里"):
        rules.with_row(draft, DraftPart.PHASES, index, {})


def test_the_header_takes_no_foreign_fields() -> None:
    draft = rules.with_header(rules.prepared(PARSED), {"issuer": "县政府", "phases": []})

    assert draft["issuer"] == "县政府"
    assert len(draft["phases"]) == 2


@pytest.mark.parametrize(
    ("state", "is_plan", "message"),
    [
        pytest.param(DraftState.DRAFT, False, "不是活动方案", id="it is no plan"),
        pytest.param(DraftState.CONFIRMED, True, "已经确认", id="it is confirmed"),
        pytest.param(DraftState.DROPPED, True, "已舍弃", id="it is dropped"),
    ],
)
def test_a_draft_is_closed_when(state: str, is_plan: bool, message: str) -> None:  # noqa: FBT001
    with pytest.raises(DraftRefused, match=message):
        rules.check_open(state=state, is_plan=is_plan)


def test_who_saw_an_older_state_is_refused() -> None:
    with pytest.raises(DraftRefused, match="刚被别人改过"):
        rules.check_revision(seen=1, now=2)
    rules.check_revision(seen=2, now=2)


def test_units_are_asked_for_once_in_the_order_of_the_plan() -> None:
    assert rules.named_units(rules.prepared(PARSED)) == ["民政局", "各窗口"]


def test_a_year_is_asked_for_only_where_one_is_missing() -> None:
    draft = rules.prepared(PARSED)

    assert rules.names_no_year(draft)
    assert not rules.names_no_year(rules.with_row(draft, DraftPart.PHASES, 1, {"start": "2026-04-11"}))


def test_a_campaign_is_called_by_its_name_or_else_by_the_title() -> None:
    assert rules.proposed_name(PARSED) == "暖心窗口活动"
    assert rules.proposed_name({"title": "方案"}) == "方案"
    assert rules.proposed_name({}) == ""


def test_an_activity_belongs_to_the_phase_under_whose_heading_it_stands() -> None:
    data = {
        "phases": [{"name": "实施"}, {"name": "总结"}],
        "activities": [{"title": "走访"}, {"title": "督查"}],
        "origins": {
            "/phases/0/name": {"at": [0, 2]},
            "/phases/1/name": {"at": [20, 22]},
            "/activities/0/title": {"at": [10, 12]},
            "/activities/1/title": {"at": [40, 42]},
        },
        "sections": [
            {"level": 2, "heading": "实施", "start": 0, "end": 10, "kind": "item"},
            {"level": 3, "heading": "走访", "start": 10, "end": 20, "kind": "item"},
            {"level": 2, "heading": "总结", "start": 20, "end": 30, "kind": "item"},
            {"level": 1, "heading": "保障", "start": 30, "end": 60, "kind": "item"},
        ],
    }

    draft = rules.prepared(data)

    assert [row["phase"] for row in draft["activities"]] == [0, None]


@pytest.mark.parametrize("ending", [".doc", ".wps", ".exe", ""])
def test_files_of_other_programs_are_refused(ending: str) -> None:
    with pytest.raises(PlanRefused, match="另存"):
        check_ending(ending)


def test_a_file_without_any_plan_or_paper_is_not_kept() -> None:
    with pytest.raises(PlanRefused, match="没有保存"):
        check_worth([("other", False)])
    check_worth([("other", False), ("speech", False)])
    check_worth([("other", True)])


def test_a_kind_we_do_not_know_yet_counts_as_other() -> None:
    assert document_kind("manifesto") == "other"
    assert document_kind("speech") == "speech"
