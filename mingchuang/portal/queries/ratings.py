"""What the public may know of ratings: how many count, how many of them are bad, how they are spread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from mingchuang.evaluations.enums import Grade, Origin, Validity
from mingchuang.evaluations.models import Rating
from mingchuang.organisations.models import Node

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


@dataclass(frozen=True, slots=True, kw_only=True)
class SpreadRatings:
    """The ratings of one place."""

    counts: RatingCounts
    grades: tuple[GradeCount, ...]


def rating_counts(paths: Sequence[str], *, first: date, last: date) -> Mapping[str, RatingCounts]:
    """For many places, units or halls: windows are counted in the database, summed up here."""
    windows = windows_below(paths)
    sums = {path: [0, 0, 0] for path in paths}
    rows = Rating.objects.filter(window__in=windows).between(first, last).values("window")
    counts = {
        "counted": Count("pk", filter=COUNTED),
        "bad": Count("pk", filter=COUNTED & Q(grade__in=Grade.bad())),
        "given": Count("pk"),
    }
    for row in rows.annotate(**counts).order_by("window"):
        for path in windows[row["window"]]:
            for place, name in enumerate(counts):
                sums[path][place] += row[name]
    return {
        path: RatingCounts(first=first, last=last, counted=counted, bad=bad, left_out=given - counted)
        for path, (counted, bad, given) in sums.items()
    }


def spread_ratings(path: str, *, first: date, last: date) -> SpreadRatings:
    """One place alone: its numbers, and how they are spread over the five grades, best first."""
    rows = Rating.objects.filter(window__in=windows_below([path])).between(first, last).values("grade")
    found = rows.annotate(counted=Count("pk", filter=COUNTED), given=Count("pk")).order_by("grade")
    counted = {row["grade"]: row["counted"] for row in found}
    total = sum(counted.values())
    return SpreadRatings(
        counts=RatingCounts(
            first=first,
            last=last,
            counted=total,
            bad=sum(counted.get(grade.value, 0) for grade in Grade.bad()),
            left_out=sum(row["given"] for row in found) - total,
        ),
        grades=tuple(GradeCount(grade=grade, count=counted.get(grade.value, 0)) for grade in Grade),
    )


def windows_below(paths: Sequence[str]) -> dict[int, list[str]]:
    """The windows below these places, by unit or by hall, each with the places it counts for.

    Ratings are found by their window, which is indexed; a comparison of paths would read them all.
    """
    windows = Node.objects.windows().order_by("id").values_list("pk", "path", "site_path")
    below = {pk: [path for path in paths if own.startswith(path) or site.startswith(path)] for pk, own, site in windows}
    return {pk: found for pk, found in below.items() if found}
