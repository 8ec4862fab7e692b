"""Named sets of norms and what they consist of: “五个一”：…, 政治、经济、名誉、家庭“四本账”, 即…；…；….

A set is only believed with its items when there are as many as its name says; one that is only named is never filled.
"""

from collections.abc import Callable, Iterator

from mingchuang.plans.draft import NormSet
from mingchuang.plans.han_numbers import from_han
from mingchuang.plans.manuscript import Manuscript, Span
from mingchuang.plans.outline.numbering import number_at
from mingchuang.plans.patterns import Match, Pattern
from mingchuang.plans.rules.counted import counted_heads
from mingchuang.plans.rules.lists import cut

SET_NAME = (
    r"(?P<name>(?P<n>[二三四五六七八九十两]|[2-9](?=[个项条A-Z]))(?:[个大项种条类]?)[^\s“”，。；：、（）0-9]{1,8})"
)
_QUOTED_COLON = Pattern(rf"“{SET_NAME}”[^：“”。；，]{{0,10}}(?:，)?(?:即)?(?:：|——)")
_PLAIN_COLON = Pattern(
    r"(?P<name>(?P<n>[二三四五六七八九十两])(?:个|大|项|种|条)[^\s“”，。；：、（）二三四五六七八九十]{1,8}?)(?:来进行|进行|来开展|展开)?："
)
_QUOTED_AFTER = Pattern(rf"“{SET_NAME}”")
_NAMELY = Pattern(rf"“{SET_NAME}”[^“”，。；：]{{0,14}}[，：]?\s?(?:即|包括|就是|指的是|分别是|也就是)：?")
# “四个环节”。一是…。二是…。: the list begins with the next sentence.
_COUNTED_NEXT = Pattern(rf"“{SET_NAME}”[^“”，。；：]{{0,14}}。\s*(?=一是)")
# “三比”竞赛，比服务、比效率、比廉洁: every item begins with the verb of the name.
# “三比三看”: each item has two halves (比服务看质量) and begins with the first verb.
_VERB_NEXT = Pattern(
    r"“(?P<name>(?P<n>[二三四五六七八九])(?P<verb>[亮比评争创学抓优做讲访送进])(?:(?P=n)[\u4e00-\u9fff])?)”[^“”，。；：]{0,8}，"
)
# 首问负责、限时办结、责任追究三项制度: no quotation marks; only nouns of rules, for 三个方面 lists no norms.
_PLAIN_AFTER = Pattern(
    r"(?P<name>(?P<n>[二三四五六七八九])(?:项|个|大|条|种)(?:服务|工作|基本|管理|办事)?"
    r"(?:制度|机制|规范|承诺|纪律|准则|禁令|规定|标准))(?=[，。；：、）\n]|的|$)"
)
_LEADS_IN = Pattern(r"(?:即|包括|分别是|就是|指)(?=\S)")
_PAREN = Pattern(rf"“?{SET_NAME}”?[^“”，。；：（）]{{0,8}}（(?P<items>[^（）]{{4,300}})）")
_QUOTED_LIST = Pattern(r"(?:即|指|包括)?：?“(?P<items>[^“”]{4,280})”$")
_CUT_FIRST = Pattern(
    r"^.*?(?:(?:做到|实现|算好|落实|推进|抓好|坚持|开展|遵守|履行|注重|突出|强化|围绕|达到|确保|包括|推行|处理好"
    r"|执行|建立|健全|完善|实行|制定)[和并好了]?)+"
)
_COUNT = Pattern("[一二三四五六七八九两]")
_SEVERAL_COUNTS = Pattern("(?:[一二三四五六七八九两][^一二三四五六七八九十两]{1,3}){2,4}")
_NUMERALS = "一二三四五六七八九十"
_MOST = 12
_LONGEST_LIST = 600
_LONGEST_BEFORE = 200

Finder = Callable[[Manuscript, Span], Iterator["Found"]]
Found = tuple[Span, list[Span], int]
"""The name, the items, and how many the name announces."""


