"""A plan of our own writing, uploaded and confirmed through the product's own acts."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F

from mingchuang.campaigns.actions import (
    Confirmation,
    Evidence,
    add_norm_set,
    confirm_plan,
    report_task_done,
    save_summary,
    upload_plan,
    upload_version,
)
from mingchuang.campaigns.actions.assigning import TaskPlan, assign_tasks
from mingchuang.campaigns.enums import UnitRole
from mingchuang.campaigns.models import Campaign, NormSet, PlanDraft, PlanFile, Task, TaskUnit
from mingchuang.campaigns.queries import proposed_units
from mingchuang.campaigns.rules.confirming import Part
from mingchuang.foundation.attachments.storing import keep_file
from tests.cast import NOON, Cast

PLAN = """清河县人民政府关于印发暖心窗口活动实施方案的通知

各部门、单位：
为了让群众少跑腿、少等候，县政府决定在全县开展暖心窗口活动。现制定如下实施方案。
一、指导思想
以群众满意为标准，以窗口为重点，把办事的每一步都做到看得见、问得着、等得短。
二、总体目标
（一）办事更快。常办事项的等候时间明显缩短，超期办件清零。
（二）态度更好。差评有人管、有人改、有人回话。
三、方法步骤
第一阶段：宣传动员（4月上旬）
召开动员会，公布活动安排，各窗口张贴承诺。
第二阶段：组织实施（4月中旬至9月）
围绕群众反映多的问题，集中开展三项活动。
1.窗口亮诺。每个窗口公布办理时限和经办人，推行“四个一”，即：一声问候迎客、一张清单讲明、一次办结离开、一句再见送别。（牵头单位：县民政局；责任单位：各窗口）
2.清理积件。逐件核对超期办件，列出清单，限期办完。（牵头单位：人社局；责任单位：各单位）
3.上门问需。走访企业和社区，收集意见，当场能答的当场答复。（责任单位：清河县民政局、县电视台）
第三阶段：总结提高（10月至11月）
对照目标查漏补缺，形成总结，把好做法固定成制度。
四、保障措施
（一）加强领导。成立活动领导小组，组长由县长担任，办公室设在县民政局。
（二）强化督查。领导小组每月抽查，结果通报全县。
特此通知。
"""


def uploaded_plan(cast: Cast, *, text: str = PLAN, name: str = "暖心窗口.txt") -> PlanFile:
    """The plan as the campaign office of the county hands it in."""
    return upload_plan(actor=cast.chen.actor, node=cast.county, data=text.encode(), name=name, at=NOON)


def first_draft(plan_file: PlanFile) -> PlanDraft:
    return plan_file.drafts.get(ordinal=1)


def choice_for(cast: Cast, draft: PlanDraft, **changes: Any) -> Confirmation:
    """What the campaign office answers: units found by themselves, the other bureau by hand, others nobody."""
    answers, asked = proposed_units(draft.draft, cast.county)
    by_hand: Mapping[str, Sequence[int]] = {"人社局": [cast.other_bureau.pk]}
    units = answers | {name: by_hand.get(name, []) for name in asked}
    given: dict[str, Any] = {
        "node": cast.county,
        "year": 2026,
        "name_zh": "暖心窗口活动",
        "answerable": cast.county,
        "units": units,
    }
    return Confirmation(**given | changes)


def confirmed_campaign(cast: Cast, **changes: Any) -> Campaign:
    """The campaign that the plan makes: running and public."""
    draft = first_draft(uploaded_plan(cast))
    return confirm_plan(actor=cast.chen.actor, draft_id=draft.pk, choice=choice_for(cast, draft, **changes), at=NOON)


def task_named(campaign: Campaign, title: str) -> Task:
    return campaign.tasks.get(title_zh__contains=title)


def part_of(task: Task, node_id: int) -> TaskUnit:
    return task.units.get(node_id=node_id)


def reported_part(cast: Cast, campaign: Campaign | None = None) -> TaskUnit:
    """The bureau's part of the first task, reported with a file by the head of the bureau."""
    campaign = campaign or confirmed_campaign(cast)
    part = part_of(task_named(campaign, "窗口亮诺"), cast.bureau.pk)
    report_task_done(
        actor=cast.zhou.actor,
        unit_id=part.pk,
        text="十个窗口都已公布承诺。",
        files=[Evidence(name="承诺牌.txt", data="各窗口承诺".encode())],
        at=NOON,
    )
    return part


def summarised_campaign(cast: Cast) -> Campaign:
    """A campaign whose summary is kept as a file."""
    campaign = confirmed_campaign(cast)
    file = keep_file("总结".encode(), name="总结.txt", actor=cast.chen.actor, path=campaign.path, at=NOON)
    return save_summary(actor=cast.chen.actor, campaign_id=campaign.pk, file=file, at=NOON)


def make_norm_set(
    cast: Cast, campaign: Campaign | None = None, *, name_zh: str = "窗口三条", lines: Sequence[str] = ("先问好",)
) -> NormSet:
    """A set of one's own in a campaign of the county."""
    return add_norm_set(
        actor=cast.chen.actor,
        campaign_id=(campaign or confirmed_campaign(cast)).pk,
        name_zh=name_zh,
        name_en="",
        kind="norm",
        lines=lines,
        at=NOON,
    )


def plain_campaigns(cast: Cast, count: int) -> list[Campaign]:
    """Bare running campaigns of the county, for lists."""
    first = Campaign.objects.count() + 1
    return Campaign.objects.bulk_create(
        Campaign(
            code=f"2025-{number:02d}",
            name_zh=f"活动{number}",
            node=cast.county,
            path=cast.county.path,
            state="running",
            started_at=NOON,
            confirmed_at=NOON,
        )
        for number in range(first, first + count)
    )


def more_tasks(cast: Cast, campaign: Campaign, count: int) -> None:
    """Tasks of the bureau and the other bureau, each followed."""
    parts = [
        Part(role=UnitRole.LEAD, named="民政局", is_group=False, node=cast.bureau.pk),
        Part(role=UnitRole.RESPONSIBLE, named="各单位", is_group=True, node=cast.other_bureau.pk),
    ]
    plan = TaskPlan(
        title="例行", text="", phase=None, due_on=date(2026, 6, 30), date_text="", wanted_evidence="", parts=parts
    )
    campaign.tasks.update(ordinal=F("ordinal") + 1000)
    with transaction.atomic():
        assign_tasks(actor=cast.chen.actor, campaign=campaign, plans=[plan] * count, at=NOON)


CHANGED = (
    PLAN.replace("4月中旬至9月", "4月中旬至8月")
    .replace("每月抽查", "每周抽查")
    .replace("一次办结离开", "一次讲清办结")
    .replace("3.上门问需。", "3.夜间延时。每周三办到晚上八点。（责任单位：县行政审批局）\n4.上门问需。")
)


def newer_version(cast: Cast, *, text: str = CHANGED, campaign: Campaign | None = None) -> PlanDraft:
    """A newer version of the plan of a running campaign, not yet gone through."""
    previous = (campaign or confirmed_campaign(cast)).drafts.get()
    return upload_version(
        actor=cast.chen.actor, previous_id=previous.pk, data=text.encode(), name="暖心窗口（修订）.txt", at=NOON
    )
