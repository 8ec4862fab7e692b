"""What stands round the numbered text: title, number, day and addressees above; signature and printer's block below."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from mingchuang.plans.dates import read_single_day
from mingchuang.plans.manuscript import Manuscript, Span
from mingchuang.plans.outline.numbering import number_at
from mingchuang.plans.patterns import Pattern
from mingchuang.plans.words.chrome import META_LABELS
from mingchuang.plans.words.organisations import ORG_ENDINGS
from mingchuang.plans.words.titles import KIND_ENDINGS, NOTICE_ENDINGS, TITLE_TAILS

_ENDINGS = "|".join([NOTICE_ENDINGS, *(words for _, words in KIND_ENDINGS)])
TITLE_END = Pattern(rf"(?:{_ENDINGS}){TITLE_TAILS}》?$")
# A line that is a title by itself, and how a line begins that only goes on with the title above it.
_WHOLE_TITLE = Pattern(rf"^(?!.*[《“（][^》”）]*$).{{3,}}(?:方案|计划|计画|通知|意见|企划书|计划书){TITLE_TAILS}$")
_NO_NEW_TITLE = Pattern(r"[ \t]*[的》”）〉及和与暨（、—]")
# Pages show these above a title; the first half of one has none of it.
_NOT_OF_TITLE = Pattern(r"[_|>»]|第\d+页|\d+[条次页]|[：…]|网$|网站|首页|\s{2,}|^\S{1,8}(?:\s\S{1,8}){2,}$|^[•·]")
_UNFINISHED = Pattern("(?:[的在和与及、“]|开展|印发|转发|进一步|推进|加强|落实)$")
_BEGINS_WHOLE = Pattern(
    r"(?:(?:19|20)\d{2}年|[^“《]{2,24}(?:局|委|政府|医院|公司|中心|公所|事务所|办公室|法院|检察院|厅|部)(?:关于|印发|转发))"
)
_RED_HEAD = Pattern(r"文\s*件\s*$")
_SHORTEST_HALF = 4
_LONG_HALF = 6
_SHORT_TITLE = 12
NOTICE_TITLE = Pattern(rf"(?:{NOTICE_ENDINGS}){TITLE_TAILS}$")
_FILE_NAME = Pattern(r"\.(?:docx?|pdf|wps|txt|rtf)$", re.IGNORECASE)
_NOT_IN_TITLES = Pattern("[。！？；]")
_LONGEST_TITLE_LINE = 60
DOC_NUMBER = Pattern(
    r"(?:[\u4e00-\u9fffA-Za-z·]{1,16}\s?[〔（【<]\s?\d{2,4}\s?[〕）】>]\s?(?:第\s?)?\d{1,5}\s?号"
    r"|[\u4e00-\u9fff]{2,14}字第\s?[\dA-Za-z]{4,12}\s?号)"
)
# A line that is nothing but a number may have lost its 号.
_WHOLE_NUMBER = r"[\u4e00-\u9fff]{2,12}\s?[〔【\[]\s?\d{4}\s?[〕】\]]\s?\d{1,4}"
DOC_NUMBER_LINE = Pattern(rf"^\s*(?:发文字号：|文号：)?({DOC_NUMBER.source}|{_WHOLE_NUMBER})\s*(?:签发人：\S+)?\s*$")
_BROKEN_NUMBER = Pattern(r"^\s*\d{4}\s+\d{1,4}(?=\s|$)\s*号?")
_LAST_OF_TITLE = frozenset(word[-1] for word in _ENDINGS.split("|")) | {"）", "》"}
_LAST_OF_ORG = frozenset(ending[-1] for ending in f"{ORG_ENDINGS}|文件".split("|"))
_ORG_LINE = Pattern(rf"^[^，。；：、！？“”]{{2,40}}(?:{ORG_ENDINGS})(?:文件)?$")
_ADDRESSEE = Pattern(r"^(?=[^\u4e00-\u9fff]{0,3}[\u4e00-\u9fff])[^。；！？]{2,400}：$")
_GREETING = Pattern("同志|领导|朋友|老师|家长|居民|市民|代表|委员|来宾|女士")
# The end of a first paragraph, not the name of a receiver: …制定本方案：
_LEADS_ON = Pattern(
    "(?:如下|以下[^：]{0,6}|方案|意见|计划|计画|安排|要求|通知|规定|办法|事项|活动|倡议|提出|说明|内容)：$"
    "|^(?:为|根据|按照|依据|经|现将|近|为了)|特制定"
)
CLOSING = Pattern(
    r"^(?:特此(?:通知|公告|函|函告|报告|通报)|此致|妥否|以上(?:意见|方案|通知)?[，]?(?:请|如无不妥)|请(?:认真)?(?:遵照|贯彻)执行|本(?:方案|通知|意见|办法)自\S{2,20}(?:起)?(?:施行|执行|实施))[^。]{0,20}[。！]?$"
)
ATTACHMENTS = Pattern(
    r"^附(?:件|表|录)?\s?(?:\d{1,2}|[一二三四五六七八九十])?\s?[：.、]|^附(?:件|表)\s?(?:\d{1,2}|[一二三四五六七八九十])?$|^（?附件|^附："
)
COLOPHON = Pattern(
    r"^(?:主题词|关键词)\s*：|^(?:抄送|抄报|分送|报送|主送|报|内部发送|发送|印送)\s?：|(?:\d日|号)\s*印发$|^共印\s*\d+\s*份|^（共印\s*\d+\s*份）|^校对：|^打字：|^\S{4,30}(?:办公室|委员会|局|厅|部)\s+\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日\s?印发?$"
)
# Rows of the table above a document on official sites that tell something of the document itself.
_COLOPHON_SIGN = Pattern("[主关抄分报内发印共（校打]|.*印")
META = tuple(
    (kind, Pattern(rf"^\s*[·•—]?\s*(?:{words})\s?：\s*(?P<value>\S[^\n]*)$")) for kind, words in META_LABELS[:-1]
)
# 民国111年1月26日修正: when the text was made or changed, as Taiwanese offices write below the title.
_HISTORY = Pattern(
    r"^（?(?:中华)?(?:民国)?\s?\d{2,4}\s?[年.]\s?\d{1,2}\s?[月.]\s?\d{1,2}\s?日?[^，。；：]{0,30}(?:修正|修订|订定|订颁|核定|通过|函颁|备查|核备|核准)）?$"
)
# A short name on a line of its own: above a day it signs, whatever it ends with.
_SIGNABLE = Pattern(r"^(?!（[一二三四五六七八九十\d])(?![^\n]*(?:阶段|时间|日期))[\u4e00-\u9fff（）*×xX〇]{4,26}$")
_MOST_AFTER_CONTACT = 8
_LABELLED_SIGNATURE = Pattern(r"^(?:联系人|联系电话|咨询电话)：")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A line or run of lines of the frame, and what it is."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The head and the tail of a document in pieces; the numbered text lies between `body` places."""

    pieces: tuple[Piece, ...]
    body: Span

    def of(self, kind: str) -> list[Piece]:
        """The pieces of one kind, in order."""
        return [piece for piece in self.pieces if piece.kind == kind]


