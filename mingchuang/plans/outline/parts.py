"""Which part of a plan a heading announces."""

import re
from functools import lru_cache

from mingchuang.plans.patterns import Pattern
from mingchuang.plans.words.headings import HEADING_WORDS

_PATTERNS = tuple((part, Pattern(words)) for part, words in HEADING_WORDS)
_JOINED = Pattern("[和及与、]")
OTHER = "section"


# The rules ask for the same headings again and again.
@lru_cache(maxsize=1024)
def parts_of(heading: str) -> tuple[str, ...]:
    """The parts a heading announces, the leading one first; empty when its words say nothing."""
    heading = re.sub(r"\s", "", heading)
    whole = _part_of(heading)
    pieces = [piece for piece in _JOINED.split(heading) if len(piece) >= 2]
    if len(pieces) < 2:
        return (whole,) if whole else ()
    parts = [part for part in map(_part_of, pieces) if part]
    return tuple(dict.fromkeys(parts or ([whole] if whole else [])))


# A long heading speaks of goals or ranges in passing (围绕目标，深入开展…); these parts are announced in few words.
_LONGEST = 14
_IN_FEW_WORDS = frozenset(
    {"goals", "scope", "period", "basis", "theme", "standards", "evaluation", "venue", "principles"}
)


def _part_of(heading: str) -> str | None:
    for part, pattern in _PATTERNS:
        if pattern.search(heading) and not (part in _IN_FEW_WORDS and len(heading) > _LONGEST):
            return part
    return None
