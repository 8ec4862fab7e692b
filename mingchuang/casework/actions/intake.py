"""Before a case runs: what is missing is told once, it is accepted or refused; silence is acceptance."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.casework.actions.parting import start_ready_parts
from mingchuang.casework.actions.tracing import finish_steps, locked, make_paper, moved, note_fault, settle
from mingchuang.casework.enums import CaseState, FaultKind, NoticeState, PaperKind
from mingchuang.casework.facts import (
    CaseAccepted,
    CaseNotified,
    CaseRefused,
    SecondNoticeAsked,
    SecondNoticeRefused,
    SupplementTaken,
)
from mingchuang.casework.models import Case, CaseNotice
from mingchuang.casework.permissions import CaseworkPermission as P
from mingchuang.casework.queries.cases import CASE_KIND, handler_at
from mingchuang.casework.queries.parts import planned_days
from mingchuang.casework.queries.terms import terms_at
from mingchuang.casework.rules.cases import (
    ON_THE_DAY,
    CaseActRefused,
    Move,
    check_approver,
    check_first_notice,
    check_missing,
    check_reasons,
)
from mingchuang.casework.rules.steps import is_intake
from mingchuang.catalogue.enums import CaseType
from mingchuang.following.actions import MatterOrder, open_matter
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import record
from mingchuang.foundation.worktime.limits import Limit
from mingchuang.organisations.models import Staff
from mingchuang.reception.actions import give_notice
from mingchuang.reception.enums import NoticeChannel

BATCH = 200


@transaction.atomic
def notify_applicant(
    *, actor: Actor, case_id: int, missing: Sequence[int], note: str, channel: NoticeChannel, at: datetime
) -> CaseNotice:
    """Tell all at once what is missing (一次性告知); `missing` are places in the item's list of materials."""
    case = locked(case_id)
    actor.require(P.CASE_HANDLE, within=covers(case))
    check_first_notice(case.notices.filter(state=NoticeState.GIVEN).count())
    _check_missing(case, missing)
    moved(case, Move.NOTIFY)
    row = CaseNotice(
        case=case,
        ordinal=1,
        missing=sorted(set(missing)),
        note=note.strip()[:500],
        channel=channel,
        asked_at=at,
        asked_by_id=actor.account_id,
        asked_by=actor.label[:100],
    )
    settle(case.intake, actor=actor, at=at)
    return _given(row, case, actor=actor, at=at)


@transaction.atomic
def ask_second_notice(
    *,
    actor: Actor,
    case_id: int,
    missing: Sequence[int],
    note: str,
    channel: NoticeChannel,
    reason: str,
    at: datetime,
) -> CaseNotice:
    """Somebody wants to ask the applicant for more: the head decides, and it counts as a fault."""
    case = locked(case_id)
    actor.require(P.CASE_HANDLE, within=covers(case))
    if CaseState(case.state) is not CaseState.AWAITING:
        raise CaseActRefused("只有等待补正的办件可以再次告知。")
    if case.notices.filter(state=NoticeState.ASKED).exists():
        raise CaseActRefused("已经提出过再次告知，正在等负责人批准。")
    if not reason.strip():
        raise CaseActRefused("请写明第一次为什么没有告知完整。", field="reason")
    _check_missing(case, missing)
    row = CaseNotice.objects.create(
        case=case,
        ordinal=case.notices.filter(state=NoticeState.GIVEN).count() + 1,
        state=NoticeState.ASKED,
        missing=sorted(set(missing)),
        note=note.strip()[:500],
        channel=channel,
        reason=reason.strip()[:300],
        asked_at=at,
        asked_by_id=actor.account_id,
        asked_by=actor.label[:100],
    )
    record(SecondNoticeAsked(number=case.number, reason=row.reason), actor=actor, subject=case, path=case.path, at=at)
    return row


@transaction.atomic
def decide_second_notice(*, actor: Actor, case_id: int, is_granted: bool, at: datetime) -> CaseNotice:
    """The head lets the applicant be asked once more, or not; nobody decides her own request."""
    case = locked(case_id)
    actor.require(P.CASE_APPROVE, within=covers(case))
    row = case.notices.filter(state=NoticeState.ASKED).first()
    if row is None:
        raise CaseActRefused("没有等待批准的再次告知。")
    check_approver(asked_by=row.asked_by_id, approver=actor.account_id)
    row.approved_by = actor.label[:100]
    if not is_granted:
        row.state = NoticeState.REFUSED
        row.save(update_fields=["state", "approved_by"])
        record(SecondNoticeRefused(number=case.number), actor=actor, subject=case, path=case.path, at=at)
        return row
    moved(case, Move.NOTIFY)
    note_fault(case, FaultKind.SECOND_NOTICE, detail=str(row.ordinal), at=at)
    return _given(row, case, actor=actor, at=at)


@transaction.atomic
def take_supplement(*, actor: Actor, case_id: int, taken: Sequence[int], at: datetime, by_visit: bool = True) -> Case:
    """Something that was missing came in. On the day on which ALL is there, the case is accepted."""
    case = locked(case_id)
    actor.require(P.CASE_HANDLE, within=covers(case))
    if CaseState(case.state) is not CaseState.AWAITING:
        raise CaseActRefused("这件办件没有在等补正材料。")
    came = sorted(set(taken) & set(case.awaits))
    if not came:
        raise CaseActRefused("请勾选收到的材料。", field="taken")
    case.awaits = [place for place in case.awaits if place not in came]
    case.visits += int(by_visit)
    fact = SupplementTaken(number=case.number, taken=len(came), left=len(case.awaits))
    record(fact, actor=actor, subject=case, path=case.path, at=at)
    if case.awaits:
        case.save(update_fields=["awaits", "visits"])
        return case
    moved(case, Move.SUPPLEMENT)
    return _accepted(case, actor=actor, on=timezone.localdate(at), at=at)


