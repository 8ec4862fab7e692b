"""Fields that are the text of a section: guiding text, goals, measures, theme, scope."""

from collections.abc import Iterable

from mingchuang.plans.draft import Goal, Measure
from mingchuang.plans.han_numbers import from_han
from mingchuang.plans.located import Words
from mingchuang.plans.manuscript import Manuscript, Span
from mingchuang.plans.outline.tree import Outline
from mingchuang.plans.patterns import Match, Pattern
from mingchuang.plans.rules.activities import norms_of_section
from mingchuang.plans.rules.lists import cut, split_list
from mingchuang.plans.rules.norms import first_as_long

_EDGE = "：，。；、 \t"
_LONGEST_MEMBER = 40


def guiding_of(outline: Outline, places: Iterable[int]) -> Words | None:
    """The text of the first section about guiding ideas."""
    return next((words for place in places if (words := outline.manuscript.words(*outline.whole(place)))), None)


def goals_of(outline: Outline, places: Iterable[int]) -> tuple[Goal, ...] | None:
    """A goal for each subsection, or one for the whole section."""
    goals: list[Goal] = []
    for place in places:
        children = outline.children(place)
        if children:
            goals += [goal for child in children if (goal := _goal(outline, child))]
        elif text := outline.manuscript.words(*outline.whole(place)):
            goals.append(Goal(text=text))
    return tuple(goals) or None


_NAMED_AIM = Pattern(r"“(?P<name>(?P<n>[二三四五六七八九十])个[^“”，。；：、]{2,8})”(?=[^，。；]{0,4}目标)")
_SIDES = Pattern(r"(?P<name>(?P<n>[二三四五六七八九十])个方面[^，。；]{0,4}(?:取得|达到|有|实现)[^，。；]{2,8})")


def goals_in_text(manuscript: Manuscript, spans: Iterable[Span]) -> tuple[Goal, ...] | None:
    """A goal that the guiding text lists: A、B、C“三个明显变化”的目标; A、B、C三个方面取得明显成效."""
    goals = [
        goal
        for span in spans
        for pattern in (_NAMED_AIM, _SIDES)
        for match in pattern.finditer(manuscript.shadow, *span)
        if (goal := _listed_goal(manuscript, span[0], match))
    ]
    return tuple(goals) or None


def _listed_goal(manuscript: Manuscript, start: int, match: Match) -> Goal | None:
    wanted = from_han(match["n"]) or 0
    begin = max(manuscript.shadow.rfind(mark, start, match.start()) for mark in "，。；：“”\n") + 1
    items = cut(manuscript.shadow, max(begin, start), match.start(), "、")
    if len(items) < wanted or wanted < 2:
        return None
    row = first_as_long(manuscript.shadow, items[-wanted:])
    words = tuple(one for item in row if (one := manuscript.words(*item)))
    return Goal(title=manuscript.words(*match.span("name")), items=words) if len(words) == wanted else None


def _goal(outline: Outline, place: int) -> Goal | None:
    title, text = title_and_text(outline, place)
    return Goal(title=title, text=text) if title or text else None


def title_and_text(outline: Outline, place: int) -> tuple[Words | None, Words | None]:
    """The heading and the text of a section."""
    heading = outline.sections[place].heading
    title = outline.manuscript.words(*heading, strip=_EDGE) if heading else None
    return title, outline.manuscript.words(*outline.whole(place), strip="：")


def measures_of(outline: Outline, places: Iterable[int]) -> tuple[Measure, ...] | None:
    """A measure for each subsection, or one for the whole section."""
    measures: list[Measure] = []
    for place in places:
        children = outline.children(place) or [place]
        for child in children:
            title, text = title_and_text(outline, child)
            if title or text:
                measures.append(Measure(title=title, text=text, lists=norms_of_section(outline, child)))
    return tuple(measures) or None


