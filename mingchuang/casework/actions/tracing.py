"""What every act of a case leaves behind: papers with numbers, faults found once, steps done."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone

from mingchuang.casework.enums import CaseState, FaultKind, PaperKind
from mingchuang.casework.facts import CaseFaulted, PaperMade, StepFinished
from mingchuang.casework.models import Case, CaseFault, CasePaper, CasePart, CaseStep
from mingchuang.casework.permissions import CaseworkPermission as P
from mingchuang.casework.queries.clocks import pauses_of
from mingchuang.casework.rules.cases import CASE_STATES, Move, needs_a_look
from mingchuang.casework.rules.steps import is_late, step_due
from mingchuang.following.actions import answer_matter, close_matter
from mingchuang.following.enums import Lamp, MatterState
from mingchuang.following.models import Matter
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record
from mingchuang.foundation.numbering.counters import take
from mingchuang.foundation.worktime.published import calendar_in_force
from mingchuang.organisations.models import Node


def locked(case_id: int) -> Case:
    """The row, held until the act is done. Every act locks the case before its matters."""
    return Case.objects.with_clocks().blind().select_for_update(of=("self",)).get(pk=case_id)


def moved(case: Case, move: Move) -> Case:
    """The case in the state to which this move leads; the caller saves it."""
    case.state = CASE_STATES.after(CaseState(case.state), move)
    return case


def make_paper(
    case: Case, kind: PaperKind, *, actor: Actor, at: datetime, reason: str = "", basis: str = ""
) -> CasePaper:
    """A paper with the next number of its kind, place and year."""
    year = timezone.localdate(at).year
    paper = CasePaper.objects.create(
        case=case,
        kind=kind,
        region_id=case.region_id,
        path=case.path,
        site_path=case.site_path,
        year=year,
        sequence=take(f"casework.paper.{kind}", scope=str(case.region_id), year=year),
        made_at=at,
        made_by=actor.label[:100],
        reason=reason.strip(),
        basis=basis.strip()[:500],
    )
    fact = PaperMade(number=case.number, paper=kind.value, paper_number=paper.number)
    record(fact, actor=actor, subject=case, path=case.path, at=at)
    return paper


def note_fault(
    case: Case, kind: FaultKind, *, at: datetime, detail: str = "", unit: Node | None = None
) -> CaseFault | None:
    """Put a fault on the list; None when it stood there before."""
    at_fault = unit or case.window
    fault, is_new = CaseFault.objects.get_or_create(
        case=case,
        kind=kind,
        detail=detail[:120],
        defaults={
            "unit": at_fault,
            "path": at_fault.path,
            "site_path": at_fault.site_path,
            "found_at": at,
        },
    )
    if not is_new:
        return None
    fact = CaseFaulted(number=case.number, fault=kind.value, detail=fault.detail)
    record(fact, actor=Actor.system(), subject=case, path=case.path, at=at)
    return fault


def note_past_limits(case: Case, lamp: Lamp, at: datetime, *, part: CasePart | None = None) -> None:
    """What the lamp says goes on the list: the faults of promise and law kept apart, that of a part as its own."""
    if lamp not in (Lamp.PAST_PROMISE, Lamp.PAST_LAW):
        return
    if part is not None:
        note_fault(case, FaultKind.PART_LATE, detail=part.title_zh, unit=part.unit, at=at)
        return
    note_fault(case, FaultKind.OVER_PROMISE, at=at)
    if lamp is Lamp.PAST_LAW:
        note_fault(case, FaultKind.OVER_JOINT if case.is_joint else FaultKind.OVER_LAW, at=at)


def finish_steps(case: Case, steps: Iterable[CaseStep], *, actor: Actor, at: datetime, note: str = "") -> None:
    """These steps are done, in their order; the next one begins."""
    today, calendar = timezone.localdate(at), calendar_in_force()
    pauses = pauses_of(case, on=today)
    for step in sorted(steps, key=lambda one: one.ordinal):
        step.started_on = step.started_on or today
        due = step_due(calendar, started_on=step.started_on, limit=step.limit, pauses=pauses)
        step.is_late = step.is_late or is_late(due, on=today)
        step.done_at, step.done_by, step.note = at, actor.label[:100], note.strip()[:300]
        step.save(update_fields=["started_on", "is_late", "done_at", "done_by", "note"])
        if step.is_late:
            note_fault(case, FaultKind.STEP_LATE, detail=step.name_zh, at=at)
        fact = StepFinished(number=case.number, step=step.name_zh, is_late=step.is_late)
        record(fact, actor=actor, subject=case, path=case.path, at=at)
    begin_next_step(case, on=today)


def begin_next_step(case: Case, *, on: date) -> None:
    """The first step that is not done runs from this day on."""
    following = case.steps.filter(done_at=None).order_by("ordinal").first()
    if following is not None and following.started_on is None:
        following.started_on = on
        following.save(update_fields=["started_on"])


def settle(matter: Matter, *, actor: Actor, at: datetime) -> None:
    """Answered by whoever acted, and closed by the system: the paper is the proof, nobody has to look again."""
    if MatterState(matter.state) is MatterState.OPEN:
        answer_matter(actor=actor, matter_id=matter.pk, at=at)
        matter.refresh_from_db(fields=["state"])
    if MatterState(matter.state) is MatterState.ANSWERED:
        close_matter(actor=Actor.system(), matter_id=matter.pk, close_permission=P.CASE_APPROVE, at=at)


def wants_a_look(case: Case) -> bool:
    """Whether another person looks at it before it is closed."""
    return needs_a_look(case.faults.values_list("kind", flat=True))
