"""A marking scheme in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mingchuang.analytics.figures import Figure
from mingchuang.assessment.models import Indicator
from mingchuang.assessment.presenters.values import value_text


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownIndicator:
    """An indicator with its definition and its marks in the figure's own unit."""

    indicator: Indicator
    about: str
    full_mark: str
    zero_mark: str


def shown_indicators(rows: Iterable[Indicator], figures: Mapping[str, Figure]) -> list[ShownIndicator]:
    """The indicators in the order given."""
    return [
        ShownIndicator(
            indicator=row,
            about=figures[row.key].about,
            full_mark=value_text(float(row.full_mark), figures[row.key]),
            zero_mark=value_text(float(row.zero_mark), figures[row.key]),
        )
        for row in rows
    ]
