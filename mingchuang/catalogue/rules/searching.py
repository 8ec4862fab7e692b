"""What people mean by what they type, and what an item is found by. No database."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from mingchuang.foundation.finding import LONGEST_TERM, folded, has_han, name_terms, syllables, words_of

# Said around the thing itself; dropped only where nothing is found with them.
AROUND = (
    "我要",
    "我想",
    "怎么",
    "如何",
    "哪里",
    "在哪",
    "可以",
    "需要什么材料",
    "要什么材料",
    "办理",
    "申请",
    "申办",
    "领取",
    "办",
    "去",
    "的",
    "吗",
)


def terms_of(*, code: str, base_code: str, name_zh: str, name_en: str, also_called: str) -> dict[str, int]:
    """Every term an item is found by, with its weight."""
    return name_terms(name_zh, name_en, codes=(code, base_code), called=parts(also_called))


def stretch(word: str) -> tuple[bytes, bytes]:
    """The bytes between which all terms lie that begin with this word."""
    begin = word[:LONGEST_TERM].encode()
    return begin, begin + b"\xff"


def parts(text: str) -> tuple[str, ...]:
    """Words written one after another with any sign between them."""
    cut = text.translate(str.maketrans("，,；;\n/|", "、、、、、、、"))
    return tuple(dict.fromkeys(part.strip() for part in cut.split("、") if part.strip()))


def readings(typed: str, synonyms: Mapping[str, Sequence[str]]) -> list[tuple[str, ...]]:
    """What may be meant, likeliest first; each is the words that must all be found.

    What was typed as one word (so that blanks in the wrong place do no harm), then word by word, then with the
    words of the law for the words of the people, then without "how do I apply for".
    """
    words = words_of(typed)
    joined = "".join(words)
    if not joined:
        return []
    found: list[tuple[str, ...]] = [(joined,)]
    if len(words) > 1:
        found.append(words)
    found += [(each,) for each in _translated(joined, synonyms)]
    core = _core(joined)
    if core and core != joined:
        found += [(core,), *((each,) for each in _translated(core, synonyms))]
    return list(dict.fromkeys(found))


def _translated(text: str, synonyms: Mapping[str, Sequence[str]]) -> list[str]:
    """The text with a known word replaced by each of its meanings; longer words first."""
    return [
        text.replace(word, meaning)
        for word in sorted(synonyms, key=len, reverse=True)
        if word in text
        for meaning in synonyms[word]
    ]


def _core(text: str) -> str:
    """Without what is said around the thing."""
    for word in AROUND:
        rest = text.replace(word, "")
        text = rest if len(rest) > 1 else text
    return text


def pairs_of(typed: str) -> tuple[str, ...]:
    """Each two signs that stand side by side: what is left to go by when nothing was found."""
    joined = "".join(words_of(typed))
    return tuple(dict.fromkeys(joined[at : at + 2] for at in range(len(joined) - 1))) if has_han(joined) else ()


def sounded(synonyms: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """The same words also by their pinyin: dibao means what 低保 means."""
    folded_words = {folded(word): tuple(map(folded, meanings)) for word, meanings in synonyms.items()}
    known = {word: meanings for word, meanings in folded_words.items() if word and meanings}
    return {**{"".join(_sounds(word)): meanings for word, meanings in known.items() if has_han(word)}, **known}


@lru_cache(maxsize=4096)
def _sounds(word: str) -> tuple[str, ...]:
    return syllables(word)


@lru_cache(maxsize=1)
def synonyms_shipped() -> Mapping[str, tuple[str, ...]]:
    """The list that comes with the product."""
    text = files("mingchuang.catalogue").joinpath("data/synonyms.json").read_text(encoding="utf-8")
    return {word: tuple(meanings) for word, meanings in json.loads(text).items()}


def effective(shipped: Mapping[str, Sequence[str]], own: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """The shipped list under the town's own; an own word without meaning is switched off."""
    whole = {word: tuple(meanings) for word, meanings in shipped.items()}
    return {**whole, **{word: parts(meanings) for word, meanings in own}}