def norm_sets(manuscript: Manuscript, start: int, end: int) -> tuple[NormSet, ...]:
    """The sets a stretch of text lists, in its order; each name once."""
    found: dict[int, NormSet] = {}
    names: set[str] = set()
    for finder, sign in _FINDERS:
        if manuscript.shadow.find(sign, start, end) < 0:
            continue
        for name, items, wanted in finder(manuscript, (start, end)):
            one = norm_set(manuscript, name, items, wanted)
            if one and one.name.value not in names:
                names.add(one.name.value)
                found[one.name.start] = one
    return tuple(found[place] for place in sorted(found))


def norm_set(manuscript: Manuscript, name: Span, items: list[Span], wanted: int) -> NormSet | None:
    """A set with its items; None unless there are as many as announced."""
    if len(items) != wanted or wanted > _MOST:
        return None
    title = manuscript.words(*name)
    bare = _without_numbers(manuscript.shadow, items)
    words = tuple(word for item in bare if (word := manuscript.words(*item, strip="，。；、：“”")))
    return NormSet(name=title, items=words) if title and len(words) == wanted else None


def _without_numbers(shadow: str, items: list[Span]) -> list[Span]:
    """The items without （1）, 2., 三 in front of them, and the first without 即."""
    lead = _LEADS_IN.match(shadow, *items[0]) if items else None
    if lead:
        items = [(lead.end(), items[0][1]), *items[1:]]
    numbers = [number_at(shadow, start) for start, _ in items]
    if all(number and number.value == place for place, number in enumerate(numbers, 1)):
        return [(number.end, end) for number, (_, end) in zip(numbers, items, strict=True) if number]
    if len(items) > 1 and all(shadow[start] == numeral for numeral, (start, _) in zip(_NUMERALS, items, strict=False)):
        # 一亮身份；二亮标准；三亮承诺
        return [(start + 1, end) for start, end in items]
    return items


def announced(match: Match) -> int:
    """How many items the name of a set announces."""
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
        if _said_again(shadow, match):
            continue
        yield _found(shadow, match, span[1])


def _said_again(shadow: str, match: Match) -> bool:
    """推行“四个一”规范：“四个一”：…: the second naming is followed by the list."""
    again = _QUOTED_COLON.match(shadow, match.end())
    return again is not None and again["name"] == match["name"]


def _found(shadow: str, match: Match, end: int) -> Found:
    """The list behind a name, as long as one of its counts announces."""
    both = _all_counts(match["name"])
    items = _in_all_clauses(shadow, match.end(), end, announced(match)) if both else []
    if both and len(items) in {both, announced(match)}:
        return match.span("name"), items, len(items)
    wanted = announced(match)
    return match.span("name"), _listed(shadow, match.end(), end, wanted), wanted


def _all_counts(name: str) -> int:
    """How many items a name with two counts announces (三问三好: six); 0 where it has only one."""
    return sum(from_han(count) or 0 for count in _COUNT.findall(name)) if _SEVERAL_COUNTS.fullmatch(name) else 0


def _in_all_clauses(shadow: str, start: int, end: int, pairs: int) -> list[Span]:
    """The items of a whole sentence: pairs (抓学习、促提升；…), or single items whatever marks part them."""
    sentences = cut(shadow, start, min(end, start + _LONGEST_LIST), "。\n")
    if not sentences:
        return []
    clauses = cut(shadow, *sentences[0], "；")
    return clauses if len(clauses) == pairs else cut(shadow, *sentences[0], "、，；")


def _listed(shadow: str, start: int, end: int, wanted: int) -> list[Span]:
    """The items of a list that goes on to the end of the sentence, cut at the marks that give the wanted number."""
    end = min(end, start + _LONGEST_LIST)
    if shadow.startswith("一是", start):
        return counted_heads(shadow, start, end)[:wanted]
    stop = cut(shadow, start, end, "。\n", most=1)
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
        first = max(span[0], match.start() - _LONGEST_BEFORE)
        start = max(shadow.rfind(mark, first, match.start()) for mark in "，。；：“”（）\n") + 1
        items = cut(shadow, max(start, first), match.start(), "、")
        wanted = announced(match)
        if len(items) == wanted >= 2:
            yield match.span("name"), first_as_long(shadow, items), wanted


