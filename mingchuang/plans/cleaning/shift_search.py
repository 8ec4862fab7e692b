"""The search behind the byte-shift repair: which characters left these bytes behind.

A reading walks over the visible characters with at most one byte in hand (`lead`). In step it takes a character as it
is; out of step it joins the byte in hand with the first byte of the next character and keeps the second. The walks
compete by how well their characters form words; only a few best are kept at each step: the search stays linear.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from mingchuang.plans.fold import simplified
from mingchuang.plans.patterns import Pattern
from mingchuang.plans.words.common import COMMON_CHARACTERS, COMMON_WORDS

_FULL_WIDTH = dict(zip("!,:;?()", "！，：；？（）", strict=True))
LEAD_LOST = -1
_KEPT = 20
# A walk that has been in step for so many characters will not fall out of it again.
_STEADY_FOR = 6
# What two characters that make a word score at least.
_A_WORD = 2.5
_NUMERALS = "一二三四五六七八九十"
# What a numbered heading and each of its beginnings look like.
_NUMBERED = Pattern(
    f"（(?:[{_NUMERALS}]{{1,3}}(?:）.*)?)?|[{_NUMERALS}]{{1,3}}(?:、.*)?|第(?:[{_NUMERALS}].*)?", re.DOTALL
)
_STRUCTURE = frozenset(_NUMERALS + "（）、。，：；“”")
_UNKNOWN_BYTE = "\ufffd"
_MARKS_LEAD = 0xA1
_LEADS = tuple(range(0x81, 0xFF))
_TRAILS = (*range(0x40, 0x7F), *range(0x80, 0xFF))
# Pairs that fall into the user-defined rows have no glyph and vanish: trail byte of one character, lead of the next.
_VANISHING_TRAILS = (*range(0xAA, 0xB0), *range(0xF8, 0xFF))


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What makes a reading likely: the pairs and characters of the same text, and common words."""

    pairs: frozenset[str]
    characters: frozenset[str]
    is_sparse: bool = False
    """Whether so much of the text is damaged that it cannot vouch for all of its words."""
    # The characters worth trying for given bytes, found once for each text.
    tried: dict[tuple[int, int | None], tuple[str, ...]] = field(default_factory=dict)
    following: dict[str, set[str]] = field(default_factory=dict)
    scores: dict[str, float] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str, *, is_sparse: bool = False) -> "Vocabulary":
        """The vocabulary of a text."""
        pairs = frozenset(one + other for one, other in pairwise(text))
        return cls(pairs=pairs, characters=frozenset(text), is_sparse=is_sparse)

    def likely(self, lead: int, trail: int | None) -> tuple[str, ...]:
        """Of the characters with these bytes those that the text or common words use."""
        key = (lead, trail)
        if key not in self.tried:
            self.tried[key] = tuple(
                char
                for char in _characters(lead, trail)
                if char in self.characters or simplified(char) in COMMON_CHARACTERS or char in _STRUCTURE
            )
        return self.tried[key]

    def followers(self, char: str) -> tuple[str, ...]:
        """The Han characters that follow one in the text or in a common word, where a vanished pair fits them."""
        if not self.following:
            for pair in (*self.pairs, *COMMON_WORDS):
                if len(pair) == 2 and pair[0] >= "\u4e00" and "\u4e00" <= pair[1] <= "\u9fff":
                    self.following.setdefault(pair[0], set()).add(pair[1])
        return tuple(sorted(self.following.get(char, ())))

    def score(self, before: str, char: str) -> float:
        """How well a character follows another."""
        key = before + char
        if key not in self.scores:
            self.scores[key] = self._score(before, char)
        return self.scores[key]

    def _score(self, before: str, char: str) -> float:
        if before == "（" and char in _NUMERALS:
            return 4.0
        if before in _NUMERALS and before and char in "）、":
            return 4.0
        if before + char in self.pairs:
            return 3.0
        if simplified(before) + simplified(char) in COMMON_WORDS:
            return 2.5
        if char in self.characters and char != _UNKNOWN_BYTE:
            return 0.5
        if not self.is_sparse:
            return -2.0
        return 0.5 if char in _STRUCTURE else -0.8 if is_everyday(char) else -2.0

    def completed(self, before: str, lead: int, after: str = "") -> str:
        """The character of which only the first byte is left; a mark that something is lost where none makes a word."""
        if lead == _MARKS_LEAD and not after:
            return "。"
        if before == "（" and after == "）":
            return next((char for char in _NUMERALS if char.encode("gbk")[0] == lead), _UNKNOWN_BYTE)
        if not before and after == "、":
            return next((char for char in _NUMERALS if char.encode("gbk")[0] == lead), _UNKNOWN_BYTE)
        candidates = self.likely(lead, 0 if not after else None) or self.likely(lead, 0)
        best = max(candidates, key=lambda char: self._fits(before, char, after), default=_UNKNOWN_BYTE)
        return best if self._fits(before, best, after) >= _A_WORD else _UNKNOWN_BYTE

    def _fits(self, before: str, char: str, after: str) -> float:
        """How well a character stands between two others, where at least one makes a word with it."""
        sides = [self.score(before, char) if before else 0.0, self.score(char, after) if after else 0.0]
        return sum(sides) if max(sides) >= _A_WORD else -1.0


