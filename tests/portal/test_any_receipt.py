"""One box takes every receipt; what is over leads to its rating."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from mingchuang.foundation.numbering import new_receipt
from tests.cast import Cast
from tests.factories.casework import accepted
from tests.factories.evaluations import make_rating
from tests.factories.feedback import make_voice
from tests.factories.queueing import make_booking, make_hall, make_template
from tests.factories.reception import make_service

pytestmark = pytest.mark.django_db


def a_booking(cast: Cast) -> str:
    hall = make_hall(cast)
    make_template(hall)
    return make_booking(hall).receipt


RECEIPTS: dict[str, Callable[[Cast], str]] = {
    "rating": lambda cast: make_rating(cast.window).receipt,
    "case": lambda cast: accepted(cast).receipt,
    "voice": lambda cast: make_voice(cast.window).receipt,
    "service": lambda cast: make_service(cast).receipt,
    "booking": a_booking,
}


@pytest.mark.parametrize("kind", RECEIPTS)
def test_any_receipt_leads_to_its_page(client: Client, cast: Cast, kind: str) -> None:
    code = RECEIPTS[kind](cast)

    answer = client.post(reverse("portal:track"), {"code": f" {code.lower()} "}, follow=True)

    assert answer.status_code == 200
    assert answer.redirect_chain, "led on to a page of its own"


def test_a_receipt_nobody_gave_is_not_found(client: Client, cast: Cast) -> None:
    answer = client.post(reverse("portal:track"), {"code": new_receipt()})

    assert answer.status_code == 422
    assert "没有查到" in answer.content.decode()


def test_a_ticket_that_was_served_leads_to_its_rating(client: Client, cast: Cast) -> None:
    hall = make_hall(cast)
    ticket = hall.take()
    address = reverse("queueing:ticket", args=[ticket.token])
    before = client.get(address).content.decode()
    hall.serve()

    after = client.get(address).content.decode()

    assert "评价这次服务" not in before
    assert reverse("evaluations:rate", args=[cast.window.code]) + "?c=" in after
