"""Nothing acknowledged is lost: `kill -9` of the server in the middle of a load of ratings, again and again.

`python -m benchmarks.kill --help`. Every receipt that was answered must be in the database with its journal entry. With
PostgreSQL its processes are killed too, every second time. A process crash, not a power cut.
"""

import argparse
import json
import random
import re
import sys
import threading
import time
from dataclasses import asdict, dataclass

from benchmarks.client import Driver, Load
from benchmarks.running import Site, database, kill_database, site
from benchmarks.table import table

CEILING = 3000
SHORTEST, LONGEST = 1.5, 4.0
RECEIPT = re.compile(rb"\r\nlocation: /receipt/s/([^/\r]+)/", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a restarted site still knew. Kept but not acknowledged is allowed: the answer fell with the server."""

    acknowledged: int
    missing: int
    without_entry: int
    unacknowledged: int
    broken_rows: int
    integrity: str

    @property
    def is_whole(self) -> bool:
        """Whether nothing was lost and nothing stands half."""
        return not (self.missing or self.without_entry or self.broken_rows) and self.integrity == "ok"


def main(arguments: list[str] | None = None) -> int:
    """Kill, restart and look, some rounds on each database; 1 when anything acknowledged is missing."""
    options = parser().parse_args(arguments)
    kinds = ("sqlite", "postgresql") if options.database == "both" else (options.database,)
    found = [(kind, killed, result) for kind in kinds for killed, result in on(kind, options)]
    head = [
        "database",
        "killed",
        "acknowledged",
        "missing",
        "no entry",
        "kept unacknowledged",
        "half rows",
        "integrity",
    ]
    print(
        table(
            head, [[kind, killed, *(str(value) for value in asdict(result).values())] for kind, killed, result in found]
        )
    )
    return 0 if all(result.is_whole for _, _, result in found) else 1


def parser() -> argparse.ArgumentParser:
    """The options."""
    made = argparse.ArgumentParser(prog="benchmarks.kill", description=__doc__)
    made.add_argument("--database", choices=["sqlite", "postgresql", "both"], default="both")
    made.add_argument("--rounds", type=int, default=4, help="kills on each database (default: 4)")
    made.add_argument("--connections", type=int, default=16, help="citizens sending at once (default: 16)")
    made.add_argument("--threads", type=int, default=8, help="blocking threads of a server process (default: 8)")
    made.add_argument("--bad", type=float, default=0.05, help="share of bad grades (default: 0.05)")
    return made


def on(kind: str, options: argparse.Namespace) -> list[tuple[str, Found]]:
    """All rounds on one database; the table grows from round to round."""
    acknowledged: list[str] = []
    results = []
    with site(kind, threads=options.threads) as (served, server):
        served.child("laying_out", "prepare")
        for turn in range(options.rounds):
            with_database = server if turn % 2 else None
            requests = prepared(served, options)
            served.start()
            load = struck(served, with_database, requests, options.connections)
            if with_database:
                time.sleep(1)  # the last of its processes let go of their memory
                with_database.start()
                served.environment["MINGCHUANG_DATABASE_URL"] = with_database.url
            acknowledged += receipts(load)
            results.append(("server and database" if with_database else "server", look(served, acknowledged)))
    return results


def prepared(served: Site, options: argparse.Namespace) -> list[bytes]:
    """Requests for one round."""
    file = served.folder / "requests"
    made = ["--what", "rating", "--count", str(int(CEILING * LONGEST)), "--bad", str(options.bad)]
    served.child("laying_out", "requests", str(file), *made)
    return file.read_bytes().split(b"\0\n")[:-1]


def struck(served: Site, server: "database.Server | None", requests: list[bytes], connections: int) -> Load:
    """Load until the server falls."""

    def strike() -> None:
        if server:
            kill_database(server)
        served.kill()

    timer = threading.Timer(random.uniform(SHORTEST, LONGEST), strike)
    timer.start()
    try:
        return Driver(requests, seconds=60, keep_answers=True).run(served.port, connections)
    finally:
        timer.join()


def receipts(load: Load) -> list[str]:
    """The receipts that citizens hold in their hands."""
    found = [match[1].decode() for answer in load.answers if (match := RECEIPT.search(answer))]
    if len(found) != load.good:
        raise SystemExit(f"{load.good} good answers, {len(found)} receipts; statuses {dict(load.statuses)}")
    return found


def look(served: Site, acknowledged: list[str]) -> Found:
    """Start the server on what is left, and search."""
    file = served.folder / "receipts"
    file.write_text("\n".join(acknowledged), "ascii")
    served.start()
    served.kill()
    return Found(**json.loads(served.child("laying_out", "audit", str(file))))


if __name__ == "__main__":
    sys.exit(main())
