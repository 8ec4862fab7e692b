"""The list, one campaign, and what the office can do with it."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mingchuang.campaigns import actions
from mingchuang.campaigns.enums import CampaignState
from mingchuang.campaigns.facts import CampaignClosed, SummarySaved
from mingchuang.campaigns.models import Campaign, NormSet
from mingchuang.campaigns.rules.campaign import CampaignRefused
from mingchuang.foundation.access import NotAllowed
from mingchuang.foundation.attachments.models import Attachment
from mingchuang.foundation.journal.models import Entry
from tests.cast import NOON, Cast
from tests.factories.campaigns import (
    PLAN,
    confirmed_campaign,
    more_tasks,
    plain_campaigns,
    reported_part,
    summarised_campaign,
)

LIST = "campaigns:campaigns"


def _page(client: Client, name: str, *args: Any) -> str:
    return client.get(reverse(f"campaigns:{name}", args=args)).content.decode()


def test_running_campaigns_stand_first(client: Client, cast: Cast) -> None:
    closed, running, waiting = plain_campaigns(cast, 3)
    actions.close_campaign(actor=cast.chen.actor, campaign_id=closed.pk, at=NOON)
    Campaign.objects.filter(pk=waiting.pk).update(state="preparing", started_at=None)
    client.force_login(cast.chen.account)

    rows = client.get(reverse(LIST)).context["page"].rows

    assert [row.campaign for row in rows] == [running, waiting, closed]


def test_closed_campaigns_come_in_pages(client: Client, cast: Cast) -> None:
    plain_campaigns(cast, 53)
    Campaign.objects.filter(name_zh__gt="活动1").update(state="closed", closed_at=NOON)
    client.force_login(cast.chen.account)
    first = client.get(reverse(LIST))

    second = client.get(reverse(LIST), {"after": first.context["page"].after})

    assert len(first.context["page"].rows) == 51
    assert "更早的" in first.content.decode()
    assert [row.campaign.state for row in second.context["page"].rows] == ["closed", "closed"]
    assert second.context["page"].after is None


def test_an_empty_list_says_what_to_do(client: Client, cast: Cast) -> None:
    client.force_login(cast.chen.account)
    assert "上传活动方案，核对后就能建立" in _page(client, "campaigns")
    client.force_login(cast.zhou.account)
    assert "活动办公室确认方案后" in _page(client, "campaigns")


@pytest.mark.parametrize("who", ["zhou", "lin", "zheng", "qian"])
def test_a_countys_campaign_reaches_all_below_it(client: Client, cast: Cast, who: str) -> None:
    campaign = confirmed_campaign(cast)
    client.force_login(cast[who].account)

    assert campaign.name_zh in _page(client, "campaigns")
    assert "窗口亮诺" in _page(client, "campaign", campaign.code)


def test_a_bureaus_campaign_does_not_reach_its_brother(client: Client, cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    Campaign.objects.update(path=cast.bureau.path, node=cast.bureau)
    client.force_login(cast.neighbour_head.account)

    assert client.get(reverse("campaigns:campaign", args=[campaign.code])).status_code == 404
    assert campaign.name_zh not in _page(client, "campaigns")


def test_the_page_says_which_phase_runs_and_who_answers(client: Client, cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    campaign.phases.filter(ordinal=1).update(starts_on=date(2026, 3, 1))
    client.force_login(cast.zhou.account)

    page = _page(client, "campaign", campaign.code)

    assert page.count("正在进行") == 1
    assert "各窗口（2 个）" in page
    assert "县电视台" in page
    assert "不在本机构树" in page
    assert "一声问候迎客" in page
    assert "● 正常" in page


def test_the_source_is_given_out_to_those_the_campaign_reaches(client: Client, cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    client.force_login(cast.lin.account)

    assert client.get(reverse("campaigns:source-file", args=[campaign.code])).content == PLAN.encode()
    client.force_login(cast.wu.account)
    assert client.get(reverse("campaigns:source-file", args=[campaign.code])).status_code == 404


def test_dates_and_names_are_corrected(client: Client, cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    phase = campaign.phases.get(ordinal=1)
    client.force_login(cast.chen.account)
    address = reverse("campaigns:edit-campaign", args=[campaign.code])
    values = {
        "name_zh": "暖心窗口",
        "name_en": "Warm windows",
        "starts_on": "2026-04-02",
        "ends_on": "2026-12-01",
        f"from_{phase.pk}": "2026-04-02",
        f"to_{phase.pk}": "2026-04-12",
        f"en_{phase.pk}": "Setting out",
    }

    answer = client.post(address, values)

    campaign.refresh_from_db()
    phase.refresh_from_db()
    assert answer.status_code == 302
    assert (campaign.name_en, campaign.ends_on, campaign.is_public) == ("Warm windows", date(2026, 12, 1), False)
    assert (phase.starts_on, phase.ends_on, phase.name_en) == (date(2026, 4, 2), date(2026, 4, 12), "Setting out")


def test_dates_that_contradict_one_another_are_refused_whole(client: Client, cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    phase = campaign.phases.get(ordinal=1)
    client.force_login(cast.chen.account)
    values = {"name_zh": "新名", f"from_{phase.pk}": "2026-04-12", f"to_{phase.pk}": "2026-04-02"}

    answer = client.post(reverse("campaigns:edit-campaign", args=[campaign.code]), values)

    campaign.refresh_from_db()
    assert answer.status_code == 422
    assert "早于开始日期" in answer.content.decode()
    assert campaign.name_zh == "暖心窗口活动"


def test_a_waiting_campaign_is_started_and_a_running_one_closed(client: Client, cast: Cast) -> None:
    campaign = confirmed_campaign(cast, starts_now=False)
    client.force_login(cast.chen.account)
    start, close = (reverse(f"campaigns:{one}-campaign", args=[campaign.code]) for one in ("start", "close"))

    assert client.post(close).status_code == 409
    client.post(start)
    assert client.post(start).status_code == 409
    assert "还有 6 项没有验收" in client.get(close).content.decode()
    client.post(close)

    campaign.refresh_from_db()
    assert campaign.state == CampaignState.CLOSED
    told = Entry.objects.about(campaign).last()
    assert told is not None
    assert (told.kind, told.data) == (CampaignClosed.kind, {"tasks": 6, "accepted": 0})


def test_a_framework_is_adopted_once(client: Client, cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    client.force_login(cast.chen.account)
    address = reverse("campaigns:adopt-framework", args=[campaign.code])

    for _ in range(2):
        client.post(address, {"framework": "three-displays-image"})

    sets = NormSet.objects.filter(campaign=campaign, framework="three-displays-image")
    assert sets.count() == 3
    assert "亮形象" in _page(client, "campaign", campaign.code)
    assert client.post(address, {"framework": "no-such"}).status_code == 422
    with pytest.raises(CampaignRefused, match="没有这个规范框架"):
        actions.adopt_framework(actor=cast.chen.actor, campaign_id=campaign.pk, key="no-such", at=NOON)


def test_the_summary_is_kept_with_the_campaign(client: Client, cast: Cast) -> None:
    campaign = summarised_campaign(cast)
    client.force_login(cast.zhou.account)

    assert client.get(reverse("campaigns:summary-file", args=[campaign.code])).content == "总结".encode()
    assert Entry.objects.about(campaign).filter(kind=SummarySaved.kind).count() == 1


def test_a_campaign_without_a_summary_has_no_file(client: Client, cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    client.force_login(cast.chen.account)

    assert client.get(reverse("campaigns:summary-file", args=[campaign.code])).status_code == 404


def test_an_empty_summary_is_refused_and_others_keep_none(cast: Cast) -> None:
    campaign = confirmed_campaign(cast)

    with pytest.raises(CampaignRefused, match="总结是空的"):
        actions.save_summary(actor=cast.chen.actor, campaign_id=campaign.pk, text=" ", at=NOON)
    with pytest.raises(NotAllowed):
        actions.save_summary(actor=cast.zhou.actor, campaign_id=campaign.pk, text="很好", at=NOON)
    saved = actions.save_summary(actor=cast.chen.actor, campaign_id=campaign.pk, text="很好", at=NOON)
    assert (saved.summary, saved.summary_file) == ("很好", None)
    assert Attachment.objects.count() == 1, "the plan itself"


def _queries(client: Client, address: str) -> int:
    client.get(address)  # the first page after signing in writes the session
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_the_list_asks_the_same_of_the_database_at_3_and_at_30(client: Client, cast: Cast) -> None:
    client.force_login(cast.chen.account)
    plain_campaigns(cast, 3)
    few = _queries(client, reverse(LIST))
    plain_campaigns(cast, 27)

    assert _queries(client, reverse(LIST)) == few


def test_a_campaign_asks_the_same_of_the_database_at_3_and_at_30_tasks(client: Client, cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    client.force_login(cast.chen.account)
    address = reverse("campaigns:campaign", args=[campaign.code])
    few = _queries(client, address)
    more_tasks(cast, campaign, 27)

    assert _queries(client, address) == few


def test_a_task_asks_the_same_of_the_database_with_and_without_reports(client: Client, cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    part = reported_part(cast, campaign)
    client.force_login(cast.chen.account)
    address = reverse("campaigns:task", args=[campaign.code, part.task_id])
    few = _queries(client, address)
    for unit in part.task.units.answering().exclude(pk=part.pk):
        actions.report_task_done(actor=cast.chen.actor, unit_id=unit.pk, text="好", at=NOON)

    assert _queries(client, address) == few
