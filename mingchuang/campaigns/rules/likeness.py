"""Which row of an older list a row of a newer one is: by title, by text, by order. Pure."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

NOT_LETTERS = re.compile(r"[^\w]+|_")
LIKE_ENOUGH = 0.6
SAME_TEXT = 0.75
LITTLE = 1 / 3
FEW = 12  # a plan with more rows of one title is told apart by their order
LONGEST = 400  # more of a text says no more about which row it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a row is known by."""

    title: str
    text: str = ""


def matched(old: Sequence[Row], new: Sequence[Row]) -> dict[int, int]:
    """New row → old row, each at most once: equal titles first, then the likest, then who stands in the same gap."""
    before, after = [_plain(row) for row in old], [_plain(row) for row in new]
    found: dict[int, int] = {}
    for step in (_equal, _likest, _in_gaps):
        found |= dict(step(before, after, found))
    return found


def _plain(row: Row) -> Row:
    return Row(title=_letters(row.title), text=_letters(row.text[:LONGEST]))


def _letters(text: str) -> str:
    return NOT_LETTERS.sub("", unicodedata.normalize("NFKC", text)).lower()


def _equal(old: Sequence[Row], new: Sequence[Row], found: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Equal titles in the order of both lists; of several the one with the likest text."""
    rest, free = _left(old, new, found)
    for mine in rest:
        row = new[mine]
        same = [place for place in free if row.title and old[place].title == row.title]
        if same:
            best = _closest(old, same, row)
            free.remove(best)
            yield mine, best


def _closest(old: Sequence[Row], same: Sequence[int], row: Row) -> int:
    """Of rows with the same title the one with the same text, else the likest of the first few."""
    equal = next((place for place in same if old[place].text == row.text), None)
    if equal is not None:
        return equal
    return max(same[:FEW], key=lambda place: (_ratio(old[place].text, row.text), -place))


def _likest(old: Sequence[Row], new: Sequence[Row], found: dict[int, int]) -> Iterator[tuple[int, int]]:
    """The likest pairs of what is left, best first; of equals those nearest in order."""
    mine, theirs = _left(old, new, found)
    scored = sorted(
        (-_likeness(old[there], new[here]), abs(here - there), here, there) for here in mine for there in theirs
    )
    taken_mine, taken_theirs = set[int](), set[int]()
    for score, _, here, there in scored:
        if -score >= LIKE_ENOUGH and here not in taken_mine and there not in taken_theirs:
            taken_mine.add(here)
            taken_theirs.add(there)
            yield here, there


def _in_gaps(old: Sequence[Row], new: Sequence[Row], found: dict[int, int]) -> Iterator[tuple[int, int]]:
    """A row that was renamed: alone between the same neighbours in both lists, with much the same text."""
    mine, theirs = _left(old, new, found)
    gaps: dict[tuple[int, int], list[int]] = {}
    for here in mine:
        above = [found[place] for place in range(here) if place in found]
        below = [found[place] for place in range(here + 1, len(new)) if place in found]
        gaps.setdefault((above[-1] if above else -1, below[0] if below else len(old)), []).append(here)
    for (above_at, below_at), rows in gaps.items():
        fitting = [place for place in theirs if above_at < place < below_at]
        if len(rows) == len(fitting) == 1 and _ratio(old[fitting[0]].text, new[rows[0]].text) >= SAME_TEXT:
            yield rows[0], fitting[0]


def _left(old: Sequence[Row], new: Sequence[Row], found: dict[int, int]) -> tuple[list[int], list[int]]:
    taken = set(found.values())
    return [i for i in range(len(new)) if i not in found], [i for i in range(len(old)) if i not in taken]


def _likeness(one: Row, other: Row) -> float:
    """Titles count for two thirds; where one has none, the texts alone."""
    texts = _ratio(one.text, other.text)
    if not one.title or not other.title:
        return texts
    return (
        (2 * _ratio(one.title, other.title) + texts) / 3 if one.text and other.text else _ratio(one.title, other.title)
    )


def _ratio(one: str, other: str) -> float:
    """How much two texts have in common, 0 to 1; below a third it does not matter how little."""
    if not one or not other:
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if min(matcher.real_quick_ratio(), matcher.quick_ratio()) > LITTLE else 0.0
