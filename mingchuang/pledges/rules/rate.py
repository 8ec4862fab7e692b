"""The published rate: what counts, what is left out. No database, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mingchuang.pledges.enums import PledgeState


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeStanding:
    """What the rate needs of one published pledge."""

    state: str
    published_on: date
    due_on: date | None
    settled_on: date | None  # judged or withdrawn


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeRate:
    """Kept ÷ due by the cut-off, with all that was counted and all that was left out.

    `due` = `kept` + `partly_kept` + `not_kept` + `awaiting` (due, but not yet judged: they count against the rate).
    """

    cut_off: date
    kept: int = 0
    partly_kept: int = 0
    not_kept: int = 0
    awaiting: int = 0
    withdrawn: int = 0
    not_yet_due: int = 0
    standing: int = 0

    @property
    def due(self) -> int:
        """The denominator."""
        return self.kept + self.partly_kept + self.not_kept + self.awaiting

    @property
    def left_out(self) -> int:
        """Published pledges that are not in the denominator."""
        return self.withdrawn + self.not_yet_due + self.standing

    @property
    def published(self) -> int:
        """All pledges published by the cut-off."""
        return self.due + self.left_out

    @property
    def value(self) -> float | None:
        """The share; None where nothing was due: no data is not a hundred per cent."""
        return self.kept / self.due if self.due else None


def pledge_rate(pledges: Iterable[PledgeStanding], *, on: date) -> PledgeRate:
    """The rate as it stood at the end of this day."""
    counts: dict[str, int] = {}
    for pledge in pledges:
        if pledge.published_on <= on:
            name = _counted_as(pledge, on)
            counts[name] = counts.get(name, 0) + 1
    return PledgeRate(cut_off=on, **counts)


def _counted_as(pledge: PledgeStanding, on: date) -> str:
    settled = pledge.state if pledge.settled_on is not None and pledge.settled_on <= on else ""
    if settled == PledgeState.WITHDRAWN:
        return "withdrawn"
    if pledge.due_on is None:
        # one that was judged not kept ended on that day
        return "not_kept" if settled == PledgeState.NOT_KEPT else "standing"
    if pledge.due_on > on:
        return "not_yet_due"
    return settled if settled in PledgeState.judged() else "awaiting"