def is_colophon(line: str) -> bool:
    """Whether a line belongs to the printer's block."""
    return bool(_COLOPHON_SIGN.match(line)) and bool(COLOPHON.search(line))


def ends_a_title(line: str) -> bool:
    """Whether a line ends as titles do, blanks apart."""
    line = line.replace(" ", "")
    return (line[-1:] in _LAST_OF_TITLE or line[-1:].isdecimal()) and bool(TITLE_END.search(line))


def is_org_line(line: str) -> bool:
    """Whether a line is nothing but the name of a body."""
    return line[-1:] in _LAST_OF_ORG and not line.endswith("网站") and bool(_ORG_LINE.match("".join(line.split())))


def is_titleish(line: str) -> bool:
    """Whether a line could be (part of) a title."""
    line = line.strip()
    if not 2 <= len(line) <= _LONGEST_TITLE_LINE or _NOT_IN_TITLES.search(line) or line[-1] in "：，、":
        return False
    return number_at(line, 0) is None and "\t" not in line and read_single_day(line) is None


def head_pieces(manuscript: Manuscript, lines: list[Span]) -> list[Piece]:
    """The lines above the numbered text, each with what it is."""
    kinds = [_head_kind(manuscript.shadow[start:end].strip()) for start, end in lines]
    _settle(kinds, [manuscript.shadow[start:end].strip() for start, end in lines])
    return [Piece(kind=kind, start=start, end=end) for kind, (start, end) in zip(kinds, lines, strict=True)]


