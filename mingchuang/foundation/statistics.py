"""Fair comparison of shares: intervals, whether two units differ, funnel limits. Plain arithmetic."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp, floor, lgamma, log, log1p, sqrt

Z_95 = 1.959963984540054
"""Two-sided 95 % point of the normal distribution."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Two shares between 0 and 1, `low` not above `high`."""

    low: float
    high: float

    def __contains__(self, share: float) -> bool:
        return self.low <= share <= self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """`count` of `total`. A share of nothing has no rate, so that 0/0 is never shown as 100 %."""

    count: int
    total: int

    def __post_init__(self) -> None:
        if not 0 <= self.count <= self.total:
            raise ValueError(f"{self.count} of {self.total} is no share")

    @property
    def rate(self) -> float | None:
        """`count / total`, None when `total` is 0."""
        return self.count / self.total if self.total else None


def wilson_interval(count: int, total: int, *, z: float = Z_95) -> Interval:
    """Wilson's score interval (Wilson 1927) for `count` of `total`; of nothing it is all of 0 to 1."""
    Share(count=count, total=total)
    if total == 0:
        return Interval(low=0.0, high=1.0)
    rate, spread = count / total, z * z / total
    centre = rate + spread / 2
    half = z * sqrt(rate * (1 - rate) / total + spread / (4 * total))
    # The ends are 0 and 1 by algebra; rounding must not say 0.9999999.
    low = 0.0 if count == 0 else (centre - half) / (1 + spread)
    high = 1.0 if count == total else (centre + half) / (1 + spread)
    return Interval(low=low, high=high)


def difference_interval(one: Share, other: Share, *, z: float = Z_95) -> Interval:
    """Newcombe's interval for the difference of two rates (Statist. Med. 1998;17:873-890, method 10)."""
    if not one.total or not other.total:
        return Interval(low=-1.0, high=1.0)
    rate, rival = one.count / one.total, other.count / other.total
    own, its = wilson_interval(one.count, one.total, z=z), wilson_interval(other.count, other.total, z=z)
    down = sqrt((rate - own.low) ** 2 + (its.high - rival) ** 2)
    up = sqrt((own.high - rate) ** 2 + (rival - its.low) ** 2)
    return Interval(low=rate - rival - down, high=rate - rival + up)


def can_be_told_apart(one: Share, other: Share, *, z: float = Z_95) -> bool:
    """Do the records show that the two rates differ? False when chance would do or nothing was counted.

    The interval is an approximation and somewhat eager below some ten cases: set a smallest total beside it.
    """
    return 0.0 not in difference_interval(one, other, z=z)


def upper_when_none_seen(total: int, *, alpha: float = 0.05) -> float:
    """With none bad in `total`, the largest bad rate still credible, one-sided: 1 - alpha^(1/total)."""
    return 1.0 - alpha ** (1 / total) if total else 1.0


def funnel_limits(target: float, total: int, *, alpha: float = 0.05) -> Interval:
    """Between which rates a unit with `total` cases stays by chance alone if its true rate is `target`.

    Exact binomial limits with interpolation, two-sided `alpha` (0.05 for 95 %, 0.002 for 99.8 %):
    Spiegelhalter, Statist. Med. 2005;24:1185-1202, appendix.
    """
    if not 0 <= target <= 1 or not 0 < alpha < 1 or total < 0:
        raise ValueError(f"no funnel for target {target}, total {total}, alpha {alpha}")
    if total == 0:
        return Interval(low=0.0, high=1.0)
    if target in (0, 1):
        return Interval(low=float(target), high=float(target))
    low, high = (_quantile(target, total, level) / total for level in (alpha / 2, 1 - alpha / 2))
    return Interval(low=max(low, 0.0), high=max(high, 0.0))


def _quantile(rate: float, total: int, level: float) -> float:
    """Where the binomial distribution reaches `level`, interpolated between whole counts."""
    below = 0.0
    for count, chance in _binomial(rate, total):
        if below + chance >= level:
            return count - (below + chance - level) / chance
        below += chance
    return float(total)


def _binomial(rate: float, total: int) -> Iterator[tuple[int, float]]:
    """Counts with their chances, upwards from where the chance is too small to matter (below e^-50)."""
    reach = 12 * sqrt(total * rate * (1 - rate)) + 20
    count = max(0, floor(total * rate - reach))
    chance = exp(
        lgamma(total + 1)
        - lgamma(count + 1)
        - lgamma(total - count + 1)
        + count * log(rate)
        + (total - count) * log1p(-rate)
    )
    odds = rate / (1 - rate)
    while count <= total:
        yield count, chance
        chance *= (total - count) / (count + 1) * odds
        count += 1
