"""Parts of a parallel approval as the rules know them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from mingchuang.casework.enums import PartState
from mingchuang.casework.models import Case, CasePart
from mingchuang.casework.permissions import CaseworkPermission as P
from mingchuang.casework.queries.terms import terms_at
from mingchuang.casework.rules.parts import (
    KnownPart,
    PausedPart,
    Timeline,
    held_days,
    longest_way,
    on_longest_way,
    timeline,
)
from mingchuang.following.enums import PauseState
from mingchuang.following.models import Pause
from mingchuang.following.queries import HeldSpan, passing
from mingchuang.foundation.access import Actor, ScopedQuerySet
from mingchuang.foundation.access.scope import below
from mingchuang.foundation.worktime.arithmetic import WorkCalendar
from mingchuang.foundation.worktime.limits import DAY, days_used
from mingchuang.foundation.worktime.published import calendar_in_force
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class JointView:
    """The parts of a case in the order of the timeline, by id, and the working days it is now and may be at last.

    `way` are the keys of the longest way by the units' own limits, `planned` its working days.
    """

    parts: dict[int, CasePart]
    timeline: Timeline
    today: int
    joint_days: int
    way: tuple[int, ...]
    planned: int


def parts_of(case: Case) -> QuerySet[CasePart]:
    """The parts with their units, clocks, pauses and what they wait for."""
    parts = case.parts.select_related("unit", "matter__clock", "matter__owner")
    return parts.prefetch_related("after", "matter__pauses").order_by("ordinal")


def known_parts(case: Case, *, on: date) -> list[KnownPart]:
    """The parts as the rules know them, in working days since acceptance."""
    return [_known(case, part, on=on) for part in parts_of(case)]


def joint_view(case: Case, *, on: date) -> JointView:
    """The timeline of a parallel approval; before acceptance it is the plan from day 0 on."""
    rows = list(parts_of(case))
    today = _working_day(case, on)
    known = [_known(case, part, on=on) for part in rows]
    return JointView(
        parts={part.pk: part for part in rows},
        timeline=timeline(known, today=today),
        today=today,
        joint_days=_joint_days(case, on=on),
        way=tuple(on_longest_way(*_plan(rows))),
        planned=longest_way(*_plan(rows)),
    )


def planned_days(case: Case) -> int:
    """Working days of the longest way through the plan: what the applicant of a parallel approval is promised."""
    return longest_way(*_plan(list(parts_of(case))))


def _plan(parts: Sequence[CasePart]) -> tuple[dict[int, int], dict[int, frozenset[int]]]:
    """The units' own limits, and what each part waits for."""
    return {part.pk: part.days_allowed for part in parts}, {part.pk: _waits(part) for part in parts}


def held_spans(case: Case, *, on: date) -> list[HeldSpan]:
    """When units that were lawfully out held up the whole, up to this day; the last span is open while they do."""
    calendar = calendar_in_force()
    following = calendar.next_working_day(on + DAY)
    paused = [_paused(part, calendar, until=following + DAY) for part in parts_of(case)]
    spans: list[HeldSpan] = []
    for day in held_days(paused):
        last = spans[-1].until if spans else None
        if last is not None and calendar.next_working_day(last) == day:
            spans[-1] = HeldSpan(since=spans[-1].since, until=day + DAY)
        else:
            spans.append(HeldSpan(since=day, until=day + DAY))
    if spans and spans[-1].until == following + DAY:
        # the day to come tells whether it still stands; it has not come yet
        since = spans.pop().since
        spans += [HeldSpan(since=since, until=None)] if since <= on else []
    return spans


def joint_units(case: Case) -> QuerySet[Node]:
    """The units of the case's region that may have a say."""
    units = Node.objects.under(case.region.path).filter(kind=NodeKind.UNIT, closed_on=None)
    return units.in_tree_order()


def staff_parts(actor: Actor) -> ScopedQuerySet[CasePart]:
    """Parts whose unit the actor reads, or to which they are or were on the way; the case stays as blind as ever."""
    reach = actor.reach(P.CASE_READ)
    here = below(reach, site=False) if reach else Q(pk__in=())
    parts = CasePart.objects.filter(here | Q(matter__in=passing(actor, P.CASE_READ)))
    return parts.select_related("case__item", "case__window", "unit", "matter__clock").defer(
        "case__applicant_name", "case__applicant_phone", "case__applicant_identity"
    )


def _known(case: Case, part: CasePart, *, on: date) -> KnownPart:
    finish = timezone.localdate(part.ended_at) if part.ended_at else on
    lost = 0
    if part.began_on is not None and part.began_on <= finish:
        pauses = [pause.span(finish + DAY) for pause in effective_pauses(part)]
        lost = days_used(calendar_in_force(), start=part.began_on, finish=finish, pauses=pauses).paused
    return KnownPart(
        key=part.pk,
        days=part.days_allowed,
        after=_waits(part),
        state=PartState(part.state),
        began=_working_day(case, part.began_on) if part.began_on else None,
        ended=_working_day(case, finish) if part.ended_at else None,
        lost=lost,
    )


def effective_pauses(part: CasePart) -> list[Pause]:
    """The pauses of a part whose days do not count; reads what `parts_of` fetched along."""
    pauses = part.matter.pauses.all() if part.matter else []
    return [pause for pause in pauses if pause.state in PauseState.effective()]


def _paused(part: CasePart, calendar: WorkCalendar, *, until: date) -> PausedPart:
    """The part with the working days on which its clock stood; one that still runs, up to this day."""
    out: set[date] = set()
    for pause in effective_pauses(part):
        span, clock = pause.span(until), part.matter.clock if part.matter else None
        day = max(span.since, clock.started_on + DAY) if clock else span.since
        while day < span.until:
            day = calendar.next_working_day(day)
            out |= {day} if day < span.until else set()
            day += DAY
    return PausedPart(key=part.pk, days=part.days_allowed, after=_waits(part), out=frozenset(out))


def _joint_days(case: Case, *, on: date) -> int:
    """The working day on which the law ends for the whole, with all days on which it stood so far."""
    matter = case.matter
    if matter is None or matter.clock.limit_at is None or case.accepted_on is None:
        return terms_at(case.path).joint_days
    ends = _working_day(case, timezone.localdate(matter.clock.limit_at))
    running = [pause.span(on + DAY) for pause in matter.pauses.filter(state=PauseState.RUNNING)]
    return ends + days_used(calendar_in_force(), start=case.accepted_on, finish=on, pauses=running).paused


def _waits(part: CasePart) -> frozenset[int]:
    return frozenset(before.pk for before in part.after.all())


def _working_day(case: Case, day: date) -> int:
    """Working days since acceptance; 0 while the case is not accepted."""
    if case.accepted_on is None or day <= case.accepted_on:
        return 0
    return calendar_in_force().working_days_between(case.accepted_on, day)
