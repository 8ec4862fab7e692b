"""Where a working day begins: one row for one thing to do, figures, filters, and what is given to others."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mingchuang.config.roles import all_permissions
from mingchuang.following.enums import HandOverState
from mingchuang.following.models import Matter
from mingchuang.following.queries import kinds
from tests.cast import NOON, Cast
from tests.factories.evaluations import make_follow_up
from tests.factories.following import make_matter, make_offer
from tests.factories.rectification import make_rectification

HOME, HAND_OVER = "/w/", "/w/hand-over/"


def titles(client: Client, query: str = "") -> list[str]:
    answer = client.get(HOME + query)
    assert answer.status_code == 200
    return [row.matter.title_zh for row in answer.context["work"].matters.rows]


def test_a_bad_rating_is_one_row_and_a_rectification_of_its_own_another(client: Client, cast: Cast) -> None:
    follow_up = make_follow_up(cast.window)
    alone = make_rectification(cast.bureau)
    client.force_login(cast.zhou.account)

    rows = client.get(HOME).context["work"].matters.rows

    assert {row.matter.pk for row in rows} == {follow_up.pk, alone.pk}


def test_figures_lead_into_the_list(client: Client, cast: Cast) -> None:
    make_matter(cast.bureau, title_zh="超期的", started_on=NOON.date() - timedelta(days=20))
    make_matter(cast.bureau, title_zh="正常的", owner=cast.zhou.staff)
    client.force_login(cast.chen.account)

    page = client.get(HOME)

    assert page.context["work"].figures.past_promise.number == 1
    assert 'href="?lamp=past_promise"' in page.content.decode()
    assert titles(client, "?lamp=past_promise") == ["超期的"]
    assert titles(client, "?whose=unowned") == ["超期的"]
    assert titles(client, f"?person={cast.zhou.staff.pk}") == ["正常的"]
    assert titles(client, f"?node={cast.bureau.code}&q=正常") == ["正常的"]


@pytest.mark.parametrize("query", ["?lamp=x", "?whose=x&kind=y", "?person=abc", "?node=nowhere", "?after=x", "?q=%00"])
def test_an_old_bookmark_still_opens(client: Client, cast: Cast, query: str) -> None:
    make_matter(cast.bureau, title_zh="在办")
    client.force_login(cast.zhou.account)

    assert titles(client, query) in (["在办"], [])


def test_a_stranger_is_not_named_by_the_address_bar(client: Client, cast: Cast) -> None:
    client.force_login(cast.lin.account)

    assert "周建国" not in client.get(f"{HOME}?person={cast.zhou.staff.pk}").content.decode()


def test_the_page_costs_the_same_however_much_is_open(client: Client, cast: Cast) -> None:
    client.force_login(cast.chen.account)
    counts = []
    for number in (3, 30):
        for _ in range(number):
            make_matter(cast.bureau, owner=cast.zhou.staff)
            make_offer(cast.other_bureau, to=cast.county)
        client.get(HOME)
        with CaptureQueriesContext(connection) as queries:
            client.get(HOME)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_a_head_gives_several_matters_to_one_of_her_people(client: Client, cast: Cast) -> None:
    chosen = [make_matter(cast.bureau, title_zh=f"第 {n} 件").pk for n in range(3)]
    client.force_login(cast.zhou.account)
    query = "?" + "&".join(f"m={pk}" for pk in chosen[:2])

    form = client.get(HAND_OVER + query)
    assert "第 0 件" in form.content.decode()
    assert client.post(HAND_OVER + query, {"to": ""}).status_code == 422
    assert client.post(HAND_OVER + query, {"to": cast.wu.staff.pk}).status_code == 422  # not of this unit
    assert client.post(HAND_OVER + query, {"to": cast.lin.staff.pk}).status_code == 302

    owners = list(Matter.objects.order_by("pk").values_list("owner_id", flat=True))
    assert owners == [cast.lin.staff.pk, cast.lin.staff.pk, None]


def test_what_is_not_hers_is_not_given_away(client: Client, cast: Cast) -> None:
    strange = make_matter(cast.other_bureau)
    client.force_login(cast.zhou.account)

    assert client.get(f"{HAND_OVER}?m={strange.pk}").status_code == 302  # nothing chosen: back to the list
    client.force_login(cast.chen.account)
    both = f"{HAND_OVER}?m={strange.pk}&m={make_matter(cast.bureau).pk}"
    assert "不同的单位" in client.get(both).content.decode()
    client.post(both, {"to": cast.lin.staff.pk})
    assert not Matter.objects.exclude(owner=None).exists()


def test_an_offer_waits_with_its_taker_and_nobody_else(client: Client, cast: Cast) -> None:
    offer = make_offer(cast.other_bureau, to=cast.bureau, staff=cast.zhou.staff, title_zh="转来的事")
    address = reverse("workspace:offer", args=[offer.pk])
    client.force_login(cast.lin.account)
    assert "转来的事" not in client.get(HOME).content.decode()
    assert client.get(address).status_code == 404

    client.force_login(cast.zhou.account)
    assert address in client.get(HOME).content.decode()
    assert address not in client.get(f"{HOME}?whose=mine").content.decode()  # who asks for a list gets that list
    assert client.post(address, {"answer": "refuse", "reason": " "}).status_code == 422
    assert client.post(address, {"answer": "accept"}).status_code == 302

    offer.refresh_from_db()
    assert offer.state == HandOverState.ACCEPTED
    assert titles(client, "?whose=mine") == ["转来的事"]
    assert client.post(address, {"answer": "accept"}).status_code == 404  # answered already


def test_an_offer_sent_back_stays_with_its_giver(client: Client, cast: Cast) -> None:
    offer = make_offer(cast.other_bureau, to=cast.bureau, staff=cast.zhou.staff)
    client.force_login(cast.zhou.account)

    client.post(reverse("workspace:offer", args=[offer.pk]), {"answer": "refuse", "reason": "不属于民政职责"})

    offer.refresh_from_db()
    assert (offer.state, offer.answer) == (HandOverState.REFUSED, "不属于民政职责")
    assert titles(client) == []


def test_the_load_is_by_unit_for_the_county_and_by_person_in_a_unit(client: Client, cast: Cast) -> None:
    make_matter(cast.bureau, owner=cast.lin.staff)
    client.force_login(cast.sun.account)

    county = client.get("/w/load/")
    unit = client.get(f"/w/load/?node={cast.bureau.code}")

    assert [row.unit for row in county.context["rows"]] == [cast.bureau]
    assert [row.person for row in unit.context["rows"]] == [cast.lin.staff]
    client.force_login(cast.zhou.account)
    assert client.get(f"/w/load/?node={cast.other_bureau.code}").status_code == 404


def test_every_kind_names_a_permission_that_exists() -> None:
    assert {kind.close_permission for kind in kinds().values()} - {""} <= all_permissions()
