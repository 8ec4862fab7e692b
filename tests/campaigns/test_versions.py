"""A newer version of a plan: corrections kept, and the running campaign updated item by item."""

from datetime import date
from typing import Any

import pytest

from mingchuang.campaigns import actions
from mingchuang.campaigns.actions import Answer
from mingchuang.campaigns.enums import DraftState, UnitRole
from mingchuang.campaigns.facts import DifferenceApplied, DifferencePassedOver, UpdateFinished, VersionUploaded
from mingchuang.campaigns.models import Campaign, PlanDraft, PlanFile, TaskReport
from mingchuang.campaigns.queries.standing import update_of
from mingchuang.campaigns.rules.differences import Difference, UpdateRefused
from mingchuang.following.enums import MatterState
from mingchuang.foundation.access import NotAllowed
from mingchuang.foundation.journal.models import Entry
from tests.cast import NOON, Cast
from tests.factories.campaigns import (
    PLAN,
    confirmed_campaign,
    first_draft,
    newer_version,
    part_of,
    reported_part,
    task_named,
    uploaded_plan,
)


def newer(cast: Cast, text: str, campaign: Campaign | None = None) -> tuple[Campaign, PlanDraft]:
    """The campaign of the plan, and a newer version of that plan."""
    campaign = campaign or confirmed_campaign(cast)
    return campaign, newer_version(cast, text=text, campaign=campaign)


def items(draft: PlanDraft) -> dict[str, Difference]:
    """What is open, by part, sort, name and field."""
    draft.refresh_from_db()
    assert draft.updates is not None
    return {f"{one.part}/{one.sort}/{one.name}/{one.field}": one for one in update_of(draft, draft.updates).open}


def apply(cast: Cast, draft: PlanDraft, item: str, **answer: Any) -> None:
    one = items(draft)[item]
    actions.apply_difference(actor=cast.chen.actor, draft_id=draft.pk, key=one.key, answer=Answer(**answer), at=NOON)
    assert item not in items(draft)


def test_the_same_plan_with_another_break_changes_nothing(cast: Cast) -> None:
    _, draft = newer(cast, PLAN.replace("特此通知。", "\n特此通知。"))

    assert items(draft) == {}


def test_corrections_of_a_waiting_draft_are_kept_and_the_old_one_steps_back(cast: Cast) -> None:
    old = first_draft(uploaded_plan(cast))
    actions.correct_header(
        actor=cast.chen.actor, draft_id=old.pk, revision=0, values={"issuer": "清河县政务办"}, at=NOON
    )

    text = PLAN.replace("限期办完", "分批办完").encode()
    draft = actions.upload_version(actor=cast.chen.actor, previous_id=old.pk, data=text, name="新.txt", at=NOON)

    old.refresh_from_db()
    assert (draft.previous, draft.updates, old.state) == (old, None, DraftState.DROPPED)
    assert draft.draft["issuer"] == "清河县政务办"
    assert "分批办完" in draft.draft["activities"][1]["text"]
    entry = Entry.objects.about(draft).get()
    assert (entry.kind, entry.data["kept"], entry.data["not_kept"]) == (VersionUploaded.kind, 1, 0)


def test_a_changed_day_moves_the_task_and_its_clocks(cast: Cast) -> None:
    campaign, draft = newer(cast, PLAN.replace("4月中旬至9月", "4月中旬至8月"))

    apply(cast, draft, "activities/changed/窗口亮诺/due_on")

    task = task_named(campaign, "窗口亮诺")
    assert task.due_on == date(2026, 8, 31)
    assert part_of(task, cast.bureau.pk).due_on == date(2026, 8, 31)
    assert task_named(campaign, "清理积件").due_on == date(2026, 9, 30)
    entry = Entry.objects.about(campaign).filter(kind=DifferenceApplied.kind).get()
    assert (entry.data["field"], entry.data["was"], entry.data["now"]) == ("due_on", "2026-09-30", "2026-08-31")


