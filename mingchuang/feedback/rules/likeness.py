"""How like two voices are, and which are proposed as the same. Pure; people decide."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from unicodedata import normalize

from mingchuang.feedback.rules.limits import Terms
from mingchuang.feedback.rules.voice import ActRefused

LONGEST_COMPARED = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is compared of a voice."""

    pk: int
    text: str
    place_id: int | None
    item_id: int | None
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """One proposal: how like, and what else agrees."""

    pk: int
    percent: int
    same_place: bool
    same_item: bool


def pairs_of(text: str) -> Counter[str]:
    """The neighbouring signs of a text, without blanks and punctuation."""
    bare = "".join(sign for sign in normalize("NFKC", text[:LONGEST_COMPARED]).casefold() if sign.isalnum())
    return Counter(bare[place : place + 2] for place in range(len(bare) - 1))


def percent_alike(one: Counter[str], other: Counter[str]) -> int:
    """Shared pairs of signs in a hundred (Dice); 100 for the same words, 0 for nothing in common."""
    total = one.total() + other.total()
    return round(200 * (one & other).total() / total) if total else 0


def proposals(told: Told, others: Iterable[Told], *, terms: Terms, most: int = 5) -> list[Likeness]:
    """Voices that may be about the same, the likest first.

    Near in time; the same window or item needs less likeness of words than another.
    """
    mine, span = pairs_of(told.text), timedelta(days=terms.likeness_days)
    found = []
    for other in others:
        if other.pk == told.pk or abs(other.received_at - told.received_at) > span:
            continue
        same_place = told.place_id is not None and other.place_id == told.place_id
        same_item = told.item_id is not None and other.item_id == told.item_id
        needed = terms.likeness_near_percent if same_place or same_item else terms.likeness_percent
        percent = percent_alike(mine, pairs_of(other.text))
        if percent >= needed:
            found.append(Likeness(pk=other.pk, percent=percent, same_place=same_place, same_item=same_item))
    return sorted(found, key=lambda likeness: (-likeness.percent, likeness.pk))[:most]


def put_together(leads: Mapping[int, int | None], *, lead: int, voices: Iterable[int]) -> dict[int, int | None]:
    """The leads after a merger: each voice, and all that had followed it, now follows the one lead.

    `leads` maps each voice to its lead, None for one that leads itself. No voice is lost, none follows a follower.
    """
    moved = set(voices)
    if lead in moved or leads[lead] is not None:
        raise ActRefused("请选一件没有并入别处的诉求作为主件。")
    return {voice: lead if voice in moved or (now in moved and voice != lead) else now for voice, now in leads.items()}
