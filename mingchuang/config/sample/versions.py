"""Plans still to be gone through: a dirty one with a speech behind it, and a newer version of the county's."""

from datetime import datetime, timedelta
from functools import partial

from django.utils import timezone

from mingchuang.campaigns.actions import (
    Answer,
    apply_difference,
    correct_header,
    look_at_spot,
    pass_over_difference,
    upload_plan,
    upload_version,
)
from mingchuang.campaigns.models import PlanDraft
from mingchuang.campaigns.queries.standing import update_of
from mingchuang.campaigns.rules.spots import spots_of
from mingchuang.config.sample.campaigns import brought_up_to
from mingchuang.config.sample.days import moment
from mingchuang.config.sample.stage import Stage
from mingchuang.config.sample.tables import plan_bytes

NEW_TASK = """（六）开展银龄帮办。每个大厅至少安排一名帮办员，帮年纪大的群众取号、填表、扫码。
牵头单位：县民政局
责任单位：各进驻窗口单位
五、保障措施"""
REVISED = (
    ("收到差评后五个工作日内核实", "收到差评后三个工作日内核实"),
    ("周六上午开放社保、医保、户籍窗口", "周六上午开放社保、医保、户籍、车管窗口"),
    ("领导小组办公室每月通报", "领导小组办公室每半月通报"),
    ("五、保障措施", NEW_TASK),
)


def plan_versions(stage: Stage) -> None:
    """Put both on the agenda of the last days, after the county's plan has been confirmed."""
    days = stage.days
    dirty = days.last_before(days.today - timedelta(days=3))
    stage.agenda.plan(moment(dirty, "15:10"), partial(_dirty, stage))
    newer = days.last_before(days.today - timedelta(days=1))
    stage.agenda.plan(moment(newer, "14:30"), partial(_newer, stage))


def _dirty(stage: Stage, *, at: datetime) -> None:
    """Read, one field corrected, two places looked at: somebody is in the middle of it."""
    node = stage.places.units["jiaotong"]
    plan_file = upload_plan(
        actor=stage.office, node=node, data=plan_bytes("jiaotong.txt"), name="一路畅办方案和讲话.txt", at=at
    )
    draft = PlanDraft.objects.get(plan_file=plan_file, is_plan=True)
    values = {"campaign_name": "“一路畅办”窗口服务提升活动"}
    correct_header(actor=stage.office, draft_id=draft.pk, revision=0, values=values, at=at)
    for spot in spots_of(draft.data)[:2]:
        look_at_spot(actor=stage.office, draft_id=draft.pk, key=spot.key, seen=True, at=at)


def _newer(stage: Stage, *, at: datetime) -> None:
    """The county's plan was revised; one item is applied, one passed over, the others wait."""
    campaign = stage.campaigns["county"]
    text = brought_up_to(timezone.localdate(campaign.confirmed_at)).decode()
    for before, after in REVISED:
        text = text.replace(before, after)
    draft = upload_version(
        actor=stage.office,
        previous_id=PlanDraft.objects.get(campaign=campaign).pk,
        data=text.encode(),
        name="亮窗便民行动实施方案（修订）.txt",
        at=at,
    )
    measure, header = (
        next(one for one in update_of(draft, campaign).open if one.part == part) for part in ("measures", "header")
    )
    apply_difference(actor=stage.office, draft_id=draft.pk, key=measure.key, answer=Answer(), at=at)
    pass_over_difference(actor=stage.office, draft_id=draft.pk, key=header.key, at=at)
