"""Who does it: lead, responsible and supporting units and leaders, on lines of their own, in brackets, or in prose."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from mingchuang.plans.located import Words
from mingchuang.plans.manuscript import Manuscript, Span
from mingchuang.plans.patterns import Pattern
from mingchuang.plans.rules.lists import cut, split_list
from mingchuang.plans.words.people import POSTS, SHARED_POSTS
from mingchuang.plans.words.units import UNIT_ENDINGS, UNIT_LABELS

_BODY = "单位|部门|科室|处室|股室|机关|机构|站所|班组|支部|领导|科|处|室|局|人员|人|者"
_ANY = "|".join(words for _, words in UNIT_LABELS)
_LABEL = Pattern(
    rf"(?:(?P<role>{_ANY})(?:{_BODY})?|(?P<time>完成时限|完成时间|时限要求)|(?P<other>[\u4e00-\u9fff]{{2,6}}单位))\s?："
)
_NAMES_UNITS = rf"(?=(?:(?:{_ANY})(?:{_BODY})?|[\u4e00-\u9fff]{{2,6}}单位|完成时限|完成时间|时限要求)\s?：)"
_LINE_START = Pattern(rf"(?m)^[ \t（【〔]*{_NAMES_UNITS}|(?<=[。；])[ \t]*{_NAMES_UNITS}")
_BRACKET = Pattern(rf"[（【〔](?=(?:{_ANY})(?:{_BODY})?\s?：)([^（）【】〔〕]|（[^（）]*）)*[）】〕]")
# （A牵头，B、C按职责分工负责，D配合，6月底前完成）: a bracket whose clauses all tell who does what, or until when.
_ROLE_BRACKET = Pattern(
    r"（(?=[^（）]*(?:牵头|负责|配合|协助|参与|主办|协办))(?P<in>(?:[^（）。]|（[^（）]*）){4,160})）"
)
_CLAUSE = Pattern(
    r"由?(?P<who>\S{2,120}?)(?:共同|具体|分别|分头|按照?(?:各自)?职责(?:分工)?|分工|会同|为主)*"
    r"(?P<role>牵头|主办|负责|配合|协助|参与|协办)(?:负责|落实|实施|办理|配合|组织|单位|部门)*"
)
_CLAUSE_ROLES = {"牵头": "lead", "主办": "lead", "负责": "responsible"}
_UNTIL_WHEN = Pattern(r"[^，；]{0,24}(?:完成|启动|见效|取得成效|持续推进|长期坚持|前|底)$")
_DEADLINE = Pattern(r"[^，；。、]{0,24}(?:[年月日]底?前?(?:完成)?|年底前?|完成|前|长期坚持|持续推进)")
_PROSE = Pattern(r"由((?:[^，。；：（）]|（[^（）]*）){2,40}?)(?:负责)?(?:总)?牵头")
_WITH = Pattern(r"会同(?P<who>[^，。；：（）]{2,60}?)(?:组织|实施|落实|抓|开展|负责|推进|完成|办理|$)")
_SENTENCE = Pattern(
    r"(?<=[。；\n])[ \t]{0,8}(?:[^，。；：\n“”由]{0,14}由)?([^，。；：\n“”]{2,40}?)(?:同志)?(?:具体)?"
    r"负责(?:落实|组织实施|实施|办理|承办)?(?=[。；\n]|$)"
)
# （行政組） or （办公室、人事科） at the end of a paragraph names who does it.
_UNIT_BRACKET = Pattern(
    rf"(?<=[。！])（((?:(?:[^（）。：、，]{{1,14}}(?:{UNIT_ENDINGS})|各[^（）。：、，]{{1,8}})[、，]?)+)）(?=\s*(?:\n|$))"
)
# 承办单位, or 承办 and 单位 one below the other: the head of a column.
_UNIT_HEAD = Pattern(
    r"(?m)^[ \t]*(?:承办|业务|主办|责任|办理|执行|权责|负责|牵头|实施)\s{0,12}(?:单位|部门|科室|课室|机关|人员)[ \t]*$"
)
_UNIT_LINES = Pattern(
    rf"(?<=\n)(?P<names>(?:[ \t]*[^\s，。；：、（）]{{1,10}}(?:{UNIT_ENDINGS}|队)[ \t]*(?:\n\s{{0,12}}|$)){{1,12}})"
    r"\s*\Z"
)
_LONGEST_COLUMN = 160
_SHARED_POST = Pattern(f"(?:主要|分管)?(?:{SHARED_POSTS})$")
_POST_END = Pattern(f"(?:{SHARED_POSTS}|{POSTS})$")
_ROLE_PATTERNS = tuple((role, Pattern(words)) for role, words in UNIT_LABELS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """The units of one activity by role, and the stretches of its text that only name them."""

    roles: dict[str, tuple[Words, ...]]
    spans: tuple[Span, ...]
    until: Span | None = None
    """Until when, where it stands among the units: 责任单位：甲科、乙科，6月底前完成."""


def units_of(manuscript: Manuscript, start: int, end: int) -> Units:
    """The units named for the activity between two places."""
    roles: _Roles = {}
    spans: list[Span] = []
    for block in _blocks(manuscript.shadow, start, end):
        spans.append(block)
        for role, words in _labelled(manuscript, block):
            _add(roles, role, words)
    column = None if roles else _column_of_units(manuscript.shadow, start, end)
    if column:
        spans.append(column)
        _add(roles, "responsible", split_list(manuscript, *column, marks="、，；\n"))
    if not roles:
        _add_prose(manuscript, (start, end), roles, spans)
    for members in roles.values():
        for one in [one for one in members.values() if _is_deadline(manuscript.shadow, (one.start, one.end))]:
            del members[one.value]
    until = next(_deadlines(manuscript.shadow, spans), None)
    named = {role: tuple(words.values()) for role, words in roles.items() if words and role not in {"other", "time"}}
    return Units(roles=named, spans=tuple(sorted(spans)), until=until)


def _is_deadline(shadow: str, span: Span) -> bool:
    """2024年6月底前完成, 长期坚持: no unit's name, though it stands in their list."""
    return shadow[span[1] - 1 : span[1]] in "成前底持进" and _DEADLINE.fullmatch(shadow, *span) is not None


