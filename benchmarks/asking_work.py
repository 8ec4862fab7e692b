"""Runs inside the product's settings, as a child of `benchmarks.my_work`: lays out open matters and opens the page.

`python -m benchmarks.asking_work OPEN CLOSED ROUNDS` prints JSON: for each person and page the milliseconds of each
round, of the processor too, the number of statements, and the same rows fetched by one bare statement. The page is
asked through Django's own client: all middleware, no socket.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - Django is set up above
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from benchmarks.laying_matters import lay_out_matters  # noqa: E402
from benchmarks.machine import cpu_seconds  # noqa: E402
from mingchuang.config.commands.migrate import prepare  # noqa: E402
from mingchuang.following.queries import Choice, Standing  # noqa: E402
from mingchuang.organisations.models import Account  # noqa: E402
from mingchuang.workspace.queries.my_work import my_desk  # noqa: E402

PERSONS = ("clerk", "unit_head", "office", "leader")
PAGES: dict[str, tuple[str, Choice | None]] = {
    "my work": ("/w/", Choice()),
    "late": ("/w/?lamp=late", Choice(standing=Standing.LATE)),
    "one kind": ("/w/?kind=pledge", Choice(kind="pledge")),
    "searched": ("/w/?q=第99", Choice(words="第99")),
    "nothing found": ("/w/?q=没有", Choice(words="没有")),
    "load": ("/w/load/", None),
}
BARE = """
SELECT * FROM following_clock c
JOIN following_matter m ON m.id = c.matter_id
JOIN organisations_node n ON n.id = m.owner_node_id
LEFT JOIN organisations_staff s ON s.id = m.owner_id
WHERE c.id IN ({}) ORDER BY c.due_at, c.id
"""
WARM_UP = 3


@dataclass(frozen=True, slots=True)
class Took:
    """Milliseconds of each round, and of the processor for one round: of this process and of the database's."""

    ms: list[float]
    cpu_ms: float


def main() -> int:
    """Lay out, ask, print."""
    count, closed, rounds = (int(word) for word in sys.argv[1:4])
    prepare()
    call_command("migrate", verbosity=0)
    with transaction.atomic():
        lay_out_matters(count, closed, at=timezone.now())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")
    print(json.dumps(list(_asked(rounds))))
    return 0


def _asked(rounds: int) -> Iterator[dict[str, object]]:
    for person in PERSONS:
        account = Account.objects.get(username=person)
        client = Client(headers={"host": "127.0.0.1"})
        client.force_login(account)
        for page, (address, choice) in PAGES.items():
            for _ in range(WARM_UP):
                _ask(client, address)
            asked = _Counter()
            with connection.execute_wrapper(asked):
                rows = _ask(client, address)
            took = _timed(lambda: _ask(client, address), rounds)  # noqa: B023 - called before the next turn
            yield {
                "person": person,
                "page": page,
                "rows": rows,
                "queries": asked.number,
                "ms": took.ms,
                "cpu_ms": took.cpu_ms,
                "bare_ms": _bare(account, choice, rounds) if choice else [],
            }


def _bare(account: Account, choice: Choice, rounds: int) -> list[float]:
    """The rows of the page, fetched by their keys with one statement."""
    rows = my_desk(account.as_actor(), now=timezone.now()).page(choice).rows
    keys = [row.matter.clock.pk for row in rows]
    statement = BARE.format(", ".join(["%s"] * len(keys)) or "NULL")

    def fetch() -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, keys)
            cursor.fetchall()

    return _timed(fetch, rounds).ms


def _timed(act: Callable[[], object], rounds: int) -> Took:
    working = _processes()
    ms, cpu, there = [], time.process_time(), cpu_seconds(working)
    for _ in range(rounds):
        began = time.perf_counter()
        act()
        ms.append(1000 * (time.perf_counter() - began))
    spent = time.process_time() - cpu + cpu_seconds(working) - there
    return Took(ms, 1000 * spent / max(rounds, 1))


def _processes() -> list[int]:
    """The process of the database that works for us; SQLite works within this one."""
    if connection.vendor == "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return [cursor.fetchone()[0]]


class _Counter:
    """Counts statements."""

    def __init__(self) -> None:
        self.number = 0

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 - Django's
        """Count, and go on."""
        self.number += 1
        return execute(sql, params, many, context)


def _ask(client: Client, address: str) -> int:
    answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")
    return answer.content.count(b"data-mc-row")


if __name__ == "__main__":
    sys.exit(main())
