"""How long a window waits for its next ticket when 200 windows press at the same moment, beside a bare UPDATE.

`python -m benchmarks.calling --help`. Rounds of the act and of the bare statement alternate in one run on one database.
A press waits for one of the server's threads and for the process's writer, as it would there. The bare statement takes
the oldest ticket of a queue and nothing else: no rule, no lock of the window, no log.
"""

import argparse
import json
import sys
from typing import Any

from benchmarks.running import site
from benchmarks.table import table
from mingchuang.config.commands.serve import THREADS

WINDOWS, ROUNDS = 200, 6
KINDS = ("call", "bare")


def main(arguments: list[str] | None = None) -> int:
    """Measure on each database; 1 when a ticket was called twice or not at all."""
    options = parser().parse_args(arguments)
    faults = 0
    for kind in ("sqlite", "postgresql") if options.database == "both" else (options.database,):
        with site(kind, threads=THREADS) as (served, _):
            words = ["--windows", str(options.windows), "--rounds", str(options.rounds)]
            found = json.loads(served.child("pressing", *words).splitlines()[-1])
        print(report(kind, options.windows, found), flush=True)
        faults += found["faults"]
    return 1 if faults else 0


def parser() -> argparse.ArgumentParser:
    """The options."""
    made = argparse.ArgumentParser(prog="benchmarks.calling", description=__doc__)
    made.add_argument("--database", choices=["sqlite", "postgresql", "both"], default="both")
    made.add_argument("--windows", type=int, default=WINDOWS, help="windows pressing at once (default: 200)")
    made.add_argument("--rounds", type=int, default=ROUNDS, help="rounds of each kind (default: 6)")
    return made


def report(kind: str, windows: int, found: dict[str, Any]) -> str:
    """The table of one database."""
    head = [f"{kind}, {windows} windows at once", "median ms", "p99 ms", "alone ms", "processor ms", "presses/s"]
    rows = [
        [
            name,
            *(f"{found[name][key]:.1f}" for key in ("median", "p99", "alone")),
            f"{found[name]['processor']:.2f}",
            f"{found[name]['per_second']:,.0f}",
        ]
        for name in KINDS
    ]
    by_median, by_work = (found["call"][key] / found["bare"][key] for key in ("median", "processor"))
    ratios = f"call : bare = {by_median:.1f} by median, {by_work:.1f} by processor time"
    return f"{table(head, rows)}\n{ratios}; tickets called twice or lost: {found['faults']}\n"


if __name__ == "__main__":
    sys.exit(main())
