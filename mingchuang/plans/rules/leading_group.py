"""Who leads the campaign: head, deputies, members, the office and its director, in prose or in lists."""

import re

from mingchuang.plans.draft import LeadingGroup, Row
from mingchuang.plans.located import Located, Words
from mingchuang.plans.manuscript import Manuscript, Span
from mingchuang.plans.patterns import Pattern
from mingchuang.plans.rules.lists import cut

_HEAD = r"组\s*长|总指挥|召集人|主任委员|总召集人"
_DEPUTY = r"(?:常务)?副\s*组\s*长|副总指挥|副召集人|副主任委员"
_MEMBER = r"成\s*员|组\s*员|委\s*员"
_NAME = Pattern(
    r"([^，。；：、“”《》\s]{0,30}?(?:领导小组|工作小组|工作专班|指挥部|推行小组|推动小组|工作组|专项小组|委员会))"
)
# 由A为组长，B为副组长，C为成员的N领导小组 / A任组长、B任副组长，C为成员
_PROSE_HEAD = Pattern(
    rf"(?:由|以|，|、|；|。|：)?(?P<who>[^，。；：]{{2,40}}?)(?:同志)?(?:担任|为|任|兼任|作为)(?:活动)?(?:领导小组)?(?<!副)(?:{_HEAD})"
)
_PROSE_DEPUTY = Pattern(
    rf"[，、；](?:由)?(?P<who>[^，。；：]{{2,60}}?)(?:同志)?(?:担任|为|任|兼任|作为)(?:领导小组)?(?:{_DEPUTY})"
)
_PROSE_MEMBER = Pattern(
    rf"[，；](?:由)?(?P<who>[^。；：]{{2,160}}?)(?:同志)?(?:担任|为|任|作为)(?:活动|领导小组)?(?:{_MEMBER})"
)
_LIST = {role: Pattern(rf"(?m)(?:^|(?<=[。；\s]))[ \t]*(?:{words})\s?：(?P<who>[^\n]*(?:\n(?![^\n]*[：。])[^\n]+)*)") for role, words in (("head", _HEAD), ("deputies", _DEPUTY), ("members", _MEMBER))}  # fmt: skip
_OFFICE_AT = Pattern(
    r"办公室(?:办公地点)?(?:设在|设于|挂靠(?:在|于)?|设立在|设)(?P<at>[^，。；：、\s（）]{2,24})|(?:下设|设立)办公室，?(?:挂靠|设)(?:在|于)?(?P<at2>[^，。；：、\s（）]{2,24})|办公室，(?:挂靠|设在|设于)(?:在|于)?(?P<at3>[^，。；：、\s（）]{2,24})"
)
_DIRECTOR = Pattern(
    r"(?:，|。|；|由|^|办公室主任：)\s?(?P<who>[^，。；：\n]{2,40}?)(?:同志)?(?:兼任|兼|任|担任)(?:领导小组|活动)?(?:办公室)?主任(?!委员)|办公室主任(?:由|：)(?P<who2>[^，。；：\n]{2,40}?)(?:同志)?(?:兼任|担任|兼|任)?(?=[，。；\n]|$)"
)
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边"
)
_SHORT_HAN = Pattern(r"[\u4e00-\u9fff]{2,4}")
_POST = Pattern(
    r"(?:书记|局长|主任|院长|校长|县长|市长|区长|镇长|乡长|站长|所长|处长|科长|部长|经理|董事长|主席|委员|成员|组员|调研员|股长|会长|组长|队长|总监|厂长|行长|园长|主管|干事|厅长|巡视员|政委|支书|工程师|会计师|县委|常委|党委)+"
)


def leading_group_of(manuscript: Manuscript, spans: list[Span]) -> LeadingGroup | None:
    """The leading group told in any of the stretches; None where nobody is named to a post in one."""
    for start, end in spans:
        found = _by_list(manuscript, start, end) or _by_prose(manuscript, start, end)
        if found:
            return found
    return None


def _by_list(manuscript: Manuscript, start: int, end: int) -> LeadingGroup | None:
    """组　长：… 副组长：… 成　员：…"""
    rows = {role: pattern.search(manuscript.shadow, start, end) for role, pattern in _LIST.items()}
    if rows["head"] is None:
        return None
    people = {role: _people(manuscript, match.span("who"), " \t\n、，；") for role, match in rows.items() if match}
    return _group(manuscript, (start, end), people, rows["head"].start())


