"""A parallel approval as a whole: it stands while a unit that is lawfully out holds it up, and grows with its plan."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.casework.actions.tracing import locked
from mingchuang.casework.enums import CaseState
from mingchuang.casework.models import Case
from mingchuang.casework.queries.parts import effective_pauses, held_spans, parts_of, planned_days
from mingchuang.casework.queries.terms import terms_at
from mingchuang.casework.rules.parts import check_longest
from mingchuang.following.actions import follow_parts, lengthen_promise
from mingchuang.foundation.access import Actor
from mingchuang.foundation.worktime.limits import LimitUnit

BASIS = "《行政许可法》第四十五条"


def stand_with_parts(case: Case, *, at: datetime) -> bool:
    """Pause the whole on the days on which its parts' pauses made the longest way longer; part of an act.

    Whether anything changed. Nobody asks for it: the units' pauses were asked for and approved.
    """
    if not case.is_joint or case.matter_id is None or CaseState(case.state) is not CaseState.ACCEPTED:
        return False
    out = [part.title_zh for part in parts_of(case) if effective_pauses(part)]
    if not out:
        return False
    reason = f"“{'、'.join(out)}”依法暂停，整件随之暂停"
    spans = held_spans(case, on=timezone.localdate(at))
    return follow_parts(actor=Actor.system(), matter_id=case.matter_id, spans=spans, reason=reason, basis=BASIS, at=at)


@transaction.atomic
def stand_where_parts_are_out(*, at: datetime) -> int:
    """The days go on while a unit is out, and its time to spare is used up on one of them. The number changed."""
    waiting = Case.objects.filter(
        is_joint=True, state=CaseState.ACCEPTED, parts__matter__clock__paused_at__isnull=False
    )
    keys = sorted(set(waiting.values_list("pk", flat=True)))
    return sum(stand_with_parts(locked(key), at=at) for key in keys)


def grow_with_parts(case: Case, *, planned_before: int, title: str, actor: Actor, at: datetime) -> None:
    """A part may take longer: so is the promise of the whole where it was the plan; never beyond the law."""
    planned = planned_days(case)
    if case.matter is None or planned <= planned_before:
        return
    clock = case.matter.clock
    if clock.unit != LimitUnit.WORKING_DAY or clock.law_unit != LimitUnit.WORKING_DAY:
        check_longest(planned, terms_at(case.path).joint_days)
        return
    check_longest(planned, (clock.law_count or 0) + clock.extension_count)
    promised = clock.limit_count + clock.extension_count
    if planned_before <= promised < planned:
        reason = f"“{title}”批准延长"
        lengthen_promise(actor=actor, matter_id=case.matter.pk, more=planned - promised, reason=reason, at=at)
