"""Taking a newer version of a plan over into its campaign, item by item. Each item is one act with its entry."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet

from mingchuang.campaigns.actions.assigning import TaskPlan, assign_tasks, reassign
from mingchuang.campaigns.actions.tasks import change_due_day, withdraw_task
from mingchuang.campaigns.enums import ChangeSort, DraftState
from mingchuang.campaigns.facts import DifferenceApplied, DifferencePassedOver, UpdateFinished
from mingchuang.campaigns.models import Campaign, Goal, Measure, NormLine, NormSet, Phase, PlanDraft, Task
from mingchuang.campaigns.permissions import CampaignsPermission as P
from mingchuang.campaigns.queries.standing import task_units, update_of, year_of
from mingchuang.campaigns.rules import differences as rules
from mingchuang.campaigns.rules.carrying import said_of
from mingchuang.campaigns.rules.confirming import check_answers, parts, schedule
from mingchuang.campaigns.rules.dates import check_span
from mingchuang.campaigns.rules.differences import Difference, UpdateRefused
from mingchuang.campaigns.rules.draft import check_open
from mingchuang.campaigns.rules.likeness import Row, matched
from mingchuang.campaigns.rules.task import check_reason
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import record

NEW_PLAN = "新版方案改动"
APPLIED, PASSED = "applied", "passed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What only a person can say of an item: units nobody has matched yet, a last day, the reason of a withdrawal."""

    units: Mapping[str, Sequence[int]] = field(default_factory=dict)
    due_on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """One item while it is taken over."""

    actor: Actor
    at: datetime
    draft: PlanDraft
    campaign: Campaign
    one: Difference
    answer: Answer

    @property
    def row(self) -> Mapping[str, Any]:
        """The draft's task."""
        found: Mapping[str, Any] = self.draft.draft["activities"][self.one.source or 0]
        return found

    @property
    def target(self) -> int:
        """The campaign's row; 0 is none."""
        return self.one.target or 0

    @property
    def reason(self) -> str:
        return self.answer.reason.strip() or NEW_PLAN


@transaction.atomic
def apply_difference(*, actor: Actor, draft_id: int, key: str, answer: Answer, at: datetime) -> Campaign:
    """Take one item over into the running campaign."""
    draft, campaign, one = _found(actor, draft_id, key)
    work = _Work(actor=actor, at=at, draft=draft, campaign=campaign, one=one, answer=answer)
    HANDLERS[one.part, ChangeSort(one.sort)](work)
    _decide(actor, draft, one, APPLIED, at)
    fact = DifferenceApplied(
        part=one.part,
        sort=one.sort,
        name=one.name,
        field=one.field,
        was=said_of(one.was)[:500],
        now=said_of(one.now)[:500],
    )
    record(fact, actor=actor, subject=campaign, path=campaign.path, at=at)
    return campaign


@transaction.atomic
def pass_over_difference(*, actor: Actor, draft_id: int, key: str, at: datetime) -> Campaign:
    """Leave the campaign as it is here."""
    draft, campaign, one = _found(actor, draft_id, key)
    _decide(actor, draft, one, PASSED, at)
    fact = DifferencePassedOver(part=one.part, sort=one.sort, name=one.name, field=one.field, taken_back=False)
    record(fact, actor=actor, subject=campaign, path=campaign.path, at=at)
    return campaign


@transaction.atomic
def reconsider_difference(*, actor: Actor, draft_id: int, key: str, at: datetime) -> Campaign:
    """Put an item that was passed over back on the list. Doing it twice is harmless."""
    draft, campaign = _locked(actor, draft_id)
    passed = [one for one in draft.decisions if one["key"] == key and one["did"] == PASSED]
    draft.decisions = [one for one in draft.decisions if one not in passed]
    draft.save(update_fields=["decisions"])
    for one in passed:
        fact = DifferencePassedOver(
            part=one["part"], sort=one["sort"], name=one["name"], field=one["field"], taken_back=True
        )
        record(fact, actor=actor, subject=campaign, path=campaign.path, at=at)
    return campaign


