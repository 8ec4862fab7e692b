"""What happens to screens and display points."""

from dataclasses import dataclass
from typing import ClassVar

from mingchuang.foundation.journal.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaylistKept(Fact):
    """A playlist of a hall screen was written or rewritten; `content` is the whole of it."""

    kind: ClassVar[str] = "publicity.playlist_kept"
    label: ClassVar[str] = "设定大屏播放单"
    name: str
    content: dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaylistDropped(Fact):
    """A playlist was taken off."""

    kind: ClassVar[str] = "publicity.playlist_dropped"
    label: ClassVar[str] = "撤下大屏播放单"
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PointRegistered(Fact):
    """A place where something hangs was entered."""

    kind: ClassVar[str] = "publicity.point_registered"
    label: ClassVar[str] = "登记展示点"
    point_kind: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PointClosed(Fact):
    """A display point is no longer used."""

    kind: ClassVar[str] = "publicity.point_closed"
    label: ClassVar[str] = "停用展示点"
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintPutUp(Fact):
    """A print was hung at a display point; `version` is the stamp printed on it."""

    kind: ClassVar[str] = "publicity.print_put_up"
    label: ClassVar[str] = "张贴"
    print_kind: str
    subject: str
    version: str
    has_photo: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintTakenDown(Fact):
    """A print was taken down."""

    kind: ClassVar[str] = "publicity.print_taken_down"
    label: ClassVar[str] = "取下"
    print_kind: str
    subject: str
