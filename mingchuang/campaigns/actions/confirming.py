"""Confirming a draft: one transaction makes the campaign with all that stands in its plan, or nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from mingchuang.campaigns.actions.assigning import TaskPlan, assign_tasks
from mingchuang.campaigns.enums import CampaignState, DraftState
from mingchuang.campaigns.facts import PlanConfirmed
from mingchuang.campaigns.models import Campaign, Goal, Measure, NormLine, NormSet, Phase, PlanDraft, Task
from mingchuang.campaigns.permissions import CampaignsPermission as P
from mingchuang.campaigns.queries.frameworks import frameworks
from mingchuang.campaigns.rules.campaign import campaign_code, check_name
from mingchuang.campaigns.rules.confirming import (
    Schedule,
    check_answers,
    check_schedule,
    due_days,
    parts,
    schedule,
    task_title,
)
from mingchuang.campaigns.rules.dates import is_yearless, placed
from mingchuang.campaigns.rules.draft import Draft, Row, check_makes_a_campaign, check_open
from mingchuang.campaigns.rules.frameworks import NamedSet, recognised
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import record
from mingchuang.foundation.numbering.counters import take
from mingchuang.organisations.models import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """What only a person can say of a plan.

    `units` leads from each name in the plan to nodes of the tree (none = nobody of ours). `answerable` answers for
    tasks that name nobody. `year` places dates without one; `due_fallback` is the last day of tasks without any.
    """

    node: Node
    year: int
    name_zh: str
    answerable: Node
    name_en: str = ""
    units: Mapping[str, Sequence[int]] = field(default_factory=dict)
    due_fallback: date | None = None
    starts_now: bool = True
    is_public: bool = True


@transaction.atomic
def confirm_plan(*, actor: Actor, draft_id: int, choice: Confirmation, at: datetime) -> Campaign:
    """Make the campaign. Confirming twice is harmless, and so is confirming the same plan found twice in one file."""
    draft = PlanDraft.objects.select_related("plan_file").select_for_update(of=("self",)).get(pk=draft_id)
    actor.require(P.PLAN_EDIT, within=covers(draft))
    if draft.campaign is not None:
        return draft.campaign
    check_open(state=draft.state, is_plan=draft.is_plan)
    check_makes_a_campaign(updates=draft.updates_id is not None)
    twin = _confirmed_twin(draft)
    if twin is not None:
        return _settled(draft, twin)
    actor.require(P.CAMPAIGN_EDIT, within=choice.node.path)
    plan = draft.draft
    check_answers(plan, choice.units)
    dates = schedule(plan, year=choice.year)
    check_schedule(plan, dates)
    days = due_days(plan, dates, fallback=choice.due_fallback, today=timezone.localdate(at))
    campaign = _campaign(draft, plan, choice, dates, at)
    phases = _phases(campaign, plan, dates)
    tasks = assign_tasks(actor=actor, campaign=campaign, plans=_task_plans(plan, phases, days, choice), at=at)
    _norms(campaign, plan, tasks)
    _texts(campaign, plan)
    fact = PlanConfirmed(code=campaign.code, phases=len(phases), tasks=len(tasks))
    record(fact, actor=actor, subject=campaign, path=campaign.path, at=at)
    return _settled(draft, campaign)


def _confirmed_twin(draft: PlanDraft) -> Campaign | None:
    """The campaign made of the same plan elsewhere in the same file."""
    said = draft.data.get("same_as")  # the importer counts from 0
    first = draft.ordinal if said is None else said + 1
    twins = PlanDraft.objects.filter(Q(ordinal=first) | Q(data__same_as=first - 1), plan_file=draft.plan_file)
    twin = twins.filter(state=DraftState.CONFIRMED).select_related("campaign").order_by("ordinal").first()
    return twin.campaign if twin else None


def _settled(draft: PlanDraft, campaign: Campaign) -> Campaign:
    draft.state, draft.campaign = DraftState.CONFIRMED, campaign
    draft.save(update_fields=["state", "campaign"])
    return campaign


def _campaign(draft: PlanDraft, plan: Draft, choice: Confirmation, dates: Schedule, at: datetime) -> Campaign:
    year = timezone.localdate(at).year
    issued = plan.get("issue_date")
    return Campaign.objects.create(
        code=campaign_code(year=year, number=take("campaign", scope="", year=year)),
        name_zh=check_name(choice.name_zh)[:200],
        name_en=choice.name_en.strip()[:300],
        node=choice.node,
        path=choice.node.path,
        source=draft.plan_file.attachment,
        issuer=_words(plan, "issuer")[:200],
        doc_number=_words(plan, "doc_number")[:100],
        # An issue date without a year says too little to be kept as a date.
        issue_date=placed(issued, year=choice.year) if issued and not is_yearless(issued) else None,
        theme=_words(plan, "theme"),
        preamble=_words(plan, "preamble"),
        guiding_text=_words(plan, "guiding_text"),
        scope=plan.get("scope") or [],
        basis=plan.get("basis") or [],
        evaluation_methods=plan.get("evaluation_methods") or [],
        leading_group=plan.get("leading_group") or {},
        starts_on=dates.whole.start,
        ends_on=dates.whole.end,
        date_text=_words(plan.get("period") or {}, "date_text")[:200],
        state=CampaignState.RUNNING if choice.starts_now else CampaignState.PREPARING,
        started_at=at if choice.starts_now else None,
        is_public=choice.is_public,
        confirmed_at=at,
    )


def _words(row: Row, key: str) -> str:
    return str(row.get(key) or "").strip()


def _phases(campaign: Campaign, plan: Draft, dates: Schedule) -> list[Phase]:
    return Phase.objects.bulk_create(
        Phase(
            campaign=campaign,
            ordinal=ordinal,
            name_zh=(_words(row, "name") or _words(row, "ordinal") or f"阶段 {ordinal}")[:200],
            number_text=_words(row, "ordinal")[:40],
            starts_on=span.start,
            ends_on=span.end,
            date_text=_words(row, "date_text")[:200],
            text=_words(row, "text"),
        )
        for ordinal, (row, span) in enumerate(zip(plan["phases"], dates.phases, strict=True), 1)
    )


def _task_plans(plan: Draft, phases: Sequence[Phase], days: Sequence[date], choice: Confirmation) -> list[TaskPlan]:
    return [
        TaskPlan(
            title=task_title(row),
            text=_words(row, "text"),
            phase=_phase(phases, row.get("phase")),
            due_on=day,
            date_text=_words(row, "date_text")[:200],
            wanted_evidence=_words(row, "wanted_evidence")[:300],
            parts=parts(row, choice.units, answerable=choice.answerable.pk),
        )
        for row, day in zip(plan["activities"], days, strict=True)
    ]


def _phase(phases: Sequence[Phase], index: int | None) -> Phase | None:
    return phases[index] if index is not None and index < len(phases) else None


def _norms(campaign: Campaign, plan: Draft, tasks: Sequence[Task]) -> None:
    """The sets of the whole plan first, then those of its tasks. What is only named gets no lines."""
    found: list[tuple[Task | None, Row]] = [(None, row) for row in plan["norms"]]
    found += [(task, row) for task, a in zip(tasks, plan["activities"], strict=True) for row in a.get("norms") or []]
    known = recognised([_named(row) for _, row in found], frameworks().values())
    sets = NormSet.objects.bulk_create(
        NormSet(
            campaign=campaign,
            task=task,
            ordinal=ordinal,
            name_zh=_words(row, "name")[:200],
            framework=known.get(_words(row, "name"), ""),
        )
        for ordinal, (task, row) in enumerate(found, 1)
    )
    lines = [line for one, (_, row) in zip(sets, found, strict=True) for line in _lines(one, row.get("items") or [])]
    NormLine.objects.bulk_create(lines)


def _named(row: Row) -> NamedSet:
    return NamedSet(name=_words(row, "name"), lines=tuple(row.get("items") or ()))


def _lines(one: NormSet, items: Iterable[str]) -> list[NormLine]:
    return [NormLine(norm_set=one, ordinal=place, text_zh=item.strip()[:500]) for place, item in enumerate(items, 1)]


def _texts(campaign: Campaign, plan: Draft) -> None:
    """Goals and measures."""
    Goal.objects.bulk_create(
        Goal(
            campaign=campaign,
            ordinal=place,
            title_zh=_words(row, "title")[:200],
            text=_words(row, "text"),
            items=row.get("items") or [],
        )
        for place, row in enumerate(plan["goals"], 1)
    )
    Measure.objects.bulk_create(
        Measure(
            campaign=campaign,
            ordinal=place,
            title_zh=_words(row, "title")[:200],
            text=_words(row, "text"),
            lists=_plain_lists(row.get("lists") or []),
        )
        for place, row in enumerate(plan["measures"], 1)
    )


def _plain_lists(rows: Sequence[Row]) -> list[dict[str, Any]]:
    return [{"name": _words(row, "name"), "items": row.get("items") or []} for row in rows]
