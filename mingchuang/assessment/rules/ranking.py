"""Who stands before whom, as far as the records can tell."""

from collections.abc import Sequence
from dataclasses import dataclass

from mingchuang.assessment.enums import Standing
from mingchuang.assessment.rules.points import Item, Total


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """A unit with its total. Only those standing `RANKED` are compared."""

    key: str
    points: float | None
    low: float | None
    high: float | None
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """From `best` to `worst`: the ranks a unit may hold. `like` are those it cannot be told apart from."""

    key: str
    best: int | None
    worst: int | None
    like: tuple[str, ...] = ()


def standing_of(scored: Sequence[Item], whole: Total, *, is_vetoed: bool) -> Standing:
    """Whether a unit is ranked. A veto keeps the points on the sheet; too few records do so too."""
    if is_vetoed:
        return Standing.VETOED
    if whole.points is None:
        return Standing.NO_DATA
    if any(item.is_thin for item in scored):
        return Standing.TOO_FEW
    return Standing.RANKED


def is_told_apart(one: Contender, other: Contender) -> bool:
    """Two units are told apart when their intervals do not overlap.

    Conservative: two intervals may overlap a little and the difference still be real. Equal ends overlap, so that
    equal points are always a tie.
    """
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return False
    return one.low > other.high or other.low > one.high


def places(contenders: Sequence[Contender]) -> dict[str, Place]:
    """The places of all, by key; those who are not ranked have none and take none away.

    A unit's best rank is one behind those who are certainly better, its worst one before those who are certainly
    worse. Nobody is put before a unit he cannot be told apart from, and no order is made among equals.
    """
    ranked = [contender for contender in contenders if contender.standing == Standing.RANKED]
    return {contender.key: _place(contender, ranked) for contender in contenders}


def _place(contender: Contender, ranked: Sequence[Contender]) -> Place:
    if contender not in ranked:
        return Place(key=contender.key, best=None, worst=None)
    others = [other for other in ranked if other.key != contender.key]
    apart = [other for other in others if is_told_apart(contender, other)]
    better = sum((other.points or 0.0) > (contender.points or 0.0) for other in apart)
    worse = len(apart) - better
    like = tuple(other.key for other in others if other not in apart)
    return Place(key=contender.key, best=1 + better, worst=len(ranked) - worse, like=like)


def reading_order(contenders: Sequence[Contender]) -> list[Contender]:
    """How a table is read: ranked units by falling points, then the others; equals stay in the order given."""
    return sorted(
        contenders, key=lambda c: (c.standing != Standing.RANKED, -(c.points if c.points is not None else -1))
    )
