"""Pauses and the one extension of a case: asked by who handles it, approved by the head, told in writing."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from mingchuang.casework.actions.tracing import locked, make_paper
from mingchuang.casework.enums import PaperKind
from mingchuang.casework.models import Case
from mingchuang.casework.permissions import CaseworkPermission as P
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
from mingchuang.following.enums import PauseState
from mingchuang.following.models import Pause
from mingchuang.foundation.access import Actor, covers


@transaction.atomic
def ask_case_pause(
    *,
    actor: Actor,
    case_id: int,
    cause: str,
    reason: str,
    basis: str,
    out_on: date,
    evidence: Sequence[NewFile],
    at: datetime,
) -> Pause:
    """Ask that the clock stand, for a listed cause and with proof."""
    case = _handled(actor, case_id, P.CASE_HANDLE)
    return ask_pause(
        actor=actor,
        matter_id=_clocked(case),
        cause=cause,
        reason=reason,
        basis=basis,
        out_on=out_on,
        evidence=evidence,
        at=at,
    )


@transaction.atomic
def approve_case_pause(*, actor: Actor, case_id: int, at: datetime) -> Pause:
    """The head lets the clock stand; the paper for the applicant is made out."""
    case = _handled(actor, case_id, P.CASE_APPROVE)
    pause = _pause(case, PauseState.ASKED)
    done = approve_pause(actor=actor, pause_id=pause.pk, permission=P.CASE_APPROVE, at=at)
    make_paper(case, PaperKind.PAUSE, actor=actor, at=at, reason=done.reason, basis=done.basis)
    return done


@transaction.atomic
def refuse_case_pause(*, actor: Actor, case_id: int, reason: str, at: datetime) -> Pause:
    """The head does not: the clock has never stopped."""
    case = _handled(actor, case_id, P.CASE_APPROVE)
    pause = _pause(case, PauseState.ASKED)
    return refuse_pause(actor=actor, pause_id=pause.pk, permission=P.CASE_APPROVE, reason=reason, at=at)


@transaction.atomic
def tell_case_pause(*, actor: Actor, case_id: int, how: str, at: datetime) -> Pause:
    """The applicant has the paper."""
    case = _handled(actor, case_id, P.CASE_HANDLE)
    pauses = Pause.objects.filter(matter=_clocked(case), told_at=None).effective()
    pause = pauses.last()
    if pause is None:
        raise CaseActRefused("没有要告知申请人的暂停。")
    return tell_pause(actor=actor, pause_id=pause.pk, how=how, at=at)


@transaction.atomic
def end_case_pause(*, actor: Actor, case_id: int, back_on: date, at: datetime) -> Pause:
    """The clock counts again."""
    case = _handled(actor, case_id, P.CASE_HANDLE)
    return end_pause(actor=actor, pause_id=_pause(case, PauseState.RUNNING).pk, back_on=back_on, at=at)


@transaction.atomic
def extend_case(*, actor: Actor, case_id: int, count: int, reason: str, how: str, at: datetime) -> Case:
    """The head makes the limits longer, once, within the law; the reasons are told to the applicant in writing."""
    case = _handled(actor, case_id, P.CASE_APPROVE)
    row = extend_clock(
        actor=actor, matter_id=_clocked(case), count=count, reason=reason, permission=P.CASE_APPROVE, at=at
    )
    make_paper(case, PaperKind.EXTENSION, actor=actor, at=at, reason=row.reason)
    tell_extension(actor=actor, extension_id=row.pk, how=how, at=at)
    return case


def _handled(actor: Actor, case_id: int, permission: str) -> Case:
    case = locked(case_id)
    actor.require(permission, within=covers(case))
    return case


def _clocked(case: Case) -> int:
    """The clock that can stand or grow: that of an accepted case."""
    if case.matter_id is None:
        raise CaseActRefused("受理以前没有计时，不能暂停或延期。")
    return case.matter_id


def _pause(case: Case, state: PauseState) -> Pause:
    pause = Pause.objects.filter(matter=_clocked(case), state=state).order_by("pk").last()
    if pause is None:
        raise CaseActRefused("没有这样的暂停，请刷新页面。")
    return pause
