"""Lays out a county with many followed matters, in bulk: what a benchmark looks at, not what it measures."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import islice
from random import Random
from typing import Any

from mingchuang.config.sample.bulk import insert_rows
from mingchuang.following.enums import MatterState
from mingchuang.following.models import Clock, Matter
from mingchuang.foundation.access import Actor
from mingchuang.organisations.actions.accounts import grant_role, open_account
from mingchuang.organisations.actions.tree import open_node, register_staff
from mingchuang.organisations.models import Node, Staff

UNITS, WINDOWS = 40, 25
KINDS = ("rectification", "follow_up", "campaigns.task", "pledge")
PASSWORD = "window-2026-open"
SEED, BATCH = 2026, 20_000

Row = dict[str, Any]


def lay_out_matters(count: int, closed: int, *, at: datetime) -> None:
    """A county of so many open matters and so many closed ones, and an account for each of the four who ask."""
    windows, people = _tree(at)
    random = Random(SEED)
    rows = (_matter(number, windows, people, random, at, is_open=number < count) for number in range(count + closed))
    while batch := list(islice(rows, BATCH)):
        insert_rows(Matter, batch)
    matters = Matter.objects.order_by("pk").values_list("pk", "opened_at", "closed_at")
    clocks = (_clock(*matter, random, at) for matter in matters.iterator(chunk_size=BATCH))
    while batch := list(islice(clocks, BATCH)):
        insert_rows(Clock, batch)


def _tree(at: datetime) -> tuple[list[Node], Mapping[int, Staff]]:
    """So many units and windows, one clerk each, a head for the first unit."""
    system = Actor.system()
    county = open_node(actor=system, kind="region", code="county", name_zh="青汀县", at=at)
    hall = open_node(actor=system, kind="hall", code="hall", name_zh="政务大厅", parent=county, at=at)
    units = [
        open_node(actor=system, kind="unit", code=f"u{number}", name_zh=f"第{number}局", parent=county, at=at)
        for number in range(UNITS)
    ]
    windows = _windows(units, hall)
    people = _clerks(windows)
    first, unit = windows[0], units[0]
    head = register_staff(actor=system, node=unit, name_zh="负责人", badge_number="head", at=at)
    who = (("clerk", first, people[first.pk]), ("unit_head", unit, head), ("office", county, None))
    for role, node, staff in (*who, ("leader", county, None)):
        account = open_account(
            actor=system, username=role, display_name=role, password=PASSWORD, node=node, staff=staff, at=at
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


def _clerks(windows: Sequence[Node]) -> Mapping[int, Staff]:
    """One at each window."""
    staff = Staff.objects.bulk_create(
        Staff(node=window, path=window.path, site_path=window.site_path, name_zh="职员", badge_number=window.code)
        for window in windows
    )
    return {person.node_id: person for person in staff}


def _matter(
    number: int,
    windows: Sequence[Node],
    people: Mapping[int, Staff],
    random: Random,
    now: datetime,
    *,
    is_open: bool,
) -> Row:
    """One in ten is answered and waits to be checked, one in ten has no owner; closed ones are of three years."""
    window = windows[number % len(windows)]
    state = random.choices([MatterState.OPEN, MatterState.ANSWERED], [9, 1])[0] if is_open else MatterState.CLOSED
    opened_at = now - timedelta(days=random.uniform(1, 40) if is_open else random.uniform(40, 1100))
    return {
        "kind": KINDS[number % 97 % len(KINDS)],
        "title_zh": f"补齐申报材料 第{number}件",
        "path": window.path,
        "site_path": window.site_path,
        "owner_node_id": window.parent_id,
        "owner_id": people[window.pk].pk if random.random() < 0.9 else None,
        "state": state.value,
        "opened_at": opened_at,
        "answered_at": None if state == MatterState.OPEN else opened_at + timedelta(days=1),
        "closed_at": None if is_open else opened_at + timedelta(days=2),
    }


def _clock(matter: int, opened_at: datetime, closed_at: datetime | None, random: Random, now: datetime) -> Row:
    """Open ones fall due from ten days ago to two months ahead."""
    due_at = closed_at or now + timedelta(days=random.uniform(-10, 60))
    return {
        "matter_id": matter,
        "started_on": opened_at.date(),
        "unit": "working",
        "limit_count": 10,
        "amber_at": due_at - timedelta(days=2),
        "due_at": due_at,
        "first_due_at": due_at,
        "limit_at": due_at + timedelta(days=10),
        "is_open": closed_at is None,
    }
