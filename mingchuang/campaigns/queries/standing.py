"""A campaign as it stands, in the shape in which a newer plan is compared with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch

from mingchuang.campaigns.enums import UnitRole
from mingchuang.campaigns.models import Campaign, NormLine, NormSet, PlanDraft, Task, TaskUnit
from mingchuang.campaigns.queries.units import proposed_units
from mingchuang.campaigns.rules import differences as rules
from mingchuang.campaigns.rules.confirming import schedule
from mingchuang.campaigns.rules.differences import Difference, Entry, Plan
from mingchuang.campaigns.rules.draft import Draft, Row, named_units
from mingchuang.campaigns.rules.matching import group_kind
from mingchuang.following.enums import MatterState

ROLE_WORDS = {UnitRole.LEAD: "牵头", UnitRole.RESPONSIBLE: "责任", UnitRole.COOPERATING: "配合"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What a newer version would change: items still to decide, items the document did not touch, what was decided."""

    open: list[Difference]
    older: list[Difference]
    decided: list[dict[str, Any]]


def update_of(draft: PlanDraft, campaign: Campaign) -> Update:
    """The items of a newer version.

    What differed from the campaign already in the version it was made of is somebody's change in the system, not the
    document's: it is told apart, so that applying the document does not undo it unasked.
    """
    standing = standing_plan(campaign)
    found = _against(draft.draft, campaign, standing)
    before = _against(draft.previous.draft, campaign, standing) if draft.previous else []
    known = {(one.key, one.fingerprint) for one in before}
    done = {(one["key"], one["fingerprint"]) for one in draft.decisions}
    left = [one for one in found if (one.key, one.fingerprint) not in done]
    return Update(
        open=[one for one in left if (one.key, one.fingerprint) not in known],
        older=[one for one in left if (one.key, one.fingerprint) in known],
        decided=list(draft.decisions),
    )


def _against(draft: Draft, campaign: Campaign, standing: Plan) -> list[Difference]:
    return rules.differences(standing, rules.wanted_plan(draft, schedule(draft, year=year_of(campaign))))


def year_of(campaign: Campaign) -> int:
    """The year in which dates without one lie: the campaign's own."""
    return (campaign.starts_on or campaign.confirmed_at).year


def standing_plan(campaign: Campaign) -> Plan:
    """The campaign's rows with a fixed number of queries."""
    return {
        rules.HEADER: [Entry(id=campaign.pk, name="", fields=_header(campaign))],
        rules.PHASES: [
            Entry(
                id=row.pk,
                name=row.name_zh,
                text=row.text,
                fields={
                    "name": row.name_zh,
                    "text": row.text,
                    "period": rules.period_of(_iso(row.starts_on), _iso(row.ends_on), row.date_text),
                },
            )
            for row in campaign.phases.order_by("ordinal")
        ],
        rules.TASKS: [one for task in _tasks(campaign) if (one := _task(task)) is not None],
        rules.NORMS: [one for row in _norm_sets(campaign) if (one := _norms(row)) is not None],
        rules.GOALS: [
            Entry(
                id=row.pk,
                name=row.title_zh,
                text=row.text,
                fields={"title": row.title_zh, "text": row.text, "items": row.items},
            )
            for row in campaign.goals.order_by("ordinal")
        ],
        rules.MEASURES: [
            Entry(
                id=row.pk,
                name=row.title_zh,
                text=row.text,
                fields={"title": row.title_zh, "text": row.text, "lists": rules.plain_lists(row.lists)},
            )
            for row in campaign.measures.order_by("ordinal")
        ],
    }


def _header(campaign: Campaign) -> dict[str, Any]:
    said = {key: getattr(campaign, key) for key in (*rules.TEXTS, *rules.LISTS)}
    said["issue_date"] = _iso(campaign.issue_date)
    said["period"] = rules.period_of(_iso(campaign.starts_on), _iso(campaign.ends_on), campaign.date_text)
    said["leading_group"] = rules.plain_group(campaign.leading_group)
    return said


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _norm_sets(campaign: Campaign) -> list[NormSet]:
    lines = NormLine.objects.order_by("ordinal")
    return list(campaign.norm_sets.order_by("ordinal").prefetch_related(Prefetch("lines", lines)))


