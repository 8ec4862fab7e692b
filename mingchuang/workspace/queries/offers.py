"""Matters offered to somebody, of whatever kind."""

from datetime import datetime

from django.urls import reverse

from mingchuang.following.queries import WaitingKind, WaitingRow, hand_overs_waiting_for
from mingchuang.foundation.access import Actor


def offers_to(actor: Actor, *, now: datetime, most: int) -> list[WaitingRow]:  # noqa: ARG001 - as all such lists
    """Hand-overs that this person may take on, the one that goes back first on top."""
    return [
        WaitingRow(
            title_zh=row.matter.title_zh,
            title_en=row.matter.title_en,
            address=offer_address(hand_over=row.pk),
            since=row.offered_at,
            until=row.accept_by,
        )
        for row in hand_overs_waiting_for(actor)[:most]
    ]


def offer_address(*, hand_over: int) -> str:
    """Where a matter on offer is taken on or sent back."""
    return reverse("workspace:offer", args=[hand_over])


OFFERS = WaitingKind(key="offers", label="等您接收", permission="", find=offers_to)
