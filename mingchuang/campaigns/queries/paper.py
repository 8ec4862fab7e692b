"""The plan of a campaign as its record says it now, with the fields of a draft."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Prefetch

from mingchuang.campaigns.enums import NormKind, UnitRole
from mingchuang.campaigns.models import Campaign, NormLine, NormSet, Phase, PlanDraft, Task, TaskUnit
from mingchuang.campaigns.rules.outline import sections_apart, shape_of
from mingchuang.campaigns.rules.task import TaskStanding, standing

_ROLES = (
    ("lead_units", UnitRole.LEAD),
    ("responsible_units", UnitRole.RESPONSIBLE),
    ("supporting_units", UnitRole.COOPERATING),
)


def plan_of(campaign: Campaign) -> dict[str, Any]:
    """What the plan would say if it were written today.

    Title, addressees and attachments are those of the document it was made of; everything that runs is as it stands: a
    withdrawn task is gone, a phase that was moved has its new dates.
    """
    draft = PlanDraft.objects.filter(campaign=campaign).order_by("-pk").first()
    document: Mapping[str, Any] = {**draft.data, **draft.draft} if draft else {}
    phases = list(campaign.phases.order_by("ordinal"))
    sets = list(_norm_sets(campaign))
    return {
        **{
            key: document.get(key)
            for key in ("title", "plan_title", "addressees", "attachments", "score_table", "colophon")
        },
        "others": sections_apart(draft.data) if draft else [],
        **(shape_of(draft.data) if draft else {}),
        "campaign_name": campaign.name_zh,
        "issuer": campaign.issuer,
        "doc_number": campaign.doc_number,
        "issue_date": campaign.issue_date.isoformat() if campaign.issue_date else document.get("issue_date"),
        "theme": campaign.theme,
        "preamble": campaign.preamble,
        "guiding_text": campaign.guiding_text,
        "scope": campaign.scope,
        "basis": campaign.basis,
        "evaluation_methods": campaign.evaluation_methods,
        "leading_group": campaign.leading_group,
        "period": None if phases else _period(campaign, document.get("period") or {}),
        "phases": _phases(phases, document.get("phases") or []),
        "activities": _activities(campaign, phases, sets),
        "norms": [_norms(one) for one in sets if one.task_id is None],
        "goals": [
            {"title": one.title_zh, "text": one.text, "items": one.items} for one in campaign.goals.order_by("ordinal")
        ],
        "measures": [
            {"title": one.title_zh, "text": one.text, "lists": one.lists}
            for one in campaign.measures.order_by("ordinal")
        ],
    }


def _norm_sets(campaign: Campaign) -> Iterable[NormSet]:
    lines = Prefetch("lines", NormLine.objects.standing().order_by("ordinal"))
    return campaign.norm_sets.filter(kind=NormKind.NORM).order_by("ordinal").prefetch_related(lines)


def _norms(one: NormSet) -> dict[str, Any]:
    return {"name": one.name_zh, "items": [line.text_zh for line in one.lines.all()]}


def _period(campaign: Campaign, planned: Mapping[str, Any]) -> dict[str, Any]:
    return _time(planned, campaign.date_text, campaign.starts_on, campaign.ends_on)


def _phases(phases: Sequence[Phase], planned: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    rows = [*planned, *({} for _ in phases)]
    return [
        {"name": one.name_zh, "ordinal": one.number_text, "text": one.text}
        | _time(row, one.date_text, one.starts_on, one.ends_on)
        for one, row in zip(phases, rows, strict=False)
    ]


def _time(planned: Mapping[str, Any], said: str, start: date | None, end: date | None) -> dict[str, Any]:
    """The plan's own words for a time, as long as they are still true."""
    holds = _is_still(planned.get("start"), start) and _is_still(planned.get("end"), end)
    return {
        "date_text": said if holds else "",
        "start": start.isoformat() if start else None,
        "end": end.isoformat() if end else None,
    }


def _is_still(planned: str | None, day: date | None) -> bool:
    """Whether a day is the planned one (--04-10 in whatever year)."""
    return planned is None or day is None or day.isoformat().endswith(planned.lstrip("-"))


def _activities(campaign: Campaign, phases: Sequence[Phase], sets: Sequence[NormSet]) -> list[dict[str, Any]]:
    places = {phase.pk: place for place, phase in enumerate(phases)}
    units = Prefetch("units", TaskUnit.objects.select_related("matter").order_by("pk"))
    tasks = Task.objects.filter(campaign=campaign).order_by("ordinal").prefetch_related(units)
    return [
        {
            "title": task.title_zh,
            "text": task.text,
            "date_text": task.date_text,
            "phase": places.get(task.phase_id) if task.phase_id else None,
            "norms": [_norms(one) for one in sets if one.task_id == task.pk],
            **{key: _named(task, role) for key, role in _ROLES},
        }
        for task in tasks
        if not _is_withdrawn(task)
    ]


def _is_withdrawn(task: Task) -> bool:
    states = [unit.matter.state for unit in task.units.all() if unit.matter]
    return standing(states) == TaskStanding.WITHDRAWN


def _named(task: Task, role: UnitRole) -> list[str]:
    """The units of a role by the plan's own names, a group once."""
    return list(dict.fromkeys(unit.named for unit in task.units.all() if unit.role == role and unit.named))
