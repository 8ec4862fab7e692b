"""Reads over several areas, for the public pages. Each page asks a fixed number of questions."""

from mingchuang.portal.queries.places import (
    FEW,
    MANY,
    PLACES,
    SOME,
    halls_listed,
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
    RatingCounts,
    rating_counts,
    spread_ratings,
)
from mingchuang.portal.queries.record import BadRatings, Mending, MonthOfRatings, Record, months_of_ratings, record_of
from mingchuang.portal.queries.searching import Found, FoundItems, found, found_items_page

__all__ = [
    "FEW",
    "MANY",
    "PLACES",
    "SOME",
    "BadRatings",
    "Found",
    "FoundItems",
    "Mending",
    "MonthOfRatings",
    "RatingCounts",
    "Record",
    "found",
    "found_items_page",
    "halls_listed",
    "items_of",
    "months_of_ratings",
    "phases_of",
    "public_places",
    "rating_counts",
    "record_of",
    "region",
    "running_pledges",
    "spread_ratings",
    "units_listed",
    "units_of",
    "windows_of",
]
