"""Clocks: agreeing on a date, making a limit longer, restarting, reckoning anew after a pause."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.following.enums import MatterState, PauseState, WrittenWay
from mingchuang.following.facts import ApplicantTold, ClockExtended, ClockReset
from mingchuang.following.models import Clock, Extension, Matter
from mingchuang.following.queries.rules import rulebook, spans_of, times_of
from mingchuang.following.rules import ClockTimes, check_extension
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import record
from mingchuang.foundation.worktime.limits import days_used
from mingchuang.foundation.worktime.published import calendar_in_force

EXTENSION = "延期"


@transaction.atomic
def agree_date(*, actor: Actor, matter_id: int, ends_on: date, reason: str, at: datetime) -> Matter:
    """The matter is due on an agreed day instead. The limit of the law stays; the first due time is kept."""
    matter = locked_matter(matter_id)
    clock = matter.clock
    before = timezone.localdate(clock.due_at)
    clock.is_agreed_date, clock.agreed_on, clock.agreed_from = True, ends_on, timezone.localdate(at)
    reckon(matter, at=at)
    record_reset(actor, matter, before=before, reason=reason, at=at)
    return matter


@transaction.atomic
def extend_clock(*, actor: Actor, matter_id: int, count: int, reason: str, permission: str, at: datetime) -> Extension:
    """Make the limits longer by leave of the head: once, within the statutory extension, before they end.

    `count` is in the unit of the law, else of the promise. The reason is then told to the applicant in writing.
    """
    matter = locked_matter(matter_id)
    actor.require(permission, within=covers(matter))
    clock = matter.clock
    ends_at = max(clock.due_at, clock.limit_at) if clock.limit_at else clock.due_at
    check_extension(
        count=count,
        most=clock.extension_most,
        times=clock.extension_times,
        times_before=clock.extended_times,
        reason=reason,
        is_open=matter.state == MatterState.OPEN and not clock.in_minutes and not clock.is_agreed_date,
        is_past=at > ends_at and clock.paused_at is None,
        is_owner=matter.owner_id is not None and matter.owner_id == actor.staff_id,
    )
    before = clock.due_at
    clock.extension_count, clock.extended_times = clock.extension_count + count, clock.extended_times + 1
    reckon(matter, at=at)
    row = Extension.objects.create(
        matter=matter,
        path=matter.path,
        count=count,
        unit=clock.law_unit or clock.unit,
        reason=reason.strip()[:300],
        granted_at=at,
        granted_by=actor.label[:100],
        due_before=before,
        due_at=clock.due_at,
    )
    fact = ClockExtended(
        matter_kind=matter.kind,
        reason=row.reason,
        due_before=timezone.localdate(before).isoformat(),
        due_on=timezone.localdate(clock.due_at).isoformat(),
    )
    record(fact, actor=actor, subject=matter, path=matter.path, at=at)
    return row


@transaction.atomic
def tell_extension(*, actor: Actor, extension_id: int, how: str, at: datetime) -> Extension:
    """The applicant was told of the extension and its reason in writing."""
    row = Extension.objects.select_related("matter").select_for_update(of=("self",)).get(pk=extension_id)
    row.told_how, row.told_at, row.told_by = WrittenWay(how), at, actor.label[:100]
    row.save(update_fields=["told_how", "told_at", "told_by"])
    fact = ApplicantTold(matter_kind=row.matter.kind, of=EXTENSION, how=row.told_how)
    record(fact, actor=actor, subject=row.matter, path=row.path, at=at)
    return row


@transaction.atomic
def lengthen_promise(*, actor: Actor, matter_id: int, more: int, reason: str, at: datetime) -> Matter:
    """The promise of a whole is longer because the plan of its parts is; the limit of the law stays what it is."""
    matter = locked_matter(matter_id)
    before = timezone.localdate(matter.clock.due_at)
    matter.clock.limit_count += more
    reckon(matter, at=at)
    record_reset(actor, matter, before=before, reason=reason, at=at)
    return matter


def locked_matter(matter_id: int) -> Matter:
    """The matter with its clock and owner, held until the act is done."""
    matters = Matter.objects.select_related("clock", "owner_node")
    return matters.select_for_update(of=("self",)).get(pk=matter_id)


def restart_clock(clock: Clock, *, started_on: date, at: datetime) -> None:
    """Run the same limit anew; part of an act, which records it."""
    clock.received_on = clock.started_on = started_on
    clock.is_agreed_date, clock.agreed_on, clock.agreed_from = False, None, None
    clock.paused_at, clock.started_at = None, at if clock.in_minutes else None
    clock.extension_count, clock.extended_times, clock.is_open = 0, 0, True
    reckon(clock.matter, at=at)


def reckon(matter: Matter, *, at: datetime) -> None:
    """Bring the moments of a clock up to date with its limit, extension and pauses, and save it.

    What lies ahead again may be told again once it is missed.
    """
    clock, book, calendar = matter.clock, rulebook(), calendar_in_force()
    ended = matter.pauses.filter(state=PauseState.ENDED, back_on__gt=clock.started_on).order_by("out_on", "id")
    pauses = spans_of(ended, until=clock.started_on)
    hours = book.hours_at(matter.path, matter.site_path) if clock.in_minutes else ""
    lamp_rule = book.at(matter.path).lamp
    put_times(clock, times_of(clock, calendar=calendar, lamp_rule=lamp_rule, pauses=pauses, hours=hours))
    last = max((pause.until for pause in pauses), default=clock.started_on)
    used = days_used(calendar, start=clock.started_on, finish=last, pauses=pauses, unit=clock.counted)
    clock.paused_days = used.paused
    if clock.due_at > at:
        clock.announced_at = None
    if clock.limit_at is None or clock.limit_at > at:
        clock.law_announced_at = None
    clock.save()


def put_times(clock: Clock, times: ClockTimes) -> None:
    """Write the moments onto the row; the caller saves it."""
    clock.amber_at, clock.due_at, clock.limit_at = times.amber_at, times.due_at, times.limit_at
    clock.is_provisional, clock.is_law_provisional = times.is_provisional, times.is_law_provisional
    clock.provisional_reason = times.provisional_reason[:300]


def record_reset(actor: Actor, matter: Matter, *, before: date, reason: str, at: datetime) -> None:
    """The due date is another one."""
    due_on = timezone.localdate(matter.clock.due_at)
    fact = ClockReset(matter_kind=matter.kind, due_before=before.isoformat(), due_on=due_on.isoformat(), reason=reason)
    record(fact, actor=actor, subject=matter, path=matter.path, at=at)