_QUOTED_THEME = Pattern(
    r"(?:以|围绕|紧扣|突出)“([^“”\n]{2,50})”(?:为)?(?:这一|的|活动)?(?:总)?主题(?!教育|党日|实践|团日|征文|宣传|班会|活动)"
)
# 活动的主题为“…”，旨在…: only what is quoted, in a section that goes on about it.
_SAYS_THEME = Pattern(
    r"(?:本次|此次)?(?:活动)?(?:的)?(?:活动|总)?主题(?:是|为|定为)：?“(?P<theme>[^“”\n]{2,60})”(?=[，。])"
)
_PLAIN_THEME = Pattern(r"(?<![\w“])以([^，。；“”\n以]{2,30})为主题(?!教育|党日|实践)")
_STATED_THEME = Pattern(
    r"(?:活动|竞赛|大赛|年度)?主题(?:(?:是|为|定为|口号为)：?|：)\s?“?([^”“。；，\n]{2,50}(?:[，][^”“。；\n]{2,40})?)”?(?=[。；，\n）]|$)"
)


def theme_of(manuscript: Manuscript, outline: Outline, places: Iterable[int]) -> Words | None:
    """The theme of the campaign: from its own section, or as the text calls it."""
    for place in places:
        span = outline.whole(place)
        said = _SAYS_THEME.match(manuscript.shadow, *manuscript.trimmed(*span))
        words = manuscript.words(*(said.span("theme") if said else span), strip="“”。：，")
        if words and len(words.value) <= 80:
            return words
    for pattern in (_QUOTED_THEME, _STATED_THEME, _PLAIN_THEME):
        match = pattern.search(manuscript.shadow)
        if match:
            return manuscript.words(*match.span(1), confidence=0.8, strip="“”。")
    return None


_EXPLAINS = Pattern("(?:涵盖|覆盖|涉及)")
_OF = Pattern("[之的](?=[^之的]{2,8}$)")
_APPLIES_TO = Pattern(r"\s*本(?:方案|办法|意见|活动|计划|计画|要点)适用(?:于|范围为)")
# 本次竞赛的参赛单位为…: the heading said once more.
_IS_FOR = Pattern(r"\s*(?:本次|此次|这次|活动|竞赛)[^，。；：\n]{0,12}(?:单位|对象|范围|人员)(?:为|是|包括)：?")
_SCOPE = Pattern(r"(?:活动|实施|参与|参加|竞赛)?(?:范围|对象)(?:为|是|：|包括)\s?([^，。；\n]{2,80})")


def scope_of(manuscript: Manuscript, outline: Outline, places: list[int]) -> tuple[Words, ...] | None:
    """Who takes part."""
    for place in places:
        children = [words for child in outline.children(place) if (words := _whole_section(outline, child))]
        if children:
            return tuple(children)
        span = _first_sentence(manuscript, outline.whole(place))
        applies = _APPLIES_TO.match(manuscript.shadow, *span)
        applies = applies or _IS_FOR.match(manuscript.shadow, *span)
        span = (applies.end(), span[1]) if applies else span
        members = split_list(manuscript, *span, marks="、，；\n")
        members = tuple(words for words in members if words is members[0] or not _EXPLAINS.match(words.value))
        if _share_their_noun(members):
            members = ()
        if members and all(len(words.value) <= _LONGEST_MEMBER for words in members):
            return members
        words = manuscript.words(*span)
        if words:
            return (words,)
    match = _SCOPE.search(manuscript.shadow)
    return (split_list(manuscript, *match.span(1)) or None) if match else None


def _share_their_noun(members: tuple[Words, ...]) -> bool:
    """行动不便、卧病在床之民众: the last part carries the noun of all of them."""
    return (
        len(members) > 1
        and _OF.search(members[-1].value) is not None
        and not any(_OF.search(words.value) for words in members[:-1])
    )


def _whole_section(outline: Outline, place: int) -> Words | None:
    """A subsection with its heading, without its number."""
    section = outline.sections[place]
    return outline.manuscript.words(section.number.end if section.number else section.start, outline.whole(place)[1])


def _first_sentence(manuscript: Manuscript, span: Span) -> Span:
    stop = manuscript.shadow.find("。", *span)
    return (span[0], stop) if stop >= 0 else span
