"""Lists cost the same number of statements however long they are."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mingchuang.organisations.enums import Where
from tests.cast import Cast
from tests.factories.organisations import a_mark, go_out, handed_over, make_staff, on_post, stand_behind

PAGES = {
    "organisations:whereabouts": (),
    "organisations:past-whereabouts": (),
    "organisations:hand-overs": (),
    "organisations:node": ("mz-1",),
    "workspace:home": (),
    "portal:window": ("mz-1",),
}


def fill(cast: Cast, numbers: range) -> None:
    for number in numbers:
        person = make_staff(cast.window, f"专员{number}", badge_number=f"C{number}")
        stand_behind(on_post(person, f"岗位{number}").post, staff=cast.lin.staff)
        a_mark(person)
        go_out(person, Where.MEETING)


def asked(client: Client, name: str) -> int:
    with CaptureQueriesContext(connection) as statements:
        assert client.get(reverse(name, args=PAGES[name])).status_code == 200
    return len(statements)


@pytest.mark.parametrize("name", PAGES)
def test_three_rows_and_eleven_cost_the_same(name: str, client: Client, cast: Cast) -> None:
    handed_over(cast)
    client.force_login(cast.zhou.account)
    fill(cast, range(3))
    asked(client, name)  # the first visit renews the session
    few = asked(client, name)
    fill(cast, range(3, 11))  # a window shows at most twelve

    assert asked(client, name) == few <= 28
