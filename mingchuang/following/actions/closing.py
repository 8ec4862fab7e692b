"""Answering, returning, closing by another person, re-opening, withdrawing."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.following.actions.handing import drop_offer
from mingchuang.following.actions.pausing import settle_pauses
from mingchuang.following.actions.timing import locked_matter, restart_clock
from mingchuang.following.enums import MatterState
from mingchuang.following.facts import MatterAnswered, MatterClosed, MatterReopened, MatterReturned, MatterWithdrawn
from mingchuang.following.models import Matter
from mingchuang.following.rules import MATTER_STATES, Move
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import record


@transaction.atomic
def answer_matter(*, actor: Actor, matter_id: int, at: datetime) -> Matter:
    """The owner says that it is done. The lamp stands still; somebody else will look."""
    matter = locked_matter(matter_id)
    matter.state = MATTER_STATES.after(MatterState(matter.state), Move.ANSWER)
    _settle(matter, actor, at)
    matter.answered_at, matter.answered_by_id, matter.answered_by = at, actor.account_id, actor.label[:100]
    matter.save(update_fields=["state", "answered_at", "answered_by_id", "answered_by"])
    record(MatterAnswered(matter_kind=matter.kind), actor=actor, subject=matter, path=matter.path, at=at)
    return matter


@transaction.atomic
def return_matter(*, actor: Actor, matter_id: int, close_permission: str, reason: str, at: datetime) -> Matter:
    """Whoever might close it sends it back instead. The clock has never stopped."""
    matter = locked_matter(matter_id)
    matter.check_closer(actor, close_permission)
    matter.state = MATTER_STATES.after(MatterState(matter.state), Move.RETURN)
    _forget_answer(matter)
    matter.save(update_fields=["state", "answered_at", "answered_by_id", "answered_by"])
    fact = MatterReturned(matter_kind=matter.kind, reason=reason)
    record(fact, actor=actor, subject=matter, path=matter.path, at=at)
    return matter


@transaction.atomic
def close_matter(*, actor: Actor, matter_id: int, close_permission: str, at: datetime) -> Matter:
    """Close it: by a person who neither owns nor answered it, with the permission at the parent node or above."""
    matter = locked_matter(matter_id)
    matter.check_closer(actor, close_permission)
    matter.state = MATTER_STATES.after(MatterState(matter.state), Move.CLOSE)
    _put_away(matter, actor, at)
    record(MatterClosed(matter_kind=matter.kind), actor=actor, subject=matter, path=matter.path, at=at)
    return matter


@transaction.atomic
def reopen_matter(*, actor: Actor, matter_id: int, reason: str, at: datetime) -> Matter:
    """It was closed too early: a new clock of the same length runs from today; the first due time is kept."""
    matter = locked_matter(matter_id)
    matter.state = MATTER_STATES.after(MatterState(matter.state), Move.REOPEN)
    _forget_answer(matter)
    matter.closed_at, matter.closed_by_id, matter.closed_by = None, None, ""
    matter.reopened_count += 1
    matter.save()
    before = timezone.localdate(matter.clock.due_at)
    restart_clock(matter.clock, started_on=timezone.localdate(at), at=at)
    fact = MatterReopened(
        matter_kind=matter.kind,
        reason=reason,
        due_before=before.isoformat(),
        due_on=timezone.localdate(matter.clock.due_at).isoformat(),
    )
    record(fact, actor=actor, subject=matter, path=matter.path, at=at)
    return matter


@transaction.atomic
def withdraw_matter(*, actor: Actor, matter_id: int, reason: str, at: datetime) -> Matter:
    """There was nothing to do after all. Whether the actor may decide that is asked by the area."""
    matter = locked_matter(matter_id)
    matter.state = MATTER_STATES.after(MatterState(matter.state), Move.WITHDRAW)
    _settle(matter, actor, at)
    _put_away(matter, actor, at)
    fact = MatterWithdrawn(matter_kind=matter.kind, reason=reason)
    record(fact, actor=actor, subject=matter, path=matter.path, at=at)
    return matter


def _settle(matter: Matter, actor: Actor, at: datetime) -> None:
    """What is decided stands no longer still, and is on its way to nobody."""
    settle_pauses(actor, matter, at)
    drop_offer(actor, matter, at)


def _put_away(matter: Matter, actor: Actor, at: datetime) -> None:
    """Nothing is left to do: its clock leaves the list of what breaks first."""
    matter.closed_at, matter.closed_by_id, matter.closed_by = at, actor.account_id, actor.label[:100]
    matter.save(update_fields=["state", "closed_at", "closed_by_id", "closed_by"])
    matter.clock.is_open = False
    matter.clock.save(update_fields=["is_open"])


def _forget_answer(matter: Matter) -> None:
    """The journal keeps who had answered, and when."""
    matter.answered_at, matter.answered_by_id, matter.answered_by = None, None, ""
