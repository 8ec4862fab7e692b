"""A shadow of the text in which words can be matched: Simplified, one width, one kind of quotes.

The shadow has exactly the length of the text, so that every place found in it is a place in the text.
"""

from functools import cache, lru_cache
from typing import Protocol

from mingchuang.plans.patterns import Pattern

# Punctuation that typists mix; the full-width form is the one the rules are written in.
_PUNCTUATION = {
    ",": "，", ":": "：", ";": "；", "(": "（", ")": "）", "!": "！", "?": "？",
    "﹐": "，", "﹕": "：", "﹔": "；", "｡": "。", "､": "、", "「": "“", "」": "”", "『": "“", "』": "”",
    "＂": '"', "\u201f": "“", "〝": "“", "〞": "”", "．": ".", "\u00a0": " ", "\u3000": " ",
    "﹝": "〔", "﹞": "〕", "［": "〔", "］": "〕", "[": "〔", "]": "〕",
    "–": "—", "－": "—", "-": "—", "~": "—", "～": "—", "─": "—", "―": "—", "−": "—", "‐": "—", "‑": "—", "‒": "—",
    "﹏": "—", "∶": "：", "︰": "：", "·": "·", "•": "·", "ㄧ": "一", "○": "〇", "◯": "〇", "Ο": "〇",
}  # fmt: skip
_FULL_WIDTH = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_TABLE = {ord(key): value for key, value in _PUNCTUATION.items()} | {k: chr(v) for k, v in _FULL_WIDTH.items()}
_STRAIGHT_QUOTES = Pattern(r'"([^"\n]*)"')
# Typists without a full-width keyboard end Chinese sentences with a dot.
_STOPS = Pattern(r"(?<=[\u4e00-\u9fff）”])\.(?=[\u4e00-\u9fff“（\s]|$)")
# 二O一O年: the letter O for the nought of Han years.
_ROUND_NOUGHT = Pattern(
    r"(?<=[二一〇九八][Oo0一二三四五六七八九〇])[Oo0](?=[Oo0一二三四五六七八九〇]年)|(?<=[二一])[Oo0](?=[Oo0一二三四五六七八九〇]{2}年)|(?<=[二一][Oo0〇][一二三四五六七八九〇])[Oo0](?=年)"
)
_ROUND_SIGN = Pattern("[一二三四五六七八九〇][Oo0]")
_NOT_HAN = Pattern(r"[^㐀-鿿]+")


class _Converter(Protocol):
    """The one thing asked of the conversion library."""

    def convert(self, text: str) -> str:
        """The text in Simplified characters."""
        ...


_MANY = 60
# Characters met before that fold into themselves: nearly all of every text.
_UNCHANGED: set[str] = set()


# Several steps look at the same text one after the other.
@lru_cache(maxsize=4)
def fold(text: str) -> str:
    """The text in Simplified characters and full-width punctuation, character for character."""
    folded = _exchanged(text, _changes(text))
    folded = _STOPS.sub("。", folded) if "." in folded else folded
    folded = _ROUND_NOUGHT.sub("〇", folded) if "年" in folded and _ROUND_SIGN.search(folded) else folded
    return _STRAIGHT_QUOTES.sub(r"“\1”", folded) if '"' in folded else folded


@lru_cache(maxsize=4)
def _changes(text: str) -> dict[str, str]:
    """The characters of a text that fold into others."""
    changes: dict[str, str] = {}
    for char in set(text) - _UNCHANGED:
        new = _folded(char)
        if new == char:
            _UNCHANGED.add(char)
        else:
            changes[char] = new
    return changes


@cache
def _folded(char: str) -> str:
    return _TABLE.get(ord(char)) or (simplified(char) if char > "㐀" else char)


def _exchanged(text: str, new: dict[str, str]) -> str:
    """The text with other characters; a few are replaced in turn, which is faster than looking every character up."""
    if len(new) > _MANY or new.keys() & set(new.values()):
        return text.translate({ord(old): other for old, other in new.items()})
    for old, other in new.items():
        text = text.replace(old, other)
    return text


@lru_cache(maxsize=4)
def script_of(text: str) -> str:
    """`Hant` when the text is written in Traditional characters, `Hans` otherwise."""
    return "Hant" if _traditional_share(text) > _TRADITIONAL_SHARE else "Hans"


# A Simplified text quotes a Traditional character now and then (乾, 於 in names); a converted one has one in five.
_TRADITIONAL_SHARE = 0.03


def _traditional_share(text: str) -> float:
    traditional = sum(text.count(char) for char in _changes(text) if char > "㐀" and ord(char) not in _TABLE)
    return traditional / len(_NOT_HAN.sub("", text)) if traditional else 0.0


@cache
def simplified(char: str) -> str:
    """The Simplified form of a character, itself where it has none."""
    simple: str = _converter().convert(char)
    # A conversion that changes the length would move every place after it.
    return simple if len(simple) == 1 else char


@cache
def _converter() -> _Converter:
    import opencc  # noqa: PLC0415 - loading its dictionaries costs time that plain imports must not pay

    converter: _Converter = opencc.OpenCC("t2s")
    return converter
