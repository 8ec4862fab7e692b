"""Which part of a plan a heading announces."""

import re

from mingchuang.plans.patterns import Pattern
from mingchuang.plans.words.headings import HEADING_WORDS

_PATTERNS = tuple((part, Pattern(words)) for part, words in HEADING_WORDS)
_JOINED = Pattern("[和及与、]")
OTHER = "section"


def parts_of(heading: str) -> tuple[str, ...]:
    """The parts a heading announces, the leading one first; empty when its words say nothing."""
    heading = re.sub(r"\s", "", heading)
    whole = _part_of(heading)
    pieces = [piece for piece in _JOINED.split(heading) if len(piece) >= 2]
    if len(pieces) < 2:
        return (whole,) if whole else ()
    parts = [part for part in map(_part_of, pieces) if part]
    return tuple(dict.fromkeys(parts or ([whole] if whole else [])))


def _part_of(heading: str) -> str | None:
    return next((part for part, pattern in _PATTERNS if pattern.search(heading)), None)
