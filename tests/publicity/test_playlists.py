"""Playlists: what is refused, what is kept, and whose halls they are."""

from datetime import time
from typing import Any

import pytest
from django.test import Client

from mingchuang.foundation.journal.models import Entry
from mingchuang.publicity.models import Playlist
from mingchuang.publicity.queries.playlists import shipped_playlist
from mingchuang.publicity.rules import (
    PlaylistContent,
    PlaylistRefused,
    SceneTurn,
    check_alone,
    check_playlist,
    part_of,
    plays_at,
)
from tests.cast import Cast
from tests.factories.publicity import a_playlist, playlist_content


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"weekdays": ()}, "weekdays"),
        ({"starts_at": time(12), "ends_at": time(12)}, "ends_at"),
        ({"scenes": ()}, None),
        ({"scenes": (SceneTurn(kind="items", seconds=4),)}, "seconds_items"),
        ({"scenes": (SceneTurn(kind="items", seconds=121),)}, "seconds_items"),
        ({"slogans_zh": ("长" * 41,)}, "slogans_zh"),
    ],
)
def test_what_cannot_be_played_is_refused(changes: dict[str, Any], field: str | None) -> None:
    with pytest.raises(PlaylistRefused) as refused:
        check_playlist(playlist_content(**changes))

    assert refused.value.field == field


def test_the_shipped_playlist_holds_the_rules() -> None:
    check_playlist(shipped_playlist())


def test_two_playlists_may_touch_but_not_overlap() -> None:
    morning = playlist_content()
    check_alone(playlist_content(name_zh="下午", starts_at=time(12, 30), ends_at=time(18)), [morning])
    check_alone(playlist_content(name_zh="周末", weekdays=(6, 7)), [morning])
    with pytest.raises(PlaylistRefused) as refused:
        check_alone(playlist_content(name_zh="周五", weekdays=(5, 6)), [morning])

    assert refused.value.values["day"] == "周五"


def test_a_playlist_plays_from_its_first_minute_until_its_last() -> None:
    content: PlaylistContent = playlist_content()

    assert plays_at(content, weekday=3, now=time(8, 0))
    assert not plays_at(content, weekday=3, now=time(12, 30))
    assert not plays_at(content, weekday=6, now=time(9, 0))


def test_every_row_of_a_long_list_has_its_turn() -> None:
    seen: set[int] = set()
    for turn in range(3):
        start, end = part_of(50, most=18, turn=turn)
        seen |= set(range(start, end))

    assert seen == set(range(50))
    assert part_of(18, most=18, turn=7) == (0, 18)


def typed(**changes: Any) -> dict[str, Any]:
    """What the form sends."""
    usual = {
        "name_zh": "下午",
        "name_en": "",
        "weekdays": ["1", "2"],
        "starts_at": "13:00",
        "ends_at": "17:30",
        "slogans_zh": "一次办好\n\n您说我改\n",
        "slogans_en": "",
        "place_items": "2",
        "seconds_items": "10",
        "place_slogans": "1",
        "seconds_slogans": "8",
    }
    return usual | changes


@pytest.mark.django_db
def test_the_office_sets_a_playlist_and_sees_the_screen_beside_it(client: Client, cast: Cast) -> None:
    client.force_login(cast.chen.account)

    answer = client.post(f"/w/publicity/screens/{cast.hall.code}/add/", typed(), follow=True)

    row = Playlist.objects.get()
    assert [turn["kind"] for turn in row.scenes] == ["slogans", "items"]
    assert row.slogans_zh == ["一次办好", "您说我改"]
    assert f'src="/screen/{cast.hall.code}/?playlist={row.pk}"' in answer.content.decode()
    assert "frame-src 'self'" in answer.headers["Content-Security-Policy"]
    assert Entry.objects.about(row).get().kind == "publicity.playlist_kept"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"seconds_items": "3"}, "每个画面停留 5 到 120 秒"),
        ({"place_items": "", "place_slogans": ""}, "至少选一个画面。"),
        ({"starts_at": "9:00"}, "与播放单“上午”在周一 09:00 起的时间重叠"),
        ({"name_zh": "上午"}, "这个大厅已有同名的播放单。"),
        ({"place_items": "a"}, "输入整数"),
    ],
)
def test_a_refused_playlist_comes_back_with_the_reason(
    client: Client, cast: Cast, changes: dict[str, str], said: str
) -> None:
    a_playlist(cast)
    client.force_login(cast.chen.account)

    answer = client.post(f"/w/publicity/screens/{cast.hall.code}/add/", typed(**changes))

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert Playlist.objects.count() == 1


@pytest.mark.django_db
def test_a_playlist_is_rewritten_and_taken_off(client: Client, cast: Cast) -> None:
    row = a_playlist(cast)
    client.force_login(cast.chen.account)

    client.post(f"/w/publicity/playlists/{row.pk}/", typed(name_zh="改过的"))
    row.refresh_from_db()
    assert row.name_zh == "改过的"
    client.post(f"/w/publicity/playlists/{row.pk}/drop/")

    assert not Playlist.objects.exists()
    assert "publicity.playlist_dropped" in Entry.objects.values_list("kind", flat=True)


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["zhou", "neighbour_office"])
def test_nobody_else_sets_the_screen_of_the_hall(client: Client, cast: Cast, who: str) -> None:
    row = a_playlist(cast)
    client.force_login(cast[who].account)

    assert client.post(f"/w/publicity/playlists/{row.pk}/drop/").status_code == 404
    assert client.post(f"/w/publicity/screens/{cast.hall.code}/add/", typed()).status_code == 404
    assert Playlist.objects.count() == 1
