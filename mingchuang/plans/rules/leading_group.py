"""Who leads the campaign: head, deputies, members, the office and its director, in prose or in lists."""

from mingchuang.plans.draft import LeadingGroup, Row
from mingchuang.plans.located import Words
from mingchuang.plans.manuscript import Manuscript, Span
from mingchuang.plans.patterns import Pattern
from mingchuang.plans.rules.people import people_in

_POSTS = (
    ("head", r"组\s*长|总指挥|召集人|总召集人|主任委员"),
    ("deputies", r"(?:常务|第一)?副\s*组\s*长|副总指挥|副召集人|副主任委员"),
    ("members", r"成\s*员|组\s*员|委\s*员"),
)
_HEAD, _DEPUTY, _MEMBER = (words for _, words in _POSTS)
_ANY_HEAD = Pattern(_HEAD)
_TAKES = "(?:担任|兼任|作为|为|任)"
_GROUP = r"(?:活动|竞赛|行动)?(?:领导小组|工作小组|推动小组|本?小组)?"
# 由A为组长，B为副组长，C为成员的N领导小组; A任组长、B任副组长，C为成员
_PROSE_HEAD = Pattern(rf"(?P<who>[^，。；：]{{2,40}}?)(?:同志)?{_TAKES}{_GROUP}(?:{_HEAD})")
_PROSE_DEPUTY = Pattern(rf"[，、；](?P<who>[^，。；：]{{2,60}}?)(?:同志)?{_TAKES}{_GROUP}(?:{_DEPUTY})")
_PROSE_MEMBER = Pattern(rf"[，、；](?P<who>[^。；：]{{2,160}}?)(?:同志)?{_TAKES}{_GROUP}(?:{_MEMBER})")
# 组长由A担任，副组长由B担任，成员由C组成
_TAKEN_BY = {
    role: Pattern(
        rf"(?<!副)(?:{words})(?:[一二三四五六七八九十\d]{{1,3}}[人名])?，?"
        r"由(?P<who>[^。；：]{2,120}?)(?:担任|兼任|组成|派员)"
    )
    for role, words in _POSTS
}
# 组　长：…, each on a line of its own or after a blank; a list of members may go on over lines.
# What ends the people of a post: the label of the next, with or without a blank, or what the group has besides.
_NEXT_POST = (
    r"[ \t]?(?:常务|第一)?副?\s?"
    r"(?:组\s{0,4}长|总指挥|召集人|成\s{0,4}员|组\s{0,4}员|委\s{0,4}员|主\s{0,4}任)\s?："
    r"|[ \t]?(?:活动)?(?:领导小组|工作小组)?下设"
)
_LISTED = {
    role: Pattern(
        (
            rf"(?m)(?:(?:^|(?<=[。；\s]))[ \t]*(?:{words})(?:\s?：\s*|\t)|(?<=[\u4e00-\u9fff])(?<!副)(?:{words})：)"
            rf"(?P<who>(?:(?!{_NEXT_POST})[^\n：。])*(?:\n+(?![^\n]*[：。\t]|"
            rf"\s*(?:[一二三四五六七八九十]{{1,3}}、|（[一二三四五六七八九十\d]{{1,3}}）|"
            rf"\d{{1,2}}[.、]))[^\n]+)*)"
        ),
    )
    for role, words in _POSTS
}
_NAME = Pattern(
    r"((?:[^，。；：、“”《》\s]|“[^“”]{1,30}”){0,30}?"
    r"(?:领导小组|工作小组|推行小组|推动小组|专项小组|工作专班|指挥部|工作组|委员会|专班))"
)
# …谢某为领导小组成员: no name stands before the word.
_BARE_GROUP = Pattern(r"(?:为|任|成立|设立)(领导小组|工作小组|工作组|指挥部)$")
_LEADS_TO_NAME = ("成员的", "成立了", "成立", "组成的", "组成", "设立", "组建", "建立", "的")
_OFFICE_AT = Pattern(
    r"办公室(?:办公地点)?[，（]?(?:设在|设于|设立在|挂靠在|挂靠于|挂靠)(?P<at>[^，。；：、\s（）]{2,24})"
    r"|办公室[，。]?(?:办公)?(?:地点|地址)(?:设)?在(?P<at3>[^，。；：、\s（）]{2,24})"
    r"|(?:下设|设立)办公室于(?P<at2>[^，。；：、\s（）]{2,24})"
)
_DIRECTOR = Pattern(
    r"(?:办公室)?(?P<who>[^，。；：\n]{2,40}?)(?:同志)?(?:兼任|担任|兼|任)(?:领导小组|活动|该)?办公室主任"
    r"|办公室主任(?:由|：)\s?(?P<who2>[^，。；：\n]{2,40}?)(?:同志)?(?:兼任|担任|兼|任)?(?=[，。；\n]|$)"
    r"|办公室[^。]{0,40}，(?P<who3>[^，。；：\n]{2,40}?)(?:同志)?(?:兼任|担任|兼|任)主任(?!委员)"
)


