"""Named sets of norms and what they consist of: “五个一”：…, 政治、经济、名誉、家庭“四本账”, 即…；…；….

A set is only believed with its items when there are as many as its name says; one that is only named is never filled.
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from mingchuang.plans.draft import NormSet
from mingchuang.plans.han_numbers import from_han
from mingchuang.plans.located import Words
from mingchuang.plans.manuscript import Manuscript, Span
from mingchuang.plans.patterns import Match, Pattern
from mingchuang.plans.rules.lists import cut

_NAME = r"(?P<name>(?P<n>[二三四五六七八九十两])(?:[个大项种条类]?)[^\s“”，。；：、（）0-9]{1,8})"
_QUOTED_COLON = Pattern(rf"“{_NAME}”[^：“”。；，]{{0,10}}(?:，)?(?:即)?：")
_PLAIN_COLON = Pattern(
    r"(?P<name>(?P<n>[二三四五六七八九十两])(?:个|大|项|种|条)[^\s“”，。；：、（）二三四五六七八九十]{1,8}?)(?:来进行|进行|来开展|展开)?："
)
_QUOTED_AFTER = Pattern(rf"“{_NAME}”")
_NAMELY = Pattern(rf"“{_NAME}”[^“”，。；：]{{0,14}}[，：]?\s?即：?")
_PAREN = Pattern(rf"“?{_NAME}”?[^“”，。；：（）]{{0,8}}（(?P<items>[^（）]{{4,300}})）")
_CUT_FIRST = Pattern(
    r"^.*?(?:做到|实现|算好|落实|推进|抓好|坚持|开展|遵守|履行|注重|突出|强化|围绕|达到|确保|包括|推行|处理好)"
)
_MOST = 12

Finder = Callable[[Manuscript, Span], Iterator["Found"]]
Found = tuple[Span, list[Span], int]
"""The name, the items, and how many the name announces."""


def norm_sets(manuscript: Manuscript, start: int, end: int) -> tuple[NormSet, ...]:
    """The sets a stretch of text lists, in its order; each name once."""
    found: dict[int, NormSet] = {}
    names: set[str] = set()
    for finder in _FINDERS:
        for name, items, announced in finder(manuscript, (start, end)):
            one = _norm_set(manuscript, name, items, announced)
            if one and one.name.value not in names:
                names.add(one.name.value)
                found[one.name.start] = one
    return tuple(found[place] for place in sorted(found))


def _norm_set(manuscript: Manuscript, name: Span, items: list[Span], announced: int) -> NormSet | None:
    if len(items) != announced or announced > _MOST:
        return None
    title = manuscript.words(*name)
    words = tuple(word for item in items if (word := manuscript.words(*item, strip="，。；、：“”")))
    return NormSet(name=title, items=words) if title and len(words) == announced else None


def _announced(match: Match) -> int:
    return from_han(match["n"]) or 0


def _after_quoted_colon(manuscript: Manuscript, span: Span) -> Iterator[Found]:
    """Such as “五个一”：A、B、C、D、E；."""
    yield from _after_colon(manuscript, span, _QUOTED_COLON)


def _after_plain_colon(manuscript: Manuscript, span: Span) -> Iterator[Found]:
    """Such as 四个结合：与A相结合，与B相结合，…."""
    yield from _after_colon(manuscript, span, _PLAIN_COLON)


def _after_colon(manuscript: Manuscript, span: Span, pattern: Pattern) -> Iterator[Found]:
    shadow = manuscript.shadow
    for match in pattern.finditer(shadow, *span):
        wanted = _announced(match)
        yield match.span("name"), _listed(shadow, match.end(), span[1], wanted), wanted


def _listed(shadow: str, start: int, end: int, wanted: int) -> list[Span]:
    """The items of a list that goes on to the end of the sentence, cut at the marks that give the wanted number."""
    if shadow.startswith("一是", start):
        return counted_heads(shadow, start, end)[:wanted]
    stop = cut(shadow, start, end, "。\n")
    if not stop:
        return []
    sentence = stop[0]
    clause = cut(shadow, *sentence, "；")
    if len(clause) == wanted > 1 and not _QUOTED_COLON.search(shadow, *sentence):
        return [_head(shadow, one) for one in clause[:wanted]]
    clause_span = clause[0] if clause else sentence
    for marks in ("、", "，", "、，", " "):
        items = _common_start(shadow, cut(shadow, *clause_span, marks))
        if len(items) == wanted or (len(items) > wanted and _alike(shadow, items[:wanted])):
            return items[:wanted]
    return []


def _head(shadow: str, span: Span) -> Span:
    """The first words of a clause, up to its own first comma or colon."""
    parts = cut(shadow, *span, "，：")
    return parts[0] if parts else span


def _common_start(shadow: str, items: list[Span]) -> list[Span]:
    """对服务对象一张笑脸、一把椅子、一杯水: the first item begins where the others begin."""
    if len(items) < 3:
        return items
    first = {shadow[start] for start, _ in items[1:]}
    start, end = items[0]
    if len(first) != 1:
        return items
    place = shadow.find(next(iter(first)), start, end)
    return [(place, end), *items[1:]] if place > start else items


def _alike(shadow: str, items: list[Span]) -> bool:
    """Items that begin or end alike belong together; what follows them is the rest of the sentence."""
    texts = [shadow[slice(*item)].strip() for item in items]
    return len({text[0] for text in texts}) == 1 or len({text[-2:] for text in texts}) == 1


def _before_quoted(manuscript: Manuscript, span: Span) -> Iterator[Found]:
    """Such as 政治、经济、名誉、家庭“四本账”."""
    shadow = manuscript.shadow
    for match in _QUOTED_AFTER.finditer(shadow, *span):
        start = max(shadow.rfind(mark, span[0], match.start()) for mark in "，。；：“”（）\n") + 1
        items = cut(shadow, max(start, span[0]), match.start(), "、")
        wanted = _announced(match)
        if len(items) == wanted >= 2:
            yield match.span("name"), _first_as_long(shadow, items), wanted


def _first_as_long(shadow: str, items: list[Span]) -> list[Span]:
    """The first item without the words that lead up to it."""
    lengths = {end - start for start, end in items[1:]}
    start, end = items[0]
    if len(lengths) == 1 and end - start > next(iter(lengths)):
        return [(end - next(iter(lengths)), end), *items[1:]]
    lead = _CUT_FIRST.match(shadow[start:end])
    return [(start + lead.end(), end), *items[1:]] if lead and lead.end() < end - start else items


def _namely(manuscript: Manuscript, span: Span) -> Iterator[Found]:
    """Such as 推行“五优”文明服务，即A优，…；B优，…；."""
    shadow = manuscript.shadow
    for match in _NAMELY.finditer(shadow, *span):
        wanted = _announced(match)
        yield match.span("name"), _listed(shadow, match.end(), span[1], wanted), wanted


def _in_brackets(manuscript: Manuscript, span: Span) -> Iterator[Found]:
    """Such as “三比”（A、B、C）."""
    for match in _PAREN.finditer(manuscript.shadow, *span):
        wanted = _announced(match)
        for marks in ("、", "，", "；", "、，"):
            items = cut(manuscript.shadow, *match.span("items"), marks)
            if len(items) == wanted:
                yield match.span("name"), items, wanted
                break


_FINDERS: tuple[Finder, ...] = (_after_quoted_colon, _namely, _in_brackets, _before_quoted, _after_plain_colon)

_COUNT = Pattern(r"(?:^|(?<=[。；：，\s]))([一二三四五六七八九十])(是|要|比|评|亮|抓|看|查)(?=\S)")


def counted_heads(shadow: str, start: int, end: int) -> list[Span]:
    """一是A。…二是B。…: the first words after each number, quoted ones preferred."""
    rows = _counted_rows(shadow, start, end)
    return [_counted_head(shadow, match, stop) for match, stop in rows]


def counted_clauses(shadow: str, start: int, end: int) -> list[Span]:
    """一比A，看B；二比C，看D；…: what stands after each number up to the next."""
    rows = _counted_rows(shadow, start, end)
    return [(match.end() if match[2] in "是要" else match.start(2), stop) for match, stop in rows]


def _counted_rows(shadow: str, start: int, end: int) -> list[tuple[Match, int]]:
    """Numbers that count up from one in one way of counting, each with the place where the next begins."""
    rows: list[Match] = []
    for match in _COUNT.finditer(shadow, start, end):
        if (from_han(match[1]) or 0) == len(rows) + 1 and (not rows or rows[0][2] == match[2]):
            rows.append(match)
    if not rows:
        return []
    stops = [match.start() for match in rows[1:]] + [end]
    return list(zip(rows, stops, strict=True))


def _counted_head(shadow: str, match: Match, stop: int) -> Span:
    start = match.end() if match[2] in "是要" else match.start(2)
    parts = cut(shadow, start, stop, "，。：；\n")
    head = parts[0] if parts else (start, stop)
    quoted = re.search("“([^”]{2,12})”", shadow[slice(*head)])
    return (head[0] + quoted.start(1), head[0] + quoted.end(1)) if quoted else head


_SHORT_NAME = Pattern(r"“(?P<name>(?P<n>[二三四五六七八九])(?P<verb>[亮比评争创学抓优])[^“”，。；]{0,3})”")
# 四比四看: each item has two halves, and only both together are one.
_PAIRED_NAME = Pattern("([二三四五六七八九])[^二三四五六七八九]+\\1[^二三四五六七八九]+$")
# A heading that is nothing but the name of a set.
_WHOLE_NAME = Pattern(
    r"\s*(?P<name>(?P<n>[二三四五六七八九])(?P<verb>[亮比评争创学抓优做])[\u4e00-\u9fff]{0,2})(?=\s*$|[：:。])"
)
_LABEL = Pattern(r"(?:^|(?<=[。；：\n]))([^\s，。；：“”（）]{2,8})：")


def set_of_heading(manuscript: Manuscript, heading: Span, body: Span, below: list[Span]) -> NormSet | None:
    """A heading that names a set (推行“三亮”) whose items are the headings below it, or the labels in its text."""
    match = _SHORT_NAME.search(manuscript.shadow, *heading) or _WHOLE_NAME.match(manuscript.shadow, *heading)
    if match is None:
        return None
    wanted = _announced(match)
    labels = [label.span(1) for label in _LABEL.finditer(manuscript.shadow, *body)]
    pairs = _PAIRED_NAME.match(match["name"])
    counted = counted_clauses if pairs else counted_heads
    for items in (below, labels, counted(manuscript.shadow, *body)):
        if len(items) == wanted:
            return _norm_set(manuscript, match.span("name"), items, wanted)
    return None


_COMPOSITE = Pattern(r"“(?P<digits>\d{2,6})”[\u4e00-\u9fff]{2,8}?(?=[，。；：、])")
_MARKED_SETS = Pattern(r"“(?P<name>(?:[二三四五六七八九][^“”一二三四五六七八九，。；、]{1,3}){2,4})”")
_AS_STANDARD = Pattern(rf"“{_NAME}”(?=[^，。；“”]{{0,20}}(?:标准|要求|规范|为目标|目标))")


def sets_of_sets(manuscript: Manuscript, start: int, end: int) -> Iterator[Words]:
    """Names that stand for several sets at once: “5355”服务规范化."""
    for match in _COMPOSITE.finditer(manuscript.shadow, start, end):
        words = manuscript.words(*match.span())
        if words:
            yield words


def same_items(sets: tuple[NormSet, ...]) -> bool:
    """Whether any two sets share their name; used where texts name a set twice."""
    return any(one.name.value == other.name.value for one, other in pairwise(sets))
