"""The unit's part: plan and submit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.following.actions import agree_date, answer_matter, hand_over
from mingchuang.following.models import Matter
from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.attachments.storing import keep_file
from mingchuang.foundation.journal.recording import record
from mingchuang.foundation.worktime.limits import Limit, due_on
from mingchuang.foundation.worktime.published import calendar_in_force
from mingchuang.organisations.models import Staff
from mingchuang.rectification.enums import RectificationState, Way
from mingchuang.rectification.facts import RectificationPlanned, RectificationSubmitted
from mingchuang.rectification.models import Rectification
from mingchuang.rectification.permissions import RectificationPermission as P
from mingchuang.rectification.queries import mending_days
from mingchuang.rectification.rules import RECTIFICATION_STATES, Move, check_plan, check_submission


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """A file handed in as evidence."""

    name: str
    data: bytes


@transaction.atomic
def plan_rectification(
    *,
    actor: Actor,
    rectification_id: int,
    way: Way,
    cause: str,
    measure: str,
    at: datetime,
    ends_on: date | None = None,
    responsible: Staff | None = None,
) -> Rectification:
    """The unit says how it will mend, who will do it and, for 限期整改, until when."""
    row = locked(rectification_id)
    actor.require(P.RECORD_MEND, within=covers(row))
    state = RECTIFICATION_STATES.after(RectificationState(row.state), Move.PLAN)
    clock, today = row.matter.clock, timezone.localdate(at)
    check_plan(
        way=way,
        measure=measure,
        ends_on=ends_on,
        today=today,
        latest=_latest(row),
        is_first=row.planned_at is None,
        due_on=timezone.localdate(clock.due_at),
    )
    row.state, row.way, row.cause, row.measure, row.planned_at = state, way, cause.strip(), measure.strip(), at
    row.save(update_fields=["state", "way", "cause", "measure", "planned_at"])
    if ends_on is not None and ends_on != timezone.localdate(clock.due_at):
        row.matter = agree_date(actor=actor, matter_id=row.pk, ends_on=ends_on, reason=Way.BY_DATE.label, at=at)
    if responsible is not None and responsible.pk != row.matter.owner_id:
        hand_over(actor=actor, matter_id=row.pk, to=responsible, at=at)
    due = timezone.localdate(row.matter.clock.due_at).isoformat()
    fact = RectificationPlanned(number=row.number, way=way.value, due_on=due)
    record(fact, actor=actor, subject=row, path=row.path, at=at)
    return row


@transaction.atomic
def submit_rectification(
    *, actor: Actor, rectification_id: int, result: str, at: datetime, files: Sequence[NewFile] = ()
) -> Rectification:
    """The unit says that it is done, and shows it. The lamp stands still until somebody else has looked."""
    row = locked(rectification_id)
    actor.require(P.RECORD_MEND, within=covers(row))
    check_submission(result=result)
    row.state = RECTIFICATION_STATES.after(RectificationState(row.state), Move.SUBMIT)
    row.result = result.strip()
    row.save(update_fields=["state", "result"])
    kept = [keep_file(file.data, name=file.name, actor=actor, path=row.path, at=at) for file in files]
    row.evidence.add(*kept)
    answer_matter(actor=actor, matter_id=row.pk, at=at)
    fact = RectificationSubmitted(number=row.number, files=len(kept))
    record(fact, actor=actor, subject=row, path=row.path, at=at)
    return row


def locked(rectification_id: int) -> Rectification:
    """The row, held until the act is done. The matter is locked first, by every act in the same order."""
    Matter.objects.select_for_update(of=("self",)).get(pk=rectification_id)
    return Rectification.objects.with_matter().select_for_update(of=("self",)).get(pk=rectification_id)


def _latest(row: Rectification) -> date:
    """The last day a unit may choose by itself."""
    longest = mending_days([row.region])[row.region_id].longest_days
    return due_on(calendar_in_force(), start=row.matter.clock.started_on, limit=Limit(count=longest))
