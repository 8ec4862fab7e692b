"""A session ends after an hour without work, and not before."""

from datetime import timedelta

import time_machine
from django.test import Client
from django.urls import reverse

from tests.cast import NOON, PASSWORD, Cast


def signed_in(client: Client) -> bool:
    return client.get(reverse("workspace:home")).status_code == 200


def test_a_session_lives_while_somebody_works_and_ends_an_hour_after(client: Client, cast: Cast) -> None:
    client.post(reverse("organisations:sign-in"), {"username": "lin", "password": PASSWORD})

    for minutes in (40, 80, 120):
        with time_machine.travel(NOON + timedelta(minutes=minutes), tick=False):
            assert signed_in(client)
    with time_machine.travel(NOON + timedelta(minutes=181), tick=False):
        assert not signed_in(client)


def test_a_page_costs_no_session_write_every_time(client: Client, cast: Cast) -> None:
    client.force_login(cast.lin.account)
    signed_in(client)
    before = client.session["renewed"]

    signed_in(client)

    assert client.session["renewed"] == before


def test_a_visitor_gets_no_session(client: Client, db: None) -> None:
    client.get(reverse("portal:home"))

    assert "sessionid" not in client.cookies
