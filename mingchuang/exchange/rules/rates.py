"""The three rates of a hotline's orders as a table of units. What a rate is stands with the call-backs below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

PLACES = 2
"""Scores are compared as they are shown; who is equal to two places is equal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A unit's place; several with one score share it, in no order."""

    key: int
    score: float
    place: int
    is_shared: bool


def weighted(values: Sequence[float | None], weights: Sequence[int]) -> float | None:
    """From 0 to 100; None while one of the rates has nobody to count."""
    known = [value for value in values if value is not None]
    if len(known) < len(values) or not sum(weights):
        return None
    return 100 * sum(value * weight for value, weight in zip(known, weights, strict=True)) / sum(weights)


def placed(scores: Mapping[int, float]) -> list[Placed]:
    """Highest first. A place is one more than the number of units above."""
    rounded = {key: round(score, PLACES) for key, score in scores.items()}
    listed = list(rounded.values())
    found = [
        Placed(
            key=key,
            score=score,
            place=1 + sum(other > score for other in listed),
            is_shared=listed.count(score) > 1,
        )
        for key, score in rounded.items()
    ]
    return sorted(found, key=lambda one: one.place)
