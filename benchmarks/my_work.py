"""The page *My work* over many open matters, beside the same page over few and beside the bare rows.

`python -m benchmarks.my_work --help`. Clerk, unit head, office and leader ask in turn. "× few" is the median over that
of the same page over few matters: what the size costs. "× bare" is the median over that of one SELECT of the same rows
by their keys. CPU counts this process and the database's own. Ratios hold whatever else the machine does.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.running import site
from benchmarks.table import table

MORE = 3
"""Statements that ask how many there are, so that many are reached by another way than few."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One person's page: milliseconds of each round, rows shown, statements sent; the same rows fetched barely."""

    person: str
    page: str
    rows: int
    queries: int
    ms: Sequence[float]
    cpu_ms: float
    bare_ms: Sequence[float]

    def at(self, share: float) -> float:
        """The time that this share of the rounds does not exceed."""
        return _at(self.ms, share)

    @property
    def times_bare(self) -> str:
        """How many times the bare statement; "–" where it shows no list or no row."""
        return f"{self.at(0.5) / _at(self.bare_ms, 0.5):.0f}" if self.bare_ms and self.rows else "–"


Key = tuple[str, str]


def main(arguments: list[str] | None = None) -> int:
    """Measure on each database; 1 when a page costs many more statements because more is open."""
    options = parser().parse_args(arguments)
    is_even = True
    for kind in ("sqlite", "postgresql") if options.database == "both" else (options.database,):
        few = measured(kind, options.few, 0, options.rounds)
        many = measured(kind, options.open, options.closed, options.rounds)
        print(report(kind, few, many), flush=True)
        is_even &= all(few[key].queries + MORE >= many[key].queries for key in many)
    return 0 if is_even else 1


def parser() -> argparse.ArgumentParser:
    """The options."""
    made = argparse.ArgumentParser(prog="benchmarks.my_work", description=__doc__)
    made.add_argument("--database", choices=["sqlite", "postgresql", "both"], default="both")
    made.add_argument("--open", type=int, default=100_000, help="open matters (default: 100000)")
    made.add_argument("--closed", type=int, default=100_000, help="closed ones beside them (default: 100000)")
    made.add_argument("--few", type=int, default=100, help="open matters to compare with (default: 100)")
    made.add_argument("--rounds", type=int, default=20, help="times each page is asked (default: 20)")
    return made


def measured(kind: str, count: int, closed: int, rounds: int) -> dict[Key, Asked]:
    """All pages of all persons over so many matters."""
    with site(kind, threads=1) as (served, _):
        printed = served.child("asking_work", str(count), str(closed), str(rounds))
    found = [Asked(**line) for line in json.loads(printed.splitlines()[-1])]
    return {(one.person, one.page): one for one in found}


def report(kind: str, few: Mapping[Key, Asked], many: Mapping[Key, Asked]) -> str:
    """The table of one database."""
    head = [kind, "page", "rows", "statements", "CPU ms", "p50 ms", "p99 ms", "× few", "× bare"]
    rows = [
        [
            one.person,
            one.page,
            str(one.rows),
            str(one.queries),
            f"{one.cpu_ms:.0f}",
            f"{one.at(0.5):.0f}",
            f"{one.at(0.99):.0f}",
            f"{one.at(0.5) / few[key].at(0.5):.2f}",
            one.times_bare,
        ]
        for key, one in many.items()
    ]
    return table(head, rows) + "\n"


def _at(ms: Sequence[float], share: float) -> float:
    ordered = sorted(ms)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


if __name__ == "__main__":
    sys.exit(main())
