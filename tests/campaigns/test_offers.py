"""What other areas get of campaigns: the public board, norms, the table for figures, the Excel ledger."""

import io
from datetime import date

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from mingchuang.analytics.registry import dataset_named
from mingchuang.campaigns import actions
from mingchuang.campaigns.models import Campaign
from mingchuang.campaigns.queries import campaign_board, norm_lines, public_campaigns
from mingchuang.campaigns.rules.task import TaskStanding
from tests.cast import NOON, Cast
from tests.factories.campaigns import (
    confirmed_campaign,
    more_tasks,
    part_of,
    plain_campaigns,
    reported_part,
    task_named,
)


def test_the_board_shows_phases_tasks_norms_and_what_was_accepted(cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    part = reported_part(cast, campaign)
    actions.accept_task(actor=cast.chen.actor, unit_id=part.pk, at=NOON)

    board = campaign_board(campaign, now=NOON)

    assert [phase.name_zh for phase in board.phases] == ["宣传动员", "组织实施", "总结提高"]
    assert [(task.title_zh, task.accepted, task.parts) for task in board.tasks] == [
        ("窗口亮诺", 1, 3),
        ("清理积件", 0, 2),
        ("上门问需", 0, 1),
    ]
    assert [(unit.name_zh, unit.count) for unit in board.tasks[0].responsible] == [("各窗口", 2)]
    assert [(one.name_zh, len(one.lines)) for one in board.norms] == [("四个一", 4)]
    assert (board.progress.accepted, board.progress.total, board.tasks_accepted, board.tasks_total) == (1, 6, 0, 3)


def test_a_task_all_of_whose_parts_are_accepted_counts_as_done(cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    part = part_of(task_named(campaign, "上门问需"), cast.bureau.pk)
    actions.report_task_done(actor=cast.zhou.actor, unit_id=part.pk, text="走访完毕", at=NOON)
    actions.accept_task(actor=cast.chen.actor, unit_id=part.pk, at=NOON)

    board = campaign_board(campaign, now=NOON)

    assert [task.standing for task in board.tasks][-1] is TaskStanding.CLOSED
    assert board.tasks_accepted == 1


def test_a_withdrawn_task_leaves_the_board_and_its_counts(cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    task = task_named(campaign, "清理积件")
    actions.withdraw_task(actor=cast.chen.actor, task_id=task.pk, reason="合并", at=NOON)

    board = campaign_board(campaign, now=NOON)

    assert (len(board.tasks), board.tasks_total, board.progress.total) == (2, 2, 4)


def test_the_board_asks_the_same_of_the_database_however_long_it_is(cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    with CaptureQueriesContext(connection) as few:
        campaign_board(campaign, now=NOON)
    more_tasks(cast, campaign, 20)

    with CaptureQueriesContext(connection) as many:
        campaign_board(campaign, now=NOON)

    assert len(many) == len(few)


def test_the_public_sees_what_is_public_and_has_begun(cast: Cast) -> None:
    shown, hidden, waiting = plain_campaigns(cast, 3)
    Campaign.objects.filter(pk__in=[shown.pk, waiting.pk]).update(is_public=True)
    Campaign.objects.filter(pk=waiting.pk).update(state="preparing", started_at=None)

    assert list(public_campaigns()) == [shown]
    assert hidden.is_public is False


def test_norms_are_a_checklist_of_one_campaign_or_of_all_that_run(cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    campaign.norm_sets.get().lines.filter(ordinal=4).update(is_checkable=False)

    assert [line.text_zh for line in norm_lines(campaign=campaign, is_checkable=True)] == [
        "一声问候迎客",
        "一张清单讲明",
        "一次办结离开",
    ]
    assert norm_lines().count() == 4
    actions.close_campaign(actor=cast.chen.actor, campaign_id=campaign.pk, at=NOON)
    assert norm_lines().count() == 0


def test_the_table_for_figures_has_one_row_for_each_part(cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    part = reported_part(cast, campaign)
    actions.accept_task(actor=cast.chen.actor, unit_id=part.pk, at=NOON)
    dataset = dataset_named("campaigns.tasks")

    rows = [row for batch in dataset.read(None) for row in batch]

    assert len(rows) == 6
    named = [dict(zip([column.name for column in dataset.columns], row, strict=True)) for row in rows]
    done = next(row for row in named if row["task_id"] == part.matter_id)
    assert done == {
        "task_id": part.matter_id,
        "campaign_id": campaign.pk,
        "path": cast.bureau.path,
        "role": "lead",
        "due_on": date(2026, 9, 30),
        "done_on": date(2026, 3, 11),
        "accepted_on": date(2026, 3, 11),
        "is_provisional": False,
    }
    assert {row["accepted_on"] for row in named if row is not done} == {None}


def test_the_ledger_is_an_excel_file_with_one_row_for_each_unit(client: Client, cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    client.force_login(cast.zhou.account)

    answer = client.get(reverse("campaigns:tasks-sheet", args=[campaign.code]))

    rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert rows[1][:5] == [1, "窗口亮诺", "组织实施", "牵头", "清河县民政局"]
    assert len(rows) == 1 + 7
