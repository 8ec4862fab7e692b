"""Reporting a unit's part of a task, accepting it, sending it back, changing and withdrawing tasks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from mingchuang.campaigns.actions.assigning import BASIS, TaskPlan, assign_tasks
from mingchuang.campaigns.enums import CampaignState
from mingchuang.campaigns.facts import TaskAccepted, TaskAdded, TaskChanged, TaskReported, TaskReturned, TaskWithdrawn
from mingchuang.campaigns.models import Campaign, Phase, Task, TaskReport, TaskUnit
from mingchuang.campaigns.permissions import CampaignsPermission as P
from mingchuang.campaigns.rules.confirming import check_answers, parts
from mingchuang.campaigns.rules.task import (
    TaskStanding,
    check_new_task,
    check_part,
    check_reason,
    check_report,
    standing,
)
from mingchuang.following.actions import agree_date, answer_matter, close_matter, return_matter, withdraw_matter
from mingchuang.following.enums import MatterState
from mingchuang.following.models import Matter
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.attachments.storing import keep_file
from mingchuang.foundation.journal.recording import record


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A file that shows what was done."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTask:
    """A task the plan does not have. `units` leads from each name to nodes of the tree, as at confirmation."""

    title: str
    due_on: date
    named: Mapping[str, Sequence[str]]
    units: Mapping[str, Sequence[int]]
    text: str = ""
    phase: Phase | None = None
    wanted_evidence: str = ""


@transaction.atomic
def add_task(*, actor: Actor, campaign_id: int, task: NewTask, at: datetime) -> Task:
    """Add a task after the plan was confirmed, at the end. Who is named for nothing: the body itself answers."""
    campaign = Campaign.objects.select_for_update(of=("self",)).get(pk=campaign_id)
    actor.require(P.CAMPAIGN_EDIT, within=covers(campaign))
    title = check_new_task(title=task.title, is_closed=campaign.state == CampaignState.CLOSED)
    check_answers({"activities": [task.named]}, task.units)
    plan = TaskPlan(
        title=title,
        text=task.text.strip(),
        phase=task.phase,
        due_on=task.due_on,
        date_text="",
        wanted_evidence=task.wanted_evidence.strip()[:300],
        parts=parts(task.named, task.units, answerable=campaign.node_id),
    )
    last = campaign.tasks.aggregate(last=Max("ordinal"))["last"] or 0
    (made,) = assign_tasks(actor=actor, campaign=campaign, plans=[plan], at=at, first=last + 1)
    record(TaskAdded(title=title), actor=actor, subject=campaign, path=campaign.path, at=at)
    return made


@transaction.atomic
def report_task_done(
    *, actor: Actor, unit_id: int, text: str, at: datetime, files: Sequence[Evidence] = ()
) -> TaskReport:
    """A unit says that its part is done, with evidence. Somebody else will look."""
    unit, matter = _part(unit_id)
    actor.require(P.TASK_REPORT, within=covers(unit))
    check_report(text=text, files=len(files), wanted_evidence=unit.task.wanted_evidence)
    answer_matter(actor=actor, matter_id=matter.pk, at=at)
    kept = [keep_file(one.data, name=one.name, actor=actor, path=unit.path, at=at) for one in files]
    report = TaskReport.objects.create(
        unit=unit, text=text.strip(), reported_by_id=actor.account_id, reported_by=actor.label[:100], reported_at=at
    )
    report.files.add(*kept)
    whole = standing(_states(unit.task)) is not TaskStanding.OPEN
    fact = TaskReported(unit=_name(unit), files=len(kept), is_whole=whole)
    record(fact, actor=actor, subject=unit.task, path=unit.path, at=at)
    return report


@transaction.atomic
def accept_task(*, actor: Actor, unit_id: int, at: datetime) -> TaskUnit:
    """Accept what a unit reported: by another person, at the parent node or above."""
    unit, matter = _part(unit_id)
    close_matter(actor=actor, matter_id=matter.pk, close_permission=P.TASK_CLOSE, at=at)
    record(TaskAccepted(unit=_name(unit)), actor=actor, subject=unit.task, path=unit.path, at=at)
    return unit


@transaction.atomic
def return_task(*, actor: Actor, unit_id: int, reason: str, at: datetime) -> TaskUnit:
    """Send back what a unit reported, with the reason. The clock has never stopped; the report stays on record."""
    unit, matter = _part(unit_id)
    check_reason(reason)
    return_matter(actor=actor, matter_id=matter.pk, close_permission=P.TASK_CLOSE, reason=reason.strip(), at=at)
    report = unit.reports.filter(returned_at=None).order_by("-pk").first()
    if report is not None:
        report.returned_at, report.returned_by, report.returned_reason = at, actor.label[:100], reason.strip()
        report.save(update_fields=["returned_at", "returned_by", "returned_reason"])
    fact = TaskReturned(unit=_name(unit), reason=reason.strip())
    record(fact, actor=actor, subject=unit.task, path=unit.path, at=at)
    return unit


@transaction.atomic
def change_task(*, actor: Actor, task_id: int, title_en: str, due_on: date, wanted_evidence: str, at: datetime) -> Task:
    """Another last day (with the clocks of all who are not done), other wanted evidence, an English title."""
    task = _task(actor, task_id)
    before = task.due_on
    task.title_en, task.due_on, task.wanted_evidence = title_en.strip()[:300], due_on, wanted_evidence.strip()[:300]
    task.save(update_fields=["title_en", "due_on", "wanted_evidence"])
    if due_on != before:
        _move_clocks(actor, task, at)
    fact = TaskChanged(due_before=before.isoformat(), due_on=due_on.isoformat())
    record(fact, actor=actor, subject=task, path=task.campaign.path, at=at)
    return task


@transaction.atomic
def change_due_day(*, actor: Actor, task: Task, due_on: date, at: datetime) -> Task:
    """Another last day, with the clocks of all who are not done; part of an act that has locked the campaign."""
    before, task.due_on = task.due_on, due_on
    task.save(update_fields=["due_on"])
    _move_clocks(actor, task, at)
    fact = TaskChanged(due_before=before.isoformat(), due_on=due_on.isoformat())
    record(fact, actor=actor, subject=task, path=task.campaign.path, at=at)
    return task


def _move_clocks(actor: Actor, task: Task, at: datetime) -> None:
    for unit in task.units.filter(matter__state=MatterState.OPEN):
        agree_date(actor=actor, matter_id=unit.matter_id or 0, ends_on=task.due_on, reason=BASIS, at=at)


@transaction.atomic
def withdraw_task(*, actor: Actor, task_id: int, reason: str, at: datetime) -> Task:
    """The task is not to be done after all: its open parts count neither for nor against anyone."""
    task = _task(actor, task_id)
    check_reason(reason)
    for unit in task.units.filter(matter__state__in=MatterState.running()):
        withdraw_matter(actor=actor, matter_id=unit.matter_id or 0, reason=reason.strip(), at=at)
    record(TaskWithdrawn(reason=reason.strip()), actor=actor, subject=task, path=task.campaign.path, at=at)
    return task


def _task(actor: Actor, task_id: int) -> Task:
    task = Task.objects.select_related("campaign").select_for_update(of=("self",)).get(pk=task_id)
    actor.require(P.CAMPAIGN_EDIT, within=task.campaign.path)
    return task


def _part(unit_id: int) -> tuple[TaskUnit, Matter]:
    units = TaskUnit.objects.select_related("task__campaign", "node", "matter")
    unit = units.select_for_update(of=("self",)).get(pk=unit_id)
    check_part(has_matter=unit.matter is not None)
    assert unit.matter is not None
    return unit, unit.matter


def _states(task: Task) -> list[str]:
    return list(task.units.exclude(matter=None).values_list("matter__state", flat=True))


def _name(unit: TaskUnit) -> str:
    return unit.node.name_zh if unit.node else unit.named
