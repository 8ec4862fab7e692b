"""What a draft becomes. No database."""

from datetime import date
from typing import Any

import pytest

from mingchuang.campaigns.enums import UnitRole
from mingchuang.campaigns.rules.campaign import (
    CAMPAIGN_STATES,
    CampaignMove,
    CampaignRefused,
    campaign_code,
    check_name,
)
from mingchuang.campaigns.rules.confirming import (
    Part,
    check_answers,
    check_below,
    check_schedule,
    due_days,
    parts,
    schedule,
    task_title,
)
from mingchuang.campaigns.rules.dates import DateRefused, Span
from mingchuang.campaigns.rules.draft import DraftRefused
from mingchuang.campaigns.rules.task import (
    ReportRefused,
    TaskStanding,
    check_part,
    check_reason,
    check_report,
    standing,
)
from mingchuang.foundation.states import MoveRefused

TODAY = date(2026, 3, 11)


def _draft(**changes: Any) -> dict[str, Any]:
    draft: dict[str, Any] = {
        "period": None,
        "phases": [
            {"name": "动员", "start": "--04-01", "end": "--04-10"},
            {"name": "实施", "start": "--04-11", "end": "--09-30"},
        ],
        "activities": [
            {"title": "亮诺", "phase": 1, "lead_units": ["民政局"], "responsible_units": ["各窗口", "民政局"]},
            {"title": "清理", "phase": None},
            {"title": "问需", "phase": 0, "end": "--06-30"},
        ],
    }
    return draft | changes


def test_an_activity_ends_with_itself_its_phase_or_the_campaign() -> None:
    found = schedule(_draft(), year=2026)

    assert found.due == (date(2026, 9, 30), date(2026, 9, 30), date(2026, 6, 30))
    assert found.whole == Span(start=date(2026, 4, 1), end=date(2026, 9, 30))


def test_a_task_without_any_date_takes_the_day_that_was_asked_for() -> None:
    draft = _draft(phases=[])
    found = schedule(draft, year=2026)

    days = due_days(draft, found, fallback=date(2026, 12, 1), today=TODAY)

    assert days == [date(2026, 12, 1), date(2026, 12, 1), date(2026, 6, 30)]
    with pytest.raises(DraftRefused, match="亮诺"):
        due_days(draft, found, fallback=None, today=TODAY)


def test_a_task_that_was_due_long_ago_is_refused_and_one_just_past_is_not() -> None:
    draft = _draft()

    with pytest.raises(DraftRefused, match="早已过去"):
        due_days(draft, schedule(draft, year=2024), fallback=None, today=TODAY)
    assert due_days(draft, schedule(draft, year=2025), fallback=None, today=TODAY)[0] == date(2025, 9, 30)


def test_a_phase_that_ends_before_it_begins_is_refused() -> None:
    draft = _draft(phases=[{"name": "动员", "start": "2026-04-10", "end": "2026-04-01"}])

    with pytest.raises(DateRefused, match="动员"):
        check_schedule(draft, schedule(draft, year=2026))


def test_a_unit_named_twice_keeps_its_weightier_role() -> None:
    answers = {"民政局": [2], "各窗口": [7, 8]}

    found = parts(_draft()["activities"][0], answers, answerable=1)

    assert found == [
        Part(role=UnitRole.LEAD, named="民政局", is_group=False, node=2),
        Part(role=UnitRole.RESPONSIBLE, named="各窗口", is_group=True, node=7),
        Part(role=UnitRole.RESPONSIBLE, named="各窗口", is_group=True, node=8),
    ]


def test_a_unit_that_is_nobody_of_ours_is_kept_by_name_and_another_answers() -> None:
    activity = {"lead_units": ["电视台"], "supporting_units": ["民政局"]}

    found = parts(activity, {"电视台": [], "民政局": [2]}, answerable=1)

    assert found == [
        Part(role=UnitRole.LEAD, named="电视台", is_group=False, node=None),
        Part(role=UnitRole.COOPERATING, named="民政局", is_group=False, node=2),
        Part(role=UnitRole.RESPONSIBLE, named="", is_group=False, node=1),
    ]


def test_one_who_only_cooperates_answers_when_asked_to() -> None:
    found = parts({"supporting_units": ["民政局"]}, {"民政局": [2]}, answerable=2)

    assert found == [Part(role=UnitRole.RESPONSIBLE, named="", is_group=False, node=2)]


def test_every_unit_must_have_been_asked_for() -> None:
    with pytest.raises(DraftRefused, match="各窗口"):
        check_answers(_draft(), {"民政局": [2]})
    check_answers(_draft(), {"民政局": [2], "各窗口": []})


def test_units_from_elsewhere_are_refused() -> None:
    with pytest.raises(DraftRefused, match="不在主办机构之下"):
        check_below({99})
    check_below(set())


def test_a_task_without_a_title_is_called_by_its_text() -> None:
    assert task_title({"title": None, "text": "逐件核对"}) == "逐件核对"
    assert task_title({}) == "（无标题）"


@pytest.mark.parametrize(
    ("states", "whole"),
    [
        (["closed", "closed"], TaskStanding.CLOSED),
        (["closed", "answered"], TaskStanding.ANSWERED),
        (["closed", "open"], TaskStanding.OPEN),
        (["closed", "withdrawn"], TaskStanding.CLOSED),
        (["withdrawn"], TaskStanding.WITHDRAWN),
        ([], TaskStanding.OPEN),
    ],
)
def test_a_task_is_as_far_as_the_least_of_its_parts(states: list[str], whole: TaskStanding) -> None:
    assert standing(states) is whole


def test_a_report_says_something_and_brings_what_is_wanted() -> None:
    with pytest.raises(ReportRefused, match="完成情况"):
        check_report(text=" ", files=1, wanted_evidence="")
    with pytest.raises(ReportRefused, match="照片"):
        check_report(text="做完了", files=0, wanted_evidence="照片")
    check_report(text="做完了", files=1, wanted_evidence="照片")


def test_nothing_is_returned_without_a_reason_or_reported_without_a_part() -> None:
    with pytest.raises(ReportRefused, match="原因"):
        check_reason("  ")
    with pytest.raises(ReportRefused, match="只是配合"):
        check_part(has_matter=False)


def test_a_campaign_is_started_and_closed_once() -> None:
    assert CAMPAIGN_STATES.after("preparing", CampaignMove.START) == "running"  # type: ignore[arg-type]
    with pytest.raises(MoveRefused):
        CAMPAIGN_STATES.after("closed", CampaignMove.CLOSE)  # type: ignore[arg-type]


def test_a_campaign_has_a_name_and_an_address() -> None:
    assert campaign_code(year=2026, number=3) == "2026-03"
    with pytest.raises(CampaignRefused):
        check_name(" ")
