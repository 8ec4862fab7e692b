"""Cutting what was said into words that may be counted.

The dictionary is a kept library's; stop words and own words are data.

Only words of the dictionary and own words come out, never one that the library guesses: a guess is often
somebody's name. What the dictionary knows as a name of a person is left out too, and so is every number.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from enum import Enum, auto
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import rjieba

DATA = Path(__file__).parents[1] / "data"
SIGN = re.compile(r"[^\w*]")
HAN_WORD = re.compile(r"[\u3400-\u9fff]{2,12}")
OWN_TAG, OWN_FREQUENCY = "nz", 2_000_000
# Kinds of words that can be a subject: things, deeds, states, set phrases, short forms, places to be.
CONTENT = ("n", "v", "a", "i", "l", "j", "s", "z")
NAMES = ("nr",)
LONGEST_GIVEN_NAME = 2
SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪"
    "田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)


class Judged(Enum):
    """What a word is to the count."""

    COUNTS = auto()
    PASSES = auto()
    ENDS = auto()


def words_of_file(name: str) -> frozenset[str]:
    """The words of a data file; lines that begin with # are notes."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """Words that say nothing of what a voice is about."""
    return words_of_file("stop_words.txt")


@lru_cache(maxsize=1)
def own_words() -> frozenset[str]:
    """Terms that are one word here."""
    return words_of_file("hotspot_words.txt")


class Segmenter:
    """Cuts texts into clauses of words that may be counted. Making one costs some tenths of a second: keep it."""

    def __init__(self, *, names: Iterable[str] = (), stop: Iterable[str] = ()) -> None:
        """`names` are words of the place (items, windows), `stop` those it does not want to see."""
        self._cutter = rjieba.Jieba()
        self._stop = stop_words() | frozenset(stop)
        self._own = (own_words() | {name for name in names if HAN_WORD.fullmatch(name)}) - self._stop
        for word in self._own:
            self._cutter.add_word(word, OWN_FREQUENCY, OWN_TAG)
        self._judged: dict[str, Judged] = {}

    def clauses(self, text: str) -> list[list[str]]:
        """The countable words of each clause, in the order they were said."""
        found: list[list[str]] = []
        words: list[str] = []
        judged = self._judged
        for word in self._cutter.cut(text, hmm=False):
            # Judged once a word: tagging every text would take three times as long as cutting it.
            judgement = judged.get(word) or self._judge(word)
            if judgement is Judged.COUNTS:
                words.append(word)
            elif judgement is Judged.ENDS and words:
                found.append(words)
                words = []
        return [*found, words] if words else found

    def _judge(self, word: str) -> "Judged":
        judged = Judged.COUNTS if self._is_content(word) else Judged.PASSES
        self._judged[word] = Judged.ENDS if SIGN.match(word) else judged
        return self._judged[word]

    def _is_content(self, word: str) -> bool:
        if word in self._own:
            return True
        if word in self._stop or not HAN_WORD.fullmatch(word) or not self._cutter.has_word(word):
            return False
        ((_, tag), *rest) = self._cutter.tag(word, hmm=False)
        return not rest and tag.startswith(CONTENT) and not tag.startswith(NAMES)


def is_said_as_word(word: str, text: str) -> bool:
    """Whether a word stands somewhere else than right behind a surname: 铁柱 of 赵铁柱 is half a name."""
    if len(word) > LONGEST_GIVEN_NAME:
        return word in text
    return re.search(f"(?<![{SURNAMES}]){re.escape(word)}", text) is not None


@lru_cache(maxsize=4)
def segmenter(names: frozenset[str] = frozenset(), stop: frozenset[str] = frozenset()) -> Segmenter:
    """One per set of names, kept for the process."""
    return Segmenter(names=names, stop=stop)


def subjects_in(clauses: Sequence[Sequence[str]]) -> Collection[tuple[str, ...]]:
    """The words said, and the pairs of different words said one after the other in one clause."""
    found: set[tuple[str, ...]] = set()
    for words in clauses:
        found.update((word,) for word in words)
        found.update((one, next_one) for one, next_one in pairwise(words) if one != next_one)
    return found
