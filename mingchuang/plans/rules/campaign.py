"""The name of the campaign inside the title or the text."""

import re

from mingchuang.plans.located import Located, Words
from mingchuang.plans.manuscript import Manuscript, Span
from mingchuang.plans.patterns import Pattern
from mingchuang.plans.words.doctrines import SLOGANS

_SUFFIX = r"[^，。；：“”《》\n]{0,14}?(?:活动|行动|工程|竞赛|大赛|比赛|评选|创建|方案|工作|计划|计画|年|月)"
_ENDS_NAME = Pattern("[省市县區区镇鎮乡鄉局院校司处處所中心]$")
_SHORTEST_NAME = 4
_LONGEST_NAME = 40
# Without title and decision, a campaign is looked for no further than this.
_FIRST_WORDS = 500
_VERBS = "开展|推进|组织|举办|实施|深化|启动|推行|参加|制定|争创|办理|推动"
_QUOTED = Pattern(rf"“([^“”\n]{{2,50}})”(?={_SUFFIX})")
_QUOTED_AFTER_VERB = Pattern(
    rf"(?:{_VERBS})[^，。；：“”《》\n]{{0,24}}?(?:以)?“([^“”\n]{{2,50}})”(?=(?:为主题的)?[^，。；“”]{{0,12}}?{_SUFFIX})"
)
# 确定2021年为“营商环境提升年”
_NAMED_YEAR = Pattern(r"(?:确定|定|作)[^，。；“”]{0,12}?为“(?P<name>[^“”\n]{2,40}[年月周])”")
# 为办好街道“邻里集市”，…
_HELD_NAME = Pattern(r"(?:办好|举办|开展|启动|推进|实施)[^，。；“”《》]{0,10}“([^“”\n]{2,20})”(?=[，。])")
_TITLE = Pattern(
    r"(?:^|关于|《|印发|开展|举办)(?:印发|开展|深入|组织|举办|做好|进一步|扎实|持续|全面|广泛|深化|推进|实施|加强|加快|的|《|\d{4}年度?|[〇二零一三四五六七八九]{4}年度?|在?全?[市县区省镇乡局院校系统公司国旗州盟]{1,3}(?:范围内)?)*"
    r"((?:(?!关于|印发)[^《》“”，。]){2,40}?(?:活动|行动|工程|竞赛|大赛|比赛|年|月|周))(?:的)?(?:实施|工作|总体|具体|推进|专项|执行)*(?:方案|计划|计画|意见|通知|安排|企划|办法|要点|$)"
)
_DECIDED = Pattern(
    rf"(?:决定|拟|现就|计划|将|组织)[^，。；《》]{{0,16}}?(?:{_VERBS})((?!为)[^，。；：《》“”的]{{2,24}}?(?:活动|行动|工程|竞赛|大赛|年活动))(?=[，。；]|的)"
)
_LEADING = Pattern(
    rf"^(?:(?:{_VERBS}|进一步|深入|扎实|持续|全面|广泛|做好|加强|关于|印发|《|\d{{4}}年度?|全[市县区省镇乡局院校国旗系统公司]{{1,3}})+)"
)


def campaign_in_section(manuscript: Manuscript, spans: list[Span]) -> Words | None:
    """What a section 活动名称 says, where it is no more than a name."""
    words = next((words for span in spans if (words := manuscript.words(*span, strip="“”。：；，"))), None)
    return words if words and len(words.value) <= _LONGEST_NAME else None