def _head_kind(line: str) -> str:
    if not line:
        return "noise"
    meta = next((kind for kind, pattern in META if pattern.match(line)), None) if "：" in line else None
    if meta and not line.endswith("："):
        return f"meta_{meta}"
    kind = next((kind for kind, fits in _HEAD_TESTS if fits(line)), None)
    if kind == "addressees" and _GREETING.search(line) and len(line) < 40 and "单位" not in line:
        return "salutation"
    return kind or ("titleish" if is_titleish(line) else "text")


def _is_addressees(line: str) -> bool:
    return bool(_ADDRESSEE.match(line)) and not _LEADS_ON.search(line)


def _is_broken_number(line: str) -> bool:
    return bool(_BROKEN_NUMBER.match(line)) and len(line) < 12


# What a line of the head may be, the surest first.
_HEAD_TESTS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("doc_number", DOC_NUMBER_LINE.match),
    ("date", read_single_day),
    ("history", _HISTORY.match),
    ("broken_number", _is_broken_number),
    ("attachments", ATTACHMENTS.match),
    ("colophon", is_colophon),
    ("closing", CLOSING.match),
    ("addressees", _is_addressees),
)


def _settle(kinds: list[str], lines: list[str]) -> None:
    """Tell titles from other short lines by what stands before and after them."""
    place = 0
    while place < len(kinds):
        if kinds[place] != "titleish":
            place += 1
            continue
        end = place
        while end < len(kinds) and kinds[end] == "titleish":
            end += 1
        _settle_block(kinds, lines, place, end)
        place = end
    _last_of_titles(kinds, lines)
    _only_first_addressees(kinds)
    for at in range(1, len(kinds)):
        if kinds[at - 1] == "attachments" and number_at(lines[at], 0) and len(lines[at]) <= _LONGEST_TITLE_LINE:
            kinds[at] = "attachments"


def _settle_block(kinds: list[str], lines: list[str], start: int, end: int) -> None:
    """A run of short lines: names of bodies, a title of one or more lines, or plain short text."""
    ending = next((at for at in range(end - 1, start - 1, -1) if ends_a_title(lines[at])), None)
    first = start
    before = kinds[:start]
    if ending is None:
        is_first = not any(kind in {"title", "text", "addressees", "plan_title"} for kind in before)
        for at in range(start, end):
            is_title = is_first and "：" not in lines[at] and len(re.sub(r"\s", "", lines[at])) >= _SHORTEST_HALF
            kinds[at] = "org" if is_org_line(lines[at]) else "untitled" if is_title else "text"
        return
    name = "plan_title" if "title" in before else "title"
    first, name = _after_other_titles(kinds, lines, (start, ending), name)
    ending = _before_repetition(lines, first, ending, kinds)
    begin = ending
    while begin > first and _leads_to(lines[begin - 1], lines[begin]):
        begin -= 1
    for at in range(first, begin):
        kinds[at] = "org" if is_org_line(lines[at]) or _RED_HEAD.search(lines[at]) else "repeated"
    for at in range(begin, ending + 1):
        kinds[at] = name
    for at in range(ending + 1, end):
        if kinds[at] != "repeated":
            kinds[at] = "org" if is_org_line(lines[at]) else "text"


