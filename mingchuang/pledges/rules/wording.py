"""Wording that promises nothing, and wording that stands elsewhere. A reader decides; this only points. Pure."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from math import ceil

LIKE = Fraction(4, 5)
"""Texts that share so much of their pairs of signs are near-identical."""
FIGURE = re.compile(r"\d|[一二两三四五六七八九十百千万半全]+(个|件|次|户|人|天|日|场|项|份|名|小时|分钟|家|条|所|张)")
DAY = re.compile(r"\d+月|[年月季周]底|每[天日周月季年]|当[天日场]|即时|随到随|[一二三四]季度|\d+日")
EMPTY, COPIED = "empty", "copied"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingWords:
    """Words as data: those that name a deed, and those that only sound well."""

    deeds: tuple[str, ...]
    slogans: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Something a reviewer should look at. `text` is a Chinese msgid with places, filled from `values`."""

    kind: str
    text: str
    values: dict[str, str] = field(default_factory=dict)


def empty_flag(text: str, *, has_number: bool, due_on: date | None, words: WordingWords) -> Flag | None:
    """空对空: no figure, no deed and no day, so that nobody could ever say that it was not kept."""
    plain = unicodedata.normalize("NFKC", text)
    if has_number or FIGURE.search(plain) or due_on is not None or DAY.search(plain):
        return None
    if any(word in plain for word in words.deeds):
        return None
    heard = [word for word in words.slogans if word in plain]
    if heard:
        said = "、".join(heard)
        return Flag(
            kind=EMPTY,
            text="空对空：没有数、没有具体的事、没有期限，只有“{said}”这类话，看不出做到什么算兑现。",
            values={"said": said},
        )
    return Flag(kind=EMPTY, text="空对空：没有数、没有具体的事、没有期限，看不出做到什么算兑现。")


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """A near-identical text of somebody else; `share` of the signs in hundredths."""

    ref: str
    share: int


def copied_flag(found: Likeness | None) -> Flag | None:
    """雷同: it stands nearly so with somebody else."""
    if found is None:
        return None
    return Flag(
        kind=COPIED,
        text="雷同：与{ref}的文字有 {share}% 相同。",
        values={"ref": found.ref, "share": str(found.share)},
    )


class Texts:
    """Texts with who wrote them, among which near-identical ones are found without comparing each with each.

    Of two texts that share `LIKE` of their pairs of signs, each of the rarest few pairs of one cannot all be missing
    from the other; only texts that hold one of these are compared.
    """

    def __init__(self) -> None:
        self._grams: list[frozenset[str]] = []
        self._writers: list[list[tuple[Hashable, str]]] = []
        self._same: dict[str, int] = {}
        self._holding: dict[str, list[int]] = {}
        self._often: Counter[str] = Counter()

    def add(self, text: str, *, writer: Hashable, ref: str) -> None:
        """Remember a text; one that is known already keeps at most two writers."""
        plain = _plain(text)
        place = self._same.get(plain)
        if place is None:
            place = self._same[plain] = len(self._grams)
            grams = _grams(plain)
            self._grams.append(grams)
            self._writers.append([])
            self._often.update(grams)
            for gram in grams:
                self._holding.setdefault(gram, []).append(place)
        writers = self._writers[place]
        if len(writers) < 2 and all(writer != other for other, _ in writers):
            writers.append((writer, ref))

    def like(self, text: str, *, writer: Hashable) -> Likeness | None:
        """The likest text of another writer, if it is near-identical."""
        grams = _grams(_plain(text))
        needed = ceil(LIKE * len(grams))
        rarest = sorted(grams, key=lambda gram: (self._often[gram], gram))[: len(grams) - needed + 1]
        best: Likeness | None = None
        for place in sorted({place for gram in rarest for place in self._holding.get(gram, ())}):
            ref = next((ref for other, ref in self._writers[place] if other != writer), None)
            share = _shared(grams, self._grams[place])
            if ref is not None and share >= LIKE and (best is None or int(100 * share) > best.share):
                best = Likeness(ref=ref, share=int(100 * share))
        return best


def wording_flags(
    text: str,
    *,
    has_number: bool,
    due_on: date | None,
    words: WordingWords,
    like: Likeness | None,
) -> Sequence[Flag]:
    """All that a reviewer should look at."""
    found = (empty_flag(text, has_number=has_number, due_on=due_on, words=words), copied_flag(like))
    return [flag for flag in found if flag is not None]


def _plain(text: str) -> str:
    """Without blanks and signs; figures all alike, since another figure makes no other wording."""
    kept = "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())
    return re.sub(r"\d+", "0", kept)


def _grams(plain: str) -> frozenset[str]:
    """Pairs of neighbouring signs."""
    return frozenset(plain[place : place + 2] for place in range(max(len(plain) - 1, 1)))


def _shared(one: Collection[str], other: Collection[str]) -> Fraction:
    both = len(frozenset(one) & frozenset(other))
    return Fraction(both, len(one) + len(other) - both)
