"""Runs inside the product's settings, as a child of `benchmarks.my_work`: lays out open matters and opens the page.

`python -m benchmarks.asking_work OPEN CLOSED ROUNDS` prints JSON: for each person and page the milliseconds of each
round and the number of queries. The page is asked through Django's own client: all middleware, no socket.
"""

import json
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - Django is set up above
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from mingchuang.config.commands.migrate import prepare  # noqa: E402
from mingchuang.following.enums import MatterState  # noqa: E402
from mingchuang.following.models import Clock, Matter  # noqa: E402
from mingchuang.foundation.access import Actor  # noqa: E402
from mingchuang.organisations.actions.accounts import grant_role, open_account  # noqa: E402
from mingchuang.organisations.actions.tree import open_node, register_staff  # noqa: E402
from mingchuang.organisations.models import Account, Node, Staff  # noqa: E402

UNITS, WINDOWS = 40, 25
KINDS = ("rectification", "follow_up", "campaigns.task", "pledge")
PAGES = {
    "my work": "/w/",
    "late": "/w/?lamp=late",
    "one kind": "/w/?kind=pledge",
    "searched": "/w/?q=%E7%AC%AC99",
    "load": "/w/load/",
}
SEED, BATCH, WARM_UP = 2026, 5000, 3


def main() -> int:
    """Lay out, ask, print."""
    count, closed, rounds = (int(word) for word in sys.argv[1:4])
    prepare()
    call_command("migrate", verbosity=0)
    now = timezone.now()
    with transaction.atomic():
        windows, people = _tree(now)
        _matters(windows, people, count, closed, now)
    connection.cursor().execute("ANALYZE")
    print(json.dumps(list(_asked(rounds))))
    return 0


def _tree(at: datetime) -> tuple[list[Node], dict[int, Staff]]:
    """A county of so many units and windows, one clerk each, and an account for each of the four who ask."""
    system = Actor.system()
    county = open_node(actor=system, kind="region", code="county", name_zh="青汀县", at=at)
    hall = open_node(actor=system, kind="hall", code="hall", name_zh="政务大厅", parent=county, at=at)
    units = [
        open_node(actor=system, kind="unit", code=f"u{number}", name_zh=f"第{number}局", parent=county, at=at)
        for number in range(UNITS)
    ]
    windows = _windows(units, hall)
    people = _clerks(windows)
    first = windows[0]
    unit = units[0]
    head = register_staff(actor=system, node=unit, name_zh="负责人", badge_number="head", at=at)
    who = (("clerk", first, people[first.pk]), ("unit_head", unit, head), ("office", county, None))
    for role, node, staff in (*who, ("leader", county, None)):
        account = open_account(
            actor=system, username=role, display_name=role, password="window-2026-open", node=node, staff=staff, at=at
        )
        grant_role(actor=system, account=account, role=role, node=node, at=at)
    return windows, people


def _windows(units: Sequence[Node], hall: Node) -> list[Node]:
    """In bulk; a path is made of keys, so it is written when they are known."""
    windows = Node.objects.bulk_create(
        Node(kind="window", code=f"{unit.code}-{place}", name_zh=f"{place}号窗口", parent=unit, site=hall)
        for unit in units
        for place in range(WINDOWS)
    )
    for window in windows:
        assert window.parent is not None
        window.path = f"{window.parent.path}{window.pk}/"
        window.site_path, window.sort_path = f"{hall.path}{window.pk}/", f"{window.parent.sort_path}{window.pk}/"
    Node.objects.bulk_update(windows, ["path", "site_path", "sort_path"], batch_size=200)
    return windows


def _clerks(windows: Sequence[Node]) -> dict[int, Staff]:
    """One at each window."""
    staff = Staff.objects.bulk_create(
        Staff(node=window, path=window.path, site_path=window.site_path, name_zh="职员", badge_number=window.code)
        for window in windows
    )
    return {person.node_id: person for person in staff}


def _matters(windows: Sequence[Node], people: dict[int, Staff], count: int, closed: int, now: datetime) -> None:
    """Open ones due from a month ago to two months ahead, closed ones of three years before."""
    random = Random(SEED)
    for begin in range(0, count + closed, BATCH):
        matters = Matter.objects.bulk_create(
            _matter(number, windows[number % len(windows)], people, random, now, is_open=number < count)
            for number in range(begin, min(begin + BATCH, count + closed))
        )
        Clock.objects.bulk_create(_clock(matter, random, now) for matter in matters)


def _matter(
    number: int, window: Node, people: dict[int, Staff], random: Random, now: datetime, *, is_open: bool
) -> Matter:
    state = random.choices([MatterState.OPEN, MatterState.ANSWERED], [9, 1])[0] if is_open else MatterState.CLOSED
    opened_at = now - timedelta(days=random.uniform(1, 40) if is_open else random.uniform(40, 1100))
    return Matter(
        kind=KINDS[number % 97 % len(KINDS)],
        title_zh=f"补齐申报材料 第{number}件",
        path=window.path,
        site_path=window.site_path,
        owner_node=window.parent,
        owner=people[window.pk] if random.random() < 0.9 else None,
        state=state,
        opened_at=opened_at,
        answered_at=None if state == MatterState.OPEN else opened_at + timedelta(days=1),
        closed_at=None if is_open else opened_at + timedelta(days=2),
    )


def _clock(matter: Matter, random: Random, now: datetime) -> Clock:
    due_at = now + timedelta(days=random.uniform(-10, 60)) if matter.closed_at is None else matter.closed_at
    return Clock(
        matter=matter,
        started_on=matter.opened_at.date(),
        unit="working",
        limit_count=10,
        amber_at=due_at - timedelta(days=2),
        due_at=due_at,
        first_due_at=due_at,
        limit_at=due_at + timedelta(days=10),
        is_open=matter.closed_at is None,
    )


def _asked(rounds: int) -> Iterator[dict[str, object]]:
    for person in ("clerk", "unit_head", "office", "leader"):
        client = Client(headers={"host": "127.0.0.1"})
        client.force_login(Account.objects.get(username=person))
        for page, address in PAGES.items():
            for _ in range(WARM_UP):
                _ask(client, address)
            asked = _Counter()
            with connection.execute_wrapper(asked):
                rows = _ask(client, address)
            took = []
            for _ in range(rounds):
                began = time.perf_counter()
                _ask(client, address)
                took.append(1000 * (time.perf_counter() - began))
            yield {"person": person, "page": page, "rows": rows, "queries": asked.number, "ms": took}


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