def test_a_phase_a_text_and_a_norm_are_applied_each_for_itself(cast: Cast) -> None:
    text = PLAN.replace("4月上旬", "3月下旬").replace("每月抽查", "每周抽查").replace("一次办结离开", "一次讲清办结")
    campaign, draft = newer(cast, text)
    found = items(draft)

    apply(cast, draft, "phases/changed/宣传动员/period")
    apply(cast, draft, "measures/changed/强化督查/text")
    apply(cast, draft, "norms/changed/四个一/items")

    assert campaign.phases.get(ordinal=1).starts_on == date(2026, 3, 21)
    assert "每周" in campaign.measures.get(ordinal=2).text
    assert "一次讲清办结" in [line.text_zh for line in campaign.norm_sets.get().lines.standing()]
    assert len(items(draft)) == len(found) - 3


def test_norms_keep_their_row_and_what_is_gone_is_taken_out(cast: Cast) -> None:
    campaign, draft = newer(cast, PLAN.replace("一次办结离开、一句再见送别", "一次就能办结离开、一杯热水"))
    before = {line.text_zh: line.pk for line in campaign.norm_sets.get().lines.all()}

    apply(cast, draft, "norms/changed/四个一/items")

    lines = list(campaign.norm_sets.get().lines.standing().order_by("ordinal"))
    assert [line.text_zh for line in lines] == ["一声问候迎客", "一张清单讲明", "一次就能办结离开", "一杯热水"]
    assert lines[2].pk == before["一次办结离开"]
    assert campaign.norm_sets.get().lines.get(pk=before["一句再见送别"]).retired_at is not None


def test_a_set_that_is_gone_is_taken_out_whole(cast: Cast) -> None:
    campaign, draft = newer(
        cast, PLAN[: PLAN.index("，推行“四个一”")] + PLAN[PLAN.index("。（牵头单位：县民政局；责") :]
    )

    apply(cast, draft, "norms/dropped/四个一/")

    assert not campaign.norm_sets.get().lines.standing().exists()
    assert campaign.norm_sets.get().lines.count() == 4


def test_another_unit_gets_a_part_and_the_one_no_longer_named_is_released(cast: Cast) -> None:
    campaign, draft = newer(cast, PLAN.replace("（牵头单位：人社局；", "（牵头单位：县教育局；"))
    task = task_named(campaign, "清理积件")
    before = part_of(task, cast.other_bureau.pk)

    with pytest.raises(Exception, match="还有单位没有对上"):
        apply(cast, draft, "activities/changed/清理积件/units")
    apply(cast, draft, "activities/changed/清理积件/units", units={"县教育局": [cast.bureau.pk]})

    lead = part_of(task, cast.bureau.pk)
    assert (lead.role, lead.named) == (UnitRole.LEAD, "县教育局")
    after = part_of(task, cast.other_bureau.pk)
    assert (before.role, after.role, after.named) == (UnitRole.LEAD, UnitRole.RESPONSIBLE, "各单位")


def test_a_new_task_stands_behind_its_neighbour_and_is_followed(cast: Cast) -> None:
    added = "2.夜间延时。每周三办到晚上八点。（责任单位：县民政局）\n3.清理积件"
    campaign, draft = newer(cast, PLAN.replace("2.清理积件", added).replace("3.上门问需", "4.上门问需"))

    apply(cast, draft, "activities/added/夜间延时/")

    titles = [task.title_zh for task in campaign.tasks.order_by("ordinal")]
    assert titles == ["窗口亮诺", "夜间延时", "清理积件", "上门问需"]
    assert part_of(task_named(campaign, "夜间延时"), cast.bureau.pk).matter is not None


def test_a_task_that_is_gone_is_withdrawn_with_a_reason_and_its_reports_stay(cast: Cast) -> None:
    part = reported_part(cast)
    start, end = PLAN.index("1.窗口亮诺"), PLAN.index("2.清理积件")
    text = (PLAN[:start] + PLAN[end:]).replace("2.清理", "1.清理").replace("3.上门", "2.上门").replace("三项", "两项")
    campaign, draft = newer(cast, text, part.task.campaign)

    with pytest.raises(Exception, match="请写明"):
        apply(cast, draft, "activities/dropped/窗口亮诺/")
    apply(cast, draft, "activities/dropped/窗口亮诺/", reason="并入清理积件")

    part.refresh_from_db()
    assert part.matter is not None
    assert part.matter.state == MatterState.WITHDRAWN
    assert TaskReport.objects.filter(unit=part).count() == 1
    assert campaign.tasks.count() == 3