@transaction.atomic
def finish_update(*, actor: Actor, draft_id: int, at: datetime) -> Campaign:
    """Every item has been decided: the newer document is the campaign's source. Doing it twice is harmless."""
    done = PlanDraft.objects.select_related("campaign").get(pk=draft_id)
    if done.campaign is not None:
        return done.campaign
    draft, campaign = _locked(actor, draft_id)
    if left := len(update_of(draft, campaign).open):
        raise UpdateRefused("还有 {left} 处没有处理，请逐项采用或不采用。", left=left)
    campaign.source = draft.plan_file.attachment
    campaign.save(update_fields=["source"])
    draft.state, draft.campaign = DraftState.CONFIRMED, campaign
    draft.save(update_fields=["state", "campaign"])
    applied = sum(one["did"] == APPLIED for one in draft.decisions)
    fact = UpdateFinished(applied=applied, passed_over=len(draft.decisions) - applied)
    record(fact, actor=actor, subject=campaign, path=campaign.path, at=at)
    return campaign


def _locked(actor: Actor, draft_id: int) -> tuple[PlanDraft, Campaign]:
    drafts = PlanDraft.objects.select_related("plan_file__attachment", "previous")
    draft = drafts.select_for_update(of=("self",)).get(pk=draft_id)
    actor.require(P.PLAN_EDIT, within=covers(draft))
    if draft.updates_id is None:
        raise UpdateRefused("这份草稿不是某个活动的新版方案。")
    campaign = Campaign.objects.select_for_update(of=("self",)).get(pk=draft.updates_id)
    actor.require(P.CAMPAIGN_EDIT, within=covers(campaign))
    check_open(state=draft.state, is_plan=draft.is_plan)
    return draft, campaign


def _found(actor: Actor, draft_id: int, key: str) -> tuple[PlanDraft, Campaign, Difference]:
    draft, campaign = _locked(actor, draft_id)
    update = update_of(draft, campaign)
    one = next((one for one in (*update.open, *update.older) if one.key == key), None)
    if one is None:
        raise UpdateRefused("这一处已经处理过，或草稿刚改过，请刷新页面后再看。")
    return draft, campaign, one


def _decide(actor: Actor, draft: PlanDraft, one: Difference, did: str, at: datetime) -> None:
    said = {"key": one.key, "fingerprint": one.fingerprint, "did": did, "part": one.part, "sort": one.sort.value}
    said |= {"name": one.name, "field": one.field, "now": said_of(one.now)[:200]}
    draft.decisions = [*draft.decisions, {**said, "by": actor.label, "at": at.isoformat()}]
    draft.save(update_fields=["decisions"])


def _set_header(work: _Work) -> None:
    campaign, now = work.campaign, work.one.now
    if work.one.field == "period":
        _set_period(campaign, now, "活动")
    elif work.one.field == "issue_date":
        campaign.issue_date = date.fromisoformat(now)
    else:
        longest = {"issuer": 200, "doc_number": 100}.get(work.one.field)
        setattr(campaign, work.one.field, now[:longest] if longest else now)
    campaign.save()


def _set_period(row: Campaign | Phase, now: Mapping[str, str], name: str) -> None:
    starts, ends = (date.fromisoformat(now[key]) if now[key] else None for key in ("start", "end"))
    check_span(start=starts, end=ends, name=name)
    row.starts_on, row.ends_on, row.date_text = starts, ends, now["date_text"][:200]


def _set_phase(work: _Work) -> None:
    phase = work.campaign.phases.get(pk=work.target)
    if work.one.field == "period":
        _set_period(phase, work.one.now, phase.name_zh)
    elif work.one.field == "name":
        phase.name_zh = work.one.now[:200]
    else:
        phase.text = work.one.now
    phase.save()