def is_everyday(char: str) -> bool:
    """Whether a character is one of the 3755 that nearly all writing is made of: a misread byte gives a rare one."""
    code = char.encode("gb2312", errors="ignore")
    return len(code) == 2 and 0xB0 <= code[0] <= 0xD7


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A restored stretch: what it says, how many visible characters it replaces, what is gained by it."""

    text: str
    length: int
    gain: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Walk:
    text: str
    lead: int | None
    score: float
    # In step since: the visible and restored lengths when the walk last came into step.
    steady: tuple[int, int]


def best_reading(
    window: str,
    vocabulary: Vocabulary,
    *,
    lead: int | None,
    before: str = "",
    is_line: bool = False,
) -> Reading | None:
    """The likeliest reading of a window whose first byte is dropped (`lead=None`) or whose lead byte is lost.

    `is_line` tells that the window goes on to the end of its line: there the last byte may have been eaten.
    """
    broken = len(window) - len(window.rstrip(_UNKNOWN_BYTE)) if is_line else 0
    window = window[: len(window) - broken]
    if not window:
        return None
    start = _code(window[0])
    if start is None or len(start) != 2:
        return None
    first = place = 0
    walks = [_Walk(text=before, lead=lead, score=0.0, steady=(0, 0))]
    if lead is None:
        first = 1
        walks = [_Walk(text=before, lead=start[1], score=0.0, steady=(0, 0))]
    for place in range(first, len(window)):
        steps = (step for walk in walks for step in _steps(walk, window[place], place, vocabulary))
        # A heading must begin with a number, or the first byte was not dropped from one.
        walks = _best(step for step in steps if lead is not None or _NUMBERED.fullmatch(step.text))
        if walks and _has_come_back(walks[0], place):
            break
    if is_line and place == len(window) - 1:
        walks = sorted([*walks, *_completed(walks, len(window), vocabulary)], key=lambda walk: -walk.score)
    best = next((walk for walk in walks if walk.lead is None), None)
    if best is None:
        return None
    length, written = best.steady
    plain = _plain_score(window[:length], vocabulary, before)
    restored = best.text[len(before) : written]
    length += broken if length == len(window) else 0
    return Reading(text=restored, length=length, gain=_plain_score(restored, vocabulary, before) - plain)


def _completed(walks: list[_Walk], length: int, vocabulary: Vocabulary) -> Iterator[_Walk]:
    """The walks that reach the end of a line with a byte in hand: its other half went with the line break."""
    for walk in walks:
        if walk.lead is None or walk.lead == LEAD_LOST:
            continue
        for char in vocabulary.likely(walk.lead, 0):
            score = vocabulary.score(walk.text[-1:], char)
            if score >= _A_WORD:
                text = walk.text + char
                yield _Walk(text=text, lead=None, score=walk.score + score - 0.5, steady=(length, len(text)))


def _has_come_back(walk: _Walk, place: int) -> bool:
    """Whether a walk came into step some characters ago and stayed there."""
    back = walk.steady[0]
    return walk.lead is None and back > 0 and place - back > _STEADY_FOR


def _best(walks: Iterator[_Walk]) -> list[_Walk]:
    """The best walks, one for each state and last two characters: the rest can no longer win."""
    kept: dict[tuple[int | None, str], _Walk] = {}
    for walk in walks:
        key = (walk.lead, walk.text[-2:])
        if key not in kept or walk.score > kept[key].score:
            kept[key] = walk
    return sorted(kept.values(), key=lambda walk: -walk.score)[:_KEPT]


def _plain_score(text: str, vocabulary: Vocabulary, before: str) -> float:
    return (
        sum(vocabulary.score(a, b) for a, b in zip(before + text, text, strict=False))
        if before
        else sum(vocabulary.score(a, b) for a, b in pairwise(text))
    )


def _steps(walk: _Walk, char: str, place: int, vocabulary: Vocabulary) -> Iterator[_Walk]:
    """Every way on over one visible character."""
    if char == _UNKNOWN_BYTE:
        if walk.lead is None:
            yield _Walk(text=walk.text, lead=LEAD_LOST, score=walk.score - 1, steady=walk.steady)
        return
    if walk.lead is None:
        yield _in_step(walk, char, vocabulary)
        return
    code = _code(char)
    if code is None:
        return
    yield from _joined(walk, walk.lead, code, place, vocabulary)
    yield from _over_a_loss(walk, walk.lead, code, place, vocabulary)
    yield from _resumed(walk, walk.lead, char, place, vocabulary)


def _in_step(walk: _Walk, char: str, vocabulary: Vocabulary) -> _Walk:
    score = walk.score + vocabulary.score(walk.text[-1:], char)
    return _Walk(text=walk.text + char, lead=None, score=score, steady=walk.steady)


def _joined(walk: _Walk, lead: int, code: bytes, place: int, vocabulary: Vocabulary) -> Iterator[_Walk]:
    """The byte in hand and the first byte of the next character are one character."""
    candidates = vocabulary.likely(lead, code[0]) if lead == LEAD_LOST else _characters(lead, code[0])
    for char in candidates:
        yield _after(walk, char, code, place, vocabulary, loss=0.0)


def _over_a_loss(walk: _Walk, lead: int, code: bytes, place: int, vocabulary: Vocabulary) -> Iterator[_Walk]:
    """A pair without glyph vanished here: the byte in hand lost its trail, the next character its lead."""
    if lead == LEAD_LOST:
        return
    for first in _known(vocabulary.likely(lead, None), walk.text[-1:], vocabulary):
        half = _Walk(
            text=walk.text + first,
            lead=LEAD_LOST,
            score=walk.score + vocabulary.score(walk.text[-1:], first) - 1.5,
            steady=walk.steady,
        )
        for char in _known(vocabulary.likely(LEAD_LOST, code[0]), first, vocabulary):
            yield _after(half, char, code, place, vocabulary, loss=0.5)
        for between in vocabulary.followers(first):
            # Two pairs in a row vanished, and a whole character with them.
            whole = replace(half, text=half.text + between, score=half.score - 2.0)
            for char in _known(vocabulary.likely(LEAD_LOST, code[0]), between, vocabulary):
                if vocabulary.score(between, char) >= 2.5:
                    yield _after(whole, char, code, place, vocabulary, loss=0.5)


def _resumed(walk: _Walk, lead: int, char: str, place: int, vocabulary: Vocabulary) -> Iterator[_Walk]:
    """More than a pair vanished and the reader came back into step: the next character stands as it is."""
    if lead == LEAD_LOST:
        return
    for first in _known(vocabulary.likely(lead, 0), walk.text[-1:], vocabulary):
        closing = "）" if char != "）" and walk.text.endswith("（") and first in _NUMERALS else ""
        score = walk.score + vocabulary.score(walk.text[-1:], first) - 2.5
        text = walk.text + first + closing
        back = _in_step(_Walk(text=text, lead=None, score=score, steady=(place, len(text))), char, vocabulary)
        # The bracket that stands belongs to the number in front of it.
        yield replace(back, steady=(place + 1, len(back.text))) if char == "）" else back


def _after(walk: _Walk, char: str, code: bytes, place: int, vocabulary: Vocabulary, *, loss: float) -> _Walk:
    text = walk.text + char
    score = walk.score + vocabulary.score(walk.text[-1:], char) - loss
    if len(code) == 1:
        return _Walk(text=text, lead=None, score=score, steady=(place + 1, len(text)))
    return _Walk(text=text, lead=code[1], score=score, steady=walk.steady)


def _known(candidates: tuple[str, ...], before: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Of the characters that fit the bytes left, those that make a word with the one before."""
    return (char for char in candidates if vocabulary.score(before, char) >= 0.5)


@cache
def _characters(lead: int, trail: int | None) -> tuple[str, ...]:
    """The characters with these bytes; a lead may be lost, a trail vanished (None) or be anything (0)."""
    leads = _LEADS if lead == LEAD_LOST else (lead,)
    trails = _VANISHING_TRAILS if trail is None else _TRAILS if trail == 0 else (trail,)
    decoded = (bytes((one, two)).decode("gbk", errors="ignore") for one in leads for two in trails)
    return tuple(char for char in decoded if len(char) == 1 and not "\ue000" <= char <= "\uf8ff")


def _code(char: str) -> bytes | None:
    # Sites make punctuation half-width after the damage is done; the bytes were those of the full-width form.
    char = _FULL_WIDTH.get(char, char)
    code = char.encode("gb18030", errors="ignore")
    return code if len(code) in {1, 2} else None
