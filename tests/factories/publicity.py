"""Playlists, display points and what hangs there, made through the product's own acts."""

import io
from datetime import date, datetime, time
from typing import Any

from PIL import Image

from mingchuang.foundation.access import Actor
from mingchuang.organisations.models import Node
from mingchuang.publicity import actions
from mingchuang.publicity.models import DisplayPoint, Hanging, Playlist
from mingchuang.publicity.presenters.prints import title_of
from mingchuang.publicity.rules import PlaylistContent, SceneTurn
from tests.cast import NOON, Cast

SYSTEM = Actor.system()
TODAY = date(2026, 3, 11)


def playlist_content(**changes: Any) -> PlaylistContent:
    """Slogans and items, in the mornings of working days."""
    usual: dict[str, Any] = {
        "name_zh": "上午",
        "weekdays": (1, 2, 3, 4, 5),
        "starts_at": time(8, 0),
        "ends_at": time(12, 30),
        "scenes": (SceneTurn(kind="slogans", seconds=6), SceneTurn(kind="items", seconds=10)),
        "slogans_zh": ("群众的事放在心上",),
    }
    return PlaylistContent(**{**usual, **changes})


def a_playlist(cast: Cast, **changes: Any) -> Playlist:
    """The hall's own playlist."""
    return actions.keep_playlist(actor=SYSTEM, hall=cast.hall, content=playlist_content(**changes), at=NOON)


def a_point(cast: Cast, *, node: Node | None = None, place: str = "一楼入口左侧墙") -> DisplayPoint:
    """A notice board of the bureau."""
    return actions.register_point(actor=SYSTEM, node=node or cast.bureau, kind="notice_board", place_zh=place, at=NOON)


def a_picture(*, width: int = 640, height: int = 480) -> bytes:
    """A photograph of something teal."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#0B5563").save(out, "JPEG")
    return out.getvalue()


def a_hanging(
    cast: Cast, *, kind: str = "window_poster", code: str = "", point: DisplayPoint | None = None, at: datetime = NOON
) -> Hanging:
    """The poster of the window, as it would be printed today, with a photograph."""
    code = code or cast.window.code
    title = title_of(kind, code, on=TODAY)
    assert title is not None
    return actions.put_up(
        actor=SYSTEM,
        point_id=(point or a_point(cast)).pk,
        print_kind=kind,
        subject_code=code,
        subject_zh=title[0],
        version=title[1],
        photo=a_picture(),
        at=at,
    )
