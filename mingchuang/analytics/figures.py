"""What can be measured. A figure is one SQL text that an auditor can read; areas register theirs in `figures.py`."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

RECORD_COLUMNS = ("source", "record", "path", "day", "numerator", "denominator", "left_out", "note")
"""What the SQL of a figure gives for every record it looks at, see docs/develop/figures.md."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """How one number is made out of records.

    `sql` classifies records: each row says how much it adds to the numerator and to the denominator, or why it is
    left out. The same text gives the number (its sums by unit) and the records behind the number (its rows).
    `label`, `unit` and `about` are Chinese msgids. `per` is the scale of the value: 10 000 for "per ten thousand".
    `is_share` says that the numerator is part of the denominator, so that it has an interval.
    """

    name: str
    label: str
    unit: str
    about: str
    sql: str
    reads: Sequence[str]
    per: int = 1
    is_share: bool = True
    count_unit: str = "件"

    def __post_init__(self) -> None:
        if self.sql.rstrip().endswith(";"):
            raise ValueError(f"{self.name}: the text is used inside another one; leave out the semicolon")


_figures: dict[str, Figure] = {}


def register_figure(figure: Figure) -> Figure:
    """Offer a figure; a second one of the same name replaces the first."""
    _figures[figure.name] = figure
    return figure


def figures() -> dict[str, Figure]:
    """All figures by name."""
    return dict(sorted(_figures.items()))


def figure_named(name: str) -> Figure:
    """The figure, or `LookupError` with the names there are."""
    try:
        return _figures[name]
    except KeyError:
        raise LookupError(f"no figure {name!r}; there are: {', '.join(sorted(_figures)) or 'none'}") from None


def sql_beside(module_file: str, name: str) -> str:
    """The SQL text `data/figures/<name>.sql` beside a module."""
    return (Path(module_file).parent / "data" / "figures" / f"{name}.sql").read_text("utf-8").strip()
