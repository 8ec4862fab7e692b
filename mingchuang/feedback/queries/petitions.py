"""The backlog of old petitions, by age, and how much of it was closed."""

from dataclasses import dataclass
from datetime import date

from mingchuang.feedback.enums import PetitionState
from mingchuang.feedback.models import Petition
from mingchuang.feedback.models.petition import PetitionQuerySet
from mingchuang.feedback.permissions import FeedbackPermission as P
from mingchuang.foundation.access import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingRate:
    """Closed ones among all that were ever in the list, on one day."""

    closed: int
    listed: int
    cut_off: date

    @property
    def share(self) -> float | None:
        """Closed by listed; None for an empty list."""
        return self.closed / self.listed if self.listed else None


def backlog(actor: Actor, *, state: str = "") -> PetitionQuerySet:
    """Petitions within reach, the oldest first."""
    rows = Petition.objects.seen_by(actor, P.PETITION_READ).with_clocks()
    return (rows.filter(state=state) if state else rows).order_by("since", "pk")


def closing_rate(actor: Actor, *, today: date) -> ClosingRate:
    """Both numbers and the day."""
    rows = Petition.objects.seen_by(actor, P.PETITION_READ)
    closed = rows.filter(state__in=PetitionState.closed(), closed_on__lte=today).count()
    return ClosingRate(closed=closed, listed=rows.count(), cut_off=today)
