"""Halls with their playlists, and which one plays."""

import json
from datetime import date, datetime
from functools import cache
from importlib.resources import files

from django.db.models import QuerySet

from mingchuang.foundation.access import Actor
from mingchuang.organisations.enums import NodeKind
from mingchuang.organisations.models import Node
from mingchuang.organisations.models.node import NodeQuerySet
from mingchuang.publicity.models import Playlist
from mingchuang.publicity.permissions import PublicityPermission as P
from mingchuang.publicity.rules import PlaylistContent, SceneTurn, plays_at


@cache
def shipped_playlist() -> PlaylistContent:
    """What plays where nobody has set anything."""
    found = json.loads((files("mingchuang.publicity") / "data" / "playlist.json").read_text(encoding="utf-8"))
    return PlaylistContent(
        name_zh=found["name_zh"],
        name_en=found["name_en"],
        scenes=tuple(SceneTurn(**turn) for turn in found["scenes"]),
        slogans_zh=tuple(found["slogans_zh"]),
        slogans_en=tuple(found["slogans_en"]),
    )


def halls_open(on: date) -> NodeQuerySet:
    """Halls that have a screen page: all that are open."""
    return Node.objects.open_on(on).filter(kind=NodeKind.HALL).in_tree_order()


def screens(actor: Actor, *, on: date) -> NodeQuerySet:
    """Halls whose screen the actor may set."""
    return halls_open(on).within(actor, P.SCREEN_EDIT)


def playlists_of(hall: Node) -> QuerySet[Playlist]:
    """The playlists of a hall in the order of the day."""
    return Playlist.objects.filter(hall=hall).order_by("starts_at", "id")


def playing(hall: Node, *, now: datetime) -> PlaylistContent:
    """What plays in a hall at this local time."""
    for row in playlists_of(hall):
        content = row.content()
        if plays_at(content, weekday=now.isoweekday(), now=now.time()):
            return content
    return shipped_playlist()
