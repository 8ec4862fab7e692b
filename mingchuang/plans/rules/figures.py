"""Shares that a text states beside the numbers they follow from, worked out again: 7000余条 … 4842条 … 71%."""

from mingchuang.plans.draft import StatedFigure
from mingchuang.plans.manuscript import Manuscript
from mingchuang.plans.patterns import Match, Pattern

_PERCENT = Pattern(
    r"(?:[\u4e00-\u9fff]{1,6}?[率比](?:约|已|分别|均|就)?(?:达到?|为|是|占|升至|提高到)?了?|占(?:总[数量]的?|比)?约?)"
    r"\s?(?P<value>\d{1,3}(?:\.\d+)?)\s?[%％]"
)
_NUMBER = Pattern(
    r"(?<![\d.])(?P<value>\d{1,3}(?:，\d{3})+|\d+(?:\.\d+)?)(?P<rest>余|多|几)?\s?(?P<unit>万)?(?P<of>[\u4e00-\u9fff])"
)
# Numbers that count no things: dates, ordinals, shares, money.
_NO_COUNT = frozenset("年月日号时分届期第元点折度级")
_WINDOW = 160
_CLOSE_ENOUGH = 0.6


def figures_of(manuscript: Manuscript) -> tuple[StatedFigure, ...] | None:
    """Every stated share whose whole and part stand before it, counted in the same unit."""
    if "%" not in manuscript.shadow and "％" not in manuscript.shadow:
        return None
    found: list[StatedFigure] = []
    done = 0
    for match in _PERCENT.finditer(manuscript.shadow):
        figure = _figure(manuscript, match, done)
        # Numbers before a share belong to it and not to the next one.
        done = match.end()
        if figure:
            found.append(figure)
    return tuple(found) or None


def _figure(manuscript: Manuscript, percent: Match, after: int) -> StatedFigure | None:
    numbers = _numbers_between(manuscript.shadow, after, percent.start())
    if not numbers:
        return None
    part, unit, _ = numbers[-1]
    wholes = [(value, place) for value, its_unit, place in numbers[:-1] if its_unit == unit and value > part]
    stated = float(percent["value"])
    if not wholes or part <= 0 or stated > 100:
        return None
    whole, place = wholes[-1]
    text = manuscript.words(place, percent.end())
    if text is None:
        return None
    computed = round(part / whole * 100, 1)
    return StatedFigure(
        text=text,
        whole=whole,
        part=part,
        stated_percent=stated,
        computed_percent=computed,
        agrees=abs(computed - stated) < _CLOSE_ENOUGH,
    )


def _numbers_between(shadow: str, after: int, end: int) -> list[tuple[float, str, int]]:
    """Counted things before a place: how many, their measure word, where; of the last two sentences only."""
    start = max(after, end - _WINDOW, shadow.rfind("\n", 0, end))
    return [
        (_value(match), match["of"], match.start())
        for match in _NUMBER.finditer(shadow, start, end)
        if match["of"] not in _NO_COUNT
    ]


def _value(match: Match) -> float:
    value = float(match["value"].replace("，", ""))
    return value * 10_000 if match["unit"] else value
