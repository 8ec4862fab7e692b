"""A figure for units, and the records behind it."""

from datetime import date
from pathlib import Path

import duckdb
import pytest
from pytest_django.fixtures import Settings

from mingchuang.analytics.engine import opened_engine
from mingchuang.analytics.loading import load
from mingchuang.analytics.measuring import Measurement, Part, file_digest, keep_records, kept_records, measure
from tests.analytics.conftest import LATE, MARCH, Visits, visit

DAY = date(2026, 3, 3)
UNITS = {"a": "/1/2/", "b": "/1/20/", "c": "/1/3/"}


def _measured(visits: Visits) -> dict[str, Measurement]:
    with opened_engine([load("test.visits")]) as engine:
        return measure(engine, LATE, units=UNITS, period=MARCH)


def test_a_unit_takes_in_what_stands_below_it_and_not_its_neighbour(visits: Visits) -> None:
    visits.rows = [
        visit(1, DAY, path="/1/2/", is_late=True),
        visit(2, DAY, path="/1/2/7/"),
        visit(3, DAY, path="/1/20/"),
        visit(4, DAY, path="/1/2/7/", is_counted=False),
        visit(5, date(2026, 4, 1), path="/1/2/"),
    ]

    measured = _measured(visits)

    assert measured["a"] == Measurement(numerator=1, denominator=2, excluded=1, per=100)
    assert measured["b"] == Measurement(numerator=0, denominator=1, excluded=0, per=100)


def test_nothing_counted_is_no_value_and_never_full_marks(visits: Visits) -> None:
    unit = _measured(visits)["c"]

    assert (unit.numerator, unit.denominator, unit.value, unit.interval) == (0, 0, None, None)


def test_the_value_has_wilsons_interval_on_its_own_scale() -> None:
    some = Measurement(numerator=5, denominator=6, excluded=0, per=100)

    assert some.value == pytest.approx(83.333, abs=0.001)
    assert some.interval is not None
    assert (some.interval.low, some.interval.high) == pytest.approx((43.6497, 96.9947), abs=0.0001)


def test_a_ratio_that_is_no_share_has_no_interval() -> None:
    assert Measurement(numerator=3, denominator=2, excluded=0, is_share=False).interval is None


def test_the_records_kept_add_up_to_the_number(visits: Visits, tmp_path: Path) -> None:
    visits.rows = [visit(n, DAY, is_late=n % 3 == 0, is_counted=n % 5 > 0) for n in range(1, 31)]
    file = tmp_path / "analytics" / "runs" / "late.parquet"
    with opened_engine([load("test.visits")]) as engine:
        number = measure(engine, LATE, units=UNITS, period=MARCH)["a"]
        digest = keep_records(engine, LATE, units=UNITS, period=MARCH, path=file)

    kept = {part: kept_records(file, unit="a", part=part, size=100) for part in Part}

    assert digest == file_digest(file)
    assert len(kept[Part.NUMERATOR]) == number.numerator
    assert len(kept[Part.DENOMINATOR]) == number.denominator
    assert len(kept[Part.EXCLUDED]) == number.excluded
    assert {record.left_out for record in kept[Part.EXCLUDED]} == {"不计"}


def test_records_are_paged_without_gap_or_repeat(visits: Visits, tmp_path: Path) -> None:
    visits.rows = [visit(n, date(2026, 3, n), path="/1/3/") for n in range(1, 8)]
    file = tmp_path / "analytics" / "runs" / "late.parquet"
    with opened_engine([load("test.visits")]) as engine:
        keep_records(engine, LATE, units=UNITS, period=MARCH, path=file)

    first = kept_records(file, unit="c", part=Part.DENOMINATOR, size=4)
    rest = kept_records(file, unit="c", part=Part.DENOMINATOR, after=first[-1].row, size=4)

    assert [record.record for record in first + rest] == [7, 6, 5, 4, 3, 2, 1]


def test_the_engine_reaches_no_other_file_and_fetches_nothing(visits: Visits) -> None:
    with opened_engine([load("test.visits")]) as engine:
        with pytest.raises(duckdb.PermissionException):
            engine.execute("SELECT * FROM read_csv('/etc/passwd')")
        with pytest.raises(duckdb.Error):
            engine.execute("INSTALL httpfs")


def test_the_engine_spills_instead_of_taking_more_memory(visits: Visits, settings: Settings) -> None:
    settings.ANALYTICS_MEMORY = "60MB"
    with opened_engine([load("test.visits")]) as engine:
        rows = engine.execute("SELECT count(*) FROM (SELECT DISTINCT range, md5(range::VARCHAR) FROM range(1500000))")

        assert rows.fetchall() == [(1_500_000,)]
