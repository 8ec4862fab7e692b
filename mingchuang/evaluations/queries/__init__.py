"""Reads over ratings and follow-ups."""

from mingchuang.evaluations.queries.places import terms_at, terms_of, unit_nodes
from mingchuang.evaluations.queries.ratings import RatingFilter, follow_ups, rating_windows, ratings
from mingchuang.evaluations.queries.reasons import reason_list

__all__ = [
    "RatingFilter",
    "follow_ups",
    "rating_windows",
    "ratings",
    "reason_list",
    "terms_at",
    "terms_of",
    "unit_nodes",
]
