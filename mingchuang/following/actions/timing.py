"""Clocks: agreeing on a date, restarting, recomputing what was provisional, announcing what fell due."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.following.actions.opening import put_times
from mingchuang.following.enums import MatterState
from mingchuang.following.facts import ClockPaused, ClockReset, ClockResumed, FellDue
from mingchuang.following.models import Clock, Matter
from mingchuang.following.rules import (
    ClockTimes,
    check_pause,
    clock_times,
    fixed_times,
    kind_named,
    later_times,
    paused_working_days,
)
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.facts import Fact
from mingchuang.foundation.journal.recording import Happening, record, record_many
from mingchuang.foundation.worktime.arithmetic import WorkCalendar
from mingchuang.foundation.worktime.limits import Limit, LimitUnit
from mingchuang.foundation.worktime.published import calendar_in_force

BATCH = 500
TIMES = ["amber_at", "due_at", "limit_at", "is_provisional", "provisional_reason"]


@transaction.atomic
def agree_date(*, actor: Actor, matter_id: int, ends_on: date, reason: str, at: datetime) -> Matter:
    """The matter is due on an agreed day instead. The limit of the law stays; the first due time is kept."""
    matter = Matter.objects.select_related("clock").select_for_update(of=("self",)).get(pk=matter_id)
    clock = matter.clock
    before = timezone.localdate(clock.due_at)
    times = fixed_times(
        started_on=clock.started_on,
        ends_on=ends_on,
        limit_at=clock.limit_at,
        zone=timezone.get_default_timezone(),
    )
    put_times(clock, times)
    clock.is_agreed_date, clock.announced_at = True, None
    clock.save()
    _record_reset(actor, matter, before=before, reason=reason, at=at)
    return matter


@transaction.atomic
def pause_clock(*, actor: Actor, matter_id: int, reason: str, at: datetime) -> Matter:
    """The clock stands from now on; whether it may is asked by the area."""
    matter = Matter.objects.select_related("clock").select_for_update(of=("self",)).get(pk=matter_id)
    clock = matter.clock
    check_pause(is_running=matter.state == MatterState.OPEN, is_paused=clock.paused_at is not None, pausing=True)
    clock.paused_at = at
    clock.save(update_fields=["paused_at"])
    fact = ClockPaused(matter_kind=matter.kind, reason=reason)
    record(fact, actor=actor, subject=matter, path=matter.path, at=at)
    return matter


@transaction.atomic
def resume_clock(*, actor: Actor, matter_id: int, at: datetime) -> Matter:
    """The clock runs again; the working days of the pause are given back, unless it was past due before."""
    matter = Matter.objects.select_related("clock").select_for_update(of=("self",)).get(pk=matter_id)
    clock, calendar = matter.clock, calendar_in_force()
    check_pause(is_running=True, is_paused=clock.paused_at is not None, pausing=False)
    assert clock.paused_at is not None
    since, until = timezone.localdate(clock.paused_at), timezone.localdate(at)
    days = paused_working_days(calendar, since=since, until=until) if clock.paused_at <= clock.due_at else 0
    times = ClockTimes(
        amber_at=clock.amber_at,
        due_at=clock.due_at,
        limit_at=clock.limit_at,
        provisional_reason=clock.provisional_reason,
    )
    put_times(clock, later_times(calendar, times, working_days=days, zone=timezone.get_default_timezone()))
    clock.paused_at, clock.paused_days = None, clock.paused_days + days
    clock.save()
    due_on = timezone.localdate(clock.due_at).isoformat()
    fact = ClockResumed(matter_kind=matter.kind, due_on=due_on, working_days=days)
    record(fact, actor=actor, subject=matter, path=matter.path, at=at)
    return matter


def restart_clock(clock: Clock, *, started_on: date) -> None:
    """Run the same limit anew; part of an act, which records it."""
    clock.started_on, clock.is_agreed_date, clock.announced_at = started_on, False, None
    clock.paused_at, clock.paused_days, clock.is_open = None, 0, True
    put_times(clock, _times_of(clock, calendar_in_force()))
    clock.save()


@transaction.atomic
def recompute_provisional(*, actor: Actor, at: datetime) -> int:
    """Reckon provisional clocks anew; those whose year has been published since get their certain date."""
    clocks = Clock.objects.filter(is_provisional=True, is_agreed_date=False).select_related("matter")
    calendar, changed = calendar_in_force(), 0
    for clock in list(clocks.select_for_update(of=("self",)).order_by("id")):
        times = _times_of(clock, calendar)
        if times.due_at == clock.due_at and times.provisional_reason[:300] == clock.provisional_reason:
            continue
        before = timezone.localdate(clock.due_at)
        put_times(clock, times)
        clock.save(update_fields=TIMES)
        _record_reset(actor, clock.matter, before=before, reason="放假安排已公布", at=at, clock=clock)
        changed += 1
    return changed


@transaction.atomic
def announce_fallen_due(*, actor: Actor, at: datetime) -> int:
    """Tell of what fell due since the last time, once per clock; at most one batch. The number told."""
    fallen = (
        Matter.objects.overdue(at)
        .filter(clock__announced_at=None)
        .select_related("clock")
        .select_for_update(of=("self",), skip_locked=True)
        .breaking_first()[:BATCH]
    )
    matters = list(fallen)
    Clock.objects.filter(matter__in=matters).update(announced_at=at)
    record_many(
        [Happening(fact=_fell_due(matter), actor=actor, subject=matter, path=matter.path, at=at) for matter in matters]
    )
    return len(matters)


def _times_of(clock: Clock, calendar: WorkCalendar) -> ClockTimes:
    law = None
    if clock.law_count is not None:
        law = Limit(count=clock.law_count, unit=LimitUnit(clock.law_unit))
    promise = Limit(count=clock.limit_count, unit=LimitUnit(clock.unit))
    zone = timezone.get_default_timezone()
    times = clock_times(calendar, started_on=clock.started_on, promise=promise, law=law, zone=zone)
    return later_times(calendar, times, working_days=clock.paused_days, zone=zone)


def _record_reset(
    actor: Actor, matter: Matter, *, before: date, reason: str, at: datetime, clock: Clock | None = None
) -> None:
    due_on = timezone.localdate((clock or matter.clock).due_at)
    fact = ClockReset(matter_kind=matter.kind, due_before=before.isoformat(), due_on=due_on.isoformat(), reason=reason)
    record(fact, actor=actor, subject=matter, path=matter.path, at=at)


def _fell_due(matter: Matter) -> Fact:
    told = kind_named(matter.kind).fell_due or FellDue
    return told(matter_kind=matter.kind, due_on=timezone.localdate(matter.clock.due_at).isoformat())
