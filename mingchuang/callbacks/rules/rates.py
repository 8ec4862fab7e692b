"""The three rates of call-backs (三率), always with their numbers. No database, no clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from mingchuang.callbacks.enums import Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """One rate; `excluded` counts by reason what stands neither above nor below the line."""

    measure: Measure
    numerator: int
    denominator: int
    excluded: Mapping[str, int]

    @property
    def value(self) -> float | None:
        """The share; None without anybody who answered."""
        return self.numerator / self.denominator if self.denominator else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each rate counts, in per cent, and where that is laid down."""

    response: int
    resolution: int
    satisfaction: int
    basis: str = ""

    def of(self, measure: Measure) -> int:
        """The weight of one rate."""
        weight: int = getattr(self, measure.value)
        return weight


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreeRates:
    """Response, resolution and satisfaction of one period, as known at `cut_off`."""

    rates: Mapping[Measure, Rate]
    since: datetime
    until: datetime
    cut_off: datetime
    weights: Weights | None

    @property
    def score(self) -> float | None:
        """The weighted sum from 0 to 100; None without weights or while a rate has nobody to count."""
        if self.weights is None:
            return None
        total = 0.0
        for measure, rate in self.rates.items():
            if rate.value is None:
                return None
            total += rate.value * self.weights.of(measure)
        return total