def _after_other_titles(kinds: list[str], lines: list[str], span: Span, name: str) -> tuple[int, str]:
    """Where the title of a run of short lines begins, and what it is.

    A notice may stand directly above the title of the plan it brings; of other titles one below the other the first
    are the site's, and the last is the document's own.
    """
    start, ending = span
    whole = [at for at in range(start, ending) if _WHOLE_TITLE.search(lines[at].replace(" ", ""))]
    whole = [at for at in whole if not _NO_NEW_TITLE.match(lines[at + 1])]
    if not whole or _same_title(lines[whole[-1]], lines[ending]):
        return (whole[-2] + 1 if len(whole) > 1 else start), name
    last = whole[-1]
    is_notice = NOTICE_TITLE.search(lines[last].replace(" ", "")) is not None
    kinds[start : last + 1] = ["repeated"] * (last + 1 - start)
    if is_notice and name == "title" and not NOTICE_TITLE.search(lines[ending].replace(" ", "")):
        begin = whole[-2] + 1 if len(whole) > 1 else start
        while begin < last and _stands_apart(lines[begin], lines[begin + 1]):
            kinds[begin] = "org"
            begin += 1
        kinds[begin : last + 1] = ["title"] * (last + 1 - begin)
        return last + 1, "plan_title"
    return last + 1, name


def _same_title(one: str, other: str) -> bool:
    compact, again = (re.sub(r"\s", "", line) for line in (one, other))
    return compact == again


def _before_repetition(lines: list[str], start: int, ending: int, kinds: list[str]) -> int:
    """A saved page shows the title twice, above and below its time stamp: the first of two is the title."""
    compact = [re.sub(r"\s", "", line) for line in lines]
    for at in range(start, ending):
        if TITLE_END.search(compact[at]) and compact[at] in compact[at + 1 : ending + 1]:
            kinds[at + 1 : ending + 1] = ["repeated"] * (ending - at)
            return at
    return ending


def _leads_to(line: str, following: str) -> bool:
    """Whether a line is the first half of a title, and not something a page shows above one."""
    upper, lower = (re.sub(r"\s", "", one) for one in (line, following))
    if _stands_apart(line, following) or _NOT_OF_TITLE.search(line.strip()) or len(upper) < _SHORTEST_HALF:
        return False
    if DOC_NUMBER.search(upper) or (is_org_line(following) and not is_org_line(line)):
        return False
    if is_org_line(line) or ("关于" in upper and not _BEGINS_WHOLE.match(lower)) or _UNFINISHED.search(upper):
        return True
    if lower.startswith(("关于", "印发", "转发")) or _BEGINS_WHOLE.match(lower):
        return False
    return len(upper) >= _LONG_HALF or len(lower) <= _SHORT_TITLE


def _stands_apart(line: str, following: str) -> bool:
    """A red head or a signing body above a title; a body followed by 关于… is the first line of the title itself."""
    compact = re.sub(r"\s", "", line)
    if compact.endswith("文件") or _FILE_NAME.search(compact):
        return True
    return is_org_line(line) and not following.lstrip().startswith(("关于", "印发", "转发"))


def _last_of_titles(kinds: list[str], lines: list[str]) -> None:
    """Of two titles with nothing but the page's own lines between them the last is the document's."""
    if "plan_title" not in kinds:
        return
    second = kinds.index("plan_title")
    first = [at for at, kind in enumerate(kinds[:second]) if kind == "title"]
    between = kinds[first[-1] + 1 : second]
    told = any(kind not in {"noise", "repeated", "broken_number"} and not kind.startswith("meta_") for kind in between)
    if told or NOTICE_TITLE.search(lines[first[-1]].replace(" ", "")):
        return
    for at in first:
        kinds[at] = "repeated"
    for at in range(second, len(kinds)):
        kinds[at] = "title" if kinds[at] == "plan_title" else kinds[at]


