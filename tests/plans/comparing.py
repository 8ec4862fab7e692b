"""Compares a draft with what a careful reader wrote, field by field, the way the examples ask for.

White space, width of punctuation, brackets of quotations and the script do not count; lists are compared by the best
match of their members, texts by similarity, dates and document numbers exactly; a claim where the reader has null is
an error.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

from mingchuang.plans.fold import fold

ENOUGH = 0.85
UNLIKE = 0.3
EXACT = frozenset({"kind", "is_plan", "script", "start", "end", "issue_date", "doc_number", "same_as"})
# Keys of the expected files that are notes to people or that the importer does not give.
NOT_COMPARED = frozenset({"title_accept", "complete", "item_texts", "other_units", "awards"})
_SPACE = re.compile(r"\s+")
Json = Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether one value of one field is right."""

    field: str
    path: str
    right: bool
    expected: Json
    found: Json


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """A text without what does not count."""
    return _SPACE.sub("", fold(text)).strip("。；，：、")


def similar(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 1."""
    one, other = normal(one), normal(other)
    if one == other:
        return 1.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    # Upper bounds that cost next to nothing: texts this unlike match nothing.
    if matcher.real_quick_ratio() < UNLIKE or matcher.quick_ratio() < UNLIKE:
        return 0.0
    return matcher.ratio()


def compare(expected: dict[str, Json], found: dict[str, Json]) -> list[Verdict]:
    """A verdict for every value of every field of a document."""
    verdicts: list[Verdict] = []
    for field, value in expected.items():
        if field.startswith("_") or field in NOT_COMPARED:
            continue
        wanted = value
        if field == "title" and expected.get("title_accept") and found.get("title"):
            wanted = max(expected["title_accept"], key=lambda one: similar(one, found["title"]))
        verdicts += _verdicts(field, field, wanted, found.get(field))
    return verdicts


def _verdicts(field: str, path: str, expected: Json, found: Json) -> Iterator[Verdict]:
    if isinstance(expected, dict) and "begins" in expected:
        yield Verdict(field=field, path=path, right=_told(expected, found), expected=expected, found=found)
    elif isinstance(expected, dict) and isinstance(found, dict):
        for key, value in expected.items():
            if not key.startswith("_") and key not in NOT_COMPARED:
                yield from _verdicts(field, f"{path}/{key}", value, found.get(key))
    elif isinstance(expected, list) and isinstance(found, list):
        yield from _list_verdicts(field, path, expected, found)
    else:
        right = _same(path.rpartition("/")[2], expected, found)
        yield Verdict(field=field, path=path, right=right, expected=expected, found=found)


def _told(expected: dict[str, Json], found: Json) -> bool:
    """A long text told by its beginning, its end and its length."""
    if not isinstance(found, str):
        return False
    text = _SPACE.sub("", fold(found))
    begins, ends = (_SPACE.sub("", fold(expected[key])) for key in ("begins", "ends"))
    return text.startswith(begins) and text.endswith(ends) and abs(len(text) - expected["length"]) <= 3


def _same(key: str, expected: Json, found: Json) -> bool:
    if key in EXACT and isinstance(expected, str) and isinstance(found, str):
        return fold(expected) == fold(found)
    if not isinstance(expected, str) or not isinstance(found, str):
        return bool(expected == found) or (expected in (None, []) and found in (None, []))
    return similar(expected, found) >= ENOUGH


def _list_verdicts(field: str, path: str, expected: list[Json], found: list[Json]) -> Iterator[Verdict]:
    """Each expected member with its best match; what is left over was invented."""
    left = list(found)
    for place, member in enumerate(expected):
        best = max(left, key=lambda one: _likeness(field, member, one), default=None)
        if best is None or _likeness(field, member, best) < 0.3:
            yield Verdict(field=field, path=f"{path}/{place}", right=False, expected=member, found=None)
            continue
        if not (field == "evaluation_methods" and _holds_more(member, best, expected)):
            left.remove(best)
        if field == "evaluation_methods":
            yield Verdict(field=field, path=f"{path}/{place}", right=_tells(member, best), expected=member, found=best)
        else:
            yield from _verdicts(field, f"{path}/{place}", member, best)
    if field != "evaluation_methods":
        for extra in left:
            yield Verdict(field=field, path=f"{path}/+", right=False, expected=None, found=extra)


def _holds_more(member: Json, found: Json, expected: list[Json]) -> bool:
    """One whole sentence may tell several of the methods the reader listed."""
    return any(other is not member and _tells(other, found) for other in expected)


def _tells(member: Json, found: Json) -> bool:
    """Methods may be given as whole sentences."""
    if not isinstance(member, str) or not isinstance(found, str):
        return False
    return normal(member) in normal(found) or similar(member, found) >= ENOUGH


def _likeness(field: str, one: Json, other: Json) -> float:
    if field == "evaluation_methods" and _tells(one, other):
        return 1.0
    if isinstance(one, dict) and isinstance(other, dict):
        key = next((key for key in ("title", "name", "item", "text") if isinstance(one.get(key), str)), None)
        return _likeness(field, one.get(key), other.get(key)) if key else 1.0
    return similar(one, other) if isinstance(one, str) and isinstance(other, str) else float(one == other)


def score(verdicts: list[Verdict]) -> dict[str, tuple[int, int]]:
    """How many values of each field are right, of how many."""
    table: dict[str, tuple[int, int]] = {}
    for verdict in verdicts:
        right, total = table.get(verdict.field, (0, 0))
        table[verdict.field] = (right + verdict.right, total + 1)
    return table


def wrong(verdicts: list[Verdict]) -> list[str]:
    """The wrong values, told so that a failing test can be understood."""
    return [
        f"{verdict.path}: expected {verdict.expected!r}, found {verdict.found!r}"
        for verdict in verdicts
        if not verdict.right
    ]
