"""How fast ten million ratings become a scoreboard: the product's own figure beside DuckDB SQL written by hand.

`python -m benchmarks.scoreboard --help`. The ratings are invented, in six monthly Parquet files in a temporary
folder. Each side runs in a process of its own, so that its peak memory is its own; the answers must agree.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.machine import peak_memory_mb
from benchmarks.table import table

ROOT = Path(__file__).resolve().parents[1]
MONTHS = 6
LARGEST = 200_000_000
GENERATE = """
COPY (
    SELECT
        i AS rating_id, window_id, '/1/' || (window_id // {windows} + 2) || '/' || (window_id + 1000000) || '/' AS path,
        '/1/2/' || (window_id + 1000000) || '/' AS site_path, DATE '{month}' + (chance % 28)::INTEGER AS local_on,
        CASE WHEN chance % 1000 < 8 THEN 1 WHEN chance % 1000 < 20 THEN 2 WHEN chance % 1000 < 50 THEN 3
             WHEN chance % 1000 < 250 THEN 4 ELSE 5 END AS grade,
        chance % 1000 < 20 AS is_bad, chance % 997 > 1 AS is_valid, chance % 991 > 5 AS is_active,
        chance % 983 < 4 AS is_suspect, 'walk_in' AS origin
    FROM (
        SELECT i, (hash(i) % {everywhere})::INTEGER AS window_id, (hash(-i) % 1000003)::INTEGER AS chance
        FROM range({first}, {last}) AS numbers (i)
    )
) TO '{file}' (FORMAT parquet, COMPRESSION zstd)
"""
BY_HAND = """
SELECT
    unit, sum(bad) AS bad, sum(counted) AS counted, sum(left_out) AS left_out,
    10000.0 * sum(bad) / sum(counted) AS value
FROM (
    SELECT
        path,
        count(*) FILTER (is_bad AND is_valid AND is_active AND NOT is_suspect) AS bad,
        count(*) FILTER (is_valid AND is_active AND NOT is_suspect) AS counted,
        count(*) FILTER (NOT (is_valid AND is_active AND NOT is_suspect)) AS left_out
    FROM read_parquet({files})
    WHERE local_on BETWEEN DATE '2026-01-01' AND DATE '2026-06-30'
    GROUP BY path
)
JOIN windows USING (path)
GROUP BY unit
ORDER BY unit
"""
Answer = list[tuple[str, int, int, int, float]]


def main(arguments: list[str] | None = None) -> int:
    """Make the ratings, measure each side in children, print one table."""
    options = parser().parse_args(arguments)
    if options.child:
        print(json.dumps(SIDES[options.child](Path(options.folder), options)))
        return 0
    with tempfile.TemporaryDirectory(prefix="mingchuang-scoreboard-") as folder:
        size = generate(Path(folder), options)
        found = {side: in_child(side, folder, options) for side in SIDES}
    if found["figure"]["answer"] != found["by hand"]["answer"]:
        raise SystemExit("the two sides do not agree")
    print(report(found))
    print(
        f"{options.rows:,} ratings, {size / 1e6:.0f} MB of Parquet, {options.units:,} units, "
        f"{options.units * options.windows:,} windows; {os.cpu_count()} cores, memory limit {options.memory}; "
        f"median of {options.rounds} rounds; ratio = seconds beside those of the SQL by hand"
    )
    return 0


def parser() -> argparse.ArgumentParser:
    """The options."""
    made = argparse.ArgumentParser(prog="benchmarks.scoreboard", description=__doc__)
    made.add_argument("--rows", type=int, default=10_000_000, help="how many ratings (default: 10 million)")
    made.add_argument("--units", type=int, default=600, help="how many units (default: 600)")
    made.add_argument("--windows", type=int, default=20, help="windows of a unit (default: 20)")
    made.add_argument("--rounds", type=int, default=5, help="how often each side is asked (default: 5)")
    made.add_argument("--memory", default="1GB", help="what each side may take before it spills (default: 1GB)")
    made.add_argument("--child", choices=list(SIDES), help=argparse.SUPPRESS)
    made.add_argument("--folder", help=argparse.SUPPRESS)
    return made


def generate(folder: Path, options: argparse.Namespace) -> int:
    """Write the months; the bytes they take."""
    if not 1 <= options.rows <= LARGEST:
        raise SystemExit(f"--rows lies between 1 and {LARGEST:,}")
    files = files_in(folder)
    files[0].parent.mkdir(parents=True)
    with duckdb.connect() as connection:
        for number, file in enumerate(files):
            first, last = (options.rows * (number + step) // MONTHS for step in (0, 1))
            connection.execute(
                GENERATE.format(
                    windows=options.windows,
                    month=f"2026-{number + 1:02d}-01",
                    everywhere=options.units * options.windows,
                    first=first,
                    last=last,
                    file=file,
                )
            )
    return sum(file.stat().st_size for file in files)


def files_in(folder: Path) -> list[Path]:
    """Where the product's loader would put them."""
    return [
        folder / "analytics" / "evaluations.ratings" / f"2026-{month:02d}.parquet" for month in range(1, MONTHS + 1)
    ]


def in_child(side: str, folder: str, options: argparse.Namespace) -> dict[str, Any]:
    """Measure one side in a process of its own."""
    passed = ("rows", "units", "windows", "rounds", "memory")
    words = [word for name in passed for word in (f"--{name}", str(getattr(options, name)))]
    command = [sys.executable, "-m", "benchmarks.scoreboard", "--child", side, "--folder", folder, *words]
    settings = {"DJANGO_SETTINGS_MODULE": "mingchuang.config.settings.base", "MINGCHUANG_DATA": folder}
    environment = {**os.environ, **settings, "MINGCHUANG_ANALYTICS_MEMORY": options.memory}
    done = subprocess.run(command, check=False, cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{side} failed:\n{done.stderr[-3000:]}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def measured(ask: Callable[[], Answer], rounds: int) -> dict[str, Any]:
    """Seconds of each round, the memory taken, and the answer."""
    idle, seconds = peak_memory_mb(), []
    answer: Answer = []
    for _ in range(rounds):
        began = time.perf_counter()
        answer = ask()
        seconds.append(time.perf_counter() - began)
    return {"seconds": seconds, "idle": idle, "peak": peak_memory_mb(), "answer": answer}


def figure(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    """The product's path: its engine, its text, its measurement."""
    import django  # noqa: PLC0415 - only this child needs the product

    django.setup()
    from mingchuang.analytics.engine import opened_engine  # noqa: PLC0415 - the same
    from mingchuang.analytics.figures import figure_named  # noqa: PLC0415 - the same
    from mingchuang.analytics.loading import LoadedDataset  # noqa: PLC0415 - the same
    from mingchuang.analytics.measuring import Period, measure  # noqa: PLC0415 - the same
    from mingchuang.analytics.registry import Column, ColumnType, Dataset  # noqa: PLC0415 - the same

    shape = Dataset(name="evaluations.ratings", label="", columns=[Column("rating_id", ColumnType.WHOLE)], read=iter)  # type: ignore[arg-type]  # never read
    files = tuple(files_in(folder))
    loaded = LoadedDataset(dataset=shape, digest="", rows=options.rows, files=files)
    asked, units = figure_named("assessment.bad_per_10000"), unit_paths(options)
    half_year = Period(from_on=date(2026, 1, 1), until_on=date(2026, 6, 30), cut_off_on=date(2026, 6, 30))

    def ask() -> Answer:
        with opened_engine([loaded]) as engine:
            found = measure(engine, asked, units=units, period=half_year)
        return [(unit, m.numerator, m.denominator, m.excluded, round(m.value or 0, 6)) for unit, m in found.items()]

    return measured(ask, options.rounds)


def by_hand(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    """The stick: what somebody would write who knows the files, with a table that says whose window it is."""
    sql = BY_HAND.format(files=[str(file) for file in files_in(folder)])
    windows = [
        (unit, f"{path}{number * options.windows + window + 1_000_000}/")
        for number, (unit, path) in enumerate(unit_paths(options).items())
        for window in range(options.windows)
    ]

    def ask() -> Answer:
        with duckdb.connect(config={"memory_limit": options.memory}) as connection:
            connection.execute("CREATE TABLE windows (unit VARCHAR, path VARCHAR)")
            units, paths = (list(column) for column in zip(*windows, strict=True))
            connection.execute("INSERT INTO windows SELECT unnest($1), unnest($2)", [units, paths])
            rows = connection.execute(sql).fetchall()
        return [(unit, int(bad), int(counted), int(out), round(value, 6)) for unit, bad, counted, out, value in rows]

    return measured(ask, options.rounds)


def unit_paths(options: argparse.Namespace) -> dict[str, str]:
    """Unit code → path."""
    return {f"u{number:05d}": f"/1/{number + 2}/" for number in range(options.units)}


SIDES: Mapping[str, Callable[[Path, argparse.Namespace], dict[str, Any]]] = {"by hand": by_hand, "figure": figure}


def report(found: Mapping[str, Mapping[str, Any]]) -> str:
    """One row a side."""
    stick = statistics.median(found["by hand"]["seconds"])
    rows = []
    for side, numbers in found.items():
        seconds = statistics.median(numbers["seconds"])
        rows.append(
            [
                side,
                f"{seconds:.2f}",
                f"{min(numbers['seconds']):.2f}",
                f"{max(numbers['seconds']):.2f}",
                f"{seconds / stick:.2f}",
                f"{numbers['peak']:.0f}",
                f"{numbers['idle']:.0f}",
            ]
        )
    return table(["", "seconds", "least", "most", "ratio", "peak MB", "idle MB"], rows)


if __name__ == "__main__":
    sys.exit(main())