def _by_prose(manuscript: Manuscript, start: int, end: int) -> LeadingGroup | None:
    shadow = manuscript.shadow
    head = next((match for match in _PROSE_HEAD.finditer(shadow, start, end) if "副" not in match["who"][-1:]), None)
    if head is None:
        return None
    people: dict[str, Row] = {"head": _people(manuscript, head.span("who"), "、")}
    at = head.end()
    for role, pattern in (("deputies", _PROSE_DEPUTY), ("members", _PROSE_MEMBER)):
        match = pattern.search(shadow, at - 1 if shadow[at - 1] in "，、；" else at, end)
        if match and "。" not in shadow[at : match.start()]:
            people[role] = _people(manuscript, match.span("who"), "、")
            at = match.end()
    return _group(manuscript, (start, end), people, at)


def _group(manuscript: Manuscript, span: Span, people: dict[str, Row], near: int) -> LeadingGroup:
    at = _OFFICE_AT.search(manuscript.shadow, *span)
    director = _director(manuscript, span)
    office = next((at.span(name) for name in ("at", "at2", "at3") if at and at[name]), None)
    return LeadingGroup(
        name=_group_name(manuscript, span, near),
        head=people.get("head"),
        deputies=people.get("deputies"),
        members=people.get("members"),
        office_at=manuscript.words(*office, confidence=0.9) if office else None,
        office_director=director,
    )


def _director(manuscript: Manuscript, span: Span) -> Row:
    match = _DIRECTOR.search(manuscript.shadow, *span)
    if match is None:
        return None
    return _people(manuscript, match.span("who") if match["who"] else match.span("who2"), "、")


def _group_name(manuscript: Manuscript, span: Span, near: int) -> Words | None:
    """The name of the group that stands nearest to the head's post, trimmed to what follows 的 and 成立."""
    best: Words | None = None
    for match in _NAME.finditer(manuscript.shadow, *span):
        name_start = match.start(1)
        for lead in ("成员的", "成立了", "成立", "组成的", "组成", "设立", "组建", "的"):
            place = match[1].find(lead)
            if 0 <= place < len(match[1]) - len(lead) - 2:
                name_start = match.start(1) + place + len(lead)
                break
        words = manuscript.words(name_start, match.end(1), confidence=0.9)
        if words and len(words.value) > 4 and (best is None or abs(words.start - near) < abs(best.start - near)):
            best = words
    return best


def _people(manuscript: Manuscript, span: Span, marks: str) -> Row:
    """Names, or posts where no names are given; blanks inside a two-character name are taken out."""
    shadow = manuscript.shadow
    span = _after_lead_in(shadow, span)
    whole = shadow[slice(*span)].strip()
    named = _names_in(whole)
    if not named and "、" in marks and len(marks) == 1:
        words = manuscript.words(*span, strip="，。；、由以")
        return (words,) if words else None
    found: list[Words] = []
    for piece in cut(shadow, *span, marks):
        found += _person(manuscript, piece, named=named)
    return tuple(found) or None


def _after_lead_in(shadow: str, span: Span) -> Span:
    """县局成立由主要领导(为组长): the people stand behind 由."""
    places = [place + len(word) for word in ("由", "成立以", "成立了以") if (place := shadow.rfind(word, *span)) >= 0]
    return max([span[0], *places]), span[1]


def _person(manuscript: Manuscript, piece: Span, *, named: bool) -> list[Words]:
    start, end = manuscript.trimmed(*piece, strip="，。；、由")
    text = manuscript.shadow[start:end]
    if not named:
        words = manuscript.words(start, end)
        return [words] if words else []
    post = None
    for post in _POST.finditer(text):
        pass
    if post and 2 <= len(text) - post.end() <= 4:
        start += post.end()
    elif not (_is_name(text) or _could_be_name(text)):
        return []
    words = manuscript.words(start, end, confidence=0.9)
    return [Located(value=words.value.removesuffix("同志"), start=start, end=end, confidence=0.9)] if words else []


def _names_in(text: str) -> bool:
    """Whether a list gives names (and not only posts)."""
    pieces = re.split("[、，；\\s]+", text)
    return any(_is_name(piece) or _named_post(piece) for piece in pieces)


def _named_post(piece: str) -> bool:
    matches = list(_POST.finditer(piece))
    return bool(matches) and _is_name(piece[matches[-1].end() :].removesuffix("同志"))


def _could_be_name(text: str) -> bool:
    """Beside known names a short word of Han characters that is no post is a name with a rare surname."""
    return bool(_SHORT_HAN.fullmatch(text)) and not _POST.search(text)


def _is_name(text: str) -> bool:
    text = text.removesuffix("同志")
    return 2 <= len(text) <= 4 and text[0] in _SURNAMES and not _POST.search(text)
