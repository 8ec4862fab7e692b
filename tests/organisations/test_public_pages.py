"""What a citizen sees of those who serve, and what she does not."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse

from mingchuang.foundation.access import Actor
from mingchuang.organisations.actions.marks import award_mark
from mingchuang.organisations.actions.staff import choose_naming
from mingchuang.organisations.enums import Where
from mingchuang.organisations.models import Node, Staff
from tests.cast import NOON, Cast
from tests.factories.organisations import BEGAN, go_out, make_staff, on_post, stand_behind, with_photo


def seen(client: Client, cast: Cast) -> str:
    return client.get(reverse("portal:person", args=[cast.lin.staff.pk])).content.decode()


def test_the_page_tells_who_she_is_and_what_she_may_show(client: Client, cast: Cast) -> None:
    on_post(cast.lin.staff, "窗口专员")
    award_mark(
        actor=Actor.system(), kind="service_star", staff=cast.lin.staff, body_zh="清河县总工会", from_on=BEGAN, at=NOON
    )

    page = seen(client, cast)

    assert all(word in page for word in ("林小燕", "窗口专员", "清河县民政局", "服务明星", "清河县总工会", "在岗"))


def test_where_she_is_and_when_she_is_back(client: Client, cast: Cast) -> None:
    go_out(cast.lin.staff, Where.MEETING, hours=2)

    page = seen(client, cast)

    assert "开会" in page
    assert "2026-03-11 14:00" in page


def test_who_is_not_shown_or_has_left_has_no_page(client: Client, cast: Cast) -> None:
    with_photo(cast.lin.staff)
    for change in ({"is_shown": False}, {"is_shown": True, "left_on": NOON.date()}):
        Staff.objects.filter(pk=cast.lin.staff.pk).update(**change)
        for name in ("portal:person", "portal:person-photo"):
            assert client.get(reverse(name, args=[cast.lin.staff.pk])).status_code == 404


def test_the_photo_is_served_only_where_faces_are_shown(client: Client, cast: Cast) -> None:
    with_photo(cast.lin.staff)
    address = reverse("portal:person-photo", args=[cast.lin.staff.pk])
    assert client.get(address)["Content-Type"] == "image/jpeg"

    choose_naming(actor=cast.zhou.actor, node=cast.bureau, naming="surname", at=NOON)

    assert client.get(address).status_code == 404
    page = seen(client, cast)
    assert "林同志" in page
    assert "小燕" not in page
    assert address not in page


def test_a_hall_names_who_is_away_and_who_stands_in_and_what_is_empty(client: Client, cast: Cast) -> None:
    post = on_post(cast.lin.staff, "窗口专员").post
    stand_behind(post, staff=make_staff(cast.window, "韩梅"))
    other = make_staff(cast.other_window, "马兰")
    on_post(other, "社保专员")
    go_out(cast.lin.staff)
    go_out(other, Where.LEAVE)

    page = client.get(reverse("portal:unit", args=["dating"])).content.decode()

    assert "代“窗口专员”岗" in page
    assert "“社保专员”现在无人在岗" in page
    assert "“窗口专员”现在无人在岗" not in page


def test_a_new_window_shows_its_people_as_its_unit_does(cast: Cast) -> None:
    choose_naming(actor=cast.zhou.actor, node=cast.bureau, naming="surname", at=NOON)
    from mingchuang.organisations.actions.tree import open_node

    window = open_node(
        actor=Actor.system(), kind="window", code="mz-9", name_zh="新窗口", parent=Node.objects.get(code="minzheng"),
        at=NOON + timedelta(days=1),
    )  # fmt: skip

    assert window.naming == "surname"
