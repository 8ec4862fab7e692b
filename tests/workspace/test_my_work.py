"""Where a working day begins: one row for one thing to do."""

from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.factories.evaluations import make_follow_up
from tests.factories.rectification import make_rectification


def test_a_bad_rating_is_one_row_and_a_rectification_of_its_own_another(client: Client, cast: Cast) -> None:
    follow_up = make_follow_up(cast.window)
    alone = make_rectification(cast.bureau)
    client.force_login(cast.zhou.account)

    rows = client.get(reverse("workspace:home")).context["matters"].rows

    assert {row.matter.pk for row in rows} == {follow_up.pk, alone.pk}
