"""What is spoken of, by how many, more than before, and by whom. Counts of voices, never of words.

A subject is a word or a pair of neighbouring words that people really said; nobody invents a heading. One that
fewer than `floor` voices name is not shown at all, so that no single person's story becomes a line.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import exp, lgamma, log

Words = tuple[str, ...]
Key = tuple[str, int]
"""A record: the source it is of, and its own key there."""

FLOOR = 5
MOST_CANDIDATES = 20_000
TOGETHER = 0.2  # of the voices with the rarer word, so many say both: then they are a pair
SAME_VOICES = 0.85  # of the voices with one of two subjects, so many name both: then they are one line
SWALLOWED = 0.8  # a word that is said in one pair nearly always is shown as the pair
FALSE_SHARE = 0.05  # of the subjects called new or growing, at most so many are so by chance
PARTICULAR_CHANCE = 0.01
COMMON_UNITS = 3


class Trend(StrEnum):
    """Against the period before."""

    NEW = "new"
    GROWING = "growing"
    STEADY = "steady"


class Reach(StrEnum):
    """Whether many units are spoken of, or one."""

    COMMON = "common"
    PARTICULAR = "particular"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One voice: its key, the unit it is about (None = not said), and its subjects."""

    key: Key
    unit: int | None
    subjects: Collection[Words]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A subject of the period, with the voices behind it."""

    words: Words
    now: int
    before: int
    chance: float
    trend: Trend
    reach: Reach
    unit: int | None
    unit_count: int
    units: int
    keys: tuple[Key, ...]
    also: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The subjects of a period, most voices first; `total` and `total_before` are the voices counted."""

    subjects: tuple[Subject, ...]
    total: int
    total_before: int

    def of(self, trend: Trend) -> list[Subject]:
        """Subjects of one trend, the least likely to be chance first."""
        return sorted((s for s in self.subjects if s.trend is trend), key=lambda s: (s.chance, -s.now))


def picture(now: Sequence[Said], before: Sequence[Said], *, floor: int = FLOOR) -> Picture:
    """What is spoken of in a period against the one before it."""
    counts = _pairs_that_belong(_frequent(now, floor=floor))
    earlier = Counter(subject for voice in before for subject in voice.subjects if subject in counts)
    chances = {words: chance_of_more(count, earlier[words], len(now), len(before)) for words, count in counts.items()}
    notable = more_than_chance(chances, false_share=FALSE_SHARE) if before else frozenset()
    behind: dict[Words, list[Said]] = {words: [] for words in counts}
    for voice in now:
        for words in voice.subjects:
            if words in behind:
                behind[words].append(voice)
    by_unit = Counter(voice.unit for voice in now if voice.unit is not None)
    subjects = [
        _subject(
            words,
            voices,
            before=earlier[words],
            chance=chances[words],
            trend=_trend(words in notable, earlier[words]),
            by_unit=by_unit,
            floor=floor,
        )
        for words, voices in behind.items()
    ]
    subjects.sort(key=lambda subject: (-subject.now, subject.words))
    return Picture(subjects=tuple(subjects), total=len(now), total_before=len(before))


def _frequent(voices: Iterable[Said], *, floor: int) -> dict[Words, int]:
    counts = Counter(subject for voice in voices for subject in voice.subjects)
    return {words: count for words, count in counts.most_common(MOST_CANDIDATES) if count >= floor}


def _pairs_that_belong(counts: dict[Words, int]) -> dict[Words, int]:
    """Pairs whose words belong together; words that are hardly ever said outside their pair make way for it."""
    swallowed: set[Words] = set()
    loose: set[Words] = set()
    for words, count in counts.items():
        if len(words) == 1:
            continue
        single = [counts.get((word,), count) for word in words]
        if count < TOGETHER * min(single):
            loose.add(words)
            continue
        swallowed.update((word,) for word, own in zip(words, single, strict=True) if count >= SWALLOWED * own)
    return {words: count for words, count in counts.items() if words not in loose and words not in swallowed}


