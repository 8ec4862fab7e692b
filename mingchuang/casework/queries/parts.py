"""Parts of a parallel approval as the rules know them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from mingchuang.casework.enums import PartState
from mingchuang.casework.models import Case, CasePart
from mingchuang.casework.permissions import CaseworkPermission as P
from mingchuang.casework.queries.clocks import matter_pauses
from mingchuang.casework.rules.parts import KnownPart, Timeline, timeline
from mingchuang.foundation.access import Actor, ScopedQuerySet
from mingchuang.foundation.worktime.limits import days_used
from mingchuang.foundation.worktime.published import calendar_in_force
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class JointView:
    """The parts of a case in the order of the timeline, by id, and the working day it is now."""

    parts: dict[int, CasePart]
    timeline: Timeline
    today: int
    joint_days: int


def parts_of(case: Case) -> QuerySet[CasePart]:
    """The parts with their units, clocks and what they wait for."""
    return case.parts.select_related("unit", "matter__clock").prefetch_related("after").order_by("ordinal")


def known_parts(case: Case, *, on: date) -> list[KnownPart]:
    """The parts as the rules know them, in working days since acceptance."""
    return [_known(case, part, on=on) for part in parts_of(case)]


def joint_view(case: Case, *, on: date, joint_days: int) -> JointView:
    """The timeline of a parallel approval; before acceptance it is the plan from day 0 on."""
    rows = list(parts_of(case))
    today = _working_day(case, on)
    known = [_known(case, part, on=on) for part in rows]
    return JointView(
        parts={part.pk: part for part in rows},
        timeline=timeline(known, today=today),
        today=today,
        joint_days=joint_days,
    )


def planned_days(case: Case) -> int:
    """Working days of the longest way through the plan: what the applicant of a parallel approval is promised."""
    parts = [KnownPart(key=part.pk, days=part.working_days, after=_waits(part)) for part in parts_of(case)]
    return timeline(parts, today=0).ends


def joint_units(case: Case) -> QuerySet[Node]:
    """The units of the case's region that may have a say."""
    units = Node.objects.under(case.region.path).filter(kind=NodeKind.UNIT, closed_on=None)
    return units.in_tree_order()


def staff_parts(actor: Actor) -> ScopedQuerySet[CasePart]:
    """Parts whose unit the actor reads; the case behind them stays as blind as ever."""
    parts = CasePart.objects.within(actor, P.CASE_READ)
    return parts.select_related("case__item", "case__window", "unit", "matter__clock").defer(
        "case__applicant_name", "case__applicant_phone", "case__applicant_identity"
    )


def _known(case: Case, part: CasePart, *, on: date) -> KnownPart:
    finish = timezone.localdate(part.ended_at) if part.ended_at else on
    lost = 0
    if part.began_on is not None and part.began_on <= finish:
        pauses = matter_pauses(part.matter, on=finish)
        lost = days_used(calendar_in_force(), start=part.began_on, finish=finish, pauses=pauses).paused
    return KnownPart(
        key=part.pk,
        days=part.working_days,
        after=_waits(part),
        state=PartState(part.state),
        began=_working_day(case, part.began_on) if part.began_on else None,
        ended=_working_day(case, finish) if part.ended_at else None,
        lost=lost,
    )


def _waits(part: CasePart) -> frozenset[int]:
    return frozenset(before.pk for before in part.after.all())


def _working_day(case: Case, day: date) -> int:
    """Working days since acceptance; 0 while the case is not accepted."""
    if case.accepted_on is None or day <= case.accepted_on:
        return 0
    return calendar_in_force().working_days_between(case.accepted_on, day)
