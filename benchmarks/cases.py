"""How many cases a second are accepted and decided, each act in a transaction of its own, beside a bare INSERT.

`python -m benchmarks.cases --help`. Acts and inserts are timed in turn in one process, so that the ratio holds
whatever else the machine does; times of day are told beside processor time.
"""

import argparse
import json
import statistics
import sys
from collections.abc import Mapping, Sequence

from benchmarks.running import site
from benchmarks.table import table

ACTS = ("bare insert", "receive", "accept", "decide")


def main(arguments: list[str] | None = None) -> int:
    """Measure on each database; 1 when a number was lost or given twice."""
    parser = argparse.ArgumentParser(prog="benchmarks.cases", description=__doc__)
    parser.add_argument("--database", choices=["sqlite", "postgresql", "both"], default="both")
    parser.add_argument("--cases", type=int, default=40, help="cases of a round (default: 40)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds (default: 3)")
    options = parser.parse_args(arguments)
    faults = 0
    for kind in ("sqlite", "postgresql") if options.database == "both" else (options.database,):
        with site(kind, threads=1) as (served, _):
            said = served.child("laying_cases", str(options.cases), str(options.rounds))
        told = json.loads(said.strip().splitlines()[-1])  # what was prepared is told before
        print(report(kind, told["rounds"]), flush=True)
        faults += int(not told["is_whole"])
    return 1 if faults else 0


def report(kind: str, rounds: Sequence[Mapping[str, Mapping[str, float]]]) -> str:
    """The table of one database: the median of the rounds, and each act as so many bare inserts."""
    wall = {act: statistics.median(one[act]["wall"] for one in rounds) for act in ACTS}
    cpu = {act: statistics.median(one[act]["cpu"] for one in rounds) for act in ACTS}
    rows = [
        [
            act,
            f"{1 / wall[act]:,.0f}",
            f"{wall[act] * 1000:.2f}",
            f"{cpu[act] * 1000:.2f}",
            f"{wall[act] / wall[ACTS[0]]:.1f}",
        ]
        for act in ACTS
    ]
    both = wall["accept"] + wall["decide"]
    head = [kind, "a second", "ms", "CPU ms", "bare inserts"]
    told = f"accept + decide: {1 / both:,.0f} cases a second, {both / wall[ACTS[0]]:.1f} bare inserts"
    return f"{table(head, rows)}\n{told}\n"


if __name__ == "__main__":
    sys.exit(main())
