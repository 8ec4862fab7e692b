"""Where a working day begins."""

from django.test import Client
from django.urls import reverse

from tests.cast import Cast


def test_an_empty_desk_says_so(client: Client, cast: Cast) -> None:
    client.force_login(cast.lin.account)

    assert "现在没有等您办的事" in client.get(reverse("workspace:home")).content.decode()
