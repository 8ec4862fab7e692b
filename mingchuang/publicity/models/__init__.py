"""Rows of publicity."""

from mingchuang.publicity.models.playlist import Playlist
from mingchuang.publicity.models.point import DisplayPoint, Hanging

__all__ = ["DisplayPoint", "Hanging", "Playlist"]
