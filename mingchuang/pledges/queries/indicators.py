"""Figures by which standing pledges can be measured. Areas above offer theirs at start; none is known by name here."""

from dataclasses import dataclass

from mingchuang.analytics.figures import Figure, figure_named, figures
from mingchuang.pledges.enums import Aim


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A figure, on which side of a target it is good, and below how many records it says nothing."""

    figure: str
    aim: Aim
    fewest: int = 30

    @property
    def measured(self) -> Figure:
        """The figure itself."""
        return figure_named(self.figure)


_offered: dict[str, Indicator] = {}


def offer_indicator(indicator: Indicator) -> Indicator:
    """Let pledges be measured by this figure."""
    _offered[indicator.figure] = indicator
    return indicator


def indicators() -> list[Indicator]:
    """All that are offered, in the order of their names."""
    known = figures()
    return [one for name, one in sorted(_offered.items()) if name in known]


def indicator_named(name: str) -> Indicator | None:
    """The indicator, or None when it is offered no more."""
    return _offered.get(name) if name in figures() else None
