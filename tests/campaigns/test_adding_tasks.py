"""A task the plan does not have, added after confirmation."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mingchuang.campaigns import actions
from mingchuang.campaigns.enums import UnitRole
from mingchuang.campaigns.facts import TaskAdded, TaskAssigned
from mingchuang.campaigns.models import Campaign
from mingchuang.foundation.journal.models import Entry
from tests.cast import NOON, Cast
from tests.factories.campaigns import confirmed_campaign, part_of, task_named

GIVEN = {"title": "夜间延时", "due_on": "2026-10-31", "lead_units": "县民政局", "responsible_units": "各窗口"}


def _door(client: Client, cast: Cast, campaign: Campaign, who: str = "chen") -> str:
    client.force_login(cast[who].account)
    return reverse("campaigns:add-task", args=[campaign.code])


def test_a_task_is_added_at_the_end_with_its_units_and_clocks(client: Client, cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    phase = campaign.phases.get(ordinal=2)

    answer = client.post(_door(client, cast, campaign), {**GIVEN, "phase": phase.pk})

    task = task_named(campaign, "夜间延时")
    assert answer["Location"] == reverse("campaigns:task", args=[campaign.code, task.pk])
    assert (task.ordinal, task.phase, task.due_on) == (4, phase, date(2026, 10, 31))
    lead = part_of(task, cast.bureau.pk)
    assert (lead.role, lead.due_on) == (UnitRole.LEAD, date(2026, 10, 31))
    assert {unit.node for unit in task.units.filter(named="各窗口")} == {cast.window, cast.other_window}
    assert Entry.objects.about(campaign).filter(kind=TaskAdded.kind).count() == 1
    assert Entry.objects.about(task).get().kind == TaskAssigned.kind


def test_a_unit_that_is_not_found_is_asked_for(client: Client, cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    door = _door(client, cast, campaign)
    given = {**GIVEN, "lead_units": "县教育局"}

    asked = client.post(door, given)
    answer = client.post(door, {**given, "unit_0": str(cast.bureau.pk)})

    assert asked.status_code == 422
    assert "县教育局" in asked.content.decode()
    assert answer.status_code == 302
    assert part_of(task_named(campaign, "夜间延时"), cast.bureau.pk).named == "县教育局"


def test_without_units_the_body_itself_answers(client: Client, cast: Cast) -> None:
    campaign = confirmed_campaign(cast)

    client.post(_door(client, cast, campaign), {"title": "写总结", "due_on": "2026-11-30"})

    assert part_of(task_named(campaign, "写总结"), cast.county.pk).matter is not None


@pytest.mark.parametrize("missing", ["title", "due_on"])
def test_what_a_task_must_have_is_asked_for(client: Client, cast: Cast, missing: str) -> None:
    campaign = confirmed_campaign(cast)
    given: dict[str, Any] = {key: value for key, value in GIVEN.items() if key != missing}

    assert client.post(_door(client, cast, campaign), given).status_code == 422
    assert campaign.tasks.count() == 3


def test_a_campaign_that_is_over_gets_no_task(client: Client, cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    actions.close_campaign(actor=cast.chen.actor, campaign_id=campaign.pk, at=NOON)

    answer = client.post(_door(client, cast, campaign), GIVEN)

    assert answer.status_code == 422
    assert "活动已经结束" in answer.content.decode()


@pytest.mark.parametrize("who", ["zhou", "he", "sun", "neighbour_office"])
def test_others_add_none(client: Client, cast: Cast, who: str) -> None:
    campaign = confirmed_campaign(cast)

    assert client.get(_door(client, cast, campaign, who)).status_code == 404