def _trend(is_notable: bool, before: int) -> Trend:  # noqa: FBT001 - one question, one answer
    if not is_notable:
        return Trend.STEADY
    return Trend.GROWING if before else Trend.NEW


def _subject(
    words: Words,
    voices: Sequence[Said],
    *,
    before: int,
    chance: float,
    trend: Trend,
    by_unit: Counter[int],
    floor: int,
) -> Subject:
    units = Counter(voice.unit for voice in voices if voice.unit is not None)
    unit, unit_count = units.most_common(1)[0] if units else (None, 0)
    return Subject(
        words=words,
        now=len(voices),
        before=before,
        chance=chance,
        trend=trend,
        reach=_reach(units, unit, by_unit, floor=floor),
        unit=unit,
        unit_count=unit_count,
        units=len(units),
        keys=tuple(voice.key for voice in voices),
    )


def _reach(units: Counter[int], unit: int | None, by_unit: Counter[int], *, floor: int) -> Reach:
    """Particular: one unit has more of it than its share of all voices explains. Common: several have it, none so."""
    if unit is not None and units[unit] >= floor and len(by_unit) > 1:
        share = by_unit[unit] / by_unit.total()
        chance = upper_tail(units[unit], units.total(), share) * len(units)
        if chance < PARTICULAR_CHANCE:
            return Reach.PARTICULAR
    return Reach.COMMON if len(units) >= COMMON_UNITS else Reach.UNCLEAR


def chance_of_more(now: int, before: int, total_now: int, total_before: int) -> float:
    """How likely so many or more of the mentions fall into this period if nothing has changed.

    Given `now + before` mentions, each falls into this period with the share of voices it has: an exact test
    that needs no large counts (Przyborowski and Wilenski, Biometrika 1940;31:313-323).
    """
    voices = total_now + total_before
    return upper_tail(now, now + before, total_now / voices) if voices and total_before else 1.0


def upper_tail(count: int, total: int, share: float) -> float:
    """The chance of `count` or more in `total` tries of this share (exact binomial)."""
    if count <= 0 or share >= 1:
        return 1.0
    if count > total or share <= 0:
        return 0.0
    if count <= total * share:  # no more than expected: nothing to look into
        return 1.0
    term = exp(
        lgamma(total + 1)
        - lgamma(count + 1)
        - lgamma(total - count + 1)
        + count * log(share)
        + (total - count) * log(1 - share)
    )
    chance, odds = 0.0, share / (1 - share)
    for reached in range(count, total + 1):
        chance += term
        term *= (total - reached) / (reached + 1) * odds
        if term < chance * 1e-12:
            break
    return min(chance, 1.0)


def more_than_chance(chances: dict[Words, float], *, false_share: float) -> frozenset[Words]:
    """Of many questions asked at once, those whose answer is no accident (Benjamini and Hochberg 1995)."""
    ordered = sorted(chances, key=lambda words: chances[words])
    last = 0
    for place, words in enumerate(ordered, start=1):
        if chances[words] <= false_share * place / len(ordered):
            last = place
    return frozenset(ordered[:last])


def without_doubles(subjects: Iterable[Subject]) -> list[Subject]:
    """Subjects that nearly the same voices name become one line, of the first of them; the others stand beside it."""
    kept: list[Subject] = []
    for subject in subjects:
        own = set(subject.keys)
        for place, first in enumerate(kept):
            if len(own & set(first.keys)) >= SAME_VOICES * len(own | set(first.keys)):
                kept[place] = replace(first, also=(*first.also, subject.words))
                break
        else:
            kept.append(subject)
    return kept


def distinct(texts: Iterable[tuple[Key, str]]) -> frozenset[Key]:
    """The keys of the first of each text: one letter sent twenty times is one voice."""
    seen: dict[str, Key] = {}
    for key, text in texts:
        seen.setdefault("".join(text.split()), key)
    return frozenset(seen.values())
