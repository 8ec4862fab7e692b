"""Reads over voices, one file a question."""

from mingchuang.feedback.queries.places import limits_at, region_of, terms_at, unit_of

__all__ = ["limits_at", "region_of", "terms_at", "unit_of"]
