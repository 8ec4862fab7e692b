"""What the clock finds: overdue goes to accountability, once; steps and the law each for themselves."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.casework.actions.tracing import locked, note_fault
from mingchuang.casework.enums import FaultKind
from mingchuang.casework.models import Case, CaseFault, CasePart
from mingchuang.casework.queries.cases import case_of_matter, late_steps
from mingchuang.casework.queries.clocks import pauses_of
from mingchuang.casework.rules.steps import is_late, step_due
from mingchuang.foundation.access import Actor
from mingchuang.foundation.worktime.published import calendar_in_force
from mingchuang.organisations.queries import units_of
from mingchuang.rectification.actions import RectificationOrder, open_rectification, restate_problem
from mingchuang.rectification.enums import SourceKind

BATCH = 200


@transaction.atomic
def hold_case_accountable(*, actor: Actor, matter_id: int, at: datetime) -> CaseFault | None:
    """A case fell due undecided: a fault, and one line in the ledger of rectifications. The second time nothing."""
    found = case_of_matter(matter_id)
    if found is None or found.matter_id != matter_id:
        return None
    case = locked(found.pk)
    fault = note_fault(case, FaultKind.OVER_PROMISE, at=at)
    if fault is None:
        fault = CaseFault.objects.select_related("unit").get(case=case, kind=FaultKind.OVER_PROMISE, detail="")
        if fault.rectification_id is not None:
            return None
    assert case.matter is not None
    due = timezone.localdate(case.matter.clock.due_at)
    problem = f"{case.item.name_zh}（{case.number}）承诺 {due} 前办结，到期没有决定。请写明谁、为什么、怎么补救。"
    return _open(actor, fault, case=case, problem=problem, at=at)


@transaction.atomic
def hold_part_accountable(*, actor: Actor, matter_id: int, at: datetime) -> CaseFault | None:
    """A unit is over its own limit in a parallel approval: its own fault, not that of the whole."""
    part = CasePart.objects.select_related("unit").filter(matter=matter_id).first()
    if part is None:
        return None
    case = locked(part.case_id)
    fault = note_fault(case, FaultKind.PART_LATE, detail=part.title_zh, unit=part.unit, at=at)
    if fault is None:
        fault = CaseFault.objects.select_related("unit").get(case=case, kind=FaultKind.PART_LATE, detail=part.title_zh)
        if fault.rectification_id is not None:
            return None
    problem = f"{case.item.name_zh}（{case.number}）并联审批中“{part.title_zh}”超过本单位时限，拖住了整件。"
    return _open(actor, fault, case=case, problem=problem, at=at)


@transaction.atomic
def note_late_steps(*, at: datetime) -> int:
    """Steps over their own limit while they still run; at most a batch. The number found."""
    today, calendar, found = timezone.localdate(at), calendar_in_force(), 0
    for step in late_steps(today).iterator(chunk_size=BATCH):
        assert step.started_on is not None
        pauses = pauses_of(step.case, on=today)
        if not is_late(step_due(calendar, started_on=step.started_on, limit=step.limit, pauses=pauses), on=today):
            continue
        step.is_late = True
        step.save(update_fields=["is_late"])
        note_fault(step.case, FaultKind.STEP_LATE, detail=step.name_zh, at=at)
        found += 1
    return found


@transaction.atomic
def hold_case_past_law(*, actor: Actor, matter_id: int, at: datetime) -> CaseFault | None:
    """A case is past the limit of the law: a fault of its own, and said in the ledger. The second time nothing."""
    found = case_of_matter(matter_id)
    if found is None or found.matter_id != matter_id:
        return None
    case = locked(found.pk)
    kind = FaultKind.OVER_JOINT if case.is_joint else FaultKind.OVER_LAW
    fault = note_fault(case, kind, at=at)
    if fault is not None:
        _restate(actor, case, kind, at)
    return fault


def _restate(actor: Actor, case: Case, kind: FaultKind, at: datetime) -> None:
    """The line in the ledger says that it is past the law too."""
    fault = CaseFault.objects.select_related("rectification").filter(case=case, kind=FaultKind.OVER_PROMISE).first()
    if fault is None or fault.rectification is None or not case.matter or not case.matter.clock.limit_at:
        return
    limit = timezone.localdate(case.matter.clock.limit_at)
    words = f"{fault.rectification.problem}\n{kind.label}：法定 {limit} 届满，仍未决定。"
    restate_problem(actor=actor, rectification_id=fault.rectification.pk, problem=words, at=at)


def _open(actor: Actor, fault: CaseFault, *, case: Case, problem: str, at: datetime) -> CaseFault:
    """Whoever had it when it went wrong mends it, wherever the case has gone meanwhile."""
    unit = fault.unit
    order = RectificationOrder(
        source_kind=SourceKind.OVERDUE,
        source_label=f"办件逾期 {case.number}",
        problem=problem,
        unit=units_of([unit]).get(unit.pk) or unit,
        place=unit,
    )
    fault.rectification = open_rectification(actor=actor, order=order, at=at)
    fault.save(update_fields=["rectification"])
    return fault
