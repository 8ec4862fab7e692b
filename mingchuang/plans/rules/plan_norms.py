"""Named sets of the whole plan: what it is made of, and the standards it names without listing them."""

from collections.abc import Iterator

from mingchuang.plans.draft import NormSet
from mingchuang.plans.han_numbers import from_han
from mingchuang.plans.located import Words
from mingchuang.plans.manuscript import Manuscript, Span
from mingchuang.plans.patterns import Match, Pattern
from mingchuang.plans.rules.lists import cut
from mingchuang.plans.rules.norms import norm_sets
from mingchuang.plans.words.doctrines import DOCTRINES

_NUMERAL = "一二三四五六七八九两双"
_DIGITS = Pattern(r"“\d{2,6}”[\u4e00-\u9fff]{2,8}?(?=[，。；：、])")
# 三亮三比三评, 四提升一满意: two counts and more in one name, which the plan calls its content, aim or campaign.
_SEVERAL = Pattern(
    rf"“(?P<name>(?:[{_NUMERAL}][^“”，。；、{_NUMERAL}\s]{{1,3}}){{2,4}})”"
    r"(?=[^，。；“”]{0,6}(?:活动|为(?:主要)?内容|为载体|为目标|为抓手|竞赛|行动|要求|标准|创建))"
)
# 按照“五个好”…、“五带头”…标准; 围绕“六问”: a standard that is named and nowhere listed.
_NAMED = Pattern(
    rf"(?:按照|围绕|达到|落实|创建|争做|争创|做到|对照)[^，。；：“”]{{0,6}}“(?P<name>[二三四五六七八九十][个]?[^“”，。；、{_NUMERAL}\s]{{1,4}})”"
    r"(?!活动|主题|服务|工程|行动|建设|岗|问题)"
)
_COUNTS = Pattern(f"[{_NUMERAL}]")
_LONGEST_LIST = 120
_LONGEST_SENTENCE = 300
_MOST = 6


def plan_norms(manuscript: Manuscript, spans: list[Span], listed: set[str]) -> list[NormSet]:
    """The sets of the whole plan; `listed` are the names that activities and measures list already."""
    found: dict[str, NormSet] = {}
    for one in [*_by_digits(manuscript, spans), *_several(manuscript, listed), *_named(manuscript)]:
        if one.name.value not in listed and one.name.value not in DOCTRINES:
            found.setdefault(one.name.value, one)
    return list(found.values())[:_MOST]


def _by_digits(manuscript: Manuscript, spans: list[Span]) -> Iterator[NormSet]:
    """Such as “5355”服务规范化, whose parts are listed beside it."""
    for span in spans:
        for match in _DIGITS.finditer(manuscript.shadow, *span):
            words = manuscript.words(*match.span())
            if words:
                yield NormSet(name=words)


def _several(manuscript: Manuscript, listed: set[str]) -> Iterator[NormSet]:
    best: dict[str, NormSet] = {}
    for match in _SEVERAL.finditer(manuscript.shadow):
        words = manuscript.words(*match.span("name"))
        if words is None or match["name"] in DOCTRINES:
            continue
        # Where an activity lists a part of it, the whole only names its parts.
        parts_listed = any(name and name in words.value for name in listed)
        one = NormSet(name=words, items=None if parts_listed else _list_before(manuscript, match))
        if words.value not in best or (one.items and not best[words.value].items):
            best[words.value] = one
    yield from best.values()


def _list_before(manuscript: Manuscript, match: Match) -> tuple[Words, ...] | None:
    """“A、B、C，D”为主要内容的“三好一满意”: the list in the quotation before it, where the numbers agree."""
    shadow = manuscript.shadow
    wanted = sum(from_han(count) or 0 for count in _COUNTS.findall(match["name"]))
    close = shadow.rfind("”", max(0, match.start() - 16), match.start())
    begin = shadow.rfind("“", max(0, close - _LONGEST_LIST), close) if close >= 0 else -1
    if begin < 0:
        return None
    items = cut(shadow, begin + 1, close, "、，；")
    if len(items) != wanted:
        return None
    return tuple(words for item in items if (words := manuscript.words(*item)))


def _named(manuscript: Manuscript) -> Iterator[NormSet]:
    """Sets a plan goes by, with their items where the same sentence lists them."""
    for match in _NAMED.finditer(manuscript.shadow):
        words = manuscript.words(*match.span("name"), confidence=0.6)
        if words and match["name"] not in DOCTRINES:
            listed = norm_sets(manuscript, match.start(), _sentence_end(manuscript.shadow, match.end()))
            items = next((one.items for one in listed if one.name.value == words.value), None)
            yield NormSet(name=words, items=items)


def _sentence_end(shadow: str, start: int) -> int:
    ends = [place for mark in "。\n" if (place := shadow.find(mark, start, start + _LONGEST_SENTENCE)) >= 0]
    return min(ends, default=min(len(shadow), start + _LONGEST_SENTENCE))
