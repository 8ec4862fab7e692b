"""The hall screen as it is served: what stands on it, how cheaply it is asked, and what changes it."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mingchuang.foundation.access import Actor
from mingchuang.organisations.actions import tree
from mingchuang.organisations.actions.presence import set_whereabouts
from mingchuang.organisations.enums import Where
from tests.cast import NOON, Cast
from tests.factories.catalogue import make_item
from tests.factories.evaluations import make_rating
from tests.factories.pledges import judged, published
from tests.factories.publicity import a_playlist

pytestmark = pytest.mark.django_db


def shown(client: Client, cast: Cast, query: str = "") -> dict[str, str]:
    """Scene → its markup."""
    answer = client.get(f"/screen/{cast.hall.code}/feed/{query}")
    return {scene["key"]: scene["html"] for scene in answer.json()["scenes"]}


def appointed(cast: Cast) -> None:
    tree.appoint(
        actor=Actor.system(),
        staff=cast.lin.staff,
        node=cast.window,
        title="登记岗",
        from_on=date(2026, 1, 5),
        at=NOON,
    )


def test_who_serves_stands_with_post_and_badge_number(client: Client, cast: Cast) -> None:
    appointed(cast)

    page = client.get(f"/screen/{cast.hall.code}/").content.decode()

    assert "林小燕" in page
    assert "登记岗" in page
    assert cast.lin.staff.badge_number in page
    assert "婚姻登记窗口" in page


def test_items_pledges_ratings_and_slogans_stand_there_with_their_numbers(client: Client, cast: Cast) -> None:
    make_item(cast.bureau, windows=[cast.window])
    judged(cast.window, "kept", due_on=date(2026, 3, 12))
    published(cast.window, text_zh="五月底前延长服务到晚上七点", due_on=date(2026, 5, 31))
    make_rating(cast.window)
    with time_machine.travel(NOON + timedelta(days=7)):
        scenes = shown(client, cast)

    assert "最低生活保障对象认定" in scenes["items-1"]
    assert "12 个工作日" in scenes["items-1"]
    assert "到期应兑现 1 条，已兑现 1 条" in scenes["pledges-1"]
    assert "五月底前延长服务到晚上七点" in scenes["pledges-1"]
    assert "评价还太少，只列次数，不算比率。" in scenes["ratings-1"]
    assert "有事请说，能办马上办" in scenes["slogans-1"]
    assert "honours-1" not in scenes, "without records the scene is left out"


def test_while_nothing_changes_the_answer_is_304_and_costs_one_question(client: Client, cast: Cast) -> None:
    etag = client.get(f"/screen/{cast.hall.code}/feed/").headers["ETag"]
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(f"/screen/{cast.hall.code}/feed/", headers={"If-None-Match": etag})

    assert answer.status_code == 304
    assert not answer.content
    assert len(asked) == 1


def test_an_act_elsewhere_leaves_the_screen_as_it_is(client: Client, cast: Cast) -> None:
    etag = client.get(f"/screen/{cast.hall.code}/feed/").headers["ETag"]
    published(cast.neighbour_window)

    assert client.get(f"/screen/{cast.hall.code}/feed/", headers={"If-None-Match": etag}).status_code == 304


def test_a_change_is_there_with_the_next_question(client: Client, cast: Cast) -> None:
    etag = client.get(f"/screen/{cast.hall.code}/feed/").headers["ETag"]
    published(cast.window)

    answer = client.get(f"/screen/{cast.hall.code}/feed/", headers={"If-None-Match": etag})

    assert answer.status_code == 200
    assert "四月底前增设两个婚姻登记窗口" in str(answer.json())


def test_the_number_of_questions_does_not_grow_with_the_hall(client: Client, cast: Cast) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/screen/{cast.hall.code}/")
        return len(asked)

    appointed(cast)
    make_item(cast.bureau, windows=[cast.window])
    cost()
    make_rating(cast.window)
    few = cost()
    for number in range(12):
        tree.register_staff(
            actor=Actor.system(), node=cast.window, name_zh=f"王{number}", badge_number=f"W{number}", at=NOON
        )
        make_item(cast.bureau, windows=[cast.window], code=f"2133000{number:02}", name_zh=f"事项{number}")

    assert cost() == few


def test_the_page_may_stand_in_a_frame_of_its_own_site_only(client: Client, cast: Cast) -> None:
    answer = client.get(f"/screen/{cast.hall.code}/")

    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    assert client.get("/").headers["X-Frame-Options"] == "DENY"


def test_without_script_each_page_leads_to_the_next(client: Client, cast: Cast) -> None:
    page = client.get(f"/screen/{cast.hall.code}/?scene=1").content.decode()

    assert '<noscript><meta http-equiv="refresh"' in page
    assert "url=?scene=2" in page
    assert page.count('class="scene"') - page.count("hidden>") <= 2, "one page is shown"


def test_nonsense_in_the_address_begins_at_the_first_page(client: Client, cast: Cast) -> None:
    for nonsense in (
        "?scene=x",
        "?scene=999",
        "?scene=-1",
        "?playlist=x",
        "?playlist=99999",
        f"?scene={'9' * 5000}",
        "?playlist=９",
    ):
        assert client.get(f"/screen/{cast.hall.code}/{nonsense}").status_code == 200


def test_an_unknown_hall_and_a_window_have_no_screen(client: Client, cast: Cast) -> None:
    assert client.get("/screen/nowhere/").status_code == 404
    assert client.get(f"/screen/{cast.window.code}/").status_code == 404


def test_a_playlist_plays_at_its_hours_and_the_shipped_one_at_all_others(client: Client, cast: Cast) -> None:
    a_playlist(cast)  # working days 8:00 to 12:30; it is noon on a Wednesday

    assert list(shown(client, cast)) == ["slogans-1"], "items are left out where there are none"
    with time_machine.travel(NOON + timedelta(hours=2)):
        assert "identity-1" in shown(client, cast)


def test_a_playlist_can_be_looked_at_before_its_hour(client: Client, cast: Cast) -> None:
    row = a_playlist(cast, weekdays=(7,), slogans_zh=("周日也为您服务",))

    assert "周日也为您服务" not in "".join(shown(client, cast).values())
    assert "周日也为您服务" in "".join(shown(client, cast, f"?playlist={row.pk}").values())


def test_slogans_are_text(client: Client, cast: Cast) -> None:
    a_playlist(cast, slogans_zh=("<img src=x onerror=alert(1)>",))

    assert "<img src=x" not in client.get(f"/screen/{cast.hall.code}/").content.decode()


def test_who_is_away_stands_with_the_deputy(client: Client, cast: Cast) -> None:
    appointed(cast)
    set_whereabouts(
        actor=cast.lin.actor, staff=cast.lin.staff, where=Where.BUSINESS, until_at=NOON + timedelta(hours=2), at=NOON
    )

    scene = shown(client, cast)["whereabouts-1"]

    assert "外出办事" in scene
    assert "预计 14:00 回" in scene
    assert "暂时无人，请到咨询台" in scene
