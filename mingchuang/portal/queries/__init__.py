"""Reads over several areas, for the public pages. Each page asks a fixed number of questions."""

from mingchuang.portal.queries.places import (
    FEW,
    MANY,
    SOME,
    Found,
    found,
    halls_listed,
    items_named,
    items_of,
    phases_of,
    public_places,
    region,
    running_pledges,
    units_listed,
    units_of,
    windows_of,
)
from mingchuang.portal.queries.ratings import (
    GradeCount,
    RatingCounts,
    SpreadRatings,
    rating_counts,
    spread_ratings,
)

__all__ = [
    "FEW",
    "MANY",
    "SOME",
    "Found",
    "GradeCount",
    "RatingCounts",
    "SpreadRatings",
    "found",
    "halls_listed",
    "items_named",
    "items_of",
    "phases_of",
    "public_places",
    "rating_counts",
    "region",
    "running_pledges",
    "spread_ratings",
    "units_listed",
    "units_of",
    "windows_of",
]
