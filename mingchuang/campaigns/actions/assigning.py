"""Making tasks with their units; every unit that answers gets a followed matter with a clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from mingchuang.campaigns.enums import UnitRole
from mingchuang.campaigns.facts import TaskAssigned
from mingchuang.campaigns.models import Campaign, Phase, Task, TaskUnit
from mingchuang.campaigns.rules.confirming import Part, check_below
from mingchuang.following.actions import MatterOrder, agree_date, open_matters, withdraw_matter
from mingchuang.following.enums import MatterState
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import Happening, record_many
from mingchuang.foundation.worktime.limits import Limit, LimitUnit
from mingchuang.organisations.models import Node

TASK_KIND = "campaigns.task"
BASIS = "方案规定的日期"
ANSWERING = (UnitRole.LEAD, UnitRole.RESPONSIBLE)
A_YEAR = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskPlan:
    """A task to be made."""

    title: str
    text: str
    phase: Phase | None
    due_on: date
    date_text: str
    wanted_evidence: str
    parts: Sequence[Part]


def assign_tasks(
    *, actor: Actor, campaign: Campaign, plans: Sequence[TaskPlan], at: datetime, first: int = 1
) -> list[Task]:
    """Make the tasks of a campaign, inside the act that asked for them; `first` is the place of the first."""
    tasks = Task.objects.bulk_create(_task(campaign, ordinal, plan) for ordinal, plan in enumerate(plans, first))
    wanted = {part.node for plan in plans for part in plan.parts if part.node}
    nodes = Node.objects.under(campaign.path).in_bulk(wanted)
    check_below(wanted - nodes.keys())
    units = [_unit(task, part, nodes) for task, plan in zip(tasks, plans, strict=True) for part in plan.parts]
    _follow(actor, [unit for unit in units if unit.node and unit.role in ANSWERING], at)
    TaskUnit.objects.bulk_create(units)
    record_many([_assigned(actor, campaign, task, units, at) for task in tasks])
    return tasks


def _task(campaign: Campaign, ordinal: int, plan: TaskPlan) -> Task:
    return Task(
        campaign=campaign,
        phase=plan.phase,
        ordinal=ordinal,
        title_zh=plan.title,
        text=plan.text,
        due_on=plan.due_on,
        date_text=plan.date_text,
        wanted_evidence=plan.wanted_evidence,
    )


def _unit(task: Task, part: Part, nodes: dict[int, Node]) -> TaskUnit:
    node = nodes[part.node] if part.node else None
    return TaskUnit(
        task=task,
        role=part.role,
        named=part.named[:200],
        is_group=part.is_group,
        node=node,
        path=node.path if node else "",
        site_path=node.site_path if node else "",
    )


def reassign(*, actor: Actor, task: Task, parts: Sequence[Part], reason: str, at: datetime) -> None:
    """Bring the units of a task to what these parts say, inside the act that asked for it.

    Whoever is new gets a part with a clock. Whoever is no longer named has his open part withdrawn with the reason;
    reports stay, and so does what was accepted.
    """
    wanted = {part.node for part in parts if part.node}
    nodes = Node.objects.under(task.campaign.path).in_bulk(wanted)
    check_below(wanted - nodes.keys())
    by_node = {unit.node_id: unit for unit in task.units.select_related("matter") if unit.node_id}
    task.units.filter(node=None).delete()
    for unit in by_node.values():
        if unit.node_id not in wanted:
            _release(actor, unit, reason, at)
    units = [by_node.get(part.node or 0) or _unit(task, part, nodes) for part in parts]
    for unit, part in zip(units, parts, strict=True):
        unit.role, unit.named, unit.is_group = part.role, part.named[:200], part.is_group
        if part.role not in ANSWERING:
            _stop(actor, unit, reason, at)
    _follow(actor, [unit for unit in units if unit.node and unit.role in ANSWERING and not _is_followed(unit)], at)
    for unit in units:
        unit.save()


def _is_followed(unit: TaskUnit) -> bool:
    return unit.matter is not None and unit.matter.state != MatterState.WITHDRAWN


def _release(actor: Actor, unit: TaskUnit, reason: str, at: datetime) -> None:
    if unit.matter is None:
        unit.delete()
    else:
        _stop(actor, unit, reason, at)


def _stop(actor: Actor, unit: TaskUnit, reason: str, at: datetime) -> None:
    if unit.matter is not None and unit.matter.state in MatterState.running():
        withdraw_matter(actor=actor, matter_id=unit.matter.pk, reason=reason, at=at)


def _follow(actor: Actor, units: Sequence[TaskUnit], at: datetime) -> None:
    """Open the matters. A plan's day stands as it is, also on a day of rest, where a limit would move on."""
    today = timezone.localdate(at)
    matters = open_matters(actor=actor, orders=[_order(unit, today) for unit in units], at=at)
    for unit, matter in zip(units, matters, strict=True):
        unit.matter = matter
        if timezone.localdate(matter.clock.due_at) != unit.task.due_on:
            agree_date(actor=actor, matter_id=matter.pk, ends_on=unit.task.due_on, reason=BASIS, at=at)


def _order(unit: TaskUnit, today: date) -> MatterOrder:
    task, node = unit.task, unit.node
    assert node is not None
    started_on = min(today, task.due_on)
    days = min((task.due_on - started_on).days, A_YEAR)
    return MatterOrder(
        kind=TASK_KIND,
        title_zh=task.title_zh,
        title_en=task.title_en,
        owner_node=node,
        promise=Limit(count=days, unit=LimitUnit.NATURAL_DAY),
        started_on=started_on,
        basis=BASIS,
    )


def _assigned(actor: Actor, campaign: Campaign, task: Task, units: Sequence[TaskUnit], at: datetime) -> Happening:
    nodes = tuple(unit.node_id for unit in units if unit.task is task and unit.node_id)
    fact = TaskAssigned(campaign=campaign.code, due_on=task.due_on.isoformat(), units=nodes)
    return Happening(fact=fact, actor=actor, subject=task, path=campaign.path, at=at)
