"""Pausing clocks: asked for, approved by another, told to the applicant in writing, ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.following.actions.timing import locked_matter, reckon
from mingchuang.following.enums import MatterState, PauseCause, PauseState, WrittenWay
from mingchuang.following.facts import ApplicantTold, ClockPaused, ClockResumed, PauseAsked, PauseDenied
from mingchuang.following.models import Matter, Pause
from mingchuang.following.queries.rules import clock_settings, spans_of
from mingchuang.following.rules import (
    check_approver,
    check_back,
    check_cause,
    check_free,
    check_in_days,
    check_out,
    check_refusal,
    check_state,
    start_of_day,
)
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.attachments.storing import keep_file
from mingchuang.foundation.journal.recording import record

PAUSE = "暂停计时"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """A file handed in as evidence."""

    name: str
    data: bytes


@transaction.atomic
def ask_pause(
    *,
    actor: Actor,
    matter_id: int,
    cause: str,
    reason: str,
    basis: str,
    out_on: date,
    evidence: Sequence[NewFile] = (),
    at: datetime,
) -> Pause:
    """Ask that the clock stand from `out_on` on; it runs until somebody else approves.

    At least one file proves it. A day already past is a late entry: possible, marked, and counted against the unit.
    """
    matter = locked_matter(matter_id)
    clock, today = matter.clock, timezone.localdate(at)
    check_in_days(in_minutes=clock.in_minutes)
    check_free(
        is_open=matter.state == MatterState.OPEN,
        has_unfinished=matter.pauses.unfinished().exists(),
    )
    causes = clock_settings(matter.path).causes
    check_cause(cause=cause, causes=causes, reason=reason, basis=basis, files=len(evidence))
    due_on = timezone.localdate(clock.due_at)
    check_out(
        out_on=out_on,
        today=today,
        accepted_on=clock.started_on,
        due_on=due_on,
        last_on=max(due_on, timezone.localdate(clock.limit_at)) if clock.limit_at else due_on,
        pauses=spans_of(matter.pauses.effective(), until=today),
    )
    pause = Pause.objects.create(
        matter=matter,
        path=matter.path,
        site_path=matter.site_path,
        cause=PauseCause(cause),
        reason=reason.strip()[:300],
        basis=basis.strip()[:300],
        out_on=out_on,
        is_late=out_on < today,
        asked_at=at,
        asked_by=actor.label[:100],
        asked_account=actor.account_id,
    )
    pause.evidence.add(
        *(keep_file(file.data, name=file.name, actor=actor, path=matter.path, at=at) for file in evidence)
    )
    fact = PauseAsked(matter_kind=matter.kind, cause=cause, out_on=out_on.isoformat(), is_late=pause.is_late)
    record(fact, actor=actor, subject=matter, path=matter.path, at=at)
    return pause


@transaction.atomic
def approve_pause(*, actor: Actor, pause_id: int, permission: str, at: datetime) -> Pause:
    """The clock stands from the day asked for; by somebody who neither handles the matter nor asked."""
    pause, matter = _to_decide(actor, pause_id, permission)
    pause.state, pause.decided_at, pause.decided_by = PauseState.RUNNING, at, actor.label[:100]
    pause.save(update_fields=["state", "decided_at", "decided_by"])
    stand(actor, matter, pause, at)
    return pause


@transaction.atomic
def refuse_pause(*, actor: Actor, pause_id: int, permission: str, reason: str, at: datetime) -> Pause:
    """Not approved: the clock has never stopped."""
    pause, matter = _to_decide(actor, pause_id, permission)
    check_refusal(reason)
    pause.state, pause.decided_at, pause.decided_by = PauseState.REFUSED, at, actor.label[:100]
    pause.decision = reason.strip()[:300]
    pause.save(update_fields=["state", "decided_at", "decided_by", "decision"])
    fact = PauseDenied(matter_kind=matter.kind, reason=pause.decision)
    record(fact, actor=actor, subject=matter, path=matter.path, at=at)
    return pause


@transaction.atomic
def tell_pause(*, actor: Actor, pause_id: int, how: str, at: datetime) -> Pause:
    """The applicant was told in writing that the clock stands, and why."""
    pause, matter = _locked(pause_id)
    check_state(is_in_order=pause.state in PauseState.effective())
    pause.told_how, pause.told_at, pause.told_by = WrittenWay(how), at, actor.label[:100]
    pause.save(update_fields=["told_how", "told_at", "told_by"])
    fact = ApplicantTold(matter_kind=matter.kind, of=PAUSE, how=pause.told_how)
    record(fact, actor=actor, subject=matter, path=matter.path, at=at)
    return pause


@transaction.atomic
def end_pause(*, actor: Actor, pause_id: int, back_on: date, at: datetime) -> Pause:
    """The clock counts again from `back_on`; the days out are given back, and the due date comes out anew."""
    pause, matter = _locked(pause_id)
    check_state(is_in_order=pause.state == PauseState.RUNNING)
    check_back(out_on=pause.out_on, back_on=back_on, today=timezone.localdate(at))
    end_running(actor, matter, pause, back_on=back_on, at=at)
    return pause


@transaction.atomic
def pause_for_review(*, actor: Actor, matter_id: int, reason: str, basis: str, at: datetime) -> Pause:
    """The clock stands while somebody else reviews what the unit objects to: by the rule of an area, by itself."""
    matter = locked_matter(matter_id)
    check_free(
        is_open=matter.state == MatterState.OPEN,
        has_unfinished=matter.pauses.unfinished().exists(),
    )
    pause = Pause.objects.create(
        matter=matter,
        path=matter.path,
        site_path=matter.site_path,
        cause=PauseCause.REVIEW,
        reason=reason[:300],
        basis=basis[:300],
        out_on=timezone.localdate(at),
        state=PauseState.RUNNING,
        asked_at=at,
        asked_by=actor.label[:100],
        asked_account=actor.account_id,
        decided_at=at,
    )
    stand(actor, matter, pause, at)
    return pause


@transaction.atomic
def end_review(*, actor: Actor, matter_id: int, at: datetime) -> Pause:
    """The review is over: the clock counts again from today."""
    matter = locked_matter(matter_id)
    pause = matter.pauses.filter(state=PauseState.RUNNING, cause=PauseCause.REVIEW).first()
    check_state(is_in_order=pause is not None)
    assert pause is not None
    end_running(actor, matter, pause, back_on=timezone.localdate(at), at=at)
    return pause


def end_running(actor: Actor, matter: Matter, pause: Pause, *, back_on: date, at: datetime) -> None:
    """Part of an act that ends a pause: by itself, or because the matter was decided meanwhile."""
    pause.state, pause.back_on = PauseState.ENDED, back_on
    pause.ended_at, pause.ended_by = at, actor.label[:100]
    pause.save(update_fields=["state", "back_on", "ended_at", "ended_by"])
    days_before = matter.clock.paused_days
    matter.clock.paused_at = standing_since(matter)
    reckon(matter, at=at)
    fact = ClockResumed(
        matter_kind=matter.kind,
        due_on=timezone.localdate(matter.clock.due_at).isoformat(),
        working_days=matter.clock.paused_days - days_before,
    )
    record(fact, actor=actor, subject=matter, path=matter.path, at=at)


def settle_pauses(actor: Actor, matter: Matter, at: datetime) -> None:
    """What was decided needs no pause any more: one that runs ends today, one that was asked for is dropped."""
    for pause in matter.pauses.filter(state__in=PauseState.unfinished()):
        if pause.state == PauseState.RUNNING:
            back_on = max(pause.out_on, timezone.localdate(at))
            end_running(actor, matter, pause, back_on=back_on, at=at)
        else:
            pause.state = PauseState.DROPPED
            pause.save(update_fields=["state"])


def stand(actor: Actor, matter: Matter, pause: Pause, at: datetime) -> None:
    """Part of an act by which a pause runs: from its first day on the clock stands."""
    matter.clock.paused_at = standing_since(matter)
    matter.clock.save(update_fields=["paused_at"])
    fact = ClockPaused(
        matter_kind=matter.kind,
        reason=pause.reason,
        cause=pause.cause,
        out_on=pause.out_on.isoformat(),
        is_late=pause.is_late,
    )
    record(fact, actor=actor, subject=matter, path=matter.path, at=at)


def standing_since(matter: Matter) -> datetime | None:
    """The first moment of the earliest pause that runs; None when the clock runs."""
    running = matter.pauses.filter(state=PauseState.RUNNING)
    out_on = running.order_by("out_on").values_list("out_on", flat=True).first()
    return start_of_day(out_on, timezone.get_default_timezone()) if out_on else None


def _to_decide(actor: Actor, pause_id: int, permission: str) -> tuple[Pause, Matter]:
    pause, matter = _locked(pause_id)
    actor.require(permission, within=covers(matter))
    check_approver(
        is_owner=matter.owner_id is not None and matter.owner_id == actor.staff_id,
        has_asked=pause.was_asked_by(actor),
    )
    check_state(is_in_order=pause.state == PauseState.ASKED)
    return pause, matter


def _locked(pause_id: int) -> tuple[Pause, Matter]:
    """The matter is locked first, by every act in the same order."""
    matter = locked_matter(Pause.objects.values_list("matter_id", flat=True).get(pk=pause_id))
    return Pause.objects.select_for_update(of=("self",)).get(pk=pause_id), matter
