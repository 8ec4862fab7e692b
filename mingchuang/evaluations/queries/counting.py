"""Which ratings count, said once for every page that shows how many there are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from mingchuang.evaluations.enums import Grade, Origin, Validity
from mingchuang.evaluations.models import Rating
from mingchuang.foundation.statistics import wilson_interval

TEN_THOUSAND = 10_000
FEWEST = 30
"""Below so many ratings a rate says nothing of a place; pages then show the counts alone."""

# Valid, given by somebody, not under suspicion: what the figure "bad per ten thousand" divides by.
COUNTED = Q(validity=Validity.VALID, origin__in=Origin.by_people(), is_suspect=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingSpread:
    """Ratings from `first` to `last`, both included: those that count by grade, best first, and those left out."""

    first: date
    last: date
    grades: Mapping[Grade, int]
    left_out: int

    @property
    def counted(self) -> int:
        """How many count."""
        return sum(self.grades.values())

    @property
    def bad(self) -> int:
        """How many of them are bad."""
        return sum(self.grades.get(grade, 0) for grade in Grade.bad())


@dataclass(frozen=True, slots=True, kw_only=True)
class BadRate:
    """Bad ratings per ten thousand with their interval; no rate where there are too few to say anything."""

    per_ten_thousand: float | None
    low: float
    high: float


def bad_rate(*, bad: int, counted: int) -> BadRate:
    """The rate by which places are compared; nobody is judged on a handful of ratings."""
    interval = wilson_interval(bad, counted)
    return BadRate(
        per_ten_thousand=TEN_THOUSAND * bad / counted if counted >= FEWEST else None,
        low=TEN_THOUSAND * interval.low,
        high=TEN_THOUSAND * interval.high,
    )


def spread_of(window_ids: Iterable[int], *, first: date, last: date) -> RatingSpread:
    """The ratings of these windows together (one query)."""
    rows = Rating.objects.filter(window__in=window_ids).between(first, last).values("grade")
    found = list(rows.annotate(given=Count("pk"), counted=Count("pk", filter=COUNTED)).order_by("grade"))
    counted = {row["grade"]: row["counted"] for row in found}
    return RatingSpread(
        first=first,
        last=last,
        grades={grade: counted.get(grade.value, 0) for grade in Grade},
        left_out=sum(row["given"] - row["counted"] for row in found),
    )