def _deadlines(shadow: str, spans: list[Span]) -> Iterator[Span]:
    """The clauses among the names of units that say until when."""
    for start, end in spans:
        stop = end - 1 if shadow[end - 1 : end] in "）】〕" else end
        for clause in cut(shadow, start + (shadow[start : start + 1] in "（【〔"), stop, "，；"):
            if _is_deadline(shadow, clause):
                yield clause


# Role → the units by name, each once.
_Roles = dict[str, dict[str, Words]]


def _add(roles: _Roles, role: str, words: tuple[Words, ...]) -> None:
    named = roles.setdefault(role, {})
    for one in words:
        named.setdefault(one.value, one)


def _blocks(shadow: str, start: int, end: int) -> list[Span]:
    """Lines and brackets that are nothing but labels with units."""
    if shadow.find("：", start, end) < 0:
        return []
    blocks = [match.span() for match in _BRACKET.finditer(shadow, start, end)]
    starts = [begin for begin, _ in blocks]
    lines = []
    for match in _LINE_START.finditer(shadow, start, end):
        before = bisect_right(starts, match.start()) - 1
        if before < 0 or match.start() >= blocks[before][1]:
            lines.append((match.start(), _line_end(shadow, match.start(), end)))
    return sorted([*blocks, *lines])


@lru_cache(maxsize=4)
def _has_unit_column(shadow: str) -> bool:
    """Whether a table that lost its shape had a column for units: its head stands on a line of its own."""
    return _UNIT_HEAD.search(shadow) is not None


def _column_of_units(shadow: str, start: int, end: int) -> Span | None:
    """The last lines of a section of such a table, when they are nothing but names of units."""
    if not _has_unit_column(shadow):
        return None
    match = _UNIT_LINES.search(shadow, max(start, end - _LONGEST_COLUMN), end)
    return match.span("names") if match else None


def _line_end(shadow: str, start: int, end: int) -> int:
    place = shadow.find("\n", start, end)
    return place if place >= 0 else end


def _labelled(manuscript: Manuscript, block: Span) -> list[tuple[str, tuple[Words, ...]]]:
    labels = list(_LABEL.finditer(manuscript.shadow, *block))
    stops = [label.start() for label in labels[1:]] + [block[1]]
    found = []
    for label, stop in zip(labels, stops, strict=True):
        start, end = manuscript.trimmed(label.end(), stop, strip="。；，、）】（【〔〕")
        end = _with_bracket(manuscript.shadow, start, end, stop)
        found.append((_role(label["role"]), _members(manuscript, start, end)))
    return found


