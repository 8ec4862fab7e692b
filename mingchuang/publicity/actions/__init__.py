"""The acts on playlists and display points."""

from mingchuang.publicity.actions.playlists import drop_playlist, keep_playlist
from mingchuang.publicity.actions.points import close_point, put_up, register_point, take_down

__all__ = ["close_point", "drop_playlist", "keep_playlist", "put_up", "register_point", "take_down"]
