"""Values of a draft as the page shows them: each knows its passage, whether it is sure, whether it was changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from mingchuang.campaigns.presenters.source import LONGEST_MARK, marks_of, value_id
from mingchuang.campaigns.rules.spots import SURE


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One value. `id` is its own on the page, `place` the id of its passage ("" = not from the text)."""

    text: str
    id: str = ""
    place: str = ""
    is_unsure: bool = False

    @property
    def is_long(self) -> bool:
        """A whole passage, which is no link itself."""
        return len(self.text) > LONGEST_MARK


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A labelled value, or a row of values. A `head` is a label that was itself read from the text."""

    label: str
    pieces: Sequence[Piece]
    between: str = "、"
    is_changed: bool = False
    head: Piece | None = None

    @property
    def place(self) -> str:
        """Where its passage begins, when the value itself does not lead there."""
        return next((piece.place for piece in self.pieces if piece.is_long and piece.place), "")


class Origins:
    """The places of values in the text, by path."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data
        self._places = {mark.path: mark.anchor for mark in marks_of(data)}
        self._origins: Mapping[str, Any] = data.get("origins") or {}

    def piece(self, text: str, *paths: str) -> Piece:
        """A value with the first of these paths that is known."""
        path = next((one for one in paths if one in self._origins), "")
        if not path:
            return Piece(text=text)
        unsure = self._origins[path].get("confidence", 1.0) < SURE
        return Piece(text=text, id=value_id(path), place=self._places.get(path, ""), is_unsure=unsure)

    def line(self, label: str, text: Any, *paths: str, was: Any = None) -> Line:
        """A single value under a label (a Chinese msgid); `was` is what the importer read."""
        said = str(text or "")
        return Line(
            label=gettext(label), pieces=[self.piece(said, *paths)] if said else [], is_changed=said != str(was or "")
        )

    def row(self, label: str, texts: Iterable[str] | None, path: str, *, was: Any = None, between: str = "、") -> Line:
        """Several values under a label; each is found by its words among those that were read."""
        read = list(was or [])
        pieces = [self.piece(text, *([f"{path}/{read.index(text)}"] if text in read else [])) for text in texts or []]
        changed = list(texts or []) != read
        return Line(label=gettext(label), pieces=pieces, between=between, is_changed=changed)

    def at_path(self, path: str) -> Any:
        """The value that was read there."""
        found: Any = self._data
        for step in path.strip("/").split("/"):
            if isinstance(found, list):
                found = found[int(step)] if int(step) < len(found) else None
            elif isinstance(found, Mapping):
                found = found.get(step)
            else:
                return None
        return found
