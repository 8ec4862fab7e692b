"""A whole that stands while its parts are lawfully out: its pauses follow theirs, by rule, and nobody asks for them."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingchuang.following.actions.pausing import end_running, stand, standing_since
from mingchuang.following.actions.timing import locked_matter, reckon, record_reset
from mingchuang.following.enums import MatterState, PauseCause, PauseState
from mingchuang.following.models import Matter, Pause
from mingchuang.following.rules import HeldSpan
from mingchuang.foundation.access import Actor


@transaction.atomic
def follow_parts(
    *, actor: Actor, matter_id: int, spans: Sequence[HeldSpan], reason: str, basis: str, at: datetime
) -> bool:
    """Bring the pauses that parts cause up to date with these spans; whether anything changed.

    A span that no longer stands so (a late entry of a part has moved it) is dropped and stays on record.
    """
    matter = locked_matter(matter_id)
    if matter.state != MatterState.OPEN:
        return False
    wanted = {span.since: span for span in spans}
    changed = False
    for pause in list(matter.pauses.filter(cause=PauseCause.PARTS).effective()):
        span = wanted.pop(pause.out_on, None)
        if span and pause.back_on and (span.until is None or span.until > pause.back_on):
            # it went on after it had been over: what was given back stays given back
            wanted[pause.back_on] = HeldSpan(since=pause.back_on, until=span.until)
        elif span is None or span.until != pause.back_on:
            _move(actor, matter, pause, span, at)
            changed = True
    for span in wanted.values():
        _begin(actor, matter, span, reason=reason, basis=basis, at=at)
    return changed or bool(wanted)


def _move(actor: Actor, matter: Matter, pause: Pause, span: HeldSpan | None, at: datetime) -> None:
    """End what runs; what was moved by a late entry ends sooner, or never was."""
    if span is not None and span.until is not None and pause.state == PauseState.RUNNING:
        end_running(actor, matter, pause, back_on=span.until, at=at)
        return
    before = timezone.localdate(matter.clock.due_at)
    pause.state = PauseState.DROPPED if span is None else PauseState.ENDED
    pause.back_on = span.until if span else None
    pause.save(update_fields=["state", "back_on"])
    matter.clock.paused_at = standing_since(matter)
    reckon(matter, at=at)
    record_reset(actor, matter, before=before, reason=pause.reason, at=at)


def _begin(actor: Actor, matter: Matter, span: HeldSpan, *, reason: str, basis: str, at: datetime) -> None:
    pause = Pause.objects.create(
        matter=matter,
        path=matter.path,
        site_path=matter.site_path,
        cause=PauseCause.PARTS,
        reason=reason[:300],
        basis=basis[:300],
        out_on=span.since,
        state=PauseState.RUNNING,
        asked_at=at,
        asked_by=actor.label[:100],
        decided_at=at,
    )
    stand(actor, matter, pause, at)
    if span.until is not None:
        end_running(actor, matter, pause, back_on=span.until, at=at)