def _before_plain(manuscript: Manuscript, span: Span) -> Iterator[Found]:
    """Such as 首问负责制、限时办结制和责任追究制等三项制度."""
    shadow = manuscript.shadow
    for match in _PLAIN_AFTER.finditer(shadow, *span):
        wanted = announced(match)
        first = max(span[0], match.start() - _LONGEST_BEFORE)
        start = max(shadow.rfind(mark, first, match.start()) for mark in "，。；：“”（）\n") + 1
        end = match.start() - shadow.endswith("等", start, match.start())
        items = cut(shadow, max(start, first), end, "、")
        last = shadow.rfind("和", *items[-1]) if len(items) == wanted - 1 else -1
        if last > 0:
            items = [*items[:-1], (items[-1][0], last), (last + 1, items[-1][1])]
        if len(items) != wanted:
            continue
        items = first_as_long(shadow, items)
        longest = max(stop - begin for begin, stop in items[1:])
        if items[0][1] - items[0][0] <= longest + 2:
            yield match.span("name"), items, wanted


def first_as_long(shadow: str, items: list[Span]) -> list[Span]:
    """The first item without the words that lead up to it."""
    lengths = {end - start for start, end in items[1:]}
    start, end = items[0]
    if len(lengths) == 1 and end - start > next(iter(lengths)):
        return [(end - next(iter(lengths)), end), *items[1:]]
    joined = shadow.rfind("和", start, end)
    if joined >= 0 and end - joined > min(lengths):
        return [(joined + 1, end), *items[1:]]
    lead = _CUT_FIRST.match(shadow[start:end])
    return [(start + lead.end(), end), *items[1:]] if lead and lead.end() < end - start else items


def _namely(manuscript: Manuscript, span: Span) -> Iterator[Found]:
    """Such as 推行“五优”文明服务，即A优，…；B优，…；."""
    shadow = manuscript.shadow
    for match in _NAMELY.finditer(shadow, *span):
        yield _found(shadow, match, span[1])


def _counted_next(manuscript: Manuscript, span: Span) -> Iterator[Found]:
    """Such as 抓好“四个环节”。一是…。二是…。."""
    for match in _COUNTED_NEXT.finditer(manuscript.shadow, *span):
        wanted = announced(match)
        end = min(span[1], match.end() + _LONGEST_LIST * 2)
        yield match.span("name"), counted_heads(manuscript.shadow, match.end(), end)[:wanted], wanted


def _verb_next(manuscript: Manuscript, span: Span) -> Iterator[Found]:
    """Such as 开展“三比”竞赛，比服务、比效率、比廉洁."""
    shadow = manuscript.shadow
    for match in _VERB_NEXT.finditer(shadow, *span):
        wanted = announced(match)
        sentences = cut(shadow, match.end(), min(span[1], match.end() + _LONGEST_BEFORE), "。；\n")
        items = cut(shadow, *sentences[0], "、，")[:wanted] if sentences else []
        if all(shadow.startswith(match["verb"], start) for start, _ in items):
            yield match.span("name"), items, wanted


def _in_brackets(manuscript: Manuscript, span: Span) -> Iterator[Found]:
    """Such as “三比”（A、B、C）."""
    shadow = manuscript.shadow
    for match in _PAREN.finditer(shadow, *span):
        wanted = announced(match)
        start, end = match.span("items")
        lead = _QUOTED_LIST.match(shadow, start, end)
        if lead:
            start, end = lead.span("items")
        for marks in ("；", "，", "、", "、，"):
            items = cut(shadow, start, end, marks)
            if len(items) == wanted or (marks == "、，" and len(items) == _all_counts(match["name"])):
                yield match.span("name"), items, len(items)
                break


# Each with what it cannot do without: most stretches have nothing of it.
_FINDERS: tuple[tuple[Finder, str], ...] = (
    (_after_quoted_colon, "“"),
    (_namely, "“"),
    (_in_brackets, "（"),
    (_before_quoted, "“"),
    (_before_plain, ""),
    (_after_plain_colon, "："),
    (_counted_next, "一是"),
    (_verb_next, "“"),
)
