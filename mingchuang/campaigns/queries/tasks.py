"""Tasks as pages show them: how they stand, their lamp, who answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet

from mingchuang.campaigns.enums import UnitRole
from mingchuang.campaigns.models import Campaign, Task, TaskReport, TaskUnit
from mingchuang.campaigns.permissions import CampaignsPermission as P
from mingchuang.campaigns.rules.task import TaskStanding, standing
from mingchuang.following.enums import Lamp, MatterState
from mingchuang.following.queries import LampReading, MatterRow, matter_row
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.attachments.models import Attachment
from mingchuang.organisations.models import Node

SEVERITY = [Lamp.NORMAL, Lamp.NEAR, Lamp.PAST_PROMISE, Lamp.PAST_LAW]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitShown:
    """Who does something about a task: one unit, or a group under the plan's own name for it."""

    named: str
    is_group: bool
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """One line of a table of tasks; `worst` is the part whose lamp is worst (None = nobody answers)."""

    task: Task
    standing: TaskStanding
    worst: MatterRow | None
    lead: tuple[UnitShown, ...]
    responsible: tuple[UnitShown, ...]
    cooperating: tuple[UnitShown, ...]
    accepted: int
    parts: int


def task_rows(campaign: Campaign, *, now: datetime) -> list[TaskRow]:
    """The tasks of a campaign in its order, with a fixed number of queries."""
    return [task_row(task, now=now) for task in _with_units(Task.objects.filter(campaign=campaign).order_by("ordinal"))]


def _with_units(tasks: QuerySet[Task]) -> QuerySet[Task]:
    units = TaskUnit.objects.select_related("node", "matter__clock").order_by("pk")
    return tasks.select_related("phase", "campaign").prefetch_related(Prefetch("units", units))


def task_row(task: Task, *, now: datetime) -> TaskRow:
    """A task as a table shows it; reads `units`, so fetch them along."""
    units = list(task.units.all())
    answering = [unit.matter for unit in units if unit.matter]
    counted = [matter for matter in answering if matter.state != MatterState.WITHDRAWN]
    worst = max((matter_row(matter, now) for matter in counted), key=_severity, default=None)
    return TaskRow(
        task=task,
        standing=standing([matter.state for matter in answering]),
        worst=worst,
        lead=shown_units(units, UnitRole.LEAD),
        responsible=shown_units(units, UnitRole.RESPONSIBLE),
        cooperating=shown_units(units, UnitRole.COOPERATING),
        accepted=sum(matter.state == MatterState.CLOSED for matter in counted),
        parts=len(counted),
    )


def _severity(row: MatterRow) -> int:
    return SEVERITY.index(row.lamp.lamp)


def shown_units(units: Iterable[TaskUnit], role: UnitRole) -> tuple[UnitShown, ...]:
    """The units of one role; members of a group stand together under its name."""
    found: dict[tuple[str, bool] | int, list[TaskUnit]] = {}
    for unit in units:
        if unit.role == role:
            found.setdefault((unit.named, True) if unit.is_group else unit.pk, []).append(unit)
    return tuple(_shown(members) for members in found.values())


def _shown(members: Sequence[TaskUnit]) -> UnitShown:
    nodes = tuple(member.node for member in members if member.node)
    return UnitShown(named=members[0].named, is_group=members[0].is_group, nodes=nodes)


def open_parts(task: Task, actor: Actor) -> list[TaskUnit]:
    """The parts of a task that the actor may report done."""
    parts = TaskUnit.objects.within(actor, P.TASK_REPORT).filter(task=task, matter__state=MatterState.OPEN)
    return list(parts.select_related("node").order_by("pk"))


def parts_to_close(task: Task, actor: Actor) -> QuerySet[TaskUnit]:
    """The reported parts of a task within the reach of one who accepts; whether he may, the act asks."""
    parts = TaskUnit.objects.within(actor, P.TASK_CLOSE).filter(task=task, matter__state=MatterState.ANSWERED)
    return parts.select_related("node", "matter")


def task_evidence(task: Task, actor: Actor) -> QuerySet[Attachment]:
    """Evidence of the units within the actor's reach: a unit does not read its neighbour's files."""
    units = TaskUnit.objects.within(actor, P.CAMPAIGN_READ).filter(task=task)
    return Attachment.objects.filter(pk__in=TaskReport.objects.filter(unit__in=units).values("files"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    """One unit's part: its lamp, its reports where the reader may see them, and whether he may accept it."""

    unit: TaskUnit
    lamp: LampReading | None
    reports: tuple[TaskReport, ...]
    may_close: bool


def part_rows(task: Task, *, actor: Actor, now: datetime) -> list[PartRow]:
    """The parts of a task with a fixed number of queries, lead units first."""
    reports = TaskReport.objects.order_by("-pk").prefetch_related(Prefetch("files", Attachment.objects.order_by("pk")))
    units = TaskUnit.objects.filter(task=task).select_related("node", "matter__clock", "matter__owner_node")
    return [_part_row(unit, actor, now) for unit in units.prefetch_related(Prefetch("reports", reports)).order_by("pk")]


def _part_row(unit: TaskUnit, actor: Actor, now: datetime) -> PartRow:
    matter = unit.matter
    is_readable = actor.may(P.CAMPAIGN_READ, within=covers(unit))
    return PartRow(
        unit=unit,
        lamp=matter.lamp_at(now) if matter else None,
        reports=tuple(unit.reports.all()) if is_readable else (),
        may_close=matter is not None
        and matter.state == MatterState.ANSWERED
        and matter.may_be_closed_by(actor, P.TASK_CLOSE),
    )
