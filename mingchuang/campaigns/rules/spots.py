"""What a person should look at in a draft: flags, values the importer was unsure of, repairs, lost corrections. Pure.

Each has a key that stays the same as long as the draft is there: what the importer found never changes.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from mingchuang.foundation.errors import Refusal

SURE = 0.75
LAST_NUMBER = re.compile(r"/\d+$")


class SpotRefused(Refusal):
    """There is no such spot."""


class SpotSort(StrEnum):
    """Why a spot is on the list."""

    FLAG = "flag"
    UNSURE = "unsure"
    CARRIED = "carried"
    REPAIR = "repair"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One thing to look at. `index` counts within its sort; `path` is the value in doubt, `at` the place."""

    key: str
    sort: SpotSort
    index: int
    path: str = ""
    at: tuple[int, int] | None = None


def spots_of(data: Mapping[str, Any], carried: Sequence[Mapping[str, Any]] = ()) -> list[Spot]:
    """All of them: first what has no place in the text, then along the text."""
    found = [*_flags(data), *_unsure(data), *_carried(carried), *_repairs(data)]
    return sorted(found, key=lambda spot: spot.at or (-1, -1))


def _flags(data: Mapping[str, Any]) -> Iterator[Spot]:
    for index, flag in enumerate(data.get("flags") or []):
        yield Spot(key=f"flag-{index}", sort=SpotSort.FLAG, index=index, at=_span(flag.get("at")))


def _unsure(data: Mapping[str, Any]) -> Iterator[Spot]:
    """Values with low confidence; the entries of one list are one spot."""
    found: dict[str, tuple[int, int] | None] = {}
    for path, origin in (data.get("origins") or {}).items():
        if origin.get("confidence", 1.0) < SURE:
            found.setdefault(LAST_NUMBER.sub("", path), _span(origin.get("at")))
    for index, (path, at) in enumerate(found.items()):
        yield Spot(key=f"unsure{path.replace('/', '-')}", sort=SpotSort.UNSURE, index=index, path=path, at=at)


def _carried(carried: Iterable[Mapping[str, Any]]) -> Iterator[Spot]:
    """Corrections of the earlier version that could not be kept: their passage reads otherwise now."""
    for index, one in enumerate(carried):
        if not one.get("kept"):
            yield Spot(key=f"carried-{index}", sort=SpotSort.CARRIED, index=index, path=str(one.get("path") or ""))


def _repairs(data: Mapping[str, Any]) -> Iterator[Spot]:
    for index, repair in enumerate(data.get("repairs") or []):
        yield Spot(key=f"repair-{index}", sort=SpotSort.REPAIR, index=index, at=_span(repair.get("at")))


def _span(at: Sequence[int] | None) -> tuple[int, int] | None:
    return (int(at[0]), int(at[1])) if at else None


def looked_at(keys: Iterable[str], *, spots: Iterable[Spot], key: str, seen: bool) -> list[str]:
    """The keys that have been looked at, in the order of the list, after one more or one less."""
    order = [spot.key for spot in spots]
    if key not in order:
        raise SpotRefused("清单里没有这一处，请刷新页面后再看。")
    marked = {*keys, key} if seen else set(keys) - {key}
    return [one for one in order if one in marked]


def is_unsure(data: Mapping[str, Any], path: str) -> bool:
    """Whether the importer was unsure of this value."""
    origin = (data.get("origins") or {}).get(path) or {}
    return bool(origin.get("confidence", 1.0) < SURE)
