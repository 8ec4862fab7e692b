"""One unit's sheet: its items, what was taken from them, the total, and whether it is ranked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mingchuang.assessment.enums import Standing
from mingchuang.assessment.rules.points import IndicatorRule, Item, Reading, Total, after_deductions, items, total
from mingchuang.assessment.rules.ranking import standing_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DeductionRule:
    """What each occurrence takes, and from which item; an empty `item` takes from the whole."""

    key: str
    item: str
    points_each: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The result of one unit. `taken` says for each deduction how many points it really took."""

    items: Sequence[Item]
    taken: Mapping[str, float]
    whole: Total
    standing: Standing


def sheet(
    readings: Mapping[str, Reading],
    rules: Sequence[IndicatorRule],
    *,
    deductions: Sequence[DeductionRule],
    counts: Mapping[str, int],
    is_vetoed: bool,
) -> Sheet:
    """Points, then deductions in their order, then the total.

    A deduction takes no more than its item has. When its item has no data, and so no points, it takes from the
    whole: that there was nothing to measure excuses nothing.
    """
    scored = {item.key: item for item in items(readings, rules)}
    taken: dict[str, float] = {}
    from_whole = 0.0
    for deduction in deductions:
        points = deduction.points_each * counts.get(deduction.key, 0)
        item = scored.get(deduction.item)
        if item is None or not item.has_data:
            taken[deduction.key] = points
            from_whole += points
        else:
            scored[item.key] = after_deductions(item, points)
            taken[deduction.key] = scored[item.key].deducted - item.deducted
    whole = total(list(scored.values()), taken=from_whole)
    standing = standing_of(list(scored.values()), whole, is_vetoed=is_vetoed)
    return Sheet(items=list(scored.values()), taken=taken, whole=whole, standing=standing)
