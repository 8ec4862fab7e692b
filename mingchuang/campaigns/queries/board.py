"""What other areas and the public board see of campaigns."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from mingchuang.campaigns.models import Campaign, NormLine, NormSet
from mingchuang.campaigns.queries.campaigns import Progress, progress_of
from mingchuang.campaigns.queries.tasks import TaskRow, UnitShown, task_rows
from mingchuang.campaigns.rules.dates import runs_on
from mingchuang.campaigns.rules.task import TaskStanding
from mingchuang.following.queries import MatterRow


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardPhase:
    """A phase, and whether it runs now."""

    name_zh: str
    name_en: str
    number_text: str
    starts_on: date | None
    ends_on: date | None
    date_text: str
    text: str
    is_now: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardGoal:
    """A goal."""

    title_zh: str
    title_en: str
    text: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardUnit:
    """Who answers: a unit by its own name (with its code), or a group under the plan's name with its size."""

    name_zh: str
    name_en: str
    code: str
    is_group: bool
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardTask:
    """A task; `accepted` of `parts` units' parts were accepted by another person. `worst` holds the lamp."""

    id: int
    title_zh: str
    title_en: str
    text: str
    phase_zh: str
    phase_en: str
    due_on: date
    standing: TaskStanding
    worst: MatterRow | None
    lead: tuple[BoardUnit, ...]
    responsible: tuple[BoardUnit, ...]
    accepted: int
    parts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardNorms:
    """A named set of norms; no lines = the plan only names it."""

    name_zh: str
    name_en: str
    task_zh: str
    task_en: str
    framework: str
    lines: tuple[NormLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A campaign as the public sees it. Tasks are counted whole, `progress` counts units' parts."""

    code: str
    name_zh: str
    name_en: str
    issuer: str
    theme: str
    guiding_text: str
    state: str
    state_label: str
    starts_on: date | None
    ends_on: date | None
    phases: tuple[BoardPhase, ...]
    goals: tuple[BoardGoal, ...]
    tasks: tuple[BoardTask, ...]
    norms: tuple[BoardNorms, ...]
    tasks_accepted: int
    tasks_total: int
    progress: Progress


def public_campaigns() -> QuerySet[Campaign]:
    """Campaigns that the public may see, newest first."""
    return Campaign.objects.public().select_related("node").order_by("-pk")


def campaign_board(campaign: Campaign, *, now: datetime) -> Board:
    """The whole board, with a fixed number of queries."""
    rows = [row for row in task_rows(campaign, now=now) if row.standing is not TaskStanding.WITHDRAWN]
    return Board(
        code=campaign.code,
        name_zh=campaign.name_zh,
        name_en=campaign.name_en,
        issuer=campaign.issuer,
        theme=campaign.theme,
        guiding_text=campaign.guiding_text,
        state=campaign.state,
        state_label=campaign.get_state_display(),
        starts_on=campaign.starts_on,
        ends_on=campaign.ends_on,
        phases=board_phases(campaign, on=timezone.localdate(now)),
        goals=_goals(campaign),
        tasks=tuple(_task(row) for row in rows),
        norms=board_norms(campaign),
        tasks_accepted=sum(row.standing is TaskStanding.CLOSED for row in rows),
        tasks_total=len(rows),
        progress=progress_of([campaign.pk]).get(campaign.pk, Progress()),
    )


def board_phases(campaign: Campaign, *, on: date) -> tuple[BoardPhase, ...]:
    """The phases in the plan's order."""
    return tuple(
        BoardPhase(
            name_zh=phase.name_zh,
            name_en=phase.name_en,
            number_text=phase.number_text,
            starts_on=phase.starts_on,
            ends_on=phase.ends_on,
            date_text=phase.date_text,
            text=phase.text,
            is_now=runs_on(on, start=phase.starts_on, end=phase.ends_on),
        )
        for phase in campaign.phases.order_by("ordinal")
    )


def board_norms(campaign: Campaign) -> tuple[BoardNorms, ...]:
    """The sets of norms with their lines: those of the whole campaign and those of its tasks."""
    sets = NormSet.objects.filter(campaign=campaign).select_related("task").order_by("ordinal")
    return tuple(
        BoardNorms(
            name_zh=one.name_zh,
            name_en=one.name_en,
            task_zh=one.task.title_zh if one.task else "",
            task_en=one.task.title_en if one.task else "",
            framework=one.framework,
            lines=tuple(one.lines.all()),
        )
        for one in sets.prefetch_related(Prefetch("lines", NormLine.objects.standing().order_by("ordinal")))
    )


def norm_lines(*, campaign: Campaign | None = None, is_checkable: bool | None = None) -> QuerySet[NormLine]:
    """Norms as a checklist, in the plan's order: of one campaign or of all running ones."""
    lines = NormLine.objects.standing().select_related("norm_set__campaign")
    if campaign is not None:
        lines = lines.filter(norm_set__campaign=campaign)
    else:
        lines = lines.filter(norm_set__campaign__in=Campaign.objects.running())
    if is_checkable is not None:
        lines = lines.filter(is_checkable=is_checkable)
    return lines.order_by("norm_set__campaign", "norm_set__ordinal", "ordinal")


def _goals(campaign: Campaign) -> tuple[BoardGoal, ...]:
    goals = campaign.goals.order_by("ordinal")
    return tuple(
        BoardGoal(title_zh=one.title_zh, title_en=one.title_en, text=one.text, items=tuple(one.items)) for one in goals
    )


def _task(row: TaskRow) -> BoardTask:
    task = row.task
    return BoardTask(
        id=task.pk,
        title_zh=task.title_zh,
        title_en=task.title_en,
        text=task.text,
        phase_zh=task.phase.name_zh if task.phase else "",
        phase_en=task.phase.name_en if task.phase else "",
        due_on=task.due_on,
        standing=row.standing,
        worst=row.worst,
        lead=_units(row.lead),
        responsible=_units(row.responsible),
        accepted=row.accepted,
        parts=row.parts,
    )


def _units(units: Iterable[UnitShown]) -> tuple[BoardUnit, ...]:
    return tuple(_unit(unit) for unit in units)


def _unit(unit: UnitShown) -> BoardUnit:
    node = unit.nodes[0] if unit.nodes and not unit.is_group else None
    return BoardUnit(
        name_zh=node.name_zh if node else unit.named,
        name_en=node.name_en if node else "",
        code=node.code if node else "",
        is_group=unit.is_group,
        count=len(unit.nodes),
    )
