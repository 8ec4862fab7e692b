"""Public pages ask a fixed number of questions, however much there is to show."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mingchuang.organisations.actions import tree
from tests.cast import NOON, Cast
from tests.factories.campaigns import confirmed_campaign
from tests.factories.catalogue import make_item
from tests.factories.evaluations import make_rating
from tests.factories.pledges import SYSTEM, judged

PAGES = {
    "home": [],
    "units": [],
    "items": [],
    "item": ["Q0"],
    "unit": ["minzheng"],
    "window": ["mz-1"],
    "pledges": ["minzheng"],
    "campaign": ["2026-01"],
    "record": ["qinghe"],
}


def fill(cast: Cast, *, first: int, last: int) -> None:
    """Some of everything."""
    for n in range(first, last):
        make_item(cast.bureau, code=f"Q{n}", windows=[cast.window], name_zh=f"事项{n}")
        judged(cast.window, "kept", due_on=date(2026, 3, 12))
        staff = tree.register_staff(actor=SYSTEM, node=cast.window, name_zh=f"员{n}", badge_number=f"B{n}", at=NOON)
        tree.appoint(actor=SYSTEM, staff=staff, node=cast.window, title=f"岗{n}", from_on=date(2026, 1, 1), at=NOON)
        unit = tree.open_node(
            actor=SYSTEM, kind="unit", code=f"unit-{n}", name_zh=f"单位{n}", parent=cast.county, at=NOON
        )
        tree.open_node(actor=SYSTEM, kind="window", code=f"w-{n}", name_zh=f"窗口{n}", parent=unit, at=NOON)
        make_rating(cast.window, at=NOON)


def asked(client: Client, name: str, args: list[str], **query: Any) -> int:
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert client.get(reverse(f"portal:{name}", args=args), query).status_code == 200
    return len(found)


@pytest.mark.parametrize("name", PAGES)
def test_three_rows_and_thirty_cost_the_same(client: Client, cast: Cast, name: str) -> None:
    confirmed_campaign(cast)
    fill(cast, first=0, last=3)
    few = asked(client, name, PAGES[name])
    fill(cast, first=3, last=30)

    many = asked(client, name, PAGES[name])

    assert many == few
    assert many <= 23


def test_a_search_costs_the_same_for_few_and_many(client: Client, cast: Cast) -> None:
    fill(cast, first=0, last=3)
    few = asked(client, "home", [], q="窗口")
    fill(cast, first=3, last=30)

    assert asked(client, "home", [], q="窗口") == few


def test_a_reader_with_no_account_costs_no_session(client: Client, cast: Cast) -> None:
    with CaptureQueriesContext(connection) as found:
        client.get(reverse("portal:window", args=["mz-1"]))

    assert not [query for query in found if "session" in query["sql"] or "account" in query["sql"]]
    assert not client.cookies
