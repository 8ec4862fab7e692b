"""A case that runs: its steps, its decision, its delivery, and the look of another person where it went wrong."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.casework.actions.intake import accept_case
from mingchuang.casework.actions.parting import drop_parts
from mingchuang.casework.actions.tracing import (
    finish_steps,
    locked,
    make_paper,
    moved,
    note_fault,
    note_past_limits,
    settle,
    wants_a_look,
)
from mingchuang.casework.enums import CaseState, Decision, Delivery, FaultKind, PaperKind, PartState
from mingchuang.casework.facts import CaseClosed, CaseDecided, CaseDelivered, CaseWithdrawn
from mingchuang.casework.models import Case
from mingchuang.casework.permissions import CaseworkPermission as P
from mingchuang.casework.queries.clocks import days_of
from mingchuang.casework.queries.terms import terms_at
from mingchuang.casework.rules.cases import CaseActRefused, Move, check_decision
from mingchuang.catalogue.enums import CaseType
from mingchuang.following.actions import answer_matter, close_matter, withdraw_matter
from mingchuang.following.enums import Lamp
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import record
from mingchuang.foundation.worktime.limits import due_on
from mingchuang.foundation.worktime.published import calendar_in_force


@transaction.atomic
def finish_step(*, actor: Actor, case_id: int, ordinal: int, note: str, at: datetime) -> Case:
    """The step that runs is done; the next one begins. Over its own limit it is a fault, whatever the whole does."""
    case = locked(case_id)
    actor.require(P.CASE_HANDLE, within=covers(case))
    if CaseState(case.state) is not CaseState.ACCEPTED:
        raise CaseActRefused("受理以后、决定以前的办件才有环节可办。")
    step = case.steps.filter(done_at=None).order_by("ordinal").first()
    if step is None or step.ordinal != ordinal:
        raise CaseActRefused("这个环节已经办过，请刷新页面。")
    finish_steps(case, [step], actor=actor, at=at, note=note)
    return case


@transaction.atomic
def decide_case(
    *, actor: Actor, case_id: int, decision: Decision, reason: str = "", basis: str = "", at: datetime
) -> Case:
    """Grant or deny. The lamp stands still from now on; days are counted net and gross."""
    case = moved(locked(case_id), Move.DECIDE)
    actor.require(P.CASE_HANDLE, within=covers(case))
    matter = case.matter
    assert matter is not None
    if matter.clock.paused_at is not None:
        raise CaseActRefused("正在暂停计时，请先恢复计时再决定。")
    open_parts = case.parts.exclude(state__in=[PartState.DONE, PartState.DROPPED]).count()
    check_decision(decision=decision, reason=reason, basis=basis, open_parts=open_parts)
    used = days_of(case, finish=timezone.localdate(at))
    finish_steps(case, case.steps.filter(done_at=None), actor=actor, at=at)
    note_past_limits(case, Lamp(matter.lamp_at(at).lamp), at)
    case.decision, case.decided_at, case.decided_by = decision, at, actor.label[:100]
    case.reason, case.basis = reason.strip(), basis.strip()[:500]
    case.gross_days, case.net_days = used.gross, used.net
    case.save()
    answer_matter(actor=actor, matter_id=matter.pk, at=at)
    if case.item.case_type != CaseType.IMMEDIATE or decision is Decision.DENIED:
        kind = PaperKind.GRANT if decision is Decision.GRANTED else PaperKind.DENIAL
        make_paper(case, kind, actor=actor, at=at, reason=reason, basis=basis)
    fact = CaseDecided(number=case.number, decision=decision.value, gross_days=used.gross, net_days=used.net)
    record(fact, actor=actor, subject=case, path=case.path, at=at)
    return case


@transaction.atomic
def deliver_case(*, actor: Actor, case_id: int, delivery: Delivery, at: datetime) -> Case:
    """The result is in the applicant's hands, who may now rate. Where nothing was wanting, the case is closed."""
    case = moved(locked(case_id), Move.DELIVER)
    actor.require(P.CASE_HANDLE, within=covers(case))
    assert case.matter is not None
    assert case.decided_at is not None
    decided_on, today = timezone.localdate(case.decided_at), timezone.localdate(at)
    if today > due_on(calendar_in_force(), start=decided_on, limit=terms_at(case.path).delivery):
        note_fault(case, FaultKind.DELIVERY_LATE, at=at)
    if delivery is Delivery.WINDOW and today != timezone.localdate(case.received_at):
        case.visits += 1
    case.delivery, case.ended_at = delivery, at
    case.save(update_fields=["state", "delivery", "ended_at", "visits"])
    if case.item.case_type != CaseType.IMMEDIATE:
        make_paper(case, PaperKind.DELIVERY, actor=actor, at=at)
    fact = CaseDelivered(number=case.number, delivery=delivery.value, window=case.window.code)
    record(fact, actor=actor, subject=case, path=case.path, at=at)
    if not wants_a_look(case):
        settle(case.matter, actor=actor, at=at)
    return case


@transaction.atomic
def finish_at_once(*, actor: Actor, case_id: int, at: datetime) -> Case:
    """An immediate case from acceptance to delivery while the applicant waits."""
    case = accept_case(actor=actor, case_id=case_id, at=at)
    if case.item.case_type != CaseType.IMMEDIATE:
        raise CaseActRefused("只有即办件可以当场办结。")
    decide_case(actor=actor, case_id=case_id, decision=Decision.GRANTED, at=at)
    return deliver_case(actor=actor, case_id=case_id, delivery=Delivery.WINDOW, at=at)


@transaction.atomic
def withdraw_case(*, actor: Actor, case_id: int, reason: str, at: datetime) -> Case:
    """The applicant no longer wants it; it counts neither for nor against anyone."""
    case = moved(locked(case_id), Move.WITHDRAW)
    actor.require(P.CASE_HANDLE, within=covers(case))
    if not reason.strip():
        raise CaseActRefused("请写明申请人为什么撤回、怎么提出的。", field="reason")
    case.reason, case.ended_at = reason.strip(), at
    case.save(update_fields=["state", "reason", "ended_at"])
    settle(case.intake, actor=actor, at=at)
    if case.matter_id is not None:
        withdraw_matter(actor=actor, matter_id=case.matter_id, reason=reason, at=at)
    drop_parts(case, at=at)
    record(CaseWithdrawn(number=case.number, reason=case.reason), actor=actor, subject=case, path=case.path, at=at)
    return case


@transaction.atomic
def close_case(*, actor: Actor, case_id: int, at: datetime) -> Case:
    """Another person has looked at what was wanting, and closes it."""
    case = locked(case_id)
    actor.require(P.CASE_APPROVE, within=covers(case))
    if CaseState(case.state) is not CaseState.DELIVERED or case.matter is None:
        raise CaseActRefused("送达以后才能核对归档。")
    close_matter(actor=actor, matter_id=case.matter.pk, close_permission=P.CASE_APPROVE, at=at)
    record(CaseClosed(number=case.number), actor=actor, subject=case, path=case.path, at=at)
    return case
