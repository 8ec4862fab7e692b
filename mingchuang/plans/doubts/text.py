"""Doubts about the text itself: what could not be read, what is masked, numbers out of order, an end cut off."""

from collections.abc import Iterator
from itertools import islice

from mingchuang.plans.draft import Flag
from mingchuang.plans.outline.document import Parts
from mingchuang.plans.patterns import Pattern
from mingchuang.plans.reading.raw import RawText
from mingchuang.plans.words.dirt import MASKING, MONTH_WITHOUT_NUMBER

_REMARKS = {
    "undecodable_bytes": "文件里有些字节无法识别，已用“�”代替，请核对。",
    "misread": "文件曾用错误的编码打开后另存，已按原来的编码重新读出，请核对。",
    "pages_without_text": "PDF 里有的页只有图片，没有文字，没有读入，请对照原件补上。",
}
# A private character at the beginning of a line is the dot of a list in a symbol font.
_PRIVATE_USE = Pattern("[\ue000-\uf8ff](?<=[^ \\t\\n][\ue000-\uf8ff])[\ue000-\uf8ff]*")
_LOST = Pattern("\ufffd+")
# Places left open by whoever published the text: xx市, ××局, 20*年, 某某.
_MASKED_YEAR = Pattern(r"(?:20|19)?[*×xX＊]{1,4}年|20\d?[*×xX＊]{1,2}年")
_MASKED_NAME = Pattern(
    r"(?<![A-Za-z])[xX×＊*]{2,4}(?=[市县区省镇乡局院校公司单位街道]|同志)|某某?(?=[市县区镇乡局縣區鎮鄉])"
)
# Half a blank and the first byte of a character: no line begins like that.
_HALVES = "∥∫∪∩∏∑∶∧∨√∈∷⊥∠⌒⊙∮≡≌≈∽∝≠≮≯≤≥∞∵∴♂♀′″℃＄¤￠￡‰§〗』】ˉˇ¨〃"
_SLIPPED = Pattern(rf"(?m)^[ \t]*[{_HALVES}][^\n]{{3,40}}")
_STRIPPED = Pattern(
    r"(?<![\d一二三四五六七八九十本每当上下个])[ ]{1,4}月[ ]{1,4}日|年[ ]{1,4}月[ ]{0,4}日"
    r"|(?<=[（(至到—年])[ ]{0,4}月[ ]{0,4}日(?=[ ]{0,4}[）)至到—-])"
)
# Kind, pattern, what is told, and the characters or words without one of which there is nothing to find.
_DOUBTS = (
    ("lost_character", _LOST, "这里丢了字，请对照原件补上。", "\ufffd"),
    ("private_use_character", _PRIVATE_USE, "这里有无法显示的字符，请对照原件补上。", ""),
    ("slipped_line", _SLIPPED, "这一行的字错位了，请对照原件改正。", _HALVES),
    ("masked_year", _MASKED_YEAR, "年份被隐去（{what}），请补上。", "*×xX＊"),
    (
        "stripped_digits",
        _STRIPPED,
        "这里的日期丢了数字，请对照原件补上。",
        MONTH_WITHOUT_NUMBER,
    ),
    ("masked_name", _MASKED_NAME, "名称被隐去（{what}），请补上。", MASKING),
)
_SENTENCE_END = "。！？；：”）】》…"
_MOST = 20


def reading_flags(raw: RawText) -> Iterator[Flag]:
    """Doubts about the file as a whole."""
    for remark in raw.remarks:
        yield Flag(kind=remark, text=_REMARKS[remark])


def text_flags(parts: Parts) -> Iterator[Flag]:
    """Characters that are lost, names that are masked, a text that breaks off."""
    text = parts.manuscript.text
    for kind, pattern, message, signs in _DOUBTS:
        if signs and not any(sign in text for sign in signs):
            continue
        for match in islice(pattern.finditer(text), _MOST):
            yield Flag(kind=kind, text=message, values={"what": match[0]}, at=match.span())
    for piece in parts.frame.of("broken_number"):
        number = text[piece.start : piece.end].strip()
        yield Flag(
            kind="broken_doc_number",
            text="这里像是残缺的发文字号（{what}），没有采用，请对照原件补上。",
            values={"what": number},
            at=(piece.start, piece.end),
        )
    yield from _cut_off(parts)


def _cut_off(parts: Parts) -> Iterator[Flag]:
    """The last numbered paragraph ends in the middle of a sentence."""
    sections = parts.outline.sections
    if not sections or any(piece.start >= sections[-1].end for piece in parts.frame.pieces):
        return
    start, end = parts.manuscript.trimmed(sections[-1].body[0], sections[-1].end)
    if "\t" in parts.manuscript.shadow[start:end].rpartition("\n")[2]:
        return
    if end - start > 20 and parts.manuscript.shadow[end - 1] not in _SENTENCE_END:
        yield Flag(kind="cut_off", text="正文似乎在句子中间中断，可能不完整。", at=(max(start, end - 10), end))


def number_flags(parts: Parts) -> Iterator[Flag]:
    """Numbers that do not count up by one among the sections of one parent."""
    outline = parts.outline
    last: dict[tuple[int, str], tuple[int, str]] = {}
    for section in outline.sections:
        last = {key: value for key, value in last.items() if key[0] <= section.level}
        number = section.number
        if number is None or number.style == "bullet":
            continue
        written = parts.manuscript.text[number.start : number.end].strip()
        before = last.get((section.level, number.style))
        if before and number.value not in {before[0] + 1, 1}:
            yield Flag(
                kind="number_out_of_order",
                text="编号不连续：“{before}”之后是“{after}”。",
                values={"before": before[1], "after": written},
                at=(number.start, number.end),
            )
        last[section.level, number.style] = (number.value, written)
