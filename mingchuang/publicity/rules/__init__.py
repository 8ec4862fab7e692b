"""Rules of playlists, prints and display points. No database, no clock, no request."""

from mingchuang.publicity.rules.playlist import (
    PlaylistContent,
    PlaylistRefused,
    SceneTurn,
    check_alone,
    check_playlist,
    part_of,
    plays_at,
)
from mingchuang.publicity.rules.points import PointRefused, check_open, check_place, check_version
from mingchuang.publicity.rules.prints import PAPERS, PrintRefused, check_print

__all__ = [
    "PAPERS",
    "PlaylistContent",
    "PlaylistRefused",
    "PointRefused",
    "PrintRefused",
    "SceneTurn",
    "check_alone",
    "check_open",
    "check_place",
    "check_playlist",
    "check_print",
    "check_version",
    "part_of",
    "plays_at",
]