def _only_first_addressees(kinds: list[str]) -> None:
    seen = False
    for at, kind in enumerate(kinds):
        if kind != "addressees":
            continue
        if seen or "text" in kinds[:at]:
            kinds[at] = "text"
        seen = True


def tail_start(manuscript: Manuscript, lines: list[Span]) -> int:
    """How many lines stand before the tail: closing words, attachments, signature, printer's block."""
    texts = [manuscript.shadow[start:end].strip() for start, end in lines]
    for at, text in enumerate(texts):
        if not text:
            continue
        if ATTACHMENTS.match(text) or is_colophon(text) or _is_signature(texts, at):
            return at
        if _LABELLED_SIGNATURE.match(text) and any(
            _is_signature(texts, later) for later in range(at + 1, min(at + 3, len(texts)))
        ):
            return at
        if _LABELLED_SIGNATURE.match(text) and _ends_with(texts[at + 1 :]) and "联系" not in texts[at - 1]:
            return at
        if CLOSING.match(text) and _nothing_numbered(texts[at + 1 :]):
            return at
    return len(lines)


def _ends_with(texts: list[str]) -> bool:
    """Whether nothing follows but the printer's block and more of whom to ask."""
    return len(texts) <= _MOST_AFTER_CONTACT and all(
        not text or is_colophon(text) or _LABELLED_SIGNATURE.match(text) for text in texts
    )


def _is_signature(texts: list[str], at: int) -> bool:
    """A body and a day below each other, or a day alone, with no text after them but the rest of the tail."""
    is_day = read_single_day(texts[at]) is not None
    if not is_day and not is_org_line(texts[at]) and not _SIGNABLE.match(texts[at]):
        return False
    following = [text for text in texts[at + 1 : at + 5] if text]
    if is_day:
        return not (following and read_single_day(following[0]))
    bodies = len(list(takewhile(is_org_line, following)))
    return any(read_single_day(text) for text in following[bodies : bodies + 1])


def _signs(texts: list[str], at: int) -> bool:
    """Whether a line stands directly above a day and could be a name."""
    following = next((text for text in texts[at + 1 : at + 3] if text), "")
    return bool(_SIGNABLE.match(texts[at])) and read_single_day(following) is not None


def _nothing_numbered(texts: list[str]) -> bool:
    return not any(number_at(text, 0) for text in texts[:6])


def tail_pieces(manuscript: Manuscript, lines: list[Span]) -> Iterator[Piece]:
    """The lines of the tail, each with what it is; after an attachment begins, everything belongs to it."""
    kind = ""
    seen_signature = False
    texts = [manuscript.shadow[start:end].strip() for start, end in lines]
    for at, (start, end) in enumerate(lines):
        kind = _tail_kind(texts[at], kind, seen_signature=seen_signature)
        if kind in {"text", "attachments"} and not ATTACHMENTS.match(texts[at]) and _signs(texts, at):
            kind = "org"
        seen_signature = seen_signature or kind in {"date", "org"}
        yield Piece(kind=kind, start=start, end=end)


def _tail_kind(text: str, before: str, *, seen_signature: bool) -> str:
    if not text:
        return "noise"
    if is_colophon(text) or (before == "colophon" and len(text) <= 30 and not ATTACHMENTS.match(text)):
        return "colophon"
    if ATTACHMENTS.match(text) or before == "attachment":
        return "attachment" if seen_signature else "attachments"
    if before == "attachments" and number_at(text, 0) and len(text) < _LONGEST_TITLE_LINE:
        return "attachments"
    kind = next((kind for kind, fits in _TAIL_TESTS if fits(text)), None)
    return kind or ("attachment" if seen_signature else "text")


# What a line of the tail may be, when it belongs to no attachment and not to the printer's block.
_TAIL_TESTS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("closing", CLOSING.match),
    ("date", read_single_day),
    ("org", is_org_line),
    ("contact", _LABELLED_SIGNATURE.match),
)
