"""What the ledger's news mean for follow-ups."""

from datetime import datetime
from typing import Any

from mingchuang.evaluations.actions import note_rectification_planned, note_rectification_returned
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.facts import reacts_to
from mingchuang.rectification.facts import RectificationPlanned, RectificationReturned


@reacts_to(RectificationPlanned)
def when_rectification_planned(*, subject_id: int, path: str, at: datetime, data: dict[str, Any]) -> None:  # noqa: ARG001 - the signature of reactions
    """A plan made in the ledger is the plan of the follow-up."""
    note_rectification_planned(actor=Actor.system(), rectification_id=subject_id, at=at)


@reacts_to(RectificationReturned)
def when_rectification_returned(*, subject_id: int, path: str, at: datetime, data: dict[str, Any]) -> None:  # noqa: ARG001 - the signature of reactions
    """What the ledger sent back is not answered."""
    note_rectification_returned(actor=Actor.system(), rectification_id=subject_id, reason=str(data["reason"]), at=at)
