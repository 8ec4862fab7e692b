"""The page *My work* over many open matters, beside the same page over few.

`python -m benchmarks.my_work --help`. Clerk, unit head, office and leader ask in turn; the ratio of the two sizes says
what the size costs, for the machine may be doing other things.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.running import site
from benchmarks.table import table


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One person's page: milliseconds of each round, rows shown, statements sent."""

    person: str
    page: str
    rows: int
    queries: int
    ms: Sequence[float]

    def at(self, share: float) -> float:
        """The time that this share of the rounds does not exceed."""
        ordered = sorted(self.ms)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


Key = tuple[str, str]


def main(arguments: list[str] | None = None) -> int:
    """Measure on each database; 1 when a page costs more statements because more is open."""
    options = parser().parse_args(arguments)
    is_even = True
    for kind in ("sqlite", "postgresql") if options.database == "both" else (options.database,):
        few = measured(kind, options.few, 0, options.rounds)
        many = measured(kind, options.open, options.closed, options.rounds)
        print(report(kind, few, many), flush=True)
        is_even &= all(few[key].queries >= many[key].queries for key in many)
    return 0 if is_even else 1


def parser() -> argparse.ArgumentParser:
    """The options."""
    made = argparse.ArgumentParser(prog="benchmarks.my_work", description=__doc__)
    made.add_argument("--database", choices=["sqlite", "postgresql", "both"], default="both")
    made.add_argument("--open", type=int, default=100_000, help="open matters (default: 100000)")
    made.add_argument("--closed", type=int, default=100_000, help="closed ones beside them (default: 100000)")
    made.add_argument("--few", type=int, default=100, help="open matters to compare with (default: 100)")
    made.add_argument("--rounds", type=int, default=50, help="times each page is asked (default: 50)")
    return made


def measured(kind: str, count: int, closed: int, rounds: int) -> dict[Key, Asked]:
    """All pages of all persons over so many matters."""
    with site(kind, threads=1) as (served, _):
        printed = served.child("asking_work", str(count), str(closed), str(rounds))
    found = [Asked(**line) for line in json.loads(printed.splitlines()[-1])]
    return {(one.person, one.page): one for one in found}


def report(kind: str, few: Mapping[Key, Asked], many: Mapping[Key, Asked]) -> str:
    """The table of one database."""
    head = [kind, "page", "rows", "statements", "p50 ms", "p99 ms", "p50 of few", "ratio"]
    rows = [
        [
            one.person,
            one.page,
            str(one.rows),
            str(one.queries),
            f"{one.at(0.5):.0f}",
            f"{one.at(0.99):.0f}",
            f"{few[key].at(0.5):.0f}",
            f"{one.at(0.5) / few[key].at(0.5):.2f}",
        ]
        for key, one in many.items()
    ]
    return table(head, rows) + "\n"


if __name__ == "__main__":
    sys.exit(main())
