"""The points of an indicator, of an item after deductions, and the total."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRule:
    """How the value of an indicator becomes points: straight between the zero mark and the full mark.

    `least_count` is the smallest denominator on which a unit may be ranked. `is_sampled` says that the records
    are a sample of the unit's service, so that its value carries an interval into the points.
    """

    key: str
    weight: float
    full_mark: float
    zero_mark: float
    least_count: int = 0
    is_sampled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was measured for one unit: the value with its interval, and on how many records."""

    value: float | None
    low: float | None
    high: float | None
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """The points of one indicator. `weight` is what counted; without data it went to the other items."""

    key: str
    weight: float
    points: float | None
    low: float | None
    high: float | None
    is_thin: bool = False
    deducted: float = 0.0

    @property
    def has_data(self) -> bool:
        """False when nothing was counted: such an item has no points, which is not 0 points."""
        return self.points is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """The sum of the items, less what was taken from the whole; None when no item has data."""

    points: float | None
    low: float | None
    high: float | None


def share_of_marks(value: float, rule: IndicatorRule) -> float:
    """0 at the zero mark or beyond it, 1 at the full mark or beyond it, straight in between."""
    reached = (value - rule.zero_mark) / (rule.full_mark - rule.zero_mark)
    return min(max(reached, 0.0), 1.0)


def items(readings: Mapping[str, Reading], rules: Sequence[IndicatorRule]) -> list[Item]:
    """The items of one unit, in the order of the rules.

    What has no data gives its weight to the others in proportion, so that a unit is neither rewarded nor punished
    for what could not happen; the item stays on the sheet and says so.
    """
    whole = sum(rule.weight for rule in rules)
    present = sum(rule.weight for rule in rules if readings[rule.key].value is not None)
    return [_item(rule, readings[rule.key], whole / present if present else 0.0) for rule in rules]


def _item(rule: IndicatorRule, reading: Reading, stretch: float) -> Item:
    is_thin = reading.count < rule.least_count
    if reading.value is None:
        return Item(key=rule.key, weight=0.0, points=None, low=None, high=None, is_thin=is_thin)
    weight = rule.weight * stretch
    points = weight * share_of_marks(reading.value, rule)
    ends = [points, points]
    if rule.is_sampled and reading.low is not None and reading.high is not None:
        ends = sorted(weight * share_of_marks(end, rule) for end in (reading.low, reading.high))
    return Item(key=rule.key, weight=weight, points=points, low=ends[0], high=ends[1], is_thin=is_thin)


def after_deductions(item: Item, taken: float) -> Item:
    """The item less what is taken from it; an item never falls below 0."""
    if item.points is None or item.low is None or item.high is None:
        return item
    return replace(
        item,
        points=max(item.points - taken, 0.0),
        low=max(item.low - taken, 0.0),
        high=max(item.high - taken, 0.0),
        deducted=item.deducted + min(taken, item.points),
    )


def total(scored: Sequence[Item], *, taken: float = 0.0) -> Total:
    """All items together, less what is taken from the whole; never below 0.

    The ends are the sums of the items' ends: all items at their worst together, or all at their best. That is
    wider than chance would make it, so that two units are told apart late rather than wrongly.
    """
    with_data = [item for item in scored if item.has_data]
    if not with_data:
        return Total(points=None, low=None, high=None)
    points, low, high = (
        max(sum(getattr(item, end) for item in with_data) - taken, 0.0) for end in ("points", "low", "high")
    )
    return Total(points=points, low=low, high=high)
