"""The other person's part: extend, return, close out, re-open; and withdrawing by the area that opened it."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.following.actions import agree_date, close_matter, reopen_matter, return_matter, withdraw_matter
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record
from mingchuang.rectification.actions.mending import locked
from mingchuang.rectification.enums import RectificationState
from mingchuang.rectification.facts import (
    RectificationClosed,
    RectificationExtended,
    RectificationReopened,
    RectificationReturned,
    RectificationWithdrawn,
)
from mingchuang.rectification.models import Rectification
from mingchuang.rectification.permissions import RectificationPermission as P
from mingchuang.rectification.rules import RECTIFICATION_STATES, Move, check_extension, check_reason


@transaction.atomic
def extend_rectification(
    *, actor: Actor, rectification_id: int, ends_on: date, reason: str, at: datetime
) -> Rectification:
    """Somebody above agrees to a later date. The first date stays on record."""
    row = locked(rectification_id)
    row.matter.check_closer(actor, P.RECORD_CLOSE)
    RECTIFICATION_STATES.after(RectificationState(row.state), Move.EXTEND)
    check_extension(ends_on=ends_on, due_on=timezone.localdate(row.matter.clock.due_at), reason=reason)
    row.matter = agree_date(actor=actor, matter_id=row.pk, ends_on=ends_on, reason=reason, at=at)
    fact = RectificationExtended(number=row.number, due_on=ends_on.isoformat(), reason=reason)
    record(fact, actor=actor, subject=row, path=row.path, at=at)
    return row


@transaction.atomic
def return_rectification(*, actor: Actor, rectification_id: int, reason: str, at: datetime) -> Rectification:
    """What was shown is not enough; the clock has never stopped."""
    row = locked(rectification_id)
    check_reason(reason)
    return_matter(actor=actor, matter_id=row.pk, close_permission=P.RECORD_CLOSE, reason=reason, at=at)
    row.state = RECTIFICATION_STATES.after(RectificationState(row.state), Move.RETURN)
    row.finding, row.returned_count = reason.strip(), row.returned_count + 1
    row.save(update_fields=["state", "finding", "returned_count"])
    fact = RectificationReturned(number=row.number, reason=reason)
    record(fact, actor=actor, subject=row, path=row.path, at=at)
    return row


@transaction.atomic
def close_rectification(*, actor: Actor, rectification_id: int, finding: str, at: datetime) -> Rectification:
    """Close it out (销号): another person, at the parent node or above, having looked at the evidence."""
    row = locked(rectification_id)
    in_time = not row.matter.lamp_at(at).lamp.startswith("past")
    close_matter(actor=actor, matter_id=row.pk, close_permission=P.RECORD_CLOSE, at=at)
    row.state = RECTIFICATION_STATES.after(RectificationState(row.state), Move.CLOSE)
    row.finding = finding.strip()
    row.save(update_fields=["state", "finding"])
    fact = RectificationClosed(number=row.number, in_time=in_time, finding=row.finding)
    record(fact, actor=actor, subject=row, path=row.path, at=at)
    return row


@transaction.atomic
def reopen_rectification(*, actor: Actor, rectification_id: int, reason: str, at: datetime) -> Rectification:
    """A look back (回头看) found the problem still there: a new clock runs, a new plan is due."""
    row = locked(rectification_id)
    row.matter.check_closer(actor, P.RECORD_CLOSE)
    check_reason(reason)
    row.state = RECTIFICATION_STATES.after(RectificationState(row.state), Move.REOPEN)
    row.finding, row.planned_at = reason.strip(), None
    row.save(update_fields=["state", "finding", "planned_at"])
    row.matter = reopen_matter(actor=actor, matter_id=row.pk, reason=reason, at=at)
    fact = RectificationReopened(number=row.number, reason=reason)
    record(fact, actor=actor, subject=row, path=row.path, at=at)
    return row


@transaction.atomic
def withdraw_rectification(*, actor: Actor, rectification_id: int, reason: str, at: datetime) -> Rectification:
    """There was no problem after all. Whether the actor may decide that is asked by the area that opened it."""
    row = locked(rectification_id)
    row.state = RECTIFICATION_STATES.after(RectificationState(row.state), Move.WITHDRAW)
    row.finding = reason.strip()
    row.save(update_fields=["state", "finding"])
    withdraw_matter(actor=actor, matter_id=row.pk, reason=reason, at=at)
    fact = RectificationWithdrawn(number=row.number, reason=reason)
    record(fact, actor=actor, subject=row, path=row.path, at=at)
    return row
