"""The campaigns of the sample: plans taken in by the importer, confirmed, their tasks reported and accepted."""

import re
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from mingchuang.campaigns.actions import (
    Confirmation,
    Evidence,
    PhaseDates,
    accept_task,
    adopt_framework,
    change_campaign,
    change_task,
    close_campaign,
    confirm_plan,
    report_task_done,
    return_task,
    upload_plan,
)
from mingchuang.campaigns.models import Campaign, NormLine, PlanDraft, TaskUnit
from mingchuang.campaigns.queries import proposed_units
from mingchuang.config.sample.days import Days, moment, month_end, month_on
from mingchuang.config.sample.stage import Stage
from mingchuang.config.sample.tables import plan_bytes, table
from mingchuang.organisations.models import Node

WRITTEN_IN = date(2026, 5, 18)  # when the county's plan says that it was issued
MONTHS_AGO = 5
EVERY_UNIT = "各进驻窗口单位"
DATE = re.compile(r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月")


def issued_on(days: Days) -> date:
    """The day on which the county's plan is issued: in the month five months ago."""
    return date(*month_on(days.today, -MONTHS_AGO), WRITTEN_IN.day)


def brought_up_to(day: date) -> bytes:
    """The county's plan as if it had been issued in the month of this day: all its months move on alike."""
    months = (day.year - WRITTEN_IN.year) * 12 + day.month - WRITTEN_IN.month
    written = moved = WRITTEN_IN.year

    def later(found: re.Match[str]) -> str:
        nonlocal written, moved
        written = int(found["year"] or written)
        year, month = month_on(date(written, int(found["month"]), 1), months)
        says_year = bool(found["year"]) or year != moved
        moved = year
        return f"{year}年{month}月" if says_year else f"{month}月"

    return DATE.sub(later, plan_bytes("county.txt").decode()).encode()


def plan_campaigns(stage: Stage) -> None:
    """Put the three plans on the agenda: one running in the county, an older one of a bureau, one waiting."""
    days, agenda = stage.days, stage.agenda
    confirmed_on = days.after(issued_on(days), 1)
    agenda.plan(moment(confirmed_on, "9:20"), partial(_county, stage))
    year = days.today.year - (days.today < date(days.today.year, 6, 1))
    agenda.plan(moment(days.after(date(year, 4, 2), 0), "9:40"), partial(_bureau, stage))
    waiting = days.last_before(days.today - timedelta(days=2))
    agenda.plan(moment(waiting, "10:30"), partial(_upload, stage, "minzheng", "minzheng.txt", "暖心窗口活动方案.txt"))


def _upload(stage: Stage, node: str, file: str, name: str, *, at: datetime) -> PlanDraft:
    place = stage.places.units[node]
    plan_file = upload_plan(actor=stage.office, node=place, data=plan_bytes(file), name=name, at=at)
    return PlanDraft.objects.get(plan_file=plan_file)


def _county(stage: Stage, *, at: datetime) -> None:
    county, data = stage.places.county, brought_up_to(at.date())
    plan_file = upload_plan(actor=stage.office, node=county, data=data, name="亮窗便民行动实施方案.txt", at=at)
    draft = PlanDraft.objects.get(plan_file=plan_file)
    units = {EVERY_UNIT: [unit.pk for unit in stage.places.units.values()]}
    campaign = _confirm(stage, draft, county, "county", at, year=at.year, units=units)
    adopt_framework(actor=stage.office, campaign_id=campaign.pk, key=table("tasks")["county"]["framework"], at=at)
    for task, row in _tasks(campaign, "county"):
        due_on = month_end(at.date(), row["due"])
        change_task(
            actor=stage.office,
            task_id=task.pk,
            title_en=row["en"],
            due_on=due_on,
            wanted_evidence=row["evidence"],
            at=at,
        )
        for place, unit in enumerate(_parts(task)):
            _plan_part(stage, unit, row, due_on, place)


def _bureau(stage: Stage, *, at: datetime) -> None:
    draft = _upload(stage, "qixiang", "qixiang.docx", "贴心服务季活动实施方案.docx", at=at)
    bureau = stage.places.units["qixiang"]
    campaign = _confirm(stage, draft, bureau, "qixiang", at, year=at.year, units={})
    for place, (task, row) in enumerate(_tasks(campaign, "qixiang")):
        change_task(
            actor=stage.office, task_id=task.pk, title_en=row["en"], due_on=task.due_on, wanted_evidence="", at=at
        )
        for unit in _parts(task):
            reported_on = stage.days.last_before(task.due_on - timedelta(days=20 * place + 4))
            _plan_report(stage, unit, row["report"], reported_on)
            _plan_acceptance(stage, unit, stage.days.after(reported_on, 3))
    over = stage.days.last_before(date(at.year, 12, 10))
    stage.agenda.plan(moment(over, "16:00"), partial(_close, stage, campaign))


def _confirm(
    stage: Stage, draft: PlanDraft, node: Node, key: str, at: datetime, *, year: int, units: dict[str, list[int]]
) -> Campaign:
    """Confirm the draft as a person would, then give the names in English."""
    words = table("tasks")[key]
    proposed, unknown = proposed_units(draft.draft, node)
    choice = Confirmation(
        node=node,
        year=year,
        name_zh=words["name_zh"],
        name_en=words["name_en"],
        answerable=node,
        units={**proposed, **dict.fromkeys(unknown, ()), **units},
    )
    campaign = confirm_plan(actor=stage.office, draft_id=draft.pk, choice=choice, at=at)
    phases = zip(campaign.phases.order_by("ordinal"), words["phases_en"], strict=True)
    change_campaign(
        actor=stage.office,
        campaign_id=campaign.pk,
        name_zh=campaign.name_zh,
        name_en=campaign.name_en,
        starts_on=campaign.starts_on,
        ends_on=campaign.ends_on,
        is_public=True,
        phases={
            phase.pk: PhaseDates(starts_on=phase.starts_on, ends_on=phase.ends_on, name_en=english)
            for phase, english in phases
        },
        at=at,
    )
    _english(campaign, words)
    stage.campaigns[key] = campaign
    return campaign


def _english(campaign: Campaign, words: dict[str, Any]) -> None:
    """Goals and norms in English; no act gives them yet, so they are written here."""
    for goal, english in zip(campaign.goals.order_by("ordinal"), words["goals_en"], strict=True):
        goal.title_en = english
        goal.save(update_fields=["title_en"])
    for chinese, english in words["norms_en"].items():
        campaign.norm_sets.filter(name_zh=chinese).update(name_en=english)
        NormLine.objects.filter(norm_set__campaign=campaign, text_zh=chinese).update(text_en=english)


def _tasks(campaign: Campaign, key: str) -> list[tuple[Any, dict[str, Any]]]:
    tasks = list(campaign.tasks.order_by("ordinal"))
    return list(zip(tasks, table("tasks")[key]["tasks"], strict=True))


def _parts(task: Any) -> list[TaskUnit]:
    return list(TaskUnit.objects.answering().filter(task=task).select_related("node").order_by("pk"))


def _plan_part(stage: Stage, unit: TaskUnit, row: dict[str, Any], due_on: date, place: int) -> None:
    """Most report in the three weeks before the day, some late or not yet; the office accepts some days later."""
    assert unit.node is not None
    code, days = unit.node.code, stage.days
    if code in row.get("never", ()) or ("only" in row and code not in row["only"]):
        return
    reported_on = days.last_before(min(due_on, days.today - timedelta(days=1)) - timedelta(days=2 + place * 3 % 19))
    if code in row.get("late", ()):
        reported_on = days.after(due_on, 4)
    windows = sum(window.path.startswith(unit.path) for window in stage.places.windows.values())
    text = row["report"].format(unit=unit.node.name_zh.removeprefix("青汀县"), count=windows)
    _plan_report(stage, unit, text, reported_on, evidence=row["evidence"])
    if reason := row.get("returned", {}).get(code):
        again = days.after(reported_on, 3)
        returned = partial(return_task, actor=stage.people.actors["leader"], unit_id=unit.pk, reason=reason)
        stage.agenda.plan(moment(days.after(reported_on, 1), "10:15"), returned)
        _plan_report(stage, unit, f"{text}已补齐。", again, evidence=row["evidence"])
        reported_on = again
    if code not in row.get("waiting", ()):
        _plan_acceptance(stage, unit, days.after(reported_on, 2 + place % 4))


def _plan_report(stage: Stage, unit: TaskUnit, text: str, day: date, *, evidence: str = "") -> None:
    assert unit.node is not None
    actor, name = stage.people.of_node(unit.node.code), unit.node.name_zh
    files = [Evidence(name=f"{evidence}.txt", data=f"{name}\n{text}\n".encode())] if evidence else []
    report = partial(report_task_done, actor=actor, unit_id=unit.pk, text=text, files=files)
    stage.agenda.plan(moment(day, "16:10"), report)


def _plan_acceptance(stage: Stage, unit: TaskUnit, day: date) -> None:
    accept = partial(accept_task, actor=stage.office, unit_id=unit.pk)
    stage.agenda.plan(moment(day, "11:05"), accept)


def _close(stage: Stage, campaign: Campaign, *, at: datetime) -> None:
    close_campaign(actor=stage.office, campaign_id=campaign.pk, at=at)
