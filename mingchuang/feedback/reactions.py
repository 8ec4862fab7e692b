"""What other areas' news mean for voices."""

from datetime import datetime
from typing import Any

from mingchuang.callbacks.facts import CallAnswered, CallEnded, CallTried
from mingchuang.catalogue.facts import TroubleReported
from mingchuang.feedback.actions import call_the_next, note_call_answered, note_call_tried, receive_trouble
from mingchuang.foundation.journal.facts import reacts_to

ENDING = frozenset({"refused", "wrong_number"})


@reacts_to(CallAnswered)
def when_call_answered(*, subject_id: int, path: str, at: datetime, data: dict[str, Any]) -> None:  # noqa: ARG001 - the signature of reactions
    """What the citizen said on the telephone counts as her word before closing."""
    if data["matter_kind"] == "feedback":
        note_call_answered(
            matter_id=data["matter_id"],
            call_id=subject_id,
            was_answered=data["was_answered"],
            was_solved=data["was_solved"],
            is_satisfied=data["is_satisfied"],
            at=at,
        )
        call_the_next(matter_id=data["matter_id"], at=at)


@reacts_to(CallTried)
def when_call_tried(*, subject_id: int, path: str, at: datetime, data: dict[str, Any]) -> None:  # noqa: ARG001 - the signature of reactions
    """Nobody answered: a try, perhaps the last."""
    if data["result"] != "talked":
        note_call_tried(
            matter_id=data["matter_id"],
            call_id=subject_id,
            ordinal=data["ordinal"],
            is_last=data["result"] in ENDING,
            at=at,
        )


@reacts_to(CallEnded)
def when_call_ended(*, subject_id: int, path: str, at: datetime, data: dict[str, Any]) -> None:  # noqa: ARG001 - the signature of reactions
    """Nobody will call any more, and nobody was reached."""
    if data["state"] == "unreached":
        note_call_tried(matter_id=data["matter_id"], call_id=subject_id, ordinal=0, is_last=True, at=at)
    if data["state"] != "cancelled":
        call_the_next(matter_id=data["matter_id"], at=at)


@reacts_to(TroubleReported)
def when_trouble_reported(*, subject_id: int, path: str, at: datetime, data: dict[str, Any]) -> None:  # noqa: ARG001 - the signature of reactions
    """A broken facility is a voice of its own kind."""
    receive_trouble(report_id=int(data.get("report_id", 0)), at=at)
