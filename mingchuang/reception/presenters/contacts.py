"""A contact for the eye: which steps are open, whose it is, what happened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from mingchuang.following.enums import HandOverState
from mingchuang.following.models import HandOver
from mingchuang.following.queries import LampReading
from mingchuang.foundation.privacy import mask_name, mask_phone
from mingchuang.reception.models import FirstContact


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLine:
    """One line of the register."""

    row: FirstContact
    lamp: LampReading

    @property
    def is_back(self) -> bool:
        """It was offered, not taken on, and is with the first person again."""
        return self.row.settled_at is None and self.row.matter.handed_back_count > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferLine:
    """One hand-over: to whom, what became of it, and whether the reader may answer."""

    row: HandOver
    may_answer: bool

    @property
    def is_back(self) -> bool:
        """Not taken on."""
        return self.row.state in {HandOverState.REFUSED, HandOverState.LAPSED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Whoever came, masked."""

    name: str
    phone: str


def contact_lines(rows: Iterable[FirstContact], *, now: datetime) -> list[ContactLine]:
    """Lines with their lamps."""
    return [ContactLine(row=row, lamp=row.matter.lamp_at(now)) for row in rows]


def masked(row: FirstContact | None) -> Person:
    """王** 138****5678; nothing where nothing was left."""
    if row is None:
        return Person(name="", phone="")
    return Person(name=mask_name(row.person_name), phone=mask_phone(row.phone))
