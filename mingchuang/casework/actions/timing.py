"""Pauses and the one extension of a case, or of one unit's part of it.

Asked by who handles it, approved by the head, told in writing. Every act takes `part_id` for a part: its own clock
stands or grows, by its own unit's head, and the whole follows where that part holds it up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from mingchuang.casework.actions.joining import grow_with_parts, stand_with_parts
from mingchuang.casework.actions.tracing import locked, make_paper, note_fault
from mingchuang.casework.enums import FaultKind, PaperKind, PartState
from mingchuang.casework.models import Case, CasePart
from mingchuang.casework.permissions import CaseworkPermission as P
from mingchuang.casework.queries.parts import planned_days
from mingchuang.casework.rules.cases import CaseActRefused
from mingchuang.following.actions import (
    NewFile,
    approve_pause,
    ask_pause,
    end_pause,
    extend_clock,
    refuse_pause,
    tell_extension,
    tell_pause,
)
from mingchuang.following.enums import PauseCause, PauseState
from mingchuang.following.models import Pause
from mingchuang.foundation.access import Actor, covers
from mingchuang.organisations.models import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clocked:
    """What can stand or grow: an accepted case, or a part of it that runs."""

    case: Case
    part: CasePart | None
    matter_id: int

    @property
    def unit(self) -> Node:
        return self.part.unit if self.part else self.case.window

    def said(self, reason: str) -> str:
        """The reason as it stands on the paper: that of a part names it."""
        return f"“{self.part.title_zh}”（{self.part.unit.name_zh}）：{reason}" if self.part else reason


@transaction.atomic
def ask_case_pause(
    *,
    actor: Actor,
    case_id: int,
    part_id: int | None = None,
    cause: str,
    reason: str,
    basis: str,
    out_on: date,
    evidence: Sequence[NewFile],
    at: datetime,
) -> Pause:
    """Ask that the clock stand, for a listed cause and with proof."""
    held = _held(actor, case_id, part_id, P.CASE_HANDLE)
    return ask_pause(
        actor=actor,
        matter_id=held.matter_id,
        cause=cause,
        reason=reason,
        basis=basis,
        out_on=out_on,
        evidence=evidence,
        at=at,
    )


@transaction.atomic
def approve_case_pause(*, actor: Actor, case_id: int, part_id: int | None = None, at: datetime) -> Pause:
    """The head lets the clock stand; the paper for the applicant is made out. A late entry is a fault of the unit."""
    held = _held(actor, case_id, part_id, P.CASE_APPROVE)
    pause = _pause(held, PauseState.ASKED)
    done = approve_pause(actor=actor, pause_id=pause.pk, permission=P.CASE_APPROVE, at=at)
    make_paper(held.case, PaperKind.PAUSE, actor=actor, at=at, reason=held.said(done.reason), basis=done.basis)
    if done.is_late:
        where = f"{held.part.title_zh} " if held.part else ""
        note_fault(held.case, FaultKind.PAUSE_LATE, detail=f"{where}{done.out_on.isoformat()}", unit=held.unit, at=at)
    stand_with_parts(held.case, at=at)
    return done


@transaction.atomic
def refuse_case_pause(*, actor: Actor, case_id: int, part_id: int | None = None, reason: str, at: datetime) -> Pause:
    """The head does not: the clock has never stopped."""
    held = _held(actor, case_id, part_id, P.CASE_APPROVE)
    pause = _pause(held, PauseState.ASKED)
    return refuse_pause(actor=actor, pause_id=pause.pk, permission=P.CASE_APPROVE, reason=reason, at=at)


@transaction.atomic
def tell_case_pause(*, actor: Actor, case_id: int, part_id: int | None = None, how: str, at: datetime) -> Pause:
    """The applicant has the paper."""
    held = _held(actor, case_id, part_id, P.CASE_HANDLE)
    pauses = Pause.objects.filter(matter=held.matter_id, told_at=None, cause__in=PauseCause.asked_for()).effective()
    pause = pauses.last()
    if pause is None:
        raise CaseActRefused("没有要告知申请人的暂停。")
    return tell_pause(actor=actor, pause_id=pause.pk, how=how, at=at)


@transaction.atomic
def end_case_pause(*, actor: Actor, case_id: int, part_id: int | None = None, back_on: date, at: datetime) -> Pause:
    """The clock counts again."""
    held = _held(actor, case_id, part_id, P.CASE_HANDLE)
    done = end_pause(actor=actor, pause_id=_pause(held, PauseState.RUNNING).pk, back_on=back_on, at=at)
    stand_with_parts(held.case, at=at)
    return done


@transaction.atomic
def extend_case(
    *, actor: Actor, case_id: int, part_id: int | None = None, count: int, reason: str, how: str, at: datetime
) -> Case:
    """The head makes the limits longer, once, within the law; the reasons are told to the applicant in writing."""
    held = _held(actor, case_id, part_id, P.CASE_APPROVE)
    planned = planned_days(held.case) if held.part else 0
    row = extend_clock(
        actor=actor, matter_id=held.matter_id, count=count, reason=reason, permission=P.CASE_APPROVE, at=at
    )
    if held.part:
        grow_with_parts(held.case, planned_before=planned, title=held.part.title_zh, actor=actor, at=at)
    make_paper(held.case, PaperKind.EXTENSION, actor=actor, at=at, reason=held.said(row.reason))
    tell_extension(actor=actor, extension_id=row.pk, how=how, at=at)
    return held.case


def _held(actor: Actor, case_id: int, part_id: int | None, permission: str) -> _Clocked:
    """The case, held, and the clock meant; a part is its own unit's."""
    case = locked(case_id)
    if part_id is not None:
        part = CasePart.objects.select_related("unit").get(pk=part_id, case=case)
        actor.require(permission, within=covers(part))
        if PartState(part.state) is not PartState.RUNNING or part.matter_id is None:
            raise CaseActRefused("这个部分现在不在办理。")
        return _Clocked(case=case, part=part, matter_id=part.matter_id)
    actor.require(permission, within=covers(case))
    if case.matter_id is None:
        raise CaseActRefused("受理以前没有计时，不能暂停或延期。")
    return _Clocked(case=case, part=None, matter_id=case.matter_id)


def _pause(held: _Clocked, state: PauseState) -> Pause:
    asked = Pause.objects.filter(matter=held.matter_id, state=state, cause__in=PauseCause.asked_for())
    pause = asked.order_by("pk").last()
    if pause is None:
        raise CaseActRefused("没有这样的暂停，请刷新页面。")
    return pause
