"""Is a promise within the law, also when the two are counted in different units?

Between units the calendar decides, so a promise counts as within the law only if it holds in every stretch of
every year: its longest possible length in natural days may not pass the shortest possible length of the limit.
"""

from bisect import bisect_left
from dataclasses import dataclass

from mingchuang.foundation.worktime.limits import Limit, LimitUnit

# Units that measure the same thing, with their size in the smaller one.
ALIKE = {LimitUnit.MONTH: 1, LimitUnit.YEAR: 12}
# Days a golden week can add to a stretch of working days; 8 in the calendars of 2023 to 2026, one in hand.
HOLIDAY = 9
LARGEST = 999


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """How many natural days a limit can last, at the least and at the most."""

    shortest: int
    longest: int


def span(limit: Limit) -> Span:
    """The bounds of a limit in natural days, whatever day it starts on."""
    n = limit.count
    if limit.unit is LimitUnit.NATURAL_DAY:
        return Span(shortest=n, longest=n)
    if limit.unit is LimitUnit.WORKING_DAY:
        # Make-up Saturdays shorten a stretch, holidays lengthen it; past thirty days a second holiday may fall in.
        later = max(0, n - 30) // 7
        return Span(shortest=max(n, 7 * n // 5 - 4), longest=-(-7 * n // 5) + HOLIDAY + later if n else 0)
    months = n * ALIKE[limit.unit]
    return Span(shortest=max(0, 30 * months - 2), longest=31 * months)


def is_within(promised: Limit, statutory: Limit) -> bool:
    """Whether the promise can never run past the law."""
    if promised.unit is statutory.unit:
        return promised.count <= statutory.count
    if promised.unit in ALIKE and statutory.unit in ALIKE:
        return promised.count * ALIKE[promised.unit] <= statutory.count * ALIKE[statutory.unit]
    return span(promised).longest <= span(statutory).shortest


def largest_within(unit: LimitUnit, statutory: Limit) -> int:
    """The largest count of this unit that is within the law; 0 when even one is not."""
    # found by halving, since a longer promise is never more lawful
    return bisect_left(range(1, LARGEST + 1), 1, key=lambda n: not is_within(Limit(count=n, unit=unit), statutory))