@transaction.atomic
def accept_case(*, actor: Actor, case_id: int, at: datetime) -> Case:
    """Everything is there: the clocks of promise and law run from today."""
    case = moved(locked(case_id), Move.ACCEPT)
    actor.require(P.CASE_HANDLE, within=covers(case))
    return _accepted(case, actor=actor, on=timezone.localdate(at), at=at)


@transaction.atomic
def accept_untold(*, actor: Actor, at: datetime) -> int:
    """Who was told nothing within the five days is accepted from the day of receipt; at most a batch at a time."""
    rows = Case.objects.untold(at).order_by("pk").select_for_update(of=("self",), skip_locked=True)
    cases = list(rows.with_clocks().blind()[:BATCH])
    for case in cases:
        moved(case, Move.ACCEPT)
        case.is_default_accepted = True
        note_fault(case, FaultKind.UNTOLD, at=at)
        _accepted(case, actor=actor, on=timezone.localdate(case.received_at), at=at)
    return len(cases)


@transaction.atomic
def refuse_case(*, actor: Actor, case_id: int, reason: str, basis: str, at: datetime) -> Case:
    """It is not taken up (不予受理): with reason, law and a dated paper."""
    case = moved(locked(case_id), Move.REFUSE)
    actor.require(P.CASE_HANDLE, within=covers(case))
    check_reasons(reason=reason, basis=basis)
    case.reason, case.basis, case.ended_at = reason.strip(), basis.strip()[:500], at
    case.save(update_fields=["state", "reason", "basis", "ended_at"])
    settle(case.intake, actor=actor, at=at)
    make_paper(case, PaperKind.REFUSAL, actor=actor, at=at, reason=reason, basis=basis)
    fact = CaseRefused(number=case.number, reason=case.reason, basis=case.basis)
    record(fact, actor=actor, subject=case, path=case.path, at=at)
    return case


def _check_missing(case: Case, missing: Sequence[int]) -> None:
    known = set(case.item.materials.values_list("ordinal", flat=True))
    check_missing(missing, materials=known)


def _given(row: CaseNotice, case: Case, *, actor: Actor, at: datetime) -> CaseNotice:
    """The notice goes out, and the case waits for what is missing."""
    row.notice = give_notice(
        actor=actor,
        item=case.item,
        missing=row.missing,
        note=row.note,
        channel=NoticeChannel(row.channel),
        case_label=case.number,
        place=case.window,
        at=at,
    )
    row.state, row.given_at = NoticeState.GIVEN, at
    row.save()
    case.awaits = sorted({*case.awaits, *row.missing})
    case.save(update_fields=["state", "awaits"])
    fact = CaseNotified(number=case.number, ordinal=row.ordinal, missing=len(row.missing))
    record(fact, actor=actor, subject=case, path=case.path, at=at)
    return row


def _accepted(case: Case, *, actor: Actor, on: date, at: datetime) -> Case:
    """Both clocks run; the steps of intake are over, the parts that wait for nothing begin."""
    settle(case.intake, actor=actor, at=at)
    owner = handler_at(case.window, actor) or case.intake.owner
    case.matter = open_matter(actor=actor, order=_followed(case, on, owner), at=at)
    case.accepted_at, case.accepted_on = at, on
    case.save()
    steps = case.steps.filter(done_at=None).order_by("ordinal")
    finish_steps(case, [step for step in steps if is_intake(step.name_zh)], actor=actor, at=at)
    if case.item.case_type != CaseType.IMMEDIATE:
        make_paper(case, PaperKind.ACCEPTANCE, actor=actor, at=at)
    fact = CaseAccepted(
        number=case.number,
        accepted_on=on.isoformat(),
        due_on=timezone.localdate(case.matter.clock.due_at).isoformat(),
        by_default=case.is_default_accepted,
    )
    record(fact, actor=actor, subject=case, path=case.path, at=at)
    start_ready_parts(case, actor=actor, at=at)
    return case


def _followed(case: Case, on: date, owner: Staff | None) -> MatterOrder:
    """Promise and law of the version; a parallel approval has its plan for one and the joint limit for the other."""
    limits, item = terms_at(case.path), case.item
    law = limits.joint if case.is_joint else item.statutory
    return MatterOrder(
        kind=CASE_KIND,
        title_zh=f"{case.number} {item.name_zh}",
        title_en=item.name_en,
        owner_node=case.window,
        owner=owner,
        promise=_promised(case, law),
        minutes=None if case.is_joint else item.at_once_minutes,
        started_at=case.received_at if case.is_default_accepted else None,
        law=law,
        started_on=on,
        extension=limits.joint_extension if case.is_joint else None,
        basis=limits.joint_basis if case.is_joint else item.limit_basis_zh,
    )


def _promised(case: Case, law: Limit | None) -> Limit:
    """What was promised: by the plan, on the day, by the version, or else what the law says."""
    if case.is_joint:
        return Limit(count=planned_days(case))
    if case.item.case_type == CaseType.IMMEDIATE:
        return ON_THE_DAY
    return case.item.promised or law or ON_THE_DAY
