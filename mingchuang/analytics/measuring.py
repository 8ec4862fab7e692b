"""A figure measured for units, and the records behind it. The one place where a value is computed."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from mingchuang.analytics.figures import RECORD_COLUMNS, Figure
from mingchuang.foundation.statistics import Interval, wilson_interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From when until when, both days included, and the day on which the books were closed.

    `also` holds what else a figure may ask for by name, such as the campaign it is about.
    """

    from_on: date
    until_on: date
    cut_off_on: date
    also: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """One figure for one unit: its value with everything it came from."""

    numerator: int
    denominator: int
    excluded: int
    per: int = 1
    is_share: bool = True

    @property
    def value(self) -> float | None:
        """`per` x numerator / denominator; of nothing there is no value."""
        return self.per * self.numerator / self.denominator if self.denominator else None

    @property
    def interval(self) -> Interval | None:
        """Wilson's 95 % interval of the value; None where there is no value or the figure is no share."""
        if not self.denominator or not self.is_share:
            return None
        share = wilson_interval(self.numerator, self.denominator)
        return Interval(low=self.per * share.low, high=self.per * share.high)


# Records are summed by place first: there are few places, and only these are compared with the units. A place stands
# below a unit when its path begins with the unit's: it lies between the unit's path and `behind`, the first text after
# all that begin so. Engines sort for such a join; for `starts_with` they would compare every pair.
BY_UNIT = """
WITH records AS (
{records}
), places AS (
    SELECT path, sum(numerator) AS numerator, sum(denominator) AS denominator, count(left_out) AS excluded
    FROM records
    GROUP BY path
)
SELECT
    units.unit,
    CAST(coalesce(sum(places.numerator), 0) AS BIGINT) AS numerator,
    CAST(coalesce(sum(places.denominator), 0) AS BIGINT) AS denominator,
    CAST(coalesce(sum(places.excluded), 0) AS BIGINT) AS excluded
FROM units
LEFT JOIN places ON places.path >= units.path AND places.path < units.behind
GROUP BY units.unit
ORDER BY units.unit
"""
RECORDS_OF_UNITS = """
WITH records AS (
{records}
)
SELECT units.unit, {columns}
FROM records
JOIN units ON records.path >= units.path AND records.path < units.behind
ORDER BY units.unit, records.day DESC, records.source, records.record
"""


def by_unit_sql(figure: Figure) -> str:
    """The whole text that measures a figure, as an auditor may run it."""
    return BY_UNIT.format(records=figure.sql).strip()


def measure(
    engine: duckdb.DuckDBPyConnection, figure: Figure, *, units: Mapping[str, str], period: Period
) -> dict[str, Measurement]:
    """The figure for each unit (key → path); a unit takes in everything below its path."""
    _set_units(engine, units)
    sql = by_unit_sql(figure)
    rows = engine.execute(sql, _parameters(engine, sql, period)).fetchall()
    return {
        unit: Measurement(
            numerator=numerator,
            denominator=denominator,
            excluded=excluded,
            per=figure.per,
            is_share=figure.is_share,
        )
        for unit, numerator, denominator, excluded in rows
    }


def keep_records(
    engine: duckdb.DuckDBPyConnection, figure: Figure, *, units: Mapping[str, str], period: Period, path: Path
) -> str:
    """Write the records behind the figure beside a run and give the file's SHA-256."""
    _set_units(engine, units)
    columns = ", ".join(f"records.{name}" for name in RECORD_COLUMNS)
    sql = RECORDS_OF_UNITS.format(records=figure.sql, columns=columns)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    target = str(beside).replace("'", "''")
    copy = f"COPY ({sql}) TO '{target}' (FORMAT parquet, COMPRESSION zstd)"
    engine.execute(copy, _parameters(engine, copy, period))
    digest = file_digest(beside)
    beside.replace(path)
    return digest


def file_digest(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Part(StrEnum):
    """Which records behind a number are wanted."""

    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    EXCLUDED = "excluded"


CONDITIONS = {
    Part.NUMERATOR: "numerator <> 0",
    Part.DENOMINATOR: "denominator <> 0",
    Part.EXCLUDED: "left_out IS NOT NULL",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record behind a number. `row` is its place in the file, from which a next page starts."""

    row: int
    source: str
    record: int
    path: str
    day: date | None
    numerator: int
    denominator: int
    left_out: str | None
    note: str | None


def kept_records(path: Path, *, unit: str, part: Part, after: int | None = None, size: int = 50) -> list[Record]:
    """Some of the records kept beside a run, newest first, from behind row `after`."""
    columns = ("file_row_number", *RECORD_COLUMNS)
    source = str(path).replace("'", "''")
    sql = f"""
        SELECT {", ".join(columns)}
        FROM read_parquet('{source}', file_row_number = true)
        WHERE unit = $unit AND {CONDITIONS[part]} AND file_row_number > $after
        ORDER BY file_row_number LIMIT $size
    """  # noqa: S608 -- the path is ours, the condition stands above
    with duckdb.connect(":memory:", config={"autoinstall_known_extensions": "false"}) as connection:
        values = {"unit": unit, "after": -1 if after is None else after, "size": size}
        rows = connection.execute(sql, values).fetchall()
    return [Record(**dict(zip(("row", *RECORD_COLUMNS), row, strict=True))) for row in rows]


AFTER_SLASH = chr(ord("/") + 1)  # paths end in a slash


def _set_units(engine: duckdb.DuckDBPyConnection, units: Mapping[str, str]) -> None:
    behind = [f"{path[:-1]}{AFTER_SLASH}" for path in units.values()]
    table = pa.table({"unit": list(units), "path": list(units.values()), "behind": behind})
    engine.register("units_given", table)
    engine.execute("CREATE OR REPLACE TABLE units AS SELECT unit, path, behind FROM units_given")
    engine.unregister("units_given")


def _parameters(engine: duckdb.DuckDBPyConnection, sql: str, period: Period) -> dict[str, Any]:
    """Those of the period's values that the text asks for."""
    wanted = engine.extract_statements(sql)[0].named_parameters
    days = {"from_on": period.from_on, "until_on": period.until_on, "cut_off_on": period.cut_off_on}
    given = {**days, **period.also}
    return {name: given[name] for name in wanted}
