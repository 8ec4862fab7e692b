"""Rows of ratings and their follow-ups, one file per thing."""

from mingchuang.evaluations.models.follow_up import FollowUp
from mingchuang.evaluations.models.rating import Rating, RatingRule

__all__ = ["FollowUp", "Rating", "RatingRule"]