def _with_bracket(shadow: str, start: int, end: int, stop: int) -> int:
    """The bracket that belongs to the last name (各科（室、局）) was trimmed away with the outer one."""
    if shadow.count("（", start, end) > shadow.count("）", start, end):
        place = shadow.find("）", end, stop)
        return place + 1 if place >= 0 else end
    return end


def _members(manuscript: Manuscript, start: int, end: int) -> tuple[Words, ...]:
    members = split_list(manuscript, start, end)
    if len(members) > 1 and _SHARED_POST.search(members[-1].value) and members[0].value.startswith("各"):
        # 各部门、单位主要负责人: only the last part carries the post that all of them share.
        whole = manuscript.words(start, end)
        if whole and not any(_POST_END.search(one.value) for one in members[:-1]):
            return (whole,)
    if len(members) == 1 and members[0].value.count(" ") and not members[0].value.isascii():
        return split_list(manuscript, start, end, marks="、，； \t\n")
    return members


def _role(label: str | None) -> str:
    if label is None:
        return "other"
    return next((role for role, pattern in _ROLE_PATTERNS if pattern.fullmatch(label)), "other")


def _add_prose(manuscript: Manuscript, span: Span, roles: _Roles, spans: list[Span]) -> None:
    """（局办公室牵头，各科室配合） or 由局办公室牵头，各科室配合."""
    for bracket in _ROLE_BRACKET.finditer(manuscript.shadow, *span):
        told = _clauses(manuscript, bracket.span("in"))
        for role, words in told:
            _add(roles, role, words)
        if told:
            spans.append(bracket.span())
    match = None if roles else _PROSE.search(manuscript.shadow, *span)
    if roles:
        return
    if match is None:
        _add_plain(manuscript, span, roles, spans)
        return
    _add(roles, "lead", split_list(manuscript, *match.span(1)))
    _add_following(manuscript, (match.end(), span[1]), roles)


def _add_following(manuscript: Manuscript, span: Span, roles: _Roles) -> None:
    """…，人事科配合，各科室具体负责: the clauses behind 由…牵头, to the end of the sentence."""
    sentence = cut(manuscript.shadow, *span, "。；\n")
    for clause in cut(manuscript.shadow, *sentence[0], "，") if sentence and sentence[0][0] == span[0] else []:
        also = _WITH.match(manuscript.shadow, *clause)
        match = also or _CLAUSE.match(manuscript.shadow, *clause)
        if match:
            role = "supporting" if also else _CLAUSE_ROLES.get(match["role"], "supporting")
            _add(roles, role, split_list(manuscript, *match.span("who")))


def _clauses(manuscript: Manuscript, span: Span) -> list[tuple[str, tuple[Words, ...]]]:
    """Who does what in a bracket; nothing when one of its clauses tells something else."""
    told: list[tuple[str, tuple[Words, ...]]] = []
    waiting: int | None = None
    for start, end in cut(manuscript.shadow, *span, "，；"):
        match = _CLAUSE.fullmatch(manuscript.shadow, *manuscript.trimmed(start, end))
        if match:
            begin = match.start("who") if waiting is None else waiting
            told.append(
                (_CLAUSE_ROLES.get(match["role"], "supporting"), split_list(manuscript, begin, match.end("who")))
            )
            waiting = None
        elif not _UNTIL_WHEN.fullmatch(manuscript.shadow, start, end):
            waiting = start if waiting is None else waiting
    return told if waiting is None else []


def _add_plain(manuscript: Manuscript, span: Span, roles: _Roles, spans: list[Span]) -> None:
    """（行政组） at the ends of paragraphs, or a sentence 门诊部、财务科负责落实."""
    for named in _UNIT_BRACKET.finditer(manuscript.shadow, *span):
        _add(roles, "responsible", split_list(manuscript, *named.span(1)))
        spans.append(named.span())
    sentence = (
        None if roles or manuscript.shadow.find("负责", *span) < 0 else _SENTENCE.search(manuscript.shadow, *span)
    )
    if sentence:
        _add(roles, "responsible", split_list(manuscript, *sentence.span(1)))
