"""Where in the text of a plan a value stands, and to which phase an activity belongs. Pure.

The importer's sections, end to end, are the text; `origins` leads from `/phases/0/name` to offsets in it.
"""

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any

Section = Mapping[str, Any]


def place_of(data: Mapping[str, Any], *paths: str) -> tuple[int, int] | None:
    """The offsets of the first of these values whose origin is known."""
    origins = data.get("origins") or {}
    for path in paths:
        at = (origins.get(path) or {}).get("at")
        if at:
            return int(at[0]), int(at[1])
    return None


def phase_of(data: Mapping[str, Any], activity: int) -> int | None:
    """The number of the phase an activity belongs to: named by the importer, else the one it stands under."""
    row = (data.get("activities") or [])[activity]
    phases = data.get("phases") or []
    named = row.get("phase")
    if isinstance(named, int):
        return named if 0 <= named < len(phases) else None
    if named:
        return next((i for i, phase in enumerate(phases) if named in (phase.get("name"), phase.get("ordinal"))), None)
    place = place_of(data, f"/activities/{activity}/title", f"/activities/{activity}/text")
    if place is None:
        return None
    reaches = [(index, _reach(data, index)) for index in range(len(phases))]
    return next((index for index, (start, end) in reaches if start <= place[0] < end), None)


def _reach(data: Mapping[str, Any], phase: int) -> tuple[int, int]:
    """From the heading of a phase to the next heading of its level or above; nothing where it has no heading."""
    place = place_of(data, f"/phases/{phase}/name", f"/phases/{phase}/text")
    sections: Sequence[Section] = [s for s in data.get("sections") or [] if s.get("kind") != "noise"]
    if place is None:
        return (0, 0)
    own = next((i for i, s in enumerate(sections) if s["start"] <= place[0] < s["end"]), None)
    if own is None or not sections[own].get("heading"):
        return (0, 0)
    below = takewhile(lambda s: s["level"] > sections[own]["level"] or not s.get("heading"), sections[own + 1 :])
    return int(sections[own]["start"]), max([int(sections[own]["end"]), *(int(s["end"]) for s in below)])
