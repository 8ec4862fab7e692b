"""What waits for the dispatching office, for the first page of its day."""

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse

from mingchuang.feedback.enums import VoiceKind, VoiceState
from mingchuang.feedback.models import Voice
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.following.queries import WaitingKind, WaitingRow, register_waiting
from mingchuang.foundation.access import Actor

ASKED = (VoiceState.RETURN_ASKED, VoiceState.EXTENSION_ASKED)
TO_CLOSE = (VoiceState.SATISFIED, VoiceState.DISSATISFIED)


def register_lists() -> None:
    """Three lists: to sort, to rule on, to close; called at start."""
    kinds = (
        ("feedback.sort", "等您分类派单的诉求", P.VOICE_DISPATCH, VoiceState.to_sort()),
        ("feedback.rule", "等您裁定的退单和延期", P.VOICE_DISPATCH, ASKED),
        ("feedback.close", "等您核对办结的诉求", P.CLOSING_DECIDE, TO_CLOSE),
    )
    for key, label, permission, states in kinds:
        register_waiting(WaitingKind(key=key, label=label, permission=permission, find=Finder(permission, states)))


class Finder:
    """Finds the oldest voices in these states that this person may act on."""

    def __init__(self, permission: str, states: Sequence[VoiceState]) -> None:
        self._permission, self._states = permission, states

    def __call__(self, actor: Actor, *, now: datetime, most: int) -> Sequence[WaitingRow]:  # noqa: ARG002 - the signature
        """One statement, no more than `most` rows."""
        rows = Voice.objects.within(actor, self._permission).filter(state__in=self._states).blind()
        found = rows.order_by("pk")[:most]
        return [
            WaitingRow(
                title_zh=f"{voice.number} {VoiceKind(voice.kind).label}：{voice.get_state_display()}",
                address=reverse("feedback:voice", args=[voice.pk]),
                since=voice.classified_at or voice.entered_at,
            )
            for voice in found
        ]
