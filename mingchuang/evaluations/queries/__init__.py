"""Reads over ratings and follow-ups."""

from mingchuang.evaluations.queries.counting import COUNTED, BadRate, RatingSpread, bad_rate, spread_of
from mingchuang.evaluations.queries.invitations import Service, invitation, read_service, seal_service
from mingchuang.evaluations.queries.places import terms_at, terms_of, unit_nodes
from mingchuang.evaluations.queries.ratings import RatingFilter, follow_ups, rating_windows, ratings
from mingchuang.evaluations.queries.reasons import reason_list

__all__ = [
    "COUNTED",
    "BadRate",
    "RatingFilter",
    "RatingSpread",
    "Service",
    "bad_rate",
    "follow_ups",
    "invitation",
    "rating_windows",
    "ratings",
    "read_service",
    "reason_list",
    "seal_service",
    "spread_of",
    "terms_at",
    "terms_of",
    "unit_nodes",
]
