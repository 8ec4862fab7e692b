"""Names of people in a text, by surname and what stands around it."""

import re
from collections.abc import Iterator

import rjieba

from mingchuang.feedback.enums import MaskKind
from mingchuang.feedback.rules.masks.lists import COMPOUND, GIVEN, ORDINARY, STOPS, SURNAMES, WEAK
from mingchuang.feedback.rules.masks.standing import is_open, standing_names
from mingchuang.feedback.rules.masks.words import PLACES, is_known, is_place, is_word, looks_like_a_name

TITLES = (
    "先生|女士|小姐|太太|同志|师傅|老师|医生|大夫|护士|阿姨|大爷|大妈|大叔|大哥|大姐|大娘|奶奶|爷爷|叔叔|婆婆|老板|老太|老汉|"
    "姐|哥|嫂|婶|伯|主任|局长|科长|股长|所长|处长|站长|队长|组长|校长|院长|书记|主席|经理|警官|法官|律师|会计|科员|某某|某"
)
STRONG = (
    "我叫|我是|姓名|名叫|名字叫|名字是|叫做|联系人|本人|申请人|投诉人|反映人|举报人|来信人|来访人|户主|当事人|法人代表|法定代表人|"
    "法人|负责人|落款|署名|收件人|经手人|代办人|监护人|证人"
)
KIN = (
    "丈夫|妻子|老公|老婆|爱人|儿子|女儿|父亲|母亲|爸爸|妈妈|孙子|孙女|哥哥|弟弟|姐姐|妹妹|邻居|同事|工作人员|窗口人员|"
    "儿媳|女婿|侄子|侄女|外甥|婆婆|公公|岳父|岳母|爷爷|奶奶|姥姥|姥爷|值班员|业主|保安|司机|护士|医生|收费员|协管员|网格员|"
    "经办人|柜员|办事员|村民|居民|业主|患者|房东|租客|职工|姓名叫|那个叫|一个叫|有个叫|名为|叫"
)
END = re.compile(r"[，。、；：！？,.;:!?（）()\s“”\"'0-9]|$")
HAN = re.compile(r"[\u4e00-\u9fff]")
_SUR = f"(?:{'|'.join(COMPOUND)}|[{''.join(sorted(SURNAMES))}])"

TITLED = re.compile(rf"({_SUR}[\u4e00-\u9fff]{{0,2}}?)(?:{TITLES})")
INTRODUCED = re.compile(rf"(?P<by>{STRONG}|{KIN})(?P<link>[：:是为叫姓 ]{{0,2}})(?={_SUR})")
NO_SURNAME = re.compile(rf"(?:{STRONG}|{KIN})[：:是为叫 ]{{0,2}}(?!{_SUR})(?=[\u4e00-\u9fff])")
FAMILIAR = re.compile(
    rf"[小老阿]([{''.join(sorted(SURNAMES - WEAK))}])(?=[说在的态对让也就不很叫给把，。、：；！？]|$|同志|师傅)"
)
SURNAMED = re.compile(rf"(?<!百家)姓({_SUR})(?=[的，。、；！？\s]|$)")
LISTED = re.compile(rf"[、和与及]({_SUR}[\u4e00-\u9fff]{{1,2}}?)(?=[、，。；！？\s和与及都等三两四]|$)")
SIGNED = re.compile(rf"(?:^|\n)\s*({_SUR}[\u4e00-\u9fff]{{1,2}})\s*(?:$|\n|\d{{4}}年)")
A_TITLE = re.compile(TITLES)
WHO_IS_IT = "我是"
COUNTED = tuple("一二两三四五六七八九十几这那每各半多0123456789")
NO_SURNAME_LENGTHS = (3, 4, 5)
GIVEN_TAGS = frozenset({"t", "z", "nz", "ns"})

Span = tuple[int, int, MaskKind]


def name_spans(text: str) -> Iterator[Span]:
    """Where somebody is named; spans may overlap. A name once found is found wherever it stands again."""
    spans = {*_titled(text), *_introduced(text), *_bare(text), *standing_names(text)}
    for pattern in (FAMILIAR, SURNAMED):
        spans |= {found.span(1) for found in pattern.finditer(text)}
    spans |= {found.span(1) for found in SIGNED.finditer(text) if looks_like_a_name(found[1])}
    spans |= set(_listed(text, spans))
    spans = {(start, end) for start, end in spans if text[start : start + 2] not in ORDINARY}
    for name in {text[start:end] for start, end in spans if end - start >= 2}:
        spans |= {(found.start(), found.end()) for found in re.finditer(re.escape(name), text)}
    return ((start, end, MaskKind.NAME) for start, end in sorted(spans))


