"""Display points for the eye: what hangs there and whether it still says what the records say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from mingchuang.publicity.models import DisplayPoint, Hanging
from mingchuang.publicity.presenters.prints import Wanted, current_versions
from mingchuang.publicity.queries.points import display_kinds


@dataclass(frozen=True, slots=True, kw_only=True)
class HangingLine:
    """A print on a wall. `version_now` is empty when its subject is gone."""

    row: Hanging
    version_now: str

    @property
    def is_outdated(self) -> bool:
        """The records have changed since, or the subject is gone."""
        return self.row.version != self.version_now


@dataclass(frozen=True, slots=True, kw_only=True)
class PointLine:
    """A point with what hangs there."""

    point: DisplayPoint
    kind: str
    hangings: tuple[HangingLine, ...]

    @property
    def is_outdated(self) -> bool:
        """Something that hangs there is outdated."""
        return any(one.is_outdated for one in self.hangings)


def hanging_lines(rows: Iterable[Hanging], *, on: date) -> list[HangingLine]:
    """Each with the version it would have today; all are worked out together."""
    found = list(rows)
    now = current_versions({(row.print_kind, row.subject_code) for row in found}, on=on)
    return [_line(row, now) for row in found]


def point_lines(points: Iterable[DisplayPoint], *, on: date) -> list[PointLine]:
    """Points with `up` prefetched."""
    found = list(points)
    hangings = [row for point in found for row in _up(point)]
    now = current_versions({(row.print_kind, row.subject_code) for row in hangings}, on=on)
    return [
        PointLine(point=point, kind=kind_named(point.kind), hangings=tuple(_line(row, now) for row in _up(point)))
        for point in found
    ]


def kind_named(key: str) -> str:
    """A kind of display point in the reader's language; a key that is no longer in the list stands for itself."""
    words = display_kinds().get(key, (key, key))
    return words[1] if (get_language() or "").startswith("en") else words[0]


def _up(point: DisplayPoint) -> list[Hanging]:
    rows: list[Hanging] = point.up  # type: ignore[attr-defined]  # prefetched
    return rows


def _line(row: Hanging, now: Mapping[Wanted, str]) -> HangingLine:
    return HangingLine(row=row, version_now=now.get((row.print_kind, row.subject_code), ""))