def _add_phase(work: _Work) -> None:
    now = work.one.now
    phase = Phase(campaign=work.campaign, name_zh=(now.get("name") or work.one.name)[:200], text=now["text"])
    _set_period(phase, now["period"], phase.name_zh)
    phase.ordinal = _room(work.campaign.phases.all(), work.one.after)
    phase.save()


def _set_task(work: _Work) -> None:
    task = work.campaign.tasks.select_related("campaign").get(pk=work.target)
    now = work.one.now
    if work.one.field == "due_on":
        change_due_day(actor=work.actor, task=task, due_on=date.fromisoformat(now), at=work.at)
        task.date_text = (work.row.get("date_text") or "")[:200]
    elif work.one.field == "units":
        _set_units(work, task)
    elif work.one.field == "phase":
        task.phase = _phase_named(work.campaign, now)
    elif work.one.field == "title":
        task.title_zh = now[:200]
    else:
        setattr(task, work.one.field, now[:300] if work.one.field == "wanted_evidence" else now)
    task.save()


def _set_units(work: _Work, task: Task) -> None:
    check_reason(work.reason)
    reassign(actor=work.actor, task=task, parts=_parts(work), reason=work.reason, at=work.at)


def _parts(work: _Work) -> list[Any]:
    answers = {**task_units(work.row, work.campaign), **work.answer.units}
    check_answers({"activities": [work.row]}, answers)
    return parts(work.row, answers, answerable=work.campaign.node_id)


def _phase_named(campaign: Campaign, name: str) -> Phase | None:
    if not name:
        return None
    phase = campaign.phases.filter(name_zh=name).order_by("ordinal").first()
    if phase is None:
        raise UpdateRefused("活动里还没有阶段“{name}”，请先采用这个新增的阶段。", name=name)
    return phase


def _add_task(work: _Work) -> None:
    now, row, source = work.one.now, work.row, work.one.source or 0
    due = work.answer.due_on or schedule(work.draft.draft, year=year_of(work.campaign)).due[source]
    if due is None:
        raise UpdateRefused("新版方案没有写明这项任务的期限，请填写最迟完成日期。")
    plan = TaskPlan(
        title=now["title"],
        text=now["text"],
        phase=_phase_named(work.campaign, now.get("phase") or ""),
        due_on=due,
        date_text=(row.get("date_text") or "")[:200],
        wanted_evidence=(row.get("wanted_evidence") or "")[:300],
        parts=_parts(work),
    )
    first = _room(work.campaign.tasks.all(), work.one.after)
    assign_tasks(actor=work.actor, campaign=work.campaign, plans=[plan], at=work.at, first=first)


def _withdraw_task(work: _Work) -> None:
    """A task is never deleted: what was reported stays on record, and the reason with it."""
    check_reason(work.answer.reason)
    withdraw_task(actor=work.actor, task_id=work.target, reason=work.answer.reason, at=work.at)


def _set_norms(work: _Work) -> None:
    norms = work.campaign.norm_sets.get(pk=work.target)
    if work.one.field == "name":
        norms.name_zh = work.one.now[:200]
        norms.save()
    else:
        _reword(work, norms, work.one.now)


def _reword(work: _Work, norms: NormSet, items: Sequence[str]) -> None:
    """Norms keep their row, marks and English as long as they are the same norm; what was checked by them stays."""
    lines = list(norms.lines.standing().order_by("ordinal"))
    pairs = matched([Row(title=line.text_zh) for line in lines], [Row(title=item) for item in items])
    for place, line in enumerate(lines):
        if place not in pairs.values():
            line.retired_at = work.at
            line.save(update_fields=["retired_at"])
    # All move behind the last place first, so that no two stand at one place in between.
    last = max((one.ordinal for one in norms.lines.all()), default=0)
    for place, item in enumerate(items):
        line = lines[pairs[place]] if place in pairs else NormLine(norm_set=norms)
        line.text_zh, line.ordinal = item[:500], last + 1 + place
        line.save()


