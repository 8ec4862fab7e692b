"""Public search over many items and the page of a window, beside a static file from the same server.

`python -m benchmarks.items --help`. All three are asked in turn, in one run, on one server; ratios are taken within
the run, for the machine may be doing other things.
"""

import argparse
import json
import statistics
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from benchmarks.loading import NOUGHT, databases, generator, in_turns, load_options, send
from benchmarks.machine import cpu_seconds
from benchmarks.running import Site, database, site
from benchmarks.table import table

VIEWS = ("static", "search", "window")
WARM_UP_SECONDS = 2
AT_FIRST, ROOM = 3000, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One view under load for some seconds."""

    view: str
    per_second: float
    p50: float
    p99: float
    errors: int
    cpu_ms: float


def main(arguments: list[str] | None = None) -> int:
    """Measure on each database; 1 when an answer was an error."""
    options = parser().parse_args(arguments)
    client = generator(options.client)
    print(f"load by {client}, {options.connections} connections, {options.seconds} s a block, {options.items:,} items")
    errors = 0
    for kind in databases(options.database):
        blocks = on(kind, client, options)
        print(report(kind, blocks), flush=True)
        errors += sum(block.errors for block in blocks)
    return 1 if errors else 0


def parser() -> argparse.ArgumentParser:
    """The options."""
    made = argparse.ArgumentParser(prog="benchmarks.items", description=__doc__)
    made.add_argument("--items", type=int, default=10_000, help="items in force (default: 10000)")
    return load_options(made, seconds=6, connections=8)


def on(kind: str, client: str, options: argparse.Namespace) -> list[Block]:
    """All blocks on one database, the views in turn and back again."""
    with site(kind, threads=options.threads, workers=options.workers) as (served, server):
        addresses = json.loads(served.child("laying_items", str(options.items)).splitlines()[-1])
        served.start()
        run = _Run(served, server, client, options.connections, addresses)
        for view in VIEWS:
            run.block(view, WARM_UP_SECONDS)
        return [run.block(view, options.seconds) for view in in_turns(VIEWS, options.rounds)]


class _Run:
    """What all blocks of one database share."""

    def __init__(
        self,
        served: Site,
        server: "database.Server | None",
        client: str,
        connections: int,
        addresses: Mapping[str, Sequence[str]],
    ) -> None:
        self._served, self._server, self._client, self._connections = served, server, client, connections
        self._addresses = addresses
        self._pace: dict[str, float] = {}

    def block(self, view: str, seconds: int) -> Block:
        """One view under load, and what it cost."""
        count = int(seconds * max(self._pace.get(view, AT_FIRST), 10) * ROOM) + 100
        with tempfile.NamedTemporaryFile(dir=self._served.folder) as file:
            Path(file.name).write_bytes(b"".join(one + NOUGHT for one in self._requests(view, count)))
            before = self._cpu()
            measured = send(
                Path(file.name),
                port=self._served.port,
                client=self._client,
                connections=self._connections,
                seconds=seconds,
            )
            cpu = self._cpu() - before
        self._pace[view] = measured.per_second
        return Block(
            view=view,
            per_second=measured.per_second,
            p50=measured.p50,
            p99=measured.p99,
            errors=measured.errors,
            cpu_ms=1000 * cpu / max(1, measured.answers),
        )

    def _requests(self, view: str, count: int) -> Iterator[bytes]:
        head = f"Host: 127.0.0.1:{self._served.port}\r\nAccept-Language: zh-CN\r\n\r\n"
        return (f"GET {address} HTTP/1.1\r\n{head}".encode() for address in islice(cycle(self._addresses[view]), count))

    def _cpu(self) -> float:
        """Seconds of processor time that the server and its database have used."""
        storing = cpu_seconds([self._server.process.pid]) if self._server and self._server.process else 0.0
        return cpu_seconds([self._served.process]) + storing


def report(kind: str, blocks: Sequence[Block]) -> str:
    """The table of one database and its ratios."""
    head = [kind, "requests/s", "p50 ms", "p99 ms", "CPU ms", "errors"]
    rows = [
        [
            block.view,
            f"{block.per_second:,.0f}",
            f"{block.p50 * 1000:.1f}",
            f"{block.p99 * 1000:.1f}",
            f"{block.cpu_ms:.2f}",
            str(block.errors),
        ]
        for block in blocks
    ]
    return "\n".join([table(head, rows), *(_ratio(view, blocks) for view in VIEWS[1:]), ""])


def _ratio(view: str, blocks: Sequence[Block]) -> str:
    still = [block for block in blocks if block.view == "static"]
    asked = [block for block in blocks if block.view == view]
    rates = [one.per_second / other.per_second for one, other in zip(asked, still, strict=True)]
    cpu = [other.cpu_ms / one.cpu_ms for one, other in zip(asked, still, strict=True)]
    each = " ".join(f"{rate:.3f}" for rate in rates)
    return (
        f"{view} : static = {statistics.median(rates):.3f} of the requests/s (rounds: {each}); "
        f"{statistics.median(cpu):.3f} by processor time"
    )


if __name__ == "__main__":
    sys.exit(main())