def campaign_of(
    manuscript: Manuscript, title: Words | None, plan_title: Words | None, preamble: Words | None
) -> Words | None:
    """The campaign's name: quoted names first, then what the title is about."""
    strong = [words for words in (title, plan_title) if words and words.confidence > 0.5]
    weak = [words for words in (title,) if words and words.confidence <= 0.5]
    opening = (preamble.start, preamble.end) if preamble else None
    return (
        _first(manuscript, _QUOTED, [(words.start, words.end) for words in strong], 1.0)
        or _first(manuscript, _NAMED_YEAR, [opening], 0.9)
        or _first(manuscript, _QUOTED_AFTER_VERB, [_own_words(manuscript, opening), opening], 0.9)
        or _first(manuscript, _QUOTED, [_own_words(manuscript, opening)], 0.8)
        or _about(manuscript, strong, 0.9)
        or _first(manuscript, _DECIDED, [opening], 0.7)
        or _first(manuscript, _HELD_NAME, [opening], 0.6)
        or _about(manuscript, weak, 0.5)
        or _commonest(manuscript)
        or (None if title else _first(manuscript, _QUOTED_AFTER_VERB, [(0, _FIRST_WORDS)], 0.5))
    )


def _first(manuscript: Manuscript, pattern: Pattern, spans: list[Span | None], confidence: float) -> Words | None:
    for span in spans:
        for match in pattern.finditer(manuscript.shadow, *span) if span else ():
            if match[1] in SLOGANS:
                continue
            if not _inside_title_marks(manuscript.shadow, match.start(1), span[0] if span else 0):
                return manuscript.words(*match.span(1), confidence=confidence)
    return None


def _inside_title_marks(shadow: str, place: int, start: int) -> bool:
    """Inside 《…》 stands the title of somebody else's document, but behind 印发 that of one's own."""
    mark = shadow.rfind("《", start, place)
    return mark > shadow.rfind("》", start, place) and not shadow.startswith("印发", mark - len("印发"))


def _own_words(manuscript: Manuscript, opening: Span | None) -> Span | None:
    """The last sentence but the greeting: where an opening says what is now to be done."""
    if opening is None:
        return None
    decided = max(manuscript.shadow.rfind(mark, *opening) for mark in ("决定", "拟定于"))
    formal = (manuscript.shadow.rfind(mark, *opening) for mark in ("特制定", "现制定", "制定本", "制定如下"))
    place = decided if decided >= 0 else max(formal)
    return (place, opening[1]) if place >= 0 else None


def _about(manuscript: Manuscript, titles: list[Words], confidence: float) -> Words | None:
    for title in reversed(titles):
        match = _TITLE.search(re.sub(r"\s", "", manuscript.shadow[title.start : title.end]))
        if match:
            return _in_text(manuscript, title, _LEADING.sub("", match[1]), confidence)
    return None


def _in_text(manuscript: Manuscript, title: Words, name: str, confidence: float) -> Words | None:
    """The place of a name in a title that may be broken over lines."""
    pattern = Pattern(r"\s*".join(map(re.escape, name)))
    match = pattern.search(manuscript.shadow, title.start, title.end)
    words = manuscript.words(*match.span(), confidence=confidence) if match else None
    if words is None:
        return None
    return Located(value=re.sub(r"\s", "", words.value), start=words.start, end=words.end, confidence=confidence)


def _commonest(manuscript: Manuscript) -> Words | None:
    """The quoted campaign the text speaks of most often."""
    counts: dict[str, int] = {}
    for match in _QUOTED.finditer(manuscript.shadow):
        counts[match[1]] = counts.get(match[1], 0) + 1
    if not counts:
        return None
    name = max(counts, key=lambda one: counts[one])
    place = manuscript.shadow.find(f"“{name}”") + 1
    return manuscript.words(place, place + len(name), confidence=0.6) if counts[name] >= 2 else None


def without_issuer(name: Words | None, issuer: Words | None) -> Words | None:
    """The name without the issuer, or the issuer's place, in front of it."""
    if name is None or issuer is None:
        return name
    shared = 0
    for one, other in zip(name.value, issuer.value, strict=False):
        if one != other:
            break
        shared += 1
    if shared < 2 or len(name.value) - shared < _SHORTEST_NAME or not _ENDS_NAME.search(name.value[:shared]):
        return name
    return Located(value=name.value[shared:], start=name.start + shared, end=name.end, confidence=name.confidence)
