"""What the public may know of ratings: how many count, how many of them are bad, how they are spread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from mingchuang.evaluations.enums import Grade, Origin, Validity
from mingchuang.evaluations.models import Rating

# Valid, given by somebody, not under suspicion: what the figure "bad per ten thousand" divides by.
COUNTED = Q(validity=Validity.VALID, origin__in=Origin.by_people(), is_suspect=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingCounts:
    """Ratings of a place from `first` to `last`: those that count, the bad ones among them, those left out."""

    first: date
    last: date
    counted: int = 0
    bad: int = 0
    left_out: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeCount:
    """How many counted ratings gave this grade."""

    grade: Grade
    count: int


def rating_counts(paths: Sequence[str], *, first: date, last: date) -> Mapping[str, RatingCounts]:
    """For many places, units or halls, with one query: windows are counted in the database, summed up here."""
    below = Q()
    for path in paths:
        below |= Q(path__startswith=path) | Q(site_path__startswith=path)
    rows = Rating.objects.filter(below) if paths else Rating.objects.none()
    sums = {path: [0, 0, 0] for path in paths}
    windows = rows.between(first, last).values("path", "site_path")
    counts = (
        Count("pk", filter=COUNTED),
        Count("pk", filter=COUNTED & Q(grade__in=Grade.bad())),
        Count("pk"),
    )
    for row in windows.annotate(counted=counts[0], bad=counts[1], given=counts[2]).order_by("path"):
        for path in (path for path in paths if row["path"].startswith(path) or row["site_path"].startswith(path)):
            sums[path][0] += row["counted"]
            sums[path][1] += row["bad"]
            sums[path][2] += row["given"]
    return {
        path: RatingCounts(first=first, last=last, counted=counted, bad=bad, left_out=given - counted)
        for path, (counted, bad, given) in sums.items()
    }


def grade_counts(path: str, *, first: date, last: date) -> list[GradeCount]:
    """How the counted ratings of a place are spread over the five grades, best first."""
    rows = Rating.objects.under(path).between(first, last).filter(COUNTED)
    found = {row["grade"]: row["count"] for row in rows.values("grade").annotate(count=Count("pk")).order_by("grade")}
    return [GradeCount(grade=grade, count=found.get(grade.value, 0)) for grade in Grade]
