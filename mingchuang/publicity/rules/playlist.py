"""What a playlist may say, when it plays, and which rows of a long list have their turn."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time

from mingchuang.foundation.errors import FieldRefusal

LEAST_SECONDS, MOST_SECONDS = 5, 120
LONGEST_SLOGAN = 40
DAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")


class PlaylistRefused(FieldRefusal):
    """Not so. `field` names the place at fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneTurn:
    """A scene and how long each of its pages stands."""

    kind: str
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaylistContent:
    """A playlist as it shall stand. Weekdays count from 1, Monday; it plays from `starts_at` until `ends_at`."""

    name_zh: str
    name_en: str = ""
    weekdays: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7)
    starts_at: time = time(0, 0)
    ends_at: time = time(23, 59)
    scenes: tuple[SceneTurn, ...] = ()
    slogans_zh: tuple[str, ...] = ()
    slogans_en: tuple[str, ...] = ()


def check_playlist(content: PlaylistContent) -> None:
    """Something plays, at some time, long enough to be read."""
    if not content.weekdays:
        raise PlaylistRefused("至少选一个星期几。", field="weekdays")
    if content.starts_at >= content.ends_at:
        raise PlaylistRefused("结束时间要晚于开始时间。", field="ends_at")
    if not content.scenes:
        raise PlaylistRefused("至少选一个画面。")
    for turn in content.scenes:
        if not LEAST_SECONDS <= turn.seconds <= MOST_SECONDS:
            raise PlaylistRefused(
                "每个画面停留 {least} 到 {most} 秒，短了读不完，长了等不到。",
                field=f"seconds_{turn.kind}",
                least=LEAST_SECONDS,
                most=MOST_SECONDS,
            )
    for slogan in content.slogans_zh:
        if len(slogan) > LONGEST_SLOGAN:
            raise PlaylistRefused(
                "标语“{start}…”超过 {most} 个字，大屏上放不下。",
                field="slogans_zh",
                start=slogan[:10],
                most=LONGEST_SLOGAN,
            )


def check_alone(content: PlaylistContent, others: Iterable[PlaylistContent]) -> None:
    """At no time do two playlists of one hall play."""
    for other in others:
        shared = sorted(set(content.weekdays) & set(other.weekdays))
        if shared and content.starts_at < other.ends_at and other.starts_at < content.ends_at:
            raise PlaylistRefused(
                "与播放单“{name}”在{day} {start} 起的时间重叠，请错开。",
                field="starts_at",
                name=other.name_zh,
                day=DAYS[shared[0] - 1],
                start=max(content.starts_at, other.starts_at).strftime("%H:%M"),
            )


def plays_at(content: PlaylistContent, *, weekday: int, now: time) -> bool:
    """Whether it plays at this time of this weekday."""
    return weekday in content.weekdays and content.starts_at <= now < content.ends_at


def part_of(count: int, *, most: int, turn: int) -> tuple[int, int]:
    """Of a list too long for one round, from which row to which it has its turn; the next turn shows the next part."""
    if count <= most:
        return 0, count
    parts = -(-count // most)
    start = (turn % parts) * most
    return start, min(start + most, count)