def _norms(row: NormSet) -> Entry | None:
    """A set with the norms that stand; None when all of them were taken out. Adopted frameworks are in no plan."""
    lines = list(row.lines.all())
    items = [line.text_zh for line in lines if line.retired_at is None]
    if lines and not items:
        return None
    fields = {"name": row.name_zh, "items": items}
    return Entry(id=row.pk, name=row.name_zh, text="".join(items), fields=fields, may_go=not row.framework)


def _tasks(campaign: Campaign) -> list[Task]:
    tasks = Task.objects.filter(campaign=campaign).select_related("phase").order_by("ordinal")
    return list(tasks.prefetch_related("units__matter"))


def _task(task: Task) -> Entry | None:
    """A task with those who have to do with it; None when it was withdrawn. What is accepted is not dropped."""
    units = sorted(task.units.all(), key=lambda unit: unit.pk)
    answering = [unit.matter.state for unit in units if unit.matter]
    if answering and all(state == MatterState.WITHDRAWN for state in answering):
        return None
    live = [unit for unit in units if is_live(unit)]
    fields = {
        "title": task.title_zh,
        "text": task.text,
        "phase": task.phase.name_zh if task.phase else "",
        "due_on": task.due_on.isoformat(),
        "units": rules.units_said(
            {words: [unit.named for unit in live if unit.role == role] for role, words in ROLE_WORDS.items()}
        ),
        "wanted_evidence": task.wanted_evidence,
    }
    running = any(state in MatterState.running() for state in answering)
    return Entry(id=task.pk, name=task.title_zh, text=task.text, fields=fields, may_go=running)


def is_live(unit: TaskUnit) -> bool:
    """Whether a unit still has to do with its task."""
    return unit.matter is None or unit.matter.state != MatterState.WITHDRAWN


def known_units(campaign: Campaign) -> dict[str, list[int]]:
    """What the names of the plan were matched with when the campaign was made, as far as its tasks still tell."""
    found: dict[str, list[int]] = {}
    for named, node in TaskUnit.objects.filter(task__campaign=campaign).exclude(named="").values_list("named", "node"):
        nodes = found.setdefault(named, [])
        if node is not None and node not in nodes:
            nodes.append(node)
    return found


def asked_names(activity: Row, known: Mapping[str, Sequence[int]]) -> list[str]:
    """The names of a task that nobody has matched yet; what stands for a group is looked up on the tree."""
    return [name for name in named_units({"activities": [activity]}) if name not in known and group_kind(name) is None]


def task_units(activity: Row, campaign: Campaign) -> dict[str, list[int]]:
    """Answers for the names of a task as far as they are known.

    A group stands for its members of today besides those it stood for: who had a weightier part is not told under it.
    """
    known, one = known_units(campaign), {"activities": [activity]}
    groups = [name for name in named_units(one) if group_kind(name) is not None]
    proposed, _ = proposed_units({"activities": [{"lead_units": groups}]}, campaign.node)
    joined = {name: list(dict.fromkeys([*known.get(name, []), *proposed.get(name, [])])) for name in groups}
    return {**known, **joined}


def known_answers(activity: Row, campaign: Campaign) -> tuple[dict[str, list[int]], list[str]]:
    """What the names of a task stand for, in the campaign or else on the tree; and the names to ask for."""
    known = task_units(activity, campaign)
    proposed, _ = proposed_units({"activities": [activity]}, campaign.node)
    answers = {**proposed, **known}
    names = named_units({"activities": [activity]})
    return {name: answers[name] for name in names if name in answers}, [name for name in names if name not in answers]
