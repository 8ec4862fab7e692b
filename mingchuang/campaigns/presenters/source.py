"""The source text cut into stretches: what a value was read from leads to the value, and back; repairs are marked."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

LONGEST_MARK = 80
LONGEST_RAW = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A value with its place in the text."""

    path: str
    start: int
    end: int

    @property
    def anchor(self) -> str:
        """The id of the place on the page."""
        return f"at{self.path.replace('/', '-')}"

    @property
    def value(self) -> str:
        """The id of the value on the page."""
        return value_id(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """A repaired place: what stood there in the file."""

    key: str
    start: int
    end: int
    raw: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A piece of the text. `target` is the value it leads to, `values` are all that were read from it."""

    text: str
    is_heading: bool
    is_noise: bool
    is_short: bool
    target: str
    values: str
    mend: Mend | None
    mends_before: Sequence[Mend]
    anchors: Sequence[str]


def value_id(path: str) -> str:
    """`/phases/0/name` → `val-phases-0-name`."""
    return f"val{path.replace('/', '-')}"


def card_of(path: str) -> str:
    """`/phases/0/name` stands on the card `phases-0`, `/issuer` on the header card."""
    parts = path.strip("/").split("/")
    return f"card-{parts[0]}-{parts[1]}" if parts[0] in CARDS and len(parts) > 1 else "card-header"


CARDS = ("goals", "phases", "activities", "norms", "measures")


def marks_of(data: Mapping[str, Any]) -> list[Mark]:
    """Every value whose place is known, in the order of the text."""
    origins = data.get("origins") or {}
    found = (Mark(path=path, start=one["at"][0], end=one["at"][1]) for path, one in origins.items() if one.get("at"))
    return sorted(found, key=lambda mark: (mark.start, mark.end))


def source_text(data: Mapping[str, Any], shown: Collection[str] | None = None) -> list[Stretch]:
    """The whole text of a document; put end to end the stretches are the text. `shown` are the values on the page."""
    text = str(data.get("text") or "")
    marks, mends = marks_of(data), list(_mends(data))
    spots = [(f"flag-{i}", flag["at"][0]) for i, flag in enumerate(data.get("flags") or []) if flag.get("at")]
    noise = [_span(s["start"], s["end"]) for s in _sections(data) if s.get("kind") == "noise"]
    headings = [_heading(text, section) for section in _sections(data) if section.get("heading")]
    cuts = {0, len(text), *(place for _, place in spots)}
    cuts |= {edge for one in (*marks, *noise, *headings) for edge in (one.start, one.end)}
    cuts |= {edge for mend in mends for edge in (mend.start, mend.end)}
    edges = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    begin: dict[int, list[str]] = {}
    for anchor, place in (*((one.anchor, one.start) for one in marks), *spots):
        begin.setdefault(place, []).append(anchor)
    over, headed, silent = _Cover(marks), _Cover(headings), _Cover(noise)
    mended, empty = {one.start: one for one in mends if one.end > one.start}, _empty(mends)
    found = []
    for start, end in pairwise(edges):
        here = sorted(over.at(start), key=lambda mark: mark.end - mark.start)
        lit = next((mark for mark in here if shown is None or mark.value in shown), None)
        found.append(
            Stretch(
                text=text[start:end],
                is_heading=bool(headed.at(start)),
                is_noise=bool(silent.at(start)),
                is_short=lit is not None and lit.end - lit.start <= LONGEST_MARK,
                target=lit.value if lit else "",
                values=" ".join(mark.value for mark in here),
                mend=mended.get(start),
                mends_before=empty.get(start, ()),
                anchors=begin.get(start, ()),
            )
        )
    return found


def _sections(data: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    return data.get("sections") or []


def _mends(data: Mapping[str, Any]) -> Iterator[Mend]:
    """Every repaired place; of those told together each has its own raw words where they are known."""
    for number, repair in enumerate(data.get("repairs") or []):
        places = repair.get("places") or [repair["at"]]
        raws = repair.get("raws") or ([repair["before"]] if len(places) == 1 else [""] * len(places))
        for count, ((start, end), raw) in enumerate(zip(places, raws, strict=False)):
            key = f"repair-{number}" if count == 0 else f"repair-{number}-{count}"
            yield Mend(key=key, start=start, end=end, raw=shown_raw(raw))


def shown_raw(raw: str) -> str:
    """Raw words in one short line; a break is shown as ↵."""
    plain = raw.replace("\r\n", "↵").replace("\n", "↵").replace("\f", "↡").strip(" ")
    return plain if len(plain) <= LONGEST_RAW else f"{plain[:LONGEST_RAW]}…"


def _empty(mends: Iterable[Mend]) -> dict[int, list[Mend]]:
    """Places where something was only taken out."""
    found: dict[int, list[Mend]] = {}
    for one in mends:
        if one.end <= one.start:
            found.setdefault(one.start, []).append(one)
    return found


class _Cover:
    """Which spans cover a place; asked along the text, so that each span is met once."""

    def __init__(self, spans: Iterable[Mark]) -> None:
        waiting = sorted((span for span in spans if span.end > span.start), key=lambda span: span.start)
        self._waiting = waiting[::-1]
        self._over: list[Mark] = []

    def at(self, place: int) -> list[Mark]:
        """The spans over this place; places are asked in order."""
        while self._waiting and self._waiting[-1].start <= place:
            self._over.append(self._waiting.pop())
        self._over = [span for span in self._over if span.end > place]
        return self._over


def _span(start: int, end: int) -> Mark:
    return Mark(path="", start=start, end=end)


def _heading(text: str, section: Mapping[str, Any]) -> Mark:
    """The first line of a section, as far as its number and heading go."""
    start = int(section["start"])
    while start < int(section["end"]) and text[start] in "\n \u3000":
        start += 1
    said = f"{section.get('number') or ''}{section['heading']}"
    return _span(start, min(start + len(said), int(section["end"])))