def test_what_somebody_changed_in_the_campaign_is_told_apart(cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    task = task_named(campaign, "清理积件")
    actions.change_task(
        actor=cast.chen.actor, task_id=task.pk, title_en="", due_on=date(2026, 7, 31), wanted_evidence="", at=NOON
    )

    _, draft = newer(cast, PLAN.replace("每月抽查", "每周抽查"), campaign)

    assert all(one.name != "清理积件" for one in items(draft).values())
    assert [one.name for one in update_of(draft, campaign).older] == ["清理积件"]


def test_an_item_is_passed_over_and_reconsidered(cast: Cast) -> None:
    campaign, draft = newer(cast, PLAN.replace("每月抽查", "每周抽查"))
    before = items(draft)
    one = next(iter(before.values()))

    actions.pass_over_difference(actor=cast.chen.actor, draft_id=draft.pk, key=one.key, at=NOON)
    assert len(items(draft)) == len(before) - 1
    actions.reconsider_difference(actor=cast.chen.actor, draft_id=draft.pk, key=one.key, at=NOON)

    assert items(draft).keys() == before.keys()
    assert Entry.objects.about(campaign).filter(kind=DifferencePassedOver.kind).count() == 2


def test_when_all_is_decided_the_newer_document_is_the_source(cast: Cast) -> None:
    campaign, draft = newer(cast, PLAN.replace("每月抽查", "每周抽查"))
    with pytest.raises(UpdateRefused, match="还有"):
        actions.finish_update(actor=cast.chen.actor, draft_id=draft.pk, at=NOON)
    for item in list(items(draft)):
        apply(cast, draft, item)

    actions.finish_update(actor=cast.chen.actor, draft_id=draft.pk, at=NOON)
    actions.finish_update(actor=cast.chen.actor, draft_id=draft.pk, at=NOON)

    campaign.refresh_from_db()
    draft.refresh_from_db()
    assert (draft.state, draft.campaign) == (DraftState.CONFIRMED, campaign)
    assert campaign.source == draft.plan_file.attachment
    assert Entry.objects.about(campaign).filter(kind=UpdateFinished.kind).count() == 1


def test_a_newer_version_makes_no_second_campaign(cast: Cast) -> None:
    _, draft = newer(cast, PLAN.replace("每月抽查", "每周抽查"))
    choice = actions.Confirmation(node=cast.county, year=2026, name_zh="暖心", answerable=cast.county)

    with pytest.raises(Exception, match="新版"):
        actions.confirm_plan(actor=cast.chen.actor, draft_id=draft.pk, choice=choice, at=NOON)
    assert Campaign.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (PLAN, "以前上传过"),
        ("他推开门，雨还在下。" * 40, "没有"),
        ("关于作风建设的讲话\n同志们：\n大家辛苦了。", "没有"),
    ],
)
def test_what_is_no_newer_version_is_refused(cast: Cast, text: str, message: str) -> None:
    campaign = confirmed_campaign(cast)

    with pytest.raises(Exception, match=message):
        newer(cast, text, campaign)
    assert PlanFile.objects.count() == 1


def test_a_version_of_what_has_one_already_is_refused(cast: Cast) -> None:
    campaign, _ = newer(cast, PLAN.replace("每月抽查", "每周抽查"))

    with pytest.raises(UpdateRefused, match="更新的一版"):
        newer(cast, PLAN.replace("每月抽查", "每天抽查"), campaign)


@pytest.mark.parametrize("who", ["he", "zhou", "neighbour_office"])
def test_others_update_nothing(cast: Cast, who: str) -> None:
    _, draft = newer(cast, PLAN.replace("每月抽查", "每周抽查"))
    one = next(iter(items(draft).values()))

    with pytest.raises(NotAllowed):
        actions.apply_difference(actor=cast[who].actor, draft_id=draft.pk, key=one.key, answer=Answer(), at=NOON)
