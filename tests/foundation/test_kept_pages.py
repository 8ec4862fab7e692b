"""A public page is drawn once until something happens, and is never another reader's."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from mingchuang.organisations.actions import tree
from tests.cast import NOON, Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(cast: Cast) -> str:
    return reverse("portal:window", args=[cast.window.code])


def test_the_second_reader_costs_one_question(
    client: Client, address: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = client.get(address)

    with django_assert_num_queries(1):
        second = Client().get(address)

    assert second.content == first.content


def test_what_happens_is_shown_at_once(client: Client, cast: Cast, address: str) -> None:
    client.get(address)

    tree.register_staff(actor=cast.chen.actor, node=cast.window, name_zh="新来的", badge_number="N1", at=NOON)

    assert "新来的" in client.get(address).content.decode()


def test_who_has_the_page_is_told_so(client: Client, cast: Cast, address: str) -> None:
    etag = client.get(address)["ETag"]

    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304

    tree.register_staff(actor=cast.chen.actor, node=cast.window, name_zh="新来的", badge_number="N1", at=NOON)
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 200


def test_each_reader_gets_her_language_and_size(client: Client, address: str) -> None:
    chinese = client.get(address).content
    client.cookies["large-type"] = "1"
    large = client.get(address).content
    english = Client(headers={"Accept-Language": "en"}).get(address).content

    assert len({chinese, large, english}) == 3
    assert b'class="large"' in large


def test_pages_of_those_who_are_signed_in_are_their_own(client: Client, cast: Cast, address: str) -> None:
    client.force_login(cast.zhou.account)

    assert "ETag" not in client.get(address)


def test_a_page_that_is_not_there_is_not_kept(client: Client, cast: Cast) -> None:
    missing = reverse("portal:window", args=["w-9"])
    assert client.get(missing).status_code == 404

    tree.open_node(
        actor=cast.chen.actor,
        kind="window",
        code="w-9",
        name_zh="九号窗口",
        parent=cast.bureau,
        site=cast.hall,
        at=NOON,
    )

    assert client.get(missing).status_code == 200