def leading_group_of(manuscript: Manuscript, spans: list[Span]) -> LeadingGroup | None:
    """The leading group told in any of the stretches; None where nobody is named to a post in one."""
    for start, end in spans:
        if not _ANY_HEAD.search(manuscript.shadow, start, end):
            continue
        found = _by_list(manuscript, (start, end)) or _by_prose(manuscript, start, end)
        if found:
            return found
    return None


def _by_list(manuscript: Manuscript, span: Span) -> LeadingGroup | None:
    """Posts as labels (组　长：…) or with who takes them behind (组长由…担任)."""
    for patterns in (_LISTED, _TAKEN_BY):
        head = patterns["head"].search(manuscript.shadow, *span)
        if head is None:
            continue
        people = {role: _all_rows(manuscript, span, role, pattern) for role, pattern in patterns.items()}
        return _group(manuscript, span, people, head.start())
    return None


def _all_rows(manuscript: Manuscript, span: Span, role: str, pattern: Pattern) -> Row:
    """The people of a post; 常务副组长 and 副组长 stand on two lines."""
    found: list[Words] = []
    for row in pattern.finditer(manuscript.shadow, *span):
        found += people_in(manuscript, row.span("who"), one_post=role == "head") or ()
        if role != "deputies":
            break
    return tuple(found) or None


def _by_prose(manuscript: Manuscript, start: int, end: int) -> LeadingGroup | None:
    """Posts in sentences: 由…任组长，…任副组长，…为成员."""
    shadow = manuscript.shadow
    head = _PROSE_HEAD.search(shadow, start, end)
    if head is None:
        return None
    people = {"head": people_in(manuscript, _after_lead_in(shadow, head.span("who")), one_post=True)}
    at = head.end()
    for role, pattern in (("deputies", _PROSE_DEPUTY), ("deputies", _PROSE_DEPUTY), ("members", _PROSE_MEMBER)):
        match = pattern.search(shadow, at, end)
        if match and "。" not in shadow[at : match.start()]:
            also = people_in(manuscript, _after_lead_in(shadow, match.span("who"))) or ()
            people[role] = (*(people.get(role) or ()), *also) or None
            at = match.end()
    return _group(manuscript, (start, end), people, at)


def _after_lead_in(shadow: str, span: Span) -> Span:
    """县局成立由主要领导(为组长): the people stand behind 由."""
    places = [place + len(word) for word in ("由", "成立以", "成立了以") if (place := shadow.rfind(word, *span)) >= 0]
    return max([span[0], *places]), span[1]


def _group(manuscript: Manuscript, span: Span, people: dict[str, Row], near: int) -> LeadingGroup:
    at = _OFFICE_AT.search(manuscript.shadow, *span)
    office = next((at.span(name) for name in ("at", "at2", "at3") if at[name]), None) if at else None
    return LeadingGroup(
        name=_group_name(manuscript, span, near),
        head=people.get("head"),
        deputies=people.get("deputies"),
        members=people.get("members"),
        office_at=manuscript.words(*office, confidence=0.9) if office else None,
        office_director=_director(manuscript, span),
    )


def _director(manuscript: Manuscript, span: Span) -> Row:
    match = _DIRECTOR.search(manuscript.shadow, *span)
    if match is None:
        return None
    who = next(match.span(name) for name in ("who", "who2", "who3") if match[name])
    return people_in(manuscript, who, one_post=True)


def _group_name(manuscript: Manuscript, span: Span, near: int) -> Words | None:
    """The name of the group that stands nearest to the posts."""
    found = [
        words
        for match in _NAME.finditer(manuscript.shadow, *span)
        if (words := _trimmed_name(manuscript, match.span(1)))
    ]
    named = [words for words in found if len(words.value) > len("领导小组")]
    return min(named or found, key=lambda words: abs(words.start - near), default=None)


def _trimmed_name(manuscript: Manuscript, span: Span) -> Words | None:
    """Without what leads up to the name: 成立, 成员的."""
    start, end = span
    text = manuscript.shadow[start:end]
    bare = _BARE_GROUP.search(text)
    if bare:
        return manuscript.words(start + bare.start(1), end, confidence=0.8)
    for lead in _LEADS_TO_NAME:
        place = text.find(lead)
        if 0 <= place < len(text) - len(lead) - 3:
            return manuscript.words(start + place + len(lead), end, confidence=0.9)
    return manuscript.words(start, end, confidence=0.9)
