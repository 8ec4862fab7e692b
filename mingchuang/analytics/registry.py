"""Which columnar tables there are. Areas register theirs in `datasets.py`; nobody here knows an area by name."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import islice
from typing import Any

Row = tuple[Any, ...]  # one cell for each column, of the column's type or None
Reader = Callable[[date | None], Iterable[Sequence[Row]]]
"""Gives the rows in batches. With a day: at least those whose `month_by` day is on or after it; None: all."""


class ColumnType(StrEnum):
    """What a cell holds. Every cell may also be None."""

    WHOLE = "whole"
    DECIMAL = "decimal"
    TEXT = "text"
    DAY = "day"
    MOMENT = "moment"
    TRUTH = "truth"


class Privacy(StrEnum):
    """How far a column may travel. Personal and secret columns never enter a dataset."""

    OPEN = "open"
    INTERNAL = "internal"
    PSEUDONYM = "pseudonym"
    PERSONAL = "personal"
    SECRET = "secret"  # noqa: S105 -- a class of columns


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in SQL, what it holds, how far it may travel."""

    name: str
    type: ColumnType
    privacy: Privacy = Privacy.INTERNAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A table an area offers. `name` is "area.things"; `read` gives tuples in the order of `columns`.

    The first column is the key of the record behind a row. `month_by` names the day column by which the table is
    kept in monthly files; without one it is one file. `label` is Chinese.
    """

    name: str
    label: str
    columns: Sequence[Column]
    read: Reader
    month_by: str = ""

    def __post_init__(self) -> None:
        area, _, things = self.name.partition(".")
        if not (area.isidentifier() and things.isidentifier()):
            raise ValueError(f"{self.name!r} is not of the form area.things")
        names = [column.name for column in self.columns]
        if len(set(names)) < len(names) or not all(name.isidentifier() for name in names):
            raise ValueError(f"{self.name}: column names must differ and be plain words")
        if personal := [c.name for c in self.columns if c.privacy in {Privacy.PERSONAL, Privacy.SECRET}]:
            raise ValueError(f"{self.name}: personal columns never enter a dataset: {', '.join(personal)}")
        days = {column.name for column in self.columns if column.type is ColumnType.DAY}
        if self.month_by and self.month_by not in days:
            raise ValueError(f"{self.name}: {self.month_by!r} is no day column")

    @property
    def view(self) -> str:
        """The table's name in a figure's SQL: dots become underscores."""
        return self.name.replace(".", "_")


_datasets: dict[str, Dataset] = {}


def register(dataset: Dataset) -> Dataset:
    """Offer a dataset; a second one of the same name replaces the first."""
    _datasets[dataset.name] = dataset
    return dataset


def datasets() -> dict[str, Dataset]:
    """All datasets by name."""
    return dict(sorted(_datasets.items()))


def dataset_named(name: str) -> Dataset:
    """The dataset, or `LookupError` with the names there are."""
    try:
        return _datasets[name]
    except KeyError:
        raise LookupError(f"no dataset {name!r}; there are: {', '.join(sorted(_datasets)) or 'none'}") from None


def in_batches(rows: Iterable[Row], size: int = 5000) -> Iterator[list[Row]]:
    """Rows as a reader hands them over: `in_batches(queryset.values_list("pk", …).iterator())`."""
    flow = iter(rows)
    while batch := list(islice(flow, size)):
        yield batch