def _titled(text: str) -> Iterator[tuple[int, int]]:
    for found in TITLED.finditer(text):
        start, end = found.span(1)
        name = found[1]
        if name[0] in WEAK and not _begins_here(text, start):
            continue
        if any(sign in STOPS for sign in name[1:]):
            # 王某先生 begins later: the nearest surname before the title counts
            start = max((at for at in range(start + 1, end) if text[at] in SURNAMES - WEAK), default=-1)
            if start < 0:
                continue
        if not is_word(text[start : found.end()]) and _is_free(text, start, end):
            yield start, end


def _introduced(text: str) -> Iterator[tuple[int, int]]:
    for found in INTRODUCED.finditer(text):
        start = found.end()
        length = _name_length(text, start)
        name = text[start : start + length]
        is_weak = found["by"] == WHO_IS_IT or found["by"] in KIN.split("|")
        is_usual = length == 3 and all(sign in GIVEN for sign in name[1:]) and name[:2] not in ORDINARY
        if length < 2 or (is_weak and not is_usual and (not looks_like_a_name(name) or PLACES.search(name[1:]))):
            continue
        yield start, start + length
    for found in NO_SURNAME.finditer(text):
        # names that begin with no surname of the list: the word list takes the next word for one
        word, tag = rjieba.tag(text[found.end() : found.end() + 6])[0]
        name = word.rstrip("".join(STOPS))
        if tag.startswith("nr") and 2 <= len(name) <= 4 and not A_TITLE.search(name):
            yield found.end(), found.end() + len(name)


def _name_length(text: str, start: int) -> int:
    """How many signs from here are a name: the surname, and up to two more before something else begins."""
    surname = 2 if text[start : start + 2] in COMPOUND else 1
    called = text[start + surname : start + surname + 2]
    if len(called) == 2 and all(sign in GIVEN for sign in called):
        return surname + 2
    given = 0
    while given < 2 and start + surname + given < len(text):
        sign = text[start + surname + given]
        if sign in STOPS or not HAN.match(sign):
            break
        given += 1
    if given == 2 and not END.match(text, start + surname + 2):
        # 王强住在…: two given signs only if what follows can stand after a name
        follows = text[start + surname + 2]
        if follows not in STOPS and text[start + surname] not in STOPS:
            tokens = rjieba.cut(text[start : start + surname + 6])
            given = min(2, max(1, len(tokens[0]) - surname)) if len(tokens[0]) > surname else 2
    return surname + given if given else 0


def _bare(text: str) -> Iterator[tuple[int, int]]:
    """Names without anything around them, where the word list takes them for one."""
    place, words = 0, rjieba.tag(text)
    for index, (word, tag) in enumerate(words):
        start, place = place, place + len(word)
        if tag.startswith("nr") and len(word) in NO_SURNAME_LENGTHS and A_TITLE.match(text, place):
            yield start, place
        if len(word) == 1:
            if index + 1 < len(words) and _is_split_name(word, *words[index + 1], text[max(start - 1, 0) : start]):
                yield start, place + len(words[index + 1][0])
            continue
        name = word.rstrip("".join(STOPS))
        surname = 2 if name[:2] in COMPOUND else 1
        is_name = tag.startswith("nr") and (surname == 2 or _may_begin(word)) and not TITLED.fullmatch(word)
        if (
            is_name
            and 1 <= len(name) - surname <= 2
            and looks_like_a_name(name)
            and not is_place(name)
            and _is_called(text, start, name, surname)
        ):
            yield start, start + len(name)


def _is_called(text: str, start: int, name: str, surname: int) -> bool:
    """People are called so: 张·建国, but not 段·时间 and not 这·张·卡."""
    given = name[surname:]
    if all(sign in GIVEN for sign in given) or surname == 2:
        return True
    if len(given) == 2:
        return not is_known(given)
    return is_open(text, start)


def _may_begin(word: str) -> bool:
    """A surname; one that is mostly another word only before two given signs."""
    return word[0] in SURNAMES and (word[0] not in WEAK or len(word) == 3)


def _is_split_name(word: str, following: str, kind: str, before: str) -> bool:
    """A surname alone, and then a word that people are called by: 李·国庆, 罗·婷婷."""
    if word not in SURNAMES - WEAK or len(following) > 2 or before in COUNTED or A_TITLE.fullmatch(following):
        return False
    return (kind.startswith("nr") and not is_known(following)) or (len(following) == 2 and kind in GIVEN_TAGS)


def _listed(text: str, spans: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Further names after a found one: 王强、李敏."""
    ends = {end for start, end in spans if end - start >= 2}
    for found in LISTED.finditer(text):
        if found.start() in ends and looks_like_a_name(found[1]):
            ends.add(found.end(1))
            yield found.span(1)


def _begins_here(text: str, start: int) -> bool:
    """Nothing before it that it could belong to."""
    return start == 0 or not HAN.match(text[start - 1]) or text[start - 1] in "是叫找姓的名请问"


def _is_free(text: str, start: int, end: int) -> bool:
    """The surname does not end a longer word: 曾经, 单位, 上海."""
    before = text[start - 1 : start + 1] if start else ""
    return not (len(before) == 2 and is_known(before) and end - start == 1)
