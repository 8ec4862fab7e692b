"""The source text cut into stretches: what a value was read from is marked and leads to the value, and back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

LONGEST_MARK = 80
SURE = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A value with its place in the text."""

    path: str
    start: int
    end: int
    confidence: float

    @property
    def anchor(self) -> str:
        """The id of the stretch on the page."""
        return f"at{self.path.replace('/', '-')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A piece of the text. `mark` says what was read from it; `anchors` are values that begin here."""

    text: str
    is_heading: bool
    is_noise: bool
    mark: Mark | None
    anchors: Sequence[str] = field(default=())

    @property
    def target(self) -> str:
        """The id of the card that shows the value."""
        return card_of(self.mark.path) if self.mark else ""


def card_of(path: str) -> str:
    """`/phases/0/name` stands on the card `phases-0`, `/issuer` on the header card."""
    parts = path.strip("/").split("/")
    return f"card-{parts[0]}-{parts[1]}" if parts[0] in CARDS and len(parts) > 1 else "card-header"


CARDS = ("goals", "phases", "activities", "norms", "measures")


def marks_of(data: Mapping[str, Any]) -> list[Mark]:
    """Every value whose place is known, in the order of the text."""
    origins = data.get("origins") or {}
    found = (
        Mark(path=path, start=one["at"][0], end=one["at"][1], confidence=one.get("confidence", 1.0))
        for path, one in origins.items()
        if one.get("at")
    )
    return sorted(found, key=lambda mark: (mark.start, mark.end))


def source_text(data: Mapping[str, Any]) -> list[Stretch]:
    """The whole text of a document; put end to end the stretches are the text."""
    text = str(data.get("text") or "")
    marks = marks_of(data)
    shown = _apart([mark for mark in marks if mark.end - mark.start <= LONGEST_MARK])
    sections = data.get("sections") or []
    noise = [(s["start"], s["end"]) for s in sections if s.get("kind") == "noise"]
    headings = [_heading(text, section) for section in sections if section.get("heading")]
    cuts = {0, len(text), *(mark.start for mark in marks)}
    cuts |= {edge for mark in shown for edge in (mark.start, mark.end)}
    cuts |= {edge for span in (*noise, *headings) for edge in span}
    edges = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    return [_stretch(text, start, end, marks, shown, noise, headings) for start, end in pairwise(edges)]


def _apart(marks: Sequence[Mark]) -> list[Mark]:
    """Marks that do not overlap; of two that do, the shorter stays."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda one: one.end - one.start):
        if mark.start < mark.end and all(mark.end <= other.start or other.end <= mark.start for other in kept):
            kept.append(mark)
    return kept


def _heading(text: str, section: Mapping[str, Any]) -> tuple[int, int]:
    """The first line of a section, as far as its number and heading go."""
    start = int(section["start"])
    while start < int(section["end"]) and text[start] in "\n \u3000":
        start += 1
    said = f"{section.get('number') or ''}{section['heading']}"
    return start, min(start + len(said), int(section["end"]))


def _stretch(
    text: str,
    start: int,
    end: int,
    marks: Sequence[Mark],
    shown: Sequence[Mark],
    noise: Sequence[tuple[int, int]],
    headings: Sequence[tuple[int, int]],
) -> Stretch:
    mark = next((one for one in shown if one.start <= start and end <= one.end), None)
    anchors = [one.anchor for one in marks if one.start == start]
    return Stretch(
        text=text[start:end],
        is_heading=_inside(headings, start, end),
        is_noise=_inside(noise, start, end),
        mark=mark,
        anchors=anchors,
    )


def _inside(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(span[0] <= start and end <= span[1] for span in spans)


def unsure_cards(data: Mapping[str, Any]) -> Iterator[str]:
    """Cards that show a value the importer was not sure of."""
    for mark in marks_of(data):
        if mark.confidence < SURE:
            yield card_of(mark.path)
