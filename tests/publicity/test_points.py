"""Display points: a change of the records marks what hangs on the wall."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.models import Entry
from mingchuang.organisations.actions import tree
from mingchuang.publicity.models import DisplayPoint, Hanging
from mingchuang.publicity.presenters.points import hanging_lines
from mingchuang.publicity.queries.points import hung
from tests.cast import NOON, Cast
from tests.factories.catalogue import make_item
from tests.factories.pledges import published
from tests.factories.publicity import TODAY, a_hanging, a_picture, a_point

pytestmark = pytest.mark.django_db


def outdated(cast: Cast) -> list[str]:
    lines = hanging_lines(hung(cast.zhou.actor), on=TODAY)
    return [line.row.subject_code for line in lines if line.is_outdated]


def test_what_has_just_been_hung_agrees_with_the_records(cast: Cast) -> None:
    a_hanging(cast)

    assert outdated(cast) == []


def test_a_new_pledge_outdates_the_poster_of_its_window_and_no_other(cast: Cast) -> None:
    point = a_point(cast)
    a_hanging(cast, point=point)
    a_hanging(cast, point=point, kind="desk_codes")

    published(cast.window)

    assert outdated(cast) == [cast.window.code]
    assert Hanging.objects.get(print_kind="desk_codes").version, "the card with the code says nothing of pledges"


def test_a_new_colleague_and_a_new_item_outdate_it_too(cast: Cast) -> None:
    a_hanging(cast)
    make_item(cast.bureau, windows=[cast.window])
    assert outdated(cast) == [cast.window.code]

    Hanging.objects.all().delete()
    a_hanging(cast, point=DisplayPoint.objects.get())
    tree.register_staff(actor=Actor.system(), node=cast.window, name_zh="新人", badge_number="N1", at=NOON)
    assert outdated(cast) == [cast.window.code]


def test_a_handbook_is_outdated_by_any_of_its_items(cast: Cast) -> None:
    make_item(cast.bureau, windows=[cast.window])
    a_hanging(cast, kind="handbook", code=cast.bureau.code)
    assert outdated(cast) == []

    make_item(cast.bureau, code="2133", name_zh="结婚登记")

    assert outdated(cast) == [cast.bureau.code]


def test_the_office_and_the_unit_see_it_on_their_first_page(client: Client, cast: Cast) -> None:
    a_hanging(cast)
    published(cast.window)
    for who in ("chen", "zhou"):
        client.force_login(cast[who].account)
        page = client.get("/w/publicity/").content.decode()
        assert "墙上挂着 1 件，其中 1 件与现在的记录不一致" in page
    client.force_login(cast.neighbour_head.account)

    assert "还没有登记过张贴" in client.get("/w/publicity/").content.decode()


def test_hanging_with_a_photograph(client: Client, cast: Cast) -> None:
    point = a_point(cast)
    client.force_login(cast.zhou.account)
    photo = SimpleUploadedFile("wall.jpg", a_picture())

    answer = client.post(
        f"/w/publicity/points/{point.pk}/put-up/",
        {"print_kind": "window_poster", "subject": cast.window.code, "version": "", "photo": photo},
        follow=True,
    )

    row = Hanging.objects.get()
    assert "与记录一致" in answer.content.decode()
    assert client.get(f"/w/publicity/hangings/{row.pk}/photo/").headers["Content-Type"] == "image/jpeg"
    assert [entry.kind for entry in Entry.objects.about(point)] == [
        "publicity.point_registered",
        "publicity.print_put_up",
    ]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"subject": "nowhere"}, "没有编码为“nowhere”的这种内容。"),
        ({"version": "xyz"}, "版本号是印件角上的 8 位字符"),
        ({"photo": SimpleUploadedFile("wall.jpg", b"not a picture")}, "这不是能读的照片"),
    ],
)
def test_a_refused_hanging_leaves_nothing(client: Client, cast: Cast, sent: dict[str, object], said: str) -> None:
    point = a_point(cast)
    client.force_login(cast.zhou.account)

    answer = client.post(
        f"/w/publicity/points/{point.pk}/put-up/",
        {"print_kind": "window_poster", "subject": cast.window.code, "version": ""} | sent,
    )

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Hanging.objects.exists()


def test_an_older_version_hung_today_is_outdated_at_once(client: Client, cast: Cast) -> None:
    point = a_point(cast)
    client.force_login(cast.zhou.account)

    client.post(
        f"/w/publicity/points/{point.pk}/put-up/",
        {"print_kind": "window_poster", "subject": cast.window.code, "version": "0BADCAFE"},
    )

    assert outdated(cast) == [cast.window.code]


def test_the_new_print_takes_the_place_of_the_old(client: Client, cast: Cast) -> None:
    old = a_hanging(cast)
    published(cast.window)

    a_hanging(cast, point=old.point, at=NOON + timedelta(hours=1))

    old.refresh_from_db()
    assert old.taken_down_at == NOON + timedelta(hours=1)
    assert outdated(cast) == []


def test_taking_down_and_closing(client: Client, cast: Cast) -> None:
    row = a_hanging(cast)
    client.force_login(cast.zhou.account)

    client.post(f"/w/publicity/hangings/{row.pk}/take-down/")
    row.refresh_from_db()
    assert row.taken_down_by == cast.zhou.actor.label
    client.post(f"/w/publicity/points/{row.point_id}/close/")

    assert client.get(f"/w/publicity/points/{row.point_id}/").status_code == 404
    assert "还没有展示点" in client.get("/w/publicity/points/").content.decode()


def test_a_point_is_registered_once(client: Client, cast: Cast) -> None:
    client.force_login(cast.zhou.account)
    sent = {"node": cast.window.pk, "kind": "window", "place_zh": "台面右侧", "place_en": ""}

    assert client.post("/w/publicity/points/register/", sent).status_code == 302
    assert client.post("/w/publicity/points/register/", sent).status_code == 422
    assert client.post("/w/publicity/points/register/", sent | {"place_zh": "右"}).status_code == 422
    assert DisplayPoint.objects.count() == 1


@pytest.mark.parametrize("who", ["neighbour_office", "neighbour_head", "he"])
def test_nobody_else_hangs_at_the_bureau(client: Client, cast: Cast, who: str) -> None:
    row = a_hanging(cast)
    client.force_login(cast[who].account)

    assert client.post(f"/w/publicity/hangings/{row.pk}/take-down/").status_code == 404
    assert client.post(f"/w/publicity/points/{row.point_id}/close/").status_code == 404
    row.refresh_from_db()
    assert row.taken_down_at is None


def test_the_list_costs_the_same_at_three_and_at_thirty_points(client: Client, cast: Cast) -> None:
    client.force_login(cast.zhou.account)

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get("/w/publicity/points/")
        return len(asked)

    for number in range(3):
        a_hanging(cast, point=a_point(cast, place=f"墙面 {number}"))
    cost()  # the first one also begins the session
    few = cost()
    for number in range(3, 30):
        a_hanging(cast, point=a_point(cast, place=f"墙面 {number}"))

    assert cost() == few
