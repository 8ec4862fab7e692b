"""Parallel approval: laying out the parts, starting what is free, taking each unit's word."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.casework.actions.tracing import locked, note_past_limits, settle
from mingchuang.casework.enums import CaseState, PartOpinion, PartState
from mingchuang.casework.facts import PartFinished, PartsLaidOut, PartStarted
from mingchuang.casework.models import Case, CasePart
from mingchuang.casework.permissions import CaseworkPermission as P
from mingchuang.casework.queries.cases import PART_KIND
from mingchuang.casework.queries.parts import known_parts
from mingchuang.casework.queries.terms import terms_at
from mingchuang.casework.rules.cases import CaseActRefused
from mingchuang.casework.rules.parts import PlannedPart, check_plan, ready_after
from mingchuang.following.actions import MatterOrder, open_matter, withdraw_matter
from mingchuang.following.enums import Lamp
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import record
from mingchuang.foundation.worktime.limits import Limit
from mingchuang.organisations.models import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOrder:
    """What one unit has to say, within how many working days; `after` are the titles it waits for."""

    title_zh: str
    unit: Node
    working_days: int
    after: tuple[str, ...] = ()


@transaction.atomic
def lay_out_parts(*, actor: Actor, case_id: int, parts: Sequence[PartOrder], at: datetime) -> list[CasePart]:
    """Have several units handle it at once. Laid out before acceptance, the joint limit of the law holds."""
    case = locked(case_id)
    actor.require(P.CASE_HANDLE, within=covers(case))
    if CaseState(case.state) not in (CaseState.RECEIVED, CaseState.AWAITING, CaseState.ACCEPTED):
        raise CaseActRefused("办结的办件不能再安排并联审批。")
    if case.parts.exists():
        raise CaseActRefused("这件办件已经安排过并联审批。")
    joint = terms_at(case.path).joint
    planned = [PlannedPart(key=part.title_zh, days=part.working_days, after=frozenset(part.after)) for part in parts]
    check_plan(planned, joint_days=joint.count)
    rows = CasePart.objects.bulk_create(
        CasePart(
            case=case,
            ordinal=place,
            title_zh=part.title_zh[:100],
            unit=part.unit,
            path=part.unit.path,
            working_days=part.working_days,
        )
        for place, part in enumerate(parts, start=1)
    )
    by_title = {row.title_zh: row for row in rows}
    for row, part in zip(rows, parts, strict=True):
        row.after.set([by_title[title] for title in part.after])
    case.is_joint = True
    case.save(update_fields=["is_joint"])
    fact = PartsLaidOut(number=case.number, parts=len(rows), working_days=joint.count)
    record(fact, actor=actor, subject=case, path=case.path, at=at)
    if CaseState(case.state) is CaseState.ACCEPTED:
        start_ready_parts(case, actor=actor, at=at)
    return rows


def start_ready_parts(case: Case, *, actor: Actor, at: datetime) -> None:
    """Whatever waits for nothing any more begins today, with its own clock; part of an act."""
    if not case.is_joint:
        return
    basis = terms_at(case.path).joint_basis
    free = set(ready_after(known_parts(case, on=timezone.localdate(at))))
    for part in case.parts.filter(pk__in=free).select_related("unit").order_by("ordinal"):
        part.matter = open_matter(
            actor=actor,
            order=MatterOrder(
                kind=PART_KIND,
                title_zh=f"{case.number} {part.title_zh}",
                owner_node=part.unit,
                promise=Limit(count=part.working_days),
                started_on=timezone.localdate(at),
                basis=basis,
            ),
            at=at,
        )
        part.state, part.began_on = PartState.RUNNING, timezone.localdate(at)
        part.save(update_fields=["matter", "state", "began_on"])
        due_on = timezone.localdate(part.matter.clock.due_at).isoformat()
        fact = PartStarted(number=case.number, part=part.title_zh, unit=part.unit.code, due_on=due_on)
        record(fact, actor=actor, subject=case, path=part.path, at=at)


@transaction.atomic
def finish_part(*, actor: Actor, part_id: int, opinion: PartOpinion, words: str, at: datetime) -> CasePart:
    """The unit has its say; what waited for it begins."""
    case = locked(CasePart.objects.values_list("case", flat=True).get(pk=part_id))
    part = CasePart.objects.select_related("matter__clock", "unit").get(pk=part_id)
    actor.require(P.CASE_HANDLE, within=covers(part))
    if PartState(part.state) is not PartState.RUNNING or part.matter is None:
        raise CaseActRefused("这个部分现在不在办理。")
    if opinion is PartOpinion.DISAGREED and not words.strip():
        raise CaseActRefused("不同意的请写明理由和依据。", field="words")
    if part.matter.clock.paused_at is not None:
        raise CaseActRefused("这个部分正在暂停计时，请先恢复计时。")
    lamp = Lamp(part.matter.lamp_at(at).lamp)
    part.state, part.opinion, part.words = PartState.DONE, opinion, words.strip()[:500]
    part.ended_at, part.ended_by = at, actor.label[:100]
    part.save(update_fields=["state", "opinion", "words", "ended_at", "ended_by"])
    settle(part.matter, actor=actor, at=at)
    note_past_limits(case, lamp, at, part=part)
    is_late = lamp in (Lamp.PAST_PROMISE, Lamp.PAST_LAW)
    fact = PartFinished(number=case.number, part=part.title_zh, opinion=opinion.value, is_late=is_late)
    record(fact, actor=actor, subject=case, path=part.path, at=at)
    start_ready_parts(case, actor=actor, at=at)
    return part


def drop_parts(case: Case, *, at: datetime) -> None:
    """The case ended without the units that have not spoken; nothing is held against them."""
    for part in case.parts.filter(state__in=[PartState.WAITING, PartState.RUNNING]):
        if part.matter_id is not None:
            withdraw_matter(actor=Actor.system(), matter_id=part.matter_id, reason="办件已经结束", at=at)
        part.state = PartState.DROPPED
        part.save(update_fields=["state"])