def _add_norms(work: _Work) -> None:
    now = work.one.now
    ordinal = _room(work.campaign.norm_sets.all(), work.one.after)
    norms = NormSet.objects.create(campaign=work.campaign, ordinal=ordinal, name_zh=now["name"][:200])
    _norm_lines(norms, now.get("items") or [])


def _drop_norms(work: _Work) -> None:
    """Norms that were ever listed are taken out and stay on record; a set that was only named goes."""
    norms = work.campaign.norm_sets.get(pk=work.target)
    if not norms.lines.update(retired_at=work.at):
        norms.delete()


def _norm_lines(norms: NormSet, items: Sequence[str]) -> None:
    NormLine.objects.bulk_create(
        NormLine(norm_set=norms, ordinal=place, text_zh=item[:500]) for place, item in enumerate(items, 1)
    )


def _set_text(model: type[Goal] | type[Measure]) -> Callable[[_Work], None]:
    def write(work: _Work) -> None:
        row = model.objects.get(campaign=work.campaign, pk=work.target)
        name = "title_zh" if work.one.field == "title" else work.one.field
        setattr(row, name, work.one.now[:200] if name == "title_zh" else work.one.now)
        row.save()

    return write


def _add_text(model: type[Goal] | type[Measure]) -> Callable[[_Work], None]:
    def write(work: _Work) -> None:
        now = dict(work.one.now)
        rows: QuerySet[Any] = model.objects.filter(campaign=work.campaign)
        title = now.pop("title")[:200]
        model.objects.create(campaign=work.campaign, ordinal=_room(rows, work.one.after), title_zh=title, **now)

    return write


def _drop(model: type[Phase | Goal | Measure]) -> Callable[[_Work], None]:
    def write(work: _Work) -> None:
        model.objects.filter(campaign=work.campaign, pk=work.target).delete()

    return write


def _room(rows: QuerySet[Any], after: int | None) -> int:
    """A free place behind this row, at the front without one: those behind move on by one."""
    ordinals = dict(rows.values_list("pk", "ordinal"))
    place = ordinals.get(after, 0) + 1 if after is not None else 1
    # In two steps, so that no two rows stand at one place in between.
    last = max(ordinals.values(), default=0) + 1
    rows.filter(ordinal__gte=place).update(ordinal=F("ordinal") + last)
    rows.filter(ordinal__gt=last).update(ordinal=F("ordinal") - last + 1)
    return place


HANDLERS: Mapping[tuple[str, ChangeSort], Callable[[_Work], None]] = {
    (rules.HEADER, ChangeSort.CHANGED): _set_header,
    (rules.PHASES, ChangeSort.CHANGED): _set_phase,
    (rules.PHASES, ChangeSort.ADDED): _add_phase,
    (rules.PHASES, ChangeSort.DROPPED): _drop(Phase),
    (rules.TASKS, ChangeSort.CHANGED): _set_task,
    (rules.TASKS, ChangeSort.ADDED): _add_task,
    (rules.TASKS, ChangeSort.DROPPED): _withdraw_task,
    (rules.NORMS, ChangeSort.CHANGED): _set_norms,
    (rules.NORMS, ChangeSort.ADDED): _add_norms,
    (rules.NORMS, ChangeSort.DROPPED): _drop_norms,
    (rules.GOALS, ChangeSort.CHANGED): _set_text(Goal),
    (rules.GOALS, ChangeSort.ADDED): _add_text(Goal),
    (rules.GOALS, ChangeSort.DROPPED): _drop(Goal),
    (rules.MEASURES, ChangeSort.CHANGED): _set_text(Measure),
    (rules.MEASURES, ChangeSort.ADDED): _add_text(Measure),
    (rules.MEASURES, ChangeSort.DROPPED): _drop(Measure),
}
