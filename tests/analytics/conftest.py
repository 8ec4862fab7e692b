"""A dataset of invented visits, and a figure over it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from mingchuang.analytics import figures, registry
from mingchuang.analytics.figures import Figure
from mingchuang.analytics.measuring import Period
from mingchuang.analytics.registry import Column, ColumnType, Dataset

MARCH = Period(from_on=date(2026, 3, 1), until_on=date(2026, 3, 31), cut_off_on=date(2026, 3, 31))
COLUMNS = [
    Column("visit_id", ColumnType.WHOLE),
    Column("path", ColumnType.TEXT),
    Column("day", ColumnType.DAY),
    Column("is_late", ColumnType.TRUTH),
    Column("is_counted", ColumnType.TRUTH),
]
LATE_SQL = """
SELECT
    'test.visits' AS source,
    visit_id AS record,
    path,
    day,
    CASE WHEN is_counted AND is_late THEN 1 ELSE 0 END AS numerator,
    CASE WHEN is_counted THEN 1 ELSE 0 END AS denominator,
    CASE WHEN NOT is_counted THEN '不计' END AS left_out,
    CAST(NULL AS VARCHAR) AS note
FROM test_visits
WHERE day BETWEEN $from_on AND $until_on
"""
LATE = Figure(
    name="test.late", label="迟到率", unit="%", about="", sql=LATE_SQL.strip(), reads=("test.visits",), per=100
)

Visit = tuple[int, str, date | None, bool, bool]


class Visits:
    """What the area would read from its tables; tests change `rows`."""

    def __init__(self) -> None:
        self.rows: list[Visit] = []
        self.asked: list[date | None] = []

    def read(self, since: date | None) -> Iterator[list[Visit]]:
        self.asked.append(since)
        yield [row for row in self.rows if since is None or (row[2] is not None and row[2] >= since)]


@pytest.fixture(autouse=True)
def _own_data_folder(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def visits(monkeypatch: pytest.MonkeyPatch) -> Visits:
    """The dataset test.visits, registered for one test."""
    source = Visits()
    known: dict[str, Any] = dict(registry.datasets())
    monkeypatch.setattr(registry, "_datasets", known)
    monkeypatch.setattr(figures, "_figures", dict(figures.figures()))
    registry.register(Dataset(name="test.visits", label="来访", columns=COLUMNS, read=source.read, month_by="day"))
    figures.register_figure(LATE)
    return source


def visit(
    number: int, day: date | None, *, path: str = "/1/2/", is_late: bool = False, is_counted: bool = True
) -> Visit:
    return (number, path, day, is_late, is_counted)
