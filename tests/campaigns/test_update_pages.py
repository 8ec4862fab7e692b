"""Going through a newer version in the browser's pages: who may, what is asked, what is shown."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains
from pytest_django.fixtures import DjangoAssertNumQueries

from mingchuang.campaigns.models import PlanDraft
from mingchuang.campaigns.presenters.update import runs
from mingchuang.campaigns.queries.standing import update_of
from tests.cast import Cast
from tests.factories.campaigns import CHANGED, PLAN, confirmed_campaign, more_tasks, newer_version, part_of, task_named


def _address(name: str, draft: PlanDraft, *more: Any) -> str:
    return reverse(f"campaigns:{name}", args=[draft.plan_file_id, draft.ordinal, *more])


def _key(draft: PlanDraft, start: str) -> str:
    draft.refresh_from_db()
    assert draft.updates is not None
    return next(one.key for one in update_of(draft, draft.updates).open if f"{one.part}/{one.sort}/{one.name}" == start)


def _opened(client: Client, cast: Cast, who: str = "chen") -> PlanDraft:
    draft = newer_version(cast)
    client.force_login(cast[who].account)
    return draft


def test_a_newer_version_is_handed_in_from_the_campaign_and_leads_to_its_items(client: Client, cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    client.force_login(cast.chen.account)
    door = _address("new-version", campaign.drafts.get())
    assertContains(client.get(reverse("campaigns:campaign", args=[campaign.code])), door)

    page = client.post(door, {"file": SimpleUploadedFile("修订.txt", CHANGED.encode())}, follow=True)

    draft = PlanDraft.objects.get(updates=campaign)
    assertContains(page, _address("update", draft))
    assertNotContains(page, _address("confirm-plan", draft))
    assertContains(client.get(reverse("campaigns:campaign", args=[campaign.code])), "新版方案正在处理")


def test_a_file_that_is_no_newer_version_is_refused_on_the_form(client: Client, cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    client.force_login(cast.chen.account)

    same = SimpleUploadedFile("同.txt", PLAN.encode())
    answer = client.post(_address("new-version", campaign.drafts.get()), {"file": same})

    assertContains(answer, "内容完全一样", status_code=422)


def test_each_item_shows_old_and_new_and_is_applied_with_one_button(client: Client, cast: Cast) -> None:
    draft = _opened(client, cast)
    page = client.get(_address("update", draft))
    assertContains(page, "<del>2026-09-30</del><ins>2026-08-31</ins>", html=False)

    client.post(_address("apply-item", draft, _key(draft, "norms/changed/四个一")))

    page = client.get(_address("update", draft))
    assertContains(page, "✓ 已采用")
    assertContains(page, "已处理 1 处")


def test_units_nobody_has_matched_are_asked_for(client: Client, cast: Cast) -> None:
    draft = _opened(client, cast)
    key = _key(draft, "activities/added/夜间延时")
    door = _address("apply-item", draft, key)
    assertContains(client.get(door), "县行政审批局")

    assert client.post(door, {}).status_code == 422
    answer = client.post(door, {"unit_0": str(cast.bureau.pk)})

    assert answer.status_code == 302
    assert draft.updates is not None
    assert part_of(task_named(draft.updates, "夜间延时"), cast.bureau.pk).named == "县行政审批局"


def test_an_item_is_passed_over_put_back_and_the_update_is_finished(client: Client, cast: Cast) -> None:
    draft = _opened(client, cast)
    assert draft.updates is not None
    key = _key(draft, "norms/changed/四个一")

    client.post(_address("pass-over-item", draft, key))
    assertContains(client.get(_address("update", draft)), "○ 不采用")
    client.post(_address("reconsider-item", draft, key))
    for one in update_of(draft, draft.updates).open:
        client.post(_address("pass-over-item", draft, one.key))
    client.post(_address("finish-update", draft))

    draft.refresh_from_db()
    assert draft.campaign == draft.updates
    assertContains(client.get(_address("update", draft)), "这一版已经处理完毕")


@pytest.mark.parametrize("name", ["apply-item", "pass-over-item", "reconsider-item"])
def test_what_is_not_on_the_list_is_not_found(client: Client, cast: Cast, name: str) -> None:
    draft = _opened(client, cast)

    assert client.post(_address(name, draft, "header-0-theme")).status_code == 404


@pytest.mark.parametrize("who", ["neighbour_office", "zhou", "tang"])
def test_strangers_do_not_learn_of_it(client: Client, cast: Cast, who: str) -> None:
    draft = _opened(client, cast, who)

    assert client.get(_address("update", draft)).status_code == 404
    assert client.get(_address("finish-update", draft)).status_code == 404


def test_an_auditor_reads_the_items_and_decides_nothing(client: Client, cast: Cast) -> None:
    draft = _opened(client, cast, "he")

    assertNotContains(client.get(_address("update", draft)), "<button>采用")
    assert client.post(_address("apply-item", draft, _key(draft, "norms/changed/四个一"))).status_code == 404


def test_a_plain_draft_has_no_items(client: Client, cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    client.force_login(cast.chen.account)

    assert client.get(_address("update", campaign.drafts.get())).status_code == 404


@pytest.mark.parametrize("count", [1, 12])
def test_the_list_costs_the_same_however_many_tasks_there_are(
    client: Client, cast: Cast, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    draft = _opened(client, cast)
    assert draft.updates is not None
    more_tasks(cast, draft.updates, count)

    with django_assert_max_num_queries(32):
        client.get(_address("update", draft))


def test_what_stays_is_told_apart_from_what_goes_and_comes() -> None:
    was, now = "领导小组每月抽查，结果通报全县各单位。", "领导小组每周抽查，结果通报全县各单位。"

    found = [(run.sort, run.text) for run in runs(was, now)]

    assert found == [
        ("same", "领导小组每"), ("was", "月"), ("now", "周"), ("same", "抽查，结果通报全县各单位。"),
    ]  # fmt: skip
    assert [run.sort for run in runs("甲", "乙")] == ["was", "now"]
