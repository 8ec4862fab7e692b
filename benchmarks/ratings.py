"""How many ratings a second are kept durably, beside a bare SELECT + INSERT through the same writer and server.

`python -m benchmarks.ratings --help`. Both views are asked in turn, in one run, on one server; ratios are taken within
the run, for the machine may be doing other things.
"""

import argparse
import json
import statistics
import sys
import tempfile
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.loading import databases, generator, in_turns, load_options, send
from benchmarks.machine import children, cpu_seconds
from benchmarks.profiling import profiled
from benchmarks.running import Site, database, site
from benchmarks.table import table

VIEWS = ("bare", "rating")
WARM_UP_SECONDS = 2
# So many requests are made beforehand for each second of the warm-up; then so many times what it answered.
AT_FIRST, ROOM = 2000, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One view under load for some seconds. `kept` are the rows that came into being meanwhile."""

    view: str
    per_second: float
    p50: float
    p99: float
    errors: int
    answers: int
    kept: int
    server_ms: float
    database_ms: float

    @property
    def cpu_ms(self) -> float:
        """Processor time of one request."""
        return self.server_ms + self.database_ms


def main(arguments: list[str] | None = None) -> int:
    """Measure on each database; 1 when an answer was an error or a rating was answered and not kept."""
    options = parser().parse_args(arguments)
    client = generator(options.client)
    print(f"load by {client}, {options.connections} connections, {options.seconds} s a block, {options.bad:.0%} bad")
    faults = 0
    for kind in databases(options.database):
        blocks = on(kind, client, options)
        print(report(kind, blocks), flush=True)
        faults += sum(block.errors + max(0, block.answers - block.kept) for block in blocks)
    return 1 if faults else 0


def parser() -> argparse.ArgumentParser:
    """The options."""
    made = argparse.ArgumentParser(prog="benchmarks.ratings", description=__doc__)
    made.add_argument("--bad", type=float, default=0.01, help="share of bad grades (default: 0.01)")
    made.add_argument("--networks", type=int, default=5000, help="addresses they come from (default: 5000)")
    made.add_argument(
        "--profile", type=Path, help="after measuring, profile the rating view with py-spy into this file"
    )
    return load_options(made, seconds=8, connections=16)


def on(kind: str, client: str, options: argparse.Namespace) -> list[Block]:
    """All blocks on one database, the views in turn (AB BA AB and so on)."""
    with site(kind, threads=options.threads, workers=options.workers) as (served, server):
        served.child("laying_out", "prepare")
        served.start()
        run = _Run(served, server, client, options)
        for view in VIEWS:
            run.block(view, WARM_UP_SECONDS)
        blocks = [run.block(view, options.seconds) for view in in_turns(VIEWS, options.rounds)]
        if options.profile:
            run.block("rating", options.seconds, options.profile)
        return blocks


@dataclass(slots=True)
class _Run:
    """What all blocks of one database share; `pace` is what each view answered last, a second."""

    served: Site
    server: "database.Server | None"
    client: str
    options: argparse.Namespace
    pace: dict[str, float] = field(default_factory=dict)

    def block(self, view: str, seconds: int, profile: Path | None = None) -> Block:
        """One view under load, and what it cost; with `profile`, look at the busiest process meanwhile."""
        with tempfile.NamedTemporaryFile(dir=self.served.folder) as file:
            self.make(view, seconds, Path(file.name))
            before, server, storing = self.kept(view), cpu_seconds([self.served.process]), self.storing()
            busiest = max(children(self.served.process), key=lambda child: cpu_seconds([child]))
            with profiled(busiest, seconds - 1, profile) if profile else nullcontext():
                measured = send(
                    Path(file.name),
                    port=self.served.port,
                    client=self.client,
                    connections=self.options.connections,
                    seconds=seconds,
                )
            server, storing = cpu_seconds([self.served.process]) - server, self.storing() - storing
        self.pace[view] = measured.per_second
        return Block(
            view=view,
            per_second=measured.per_second,
            p50=measured.p50,
            p99=measured.p99,
            errors=measured.errors,
            answers=measured.answers - measured.errors,
            kept=self.kept(view) - before,
            server_ms=1000 * server / max(1, measured.answers),
            database_ms=1000 * storing / max(1, measured.answers),
        )

    def make(self, view: str, seconds: int, file: Path) -> None:
        """Requests for this block alone, more than can be answered."""
        count = int(seconds * (self.pace[view] * ROOM if view in self.pace else AT_FIRST)) + 100
        words = ["--what", view, "--count", str(count), "--bad", str(self.options.bad)]
        self.served.child("laying_out", "requests", str(file), *words, "--networks", str(self.options.networks))

    def kept(self, view: str) -> int:
        """Rows of this view."""
        return int(json.loads(self.served.child("laying_out", "count"))[view])

    def storing(self) -> float:
        """Seconds of processor time that PostgreSQL has used; SQLite works inside the server."""
        return cpu_seconds([self.server.process.pid]) if self.server and self.server.process else 0.0


def report(kind: str, blocks: Sequence[Block]) -> str:
    """The table of one database and its ratios."""
    head = [kind, "requests/s", "p50 ms", "p99 ms", "CPU ms: server", "database", "errors", "answered", "kept"]
    rows = [
        [
            block.view,
            f"{block.per_second:,.0f}",
            f"{block.p50 * 1000:.0f}",
            f"{block.p99 * 1000:.0f}",
            f"{block.server_ms:.2f}",
            f"{block.database_ms:.2f}",
            str(block.errors),
            str(block.answers),
            str(block.kept),
        ]
        for block in blocks
    ]
    by_rate = [one.per_second / other.per_second for other, one in pairs(blocks)]
    by_cpu = [other.cpu_ms / one.cpu_ms for other, one in pairs(blocks)]
    ratios = " ".join(f"{ratio:.2f}" for ratio in by_rate)
    return (
        f"{table(head, rows)}\n"
        f"rating : bare = {statistics.median(by_rate):.2f} of the requests/s (rounds: {ratios}); "
        f"{statistics.median(by_cpu):.2f} by processor time\n"
    )


def pairs(blocks: Sequence[Block]) -> list[tuple[Block, Block]]:
    """Bare and rating of each round."""
    by_view = {view: [block for block in blocks if block.view == view] for view in VIEWS}
    return list(zip(by_view["bare"], by_view["rating"], strict=True))


if __name__ == "__main__":
    sys.exit(main())
