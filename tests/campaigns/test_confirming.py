"""From draft to campaign: one transaction, once, through the office's own door."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mingchuang.campaigns import actions
from mingchuang.campaigns.actions import assigning
from mingchuang.campaigns.enums import CampaignState, DraftPart, DraftState, UnitRole
from mingchuang.campaigns.facts import PlanConfirmed, TaskAssigned
from mingchuang.campaigns.models import Campaign, NormSet, PlanDraft, Task, TaskUnit
from mingchuang.campaigns.rules.draft import DraftRefused
from mingchuang.following.models import Matter
from mingchuang.foundation.access import NotAllowed
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.journal.models import Entry
from tests.cast import NOON, Cast
from tests.factories.campaigns import (
    PLAN,
    choice_for,
    confirmed_campaign,
    first_draft,
    part_of,
    task_named,
    uploaded_plan,
)

CONFIRM = "campaigns:confirm-plan"


def _door(client: Client, cast: Cast, draft: PlanDraft) -> str:
    client.force_login(cast.chen.account)
    return reverse(CONFIRM, args=[draft.plan_file_id, draft.ordinal])


def _answers(client: Client, address: str, cast: Cast) -> dict[str, Any]:
    """What the office clicks: what was found stays, the bureau in question is chosen, the station is not ours."""
    form = client.get(address).context["form"]
    values = {"name_zh": form.initial["name_zh"], "answerable": str(cast.county.pk), "starts_now": "on"}
    values |= {"is_public": "on"}
    by_hand = {"人社局": str(cast.other_bureau.pk), "县电视台": "nobody"}
    for one, field in form.unit_fields():
        values[field.html_name] = by_hand.get(one.match.text) or field.initial
    return values


def test_the_office_confirms_and_the_campaign_stands_with_all_its_parts(client: Client, cast: Cast) -> None:
    draft = first_draft(uploaded_plan(cast))
    address = _door(client, cast, draft)

    answer = client.post(address, _answers(client, address, cast))

    campaign = Campaign.objects.get()
    assert answer["Location"] == reverse("campaigns:campaign", args=[campaign.code])
    assert (campaign.code, campaign.name_zh, campaign.path) == ("2026-01", "暖心窗口活动", cast.county.path)
    assert (campaign.state, campaign.is_public) == (CampaignState.RUNNING, True)
    assert (campaign.starts_on, campaign.ends_on) == (date(2026, 4, 1), date(2026, 11, 30))
    assert campaign.source == draft.plan_file.attachment
    assert [phase.name_zh for phase in campaign.phases.order_by("ordinal")] == ["宣传动员", "组织实施", "总结提高"]
    assert campaign.measures.count() == campaign.goals.count() == 2
    draft.refresh_from_db()
    assert (draft.state, draft.campaign) == (DraftState.CONFIRMED, campaign)


def test_tasks_stand_in_their_phase_with_their_units_and_clocks(cast: Cast) -> None:
    task = task_named(confirmed_campaign(cast), "窗口亮诺")

    lead = part_of(task, cast.bureau.pk)
    assert task.phase is not None
    assert (task.phase.name_zh, task.due_on) == ("组织实施", date(2026, 9, 30))
    assert (lead.role, lead.named, lead.is_group) == (UnitRole.LEAD, "县民政局", False)
    group = task.units.filter(is_group=True).order_by("pk")
    assert {(unit.named, unit.node) for unit in group} == {("各窗口", cast.window), ("各窗口", cast.other_window)}
    assert lead.matter is not None
    assert lead.matter.owner_node == cast.bureau
    assert lead.due_on == date(2026, 9, 30)


def test_a_day_of_rest_stays_the_day_the_plan_says(cast: Cast) -> None:
    draft = first_draft(uploaded_plan(cast, text=PLAN.replace("9月）", "10月）")))

    campaign = actions.confirm_plan(actor=cast.chen.actor, draft_id=draft.pk, choice=choice_for(cast, draft), at=NOON)

    clocks = Matter.objects.select_related("clock")
    assert {timezone.localdate(matter.clock.due_at) for matter in clocks} == {date(2026, 10, 31)}
    assert date(2026, 10, 31).weekday() == 5
    assert campaign.tasks.count() == 3


def test_who_is_not_on_the_tree_is_kept_by_name_without_a_clock(cast: Cast) -> None:
    task = task_named(confirmed_campaign(cast), "上门问需")

    assert {(unit.named, unit.node, unit.matter is None) for unit in task.units.all()} == {
        ("清河县民政局", cast.bureau, False),
        ("县电视台", None, True),
    }


def test_norms_are_checkable_lists_and_a_set_only_named_stays_empty(cast: Cast) -> None:
    draft = first_draft(uploaded_plan(cast))
    only_named = {"name": "六问", "items": None}
    actions.add_row(
        actor=cast.chen.actor, draft_id=draft.pk, revision=0, part=DraftPart.NORMS, values=only_named, at=NOON
    )
    draft.refresh_from_db()
    actions.confirm_plan(actor=cast.chen.actor, draft_id=draft.pk, choice=choice_for(cast, draft), at=NOON)

    sets = {one.name_zh: one for one in NormSet.objects.select_related("task")}
    assert [line.text_zh for line in sets["四个一"].lines.order_by("ordinal")] == [
        "一声问候迎客", "一张清单讲明", "一次办结离开", "一句再见送别",
    ]  # fmt: skip
    assert sets["四个一"].task is not None
    assert (sets["六问"].task, sets["六问"].lines.count()) == (None, 0)


def test_what_happened_stands_in_the_journal(cast: Cast) -> None:
    campaign = confirmed_campaign(cast)

    assert [entry.kind for entry in Entry.objects.about(campaign)] == [PlanConfirmed.kind]
    told = Entry.objects.about(task_named(campaign, "清理积件")).get()
    assert told.kind == TaskAssigned.kind
    assert told.data["due_on"] == "2026-09-30"
    assert set(told.data["units"]) == {cast.other_bureau.pk, cast.bureau.pk}


def test_confirming_twice_is_harmless(client: Client, cast: Cast) -> None:
    draft = first_draft(uploaded_plan(cast))
    address = _door(client, cast, draft)
    values = _answers(client, address, cast)

    first = client.post(address, values)
    again = client.post(address, values)

    assert first["Location"] == again["Location"]
    assert Campaign.objects.count() == 1
    assert Task.objects.count() == 3


def test_the_same_plan_twice_in_one_file_makes_one_campaign(cast: Cast) -> None:
    plan_file = uploaded_plan(cast, text=f"第一篇\n{PLAN}\n第二篇\n{PLAN}", name="汇编.txt")
    drafts = list(plan_file.drafts.order_by("ordinal"))
    assert [draft.data.get("same_as") for draft in drafts] == [None, 0]

    made = [
        actions.confirm_plan(actor=cast.chen.actor, draft_id=draft.pk, choice=choice_for(cast, draft), at=NOON)
        for draft in reversed(drafts)
    ]

    assert made[0] == made[1]
    assert Campaign.objects.count() == 1
    assert set(PlanDraft.objects.values_list("state", flat=True)) == {DraftState.CONFIRMED}


def test_a_failure_in_the_middle_leaves_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = first_draft(uploaded_plan(cast))
    before = Entry.objects.count()

    def fail(**_: Any) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(assigning, "open_matters", fail)
    with pytest.raises(OSError, match="disk"):
        actions.confirm_plan(actor=cast.chen.actor, draft_id=draft.pk, choice=choice_for(cast, draft), at=NOON)

    for model in (Campaign, Task, TaskUnit, NormSet, Matter):
        assert not model._default_manager.exists()
    assert Entry.objects.count() == before
    draft.refresh_from_db()
    assert draft.state == DraftState.DRAFT


def test_units_that_were_not_answered_for_are_asked_again(client: Client, cast: Cast) -> None:
    draft = first_draft(uploaded_plan(cast))
    address = _door(client, cast, draft)
    values = _answers(client, address, cast) | {"unit_2": ""}

    answer = client.post(address, values)

    assert answer.status_code == 422
    assert not Campaign.objects.exists()
    with pytest.raises(DraftRefused, match="还有单位没有对上"):
        actions.confirm_plan(
            actor=cast.chen.actor, draft_id=draft.pk, choice=choice_for(cast, draft, units={}), at=NOON
        )


def test_the_page_suggests_and_shows_groups_as_groups(client: Client, cast: Cast) -> None:
    draft = first_draft(uploaded_plan(cast))

    page = client.get(_door(client, cast, draft))

    fields = {one.match.text: field for one, field in page.context["form"].unit_fields()}
    assert str(cast.other_bureau.pk) in str(fields["人社局"])
    assert fields["县民政局"].initial == str(cast.bureau.pk)
    assert fields["各窗口"].initial == "group"
    assert "没有对上" in page.content.decode()


def test_the_year_is_asked_and_todays_is_only_a_proposal(client: Client, cast: Cast) -> None:
    draft = first_draft(uploaded_plan(cast))
    address = _door(client, cast, draft)

    proposed = client.get(address).content.decode()
    asked = client.get(f"{address}?node={cast.county.code}&year=2027").content.decode()

    assert "没有写年份" in proposed
    assert "2026-04-01" in proposed
    assert "2027-04-01" in asked
    assert "2026-04-01" not in asked


def test_a_body_below_is_proposed_when_it_issued_the_plan(client: Client, cast: Cast) -> None:
    text = PLAN.replace("清河县人民政府关于印发", "清河县民政局关于印发")
    draft = first_draft(uploaded_plan(cast, text=text))

    page = client.get(_door(client, cast, draft))

    assert page.context["body"] == cast.bureau


def test_a_body_outside_ones_reach_cannot_be_asked_for(client: Client, cast: Cast) -> None:
    draft = first_draft(uploaded_plan(cast))

    page = client.get(f"{_door(client, cast, draft)}?node={cast.neighbour_county.code}&year=2026")

    assert page.context["body"] == cast.county


def test_a_task_without_a_date_asks_for_its_last_day(client: Client, cast: Cast) -> None:
    text = PLAN.replace("（4月上旬）", "").replace("（4月中旬至9月）", "").replace("（10月至11月）", "")
    draft = first_draft(uploaded_plan(cast, text=text))
    address = _door(client, cast, draft)
    values = _answers(client, address, cast)

    without = client.post(address, values)
    with_day = client.post(address, values | {"due_fallback": "2026-06-30"})

    assert without.status_code == 422
    assert with_day.status_code == 302
    assert set(Task.objects.values_list("due_on", flat=True)) == {date(2026, 6, 30)}


def test_a_campaign_may_wait_and_stay_inside_the_house(cast: Cast) -> None:
    campaign = confirmed_campaign(cast, starts_now=False, is_public=False)

    assert (campaign.state, campaign.started_at, campaign.is_public) == (CampaignState.PREPARING, None, False)


def test_a_dropped_draft_is_not_confirmed(cast: Cast) -> None:
    draft = first_draft(uploaded_plan(cast))
    actions.drop_draft(actor=cast.chen.actor, draft_id=draft.pk, at=NOON)

    with pytest.raises(DraftRefused, match="已舍弃"):
        actions.confirm_plan(actor=cast.chen.actor, draft_id=draft.pk, choice=choice_for(cast, draft), at=NOON)


@pytest.mark.parametrize("who", ["he", "zhou", "neighbour_office"])
def test_others_do_not_confirm(cast: Cast, who: str) -> None:
    draft = first_draft(uploaded_plan(cast))

    with pytest.raises(NotAllowed):
        actions.confirm_plan(actor=cast[who].actor, draft_id=draft.pk, choice=choice_for(cast, draft), at=NOON)


def test_units_of_the_next_county_get_no_task(cast: Cast) -> None:
    draft = first_draft(uploaded_plan(cast))
    choice = choice_for(cast, draft)
    units = {name: [cast.neighbour_window.pk] for name in choice.units}

    with pytest.raises(Refusal, match="不在主办机构之下"):
        actions.confirm_plan(
            actor=cast.chen.actor, draft_id=draft.pk, choice=choice_for(cast, draft, units=units), at=NOON
        )
    assert not Campaign.objects.exists()
