"""The numbers in front of headings and items, in all the styles of official writing."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from mingchuang.plans.han_numbers import from_han
from mingchuang.plans.patterns import Pattern

_HAN = "[一二三四五六七八九十]{1,3}"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_DOTTED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_HAN_BRACKETED = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_ORDER_WORDS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": 4}

# Style, rank (smaller stands higher in the outline) and pattern; the first that fits is it.
_STYLES: tuple[tuple[str, int, str], ...] = (
    ("part", 0, rf"第({_HAN}|\d{{1,2}})(?:部分|编|篇)[：、，]?"),
    ("chapter", 1, rf"第({_HAN}|\d{{1,2}})章[：、，]?"),
    ("subchapter", 2, rf"第({_HAN}|\d{{1,2}})节[：、，]?"),
    ("article", 3, r"第([一二三四五六七八九十百]{1,5}|\d{1,3})条[：、，]?"),
    ("formal", 3, r"([壹贰叁参肆伍陆柒捌玖拾]{1,3})[、.，：\s]\s*"),
    ("han", 4, rf"({_HAN})\s?[、.．]\s*"),
    ("stage", 5, rf"第({_HAN}|\d{{1,2}})(?:个)?(?:阶段|环节|步骤|步)[：、，]?"),
    ("han_paren", 6, rf"（\s?({_HAN})\s?）[、.]?"),
    ("han_paren", 6, f"([{_HAN_BRACKETED}])[、.]?"),
    ("han_paren", 6, rf"({_HAN})）[、.]?"),
    ("arabic_dotted", 8, r"(?:\d{1,2}\.)+([1-9]|1[0-2])(?![\d.%％倍万亿个米元分小岁年月吨公])[、.\s]?"),
    ("arabic", 7, r"(\d{1,2})\s?[、.](?![\d])\s*"),
    ("arabic", 7, f"([{_DOTTED}])"),
    # 3 重点任务: a short line with nothing but a blank behind its number, as in plans numbered 3, 3.1, 3.2.
    ("arabic", 7, (
        r"(\d{1,2})[ ]{1,4}(?![个名人次年月日天家台项份周条场起件户种支位号元])"
        r"(?=[\u4e00-\u9fff“][^\n。；，\t ]{1,18}(?:\n|$))"
    )),
    ("arabic_paren", 9, r"（\s?(\d{1,2})\s?）[、.]?"),
    ("arabic_paren", 9, f"([{_BRACKETED}])[、.]?"),
    ("arabic_paren", 9, r"(\d{1,2})）[、.]?"),
    ("circled", 10, f"([{_CIRCLED}])[、.]?"),
    ("demand", 11, r"([一二三四五六七八九十])要(?=\S)"),
    ("count", 11, r"([一二三四五六七八九十])是(?=\S)"),
    ("bullet", 10, r"([●■◆▲★☆◇□▪•➢✓✔\uf000-\uf0ff]|——|—[ ]{1,3})\s*(?=[\u4e00-\u9fff“《])"),
    ("order", 11, r"(首先|其次|再次|再者|最后)[，、：]?"),
    ("order", 11, r"第([一二三四五六七八九])[，、：]"),
)  # fmt: skip
# A page made of lists draws a bullet in front of the document's own numbers: •壹、 • （一）.
_LEAD = r"[ \t【]*(?:[•·●◆■▪][ \t]{0,3}(?=[（第\d一二三四五六七八九十壹贰叁参肆伍陆柒捌玖拾]))?"
_COMPILED = tuple((style, rank, Pattern(_LEAD + f"(?P<token>{pattern})")) for style, rank, pattern in _STYLES)
_FIRST = Pattern(
    rf"{_LEAD}(?P<first>[第（\d\uf000-\uf0ff●■◆▲★☆◇□▪•➢✓✔—一二三四五六七八九十壹贰叁参肆伍陆柒捌玖拾首其再最{_CIRCLED}{_BRACKETED}{_DOTTED}{_HAN_BRACKETED}])"
)
_ATOM = Pattern(r"\(?(?:\?:)?(?P<atom>\[[^\]]+\]|\\d|.)")
_SIGNS = {
    char: place for signs in (_CIRCLED, _BRACKETED, _DOTTED, _HAN_BRACKETED) for place, char in enumerate(signs, 1)
}

INLINE_STYLES = frozenset({"demand", "count", "order"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number in front of a line: its style, rank, value, and where it stands."""

    style: str
    rank: int
    value: int
    start: int
    end: int


# Cleaning, splitting and the outline ask for the same lines one after the other.
@lru_cache(maxsize=4096)
def number_at(shadow: str, start: int) -> Number | None:
    """The number a line begins with, None where it has none."""
    first = _FIRST.match(shadow, start)
    if not first:
        return None
    for style, rank, pattern in _candidates(first["first"]):
        match = pattern.match(shadow, start)
        if match:
            value = _value(match[2])
            return Number(style=style, rank=rank, value=value, start=match.start("token"), end=match.end("token"))
    return None


@cache
def _candidates(first: str) -> tuple[tuple[str, int, Pattern], ...]:
    """The styles whose numbers may begin with a character: a few of many, and every line asks."""
    return tuple(one for (*_, source), one in zip(_STYLES, _COMPILED, strict=True) if _may_begin(source, first))


def _may_begin(source: str, first: str) -> bool:
    atom = _ATOM.match(source)
    if atom and re.match(atom["atom"], first):
        return True
    return ("——" in source and first == "—") or ("首先" in source and first in {one[0] for one in _ORDER_WORDS})


def _value(written: str) -> int:
    return _SIGNS.get(written) or _ORDER_WORDS.get(written) or from_han(written) or 0
