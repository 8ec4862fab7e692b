"""What a name is found by: its characters, its pinyin, its initials, plain and Traditional. No database."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from opencc import OpenCC

LONGEST_TYPED = 40
LONGEST_TERM = 120
LEAST_LETTERS = 2
"""One letter alone finds codes and English words, not half of all pinyin."""

# The closer, the smaller. A term that begins the name stands one before the same inside it.
CODE, NAME, CALLED, ENGLISH, PINYIN, INITIALS = 0, 1, 3, 5, 7, 9


def folded(text: str) -> str:
    """Simplified, lower case, plain width, and nothing but letters and digits."""
    plain = simplified(unicodedata.normalize("NFKC", text))
    return "".join(sign for sign in plain.lower().replace("ü", "v") if sign.isalnum())


def simplified(text: str) -> str:
    """Traditional characters made Simplified."""
    converted: str = text if text.isascii() else _converter().convert(text)
    return converted


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("t2s")


def words_of(typed: str) -> tuple[str, ...]:
    """What was typed, cut at blanks and signs, each word folded."""
    plain = unicodedata.normalize("NFKC", typed)[:LONGEST_TYPED]
    cut = "".join(sign if sign.isalnum() or sign in "'’" else " " for sign in plain)
    return tuple(filter(None, map(folded, cut.split())))


def has_han(text: str) -> bool:
    """Whether a Han character stands in it."""
    return any("\u4e00" <= sign <= "\u9fff" for sign in text)


def syllables(text: str) -> tuple[str, ...]:
    """The pinyin of a folded text, one syllable a character; other signs stay."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - its tables take 0.4 s that most starts never need

    return tuple(lazy_pinyin(text, errors=list))  # type: ignore[arg-type]  # it takes lists as well


def name_terms(
    name_zh: str, name_en: str = "", *, codes: Iterable[str] = (), called: Iterable[str] = ()
) -> dict[str, int]:
    """Every term a thing is found by, with its weight. `called` are other Chinese names of it."""
    terms: dict[str, int] = {}
    for number in filter(None, codes):
        _put(terms, folded(number), CODE)
    _spoken(terms, name_zh, NAME)
    for other in called:
        _spoken(terms, other, CALLED)
    english = [folded(word) for word in name_en.split()]
    _stretches(terms, [word for word in english if word], ENGLISH)
    return terms


def _spoken(terms: dict[str, int], name: str, weight: int) -> None:
    """A Chinese name by its signs, its pinyin and its initials."""
    signs = folded(name)
    _stretches(terms, list(signs), weight)
    if has_han(signs):
        sounds = syllables(signs)
        _stretches(terms, sounds, PINYIN)
        _stretches(terms, [sound[:1] for sound in sounds], INITIALS)


def _stretches(terms: dict[str, int], pieces: Sequence[str], weight: int) -> None:
    """From each piece to the end."""
    for start in range(len(pieces)):
        _put(terms, "".join(pieces[start:]), weight + (start > 0))


def _put(terms: dict[str, int], term: str, weight: int) -> None:
    if term:
        short = term[:LONGEST_TERM]
        terms[short] = min(weight, terms.get(short, weight))
