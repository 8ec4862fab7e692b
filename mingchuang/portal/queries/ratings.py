"""What the public may know of ratings: how many count, how many of them are bad, how they are spread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from mingchuang.evaluations.enums import Grade
from mingchuang.evaluations.models import Rating
from mingchuang.evaluations.queries import COUNTED, RatingSpread, spread_of
from mingchuang.organisations.models import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingCounts:
    """Ratings of a place from `first` to `last`: those that count, the bad ones among them, those left out."""

    first: date
    last: date
    counted: int = 0
    bad: int = 0
    left_out: int = 0


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


def spread_ratings(path: str, *, first: date, last: date) -> RatingSpread:
    """One place alone: its numbers, and how they are spread over the five grades, best first."""
    return spread_of(windows_below([path]), first=first, last=last)


def windows_below(paths: Sequence[str]) -> dict[int, list[str]]:
    """The windows below these places, by unit or by hall, each with the places it counts for.

    Ratings are found by their window, which is indexed; a comparison of paths would read them all.
    """
    windows = Node.objects.windows().order_by("id").values_list("pk", "path", "site_path")
    below = {pk: [path for path in paths if own.startswith(path) or site.startswith(path)] for pk, own, site in windows}
    return {pk: found for pk, found in below.items() if found}
