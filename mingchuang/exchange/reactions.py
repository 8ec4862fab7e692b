"""What the news of voices mean for the hotlines that sent them."""

from datetime import datetime
from typing import Any

from mingchuang.exchange.actions.outcomes import note_outcome
from mingchuang.exchange.enums import Result
from mingchuang.feedback.facts import OrderSigned, VoiceClosed, VoiceDeclined, VoiceRedone, VoiceReplied
from mingchuang.foundation.journal.facts import reacts_to


@reacts_to(OrderSigned)
def when_order_signed(*, subject_id: int, path: str, at: datetime, data: dict[str, Any]) -> None:  # noqa: ARG001 - the signature of reactions
    """The unit has it."""
    note_outcome(voice_id=subject_id, result=Result.SIGNED, at=at)


@reacts_to(VoiceDeclined)
def when_voice_declined(*, subject_id: int, path: str, at: datetime, data: dict[str, Any]) -> None:  # noqa: ARG001 - the same
    """It goes back to the hotline, with the reason."""
    note_outcome(voice_id=subject_id, result=Result.RETURNED, text=str(data["reason"]), at=at)


@reacts_to(VoiceReplied)
def when_voice_replied(*, subject_id: int, path: str, at: datetime, data: dict[str, Any]) -> None:  # noqa: ARG001 - the same
    """There is an answer."""
    note_outcome(voice_id=subject_id, result=Result.ANSWERED, at=at)


@reacts_to(VoiceRedone)
def when_voice_redone(*, subject_id: int, path: str, at: datetime, data: dict[str, Any]) -> None:  # noqa: ARG001 - the same
    """It is done again."""
    note_outcome(voice_id=subject_id, result=Result.REDONE, text=str(data["reason"]), at=at)


@reacts_to(VoiceClosed)
def when_voice_closed(*, subject_id: int, path: str, at: datetime, data: dict[str, Any]) -> None:  # noqa: ARG001 - the same
    """It is over."""
    note_outcome(voice_id=subject_id, result=Result.CLOSED, at=at)
