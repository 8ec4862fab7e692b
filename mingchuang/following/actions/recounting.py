"""Open clocks reckoned anew when calendar, opening hours or a rule changed; what changed is listed and told."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.following.actions.handing import accept_by
from mingchuang.following.actions.timing import put_times
from mingchuang.following.enums import PauseState
from mingchuang.following.facts import ClockReset, ClocksRecounted
from mingchuang.following.models import MINUTE, Clock, HandOver, Pause, Recount, RecountLine
from mingchuang.following.queries.rules import Rulebook, hours_mark, rulebook, spans_of, times_of
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import Happening, record, record_many
from mingchuang.foundation.worktime import limits
from mingchuang.foundation.worktime.arithmetic import WorkCalendar
from mingchuang.foundation.worktime.published import calendar_in_force, calendar_mark

BATCH = 500
TIMES = [
    "amber_at",
    "due_at",
    "limit_at",
    "is_provisional",
    "is_law_provisional",
    "provisional_reason",
    "announced_at",
    "law_announced_at",
]
NEW_CALENDAR, NEW_HOURS = "放假安排有变化", "服务时间有变化"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    due_on: date
    limit_on: date | None
    is_provisional: bool
    moment: datetime | None  # of a clock in minutes


@transaction.atomic
def recount_clocks(*, actor: Actor, reason: str, at: datetime, path: str = "/", by_hours: bool = False) -> Recount:
    """Reckon every open clock anew, those paused, extended or in minutes too, and offers that wait some hours.

    List which changed, and tell it of each. `by_hours`: only what is counted in hours and minutes.
    """
    row = Recount.objects.create(
        at=at,
        by=actor.label[:100],
        reason=reason[:200],
        calendar=calendar_mark(),
        hours=hours_mark(),
        looked_at=0,
        changed=0,
    )
    calendar, book, last = calendar_in_force(), rulebook(), 0
    open_ones = Clock.objects.filter(is_open=True).select_related("matter")
    if by_hours:
        open_ones = open_ones.filter(unit=MINUTE)
    if path != "/":
        open_ones = open_ones.filter(matter__path__startswith=path)
    while True:
        batch = list(open_ones.filter(pk__gt=last).select_for_update(of=("self",)).order_by("pk")[:BATCH])
        if not batch:
            break
        row.looked_at += len(batch)
        row.changed += _recount(row, batch, calendar, book, actor=actor, at=at)
        last = batch[-1].pk
    _recount_offers(row, book, path)
    row.save(update_fields=["looked_at", "changed"])
    fact = ClocksRecounted(reason=row.reason, looked_at=row.looked_at, changed=row.changed)
    record(fact, actor=actor, subject=row, path=path, at=at)
    return row


@transaction.atomic
def recount_after_change(*, actor: Actor, at: datetime) -> Recount | None:
    """Reckon anew if calendar or hours are others than the last time (a year entered, a place open longer)."""
    last = Recount.objects.order_by("-pk").first()
    if last is None or last.calendar != calendar_mark():
        return recount_clocks(actor=actor, reason=NEW_CALENDAR, at=at)
    if last.hours != hours_mark():
        return recount_clocks(actor=actor, reason=NEW_HOURS, at=at, by_hours=True)
    return None


def _recount(
    row: Recount, clocks: Sequence[Clock], calendar: WorkCalendar, book: Rulebook, *, actor: Actor, at: datetime
) -> int:
    pauses, touched = _ended_pauses(clocks), []
    told: list[tuple[Clock, _Shown]] = []
    for clock in clocks:
        before, kept = _shown(clock), _times(clock)
        lamp_rule = book.at(clock.matter.path).lamp
        hours = book.hours_at(clock.matter.path, clock.matter.site_path) if clock.in_minutes else ""
        out = pauses.get(clock.matter_id, ())
        times = times_of(clock, calendar=calendar, lamp_rule=lamp_rule, pauses=out, hours=hours)
        put_times(clock, times)
        if _times(clock) == kept:
            continue
        _rearm(clock, at)
        touched.append(clock)
        if before != _shown(clock):
            told.append((clock, before))
    Clock.objects.bulk_update(touched, TIMES)
    RecountLine.objects.bulk_create([_line(row, clock, before) for clock, before in told])
    record_many([_reset(row, clock, before, actor=actor, at=at) for clock, before in told])
    return len(told)


def _recount_offers(row: Recount, book: Rulebook, path: str) -> None:
    """Until when an offer waits is counted in hours of the taker's opening."""
    waiting = HandOver.objects.waiting().filter(hours__isnull=False, path__startswith=path)
    for offer in waiting.select_related("matter", "to_node").select_for_update(of=("self",)).order_by("pk"):
        row.looked_at += 1
        before, until = offer.accept_by, accept_by(offer.to_node, offer.offered_at, offer.hours or 0, book=book)
        if until == before:
            continue
        offer.accept_by = until
        offer.save(update_fields=["accept_by"])
        row.changed += 1
        RecountLine.objects.create(
            recount=row,
            matter=offer.matter,
            path=offer.path,
            is_hand_over=True,
            due_before=timezone.localdate(before),
            due_on=timezone.localdate(until),
            moment_before=before,
            moment=until,
        )


def _ended_pauses(clocks: Sequence[Clock]) -> Mapping[int, Sequence[limits.Pause]]:
    started = {clock.matter_id: clock.started_on for clock in clocks}
    found: dict[int, list[Pause]] = defaultdict(list)
    for pause in Pause.objects.filter(matter__in=started, state=PauseState.ENDED).order_by("out_on", "id"):
        if pause.back_on and pause.back_on > started[pause.matter_id]:
            found[pause.matter_id].append(pause)
    return {key: spans_of(rows, until=started[key]) for key, rows in found.items()}


def _times(clock: Clock) -> tuple[object, ...]:
    return tuple(getattr(clock, name) for name in TIMES[:6])


def _shown(clock: Clock) -> _Shown:
    return _Shown(
        due_on=timezone.localdate(clock.due_at),
        limit_on=timezone.localdate(clock.limit_at) if clock.limit_at else None,
        is_provisional=clock.is_provisional,
        moment=clock.due_at if clock.in_minutes else None,
    )


def _rearm(clock: Clock, at: datetime) -> None:
    """What lies ahead again may be told again once it is missed."""
    if clock.due_at > at:
        clock.announced_at = None
    if clock.limit_at is None or clock.limit_at > at:
        clock.law_announced_at = None


def _line(row: Recount, clock: Clock, before: _Shown) -> RecountLine:
    found = _shown(clock)
    return RecountLine(
        recount=row,
        matter=clock.matter,
        path=clock.matter.path,
        site_path=clock.matter.site_path,
        due_before=before.due_on,
        due_on=found.due_on,
        moment_before=before.moment,
        moment=found.moment,
        limit_before=before.limit_on,
        limit_on=found.limit_on,
        was_provisional=before.is_provisional,
        is_provisional=found.is_provisional,
    )


def _reset(row: Recount, clock: Clock, before: _Shown, *, actor: Actor, at: datetime) -> Happening:
    fact = ClockReset(
        matter_kind=clock.matter.kind,
        due_before=before.due_on.isoformat(),
        due_on=timezone.localdate(clock.due_at).isoformat(),
        reason=row.reason,
    )
    return Happening(fact=fact, actor=actor, subject=clock.matter, path=clock.matter.path, at=at)
