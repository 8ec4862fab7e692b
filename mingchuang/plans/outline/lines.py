"""Where lines begin: at line breaks, and inside long paragraphs where a row of numbers runs on without breaks."""

import re
from collections.abc import Iterator

from mingchuang.plans.outline.numbering import INLINE_STYLES, Number, number_at
from mingchuang.plans.patterns import Pattern
from mingchuang.plans.words.headings import BARE_HEADINGS

_LINE = Pattern(r"[^\n]+")
# Inside a paragraph a number is only looked for after the end of a sentence, a colon or a blank.
_AFTER_MARK = Pattern(r"[。；：！？ \t](?=[一二三四五六七八九十（第①-⑳⑴-⒇\d首其再最㈠-㈩壹贰叁参肆伍陆柒捌玖拾])")
_GLUED_LABEL = Pattern(r"(?<=[。！？”）\s])\s*(?=(?:主题词|关键词|抄送|抄报|附件)\s?\d?：)")
# …的实施方案 各股室、所、队： 为进一步…: title, addressees and the first sentence on one line.
_GLUED_ALL = Pattern(
    r"[^。；！？\n]{4,80}?(?:方案|通知|计划|意见|办法)[ \t]+"
    r"(?P<to>(?:各|机关|局|本|全|县|市|区)[^。；！？：\n]{1,60}：)[ \t]*(?=[^\n]{8})"
)
# X局文件X发〔2011〕10号X局关于…: red head, number and title on one line.
_GLUED_HEAD = Pattern(
    r"[^\n。，；]{4,40}?文件[ \t]*(?P<number>[\u4e00-\u9fffA-Za-z]{1,10}[〔（【]\d{4}[〕）】]\s?\d{1,4}号)[ \t]*(?=\S)"
)
_GLUED_ADDRESSEE = Pattern(r"(?<=[通知意见案法定])[ \t]+(?=[^\n。；]{2,120}：[ \t]*$)", re.MULTILINE)
# 2012 48 中共…委员会: a document number that lost its brackets, run together with the next line.
_BROKEN_NUMBER = Pattern(r"[ \t]*(?:19|20)\d{2}\s+\d{1,4}\s*号?\s+(?=[\u4e00-\u9fff]{4})")
# …活动实施方案 为切实…: a title and the first sentence on one line; …的方案各科室：: a title and its addressees.
_GLUED_TITLE = Pattern(
    r"[^。；！？\n]{4,60}?(?:方案|通知|计划|意见|办法)[ \t]+(?=(?:为|根据|按照|各|经|近)[^\n]{8})"
    r"|[^。；！？，\n]{4,60}?(?:方案|通知|计划|意见|办法)(?=各[^。；！？\n]{2,60}：[ \t]*$)"
    r"|[^。；！？，\n]{4,60}?(?:方案|通知|计划|意见|办法)"
    r"(?=[ \t]*[一壹]\s?、|(?:中心|公司|局|院|校|机关)(?:领导|各|全体)[^。；！？，\n]{0,40}：)"
    r"|[^。；！？，\n]{4,60}?(?:方案|通知|计划|意见|办法)"
    r"(?=(?:为(?:深入|进一步|了|切实|贯彻|全面|加强|推进|提高|提升|落实|规范|认真|充分|更好|促进|弘扬|做好|确保)|根据|按照)[^\n]{20})",
    re.MULTILINE,
)
# …活动实施方案某某局关于开展…: the site's title and the document's own on one line.
_GLUED_TITLES = Pattern(
    r"[^。；！？，\n]{4,40}?(?:方案|计划|意见)(?=[^。；！？，：\n]{1,24}?(?:局|委|院|公司|中心|政府|办公室|站|所)关于(?:印发|开展|做好))"
)
_GLUED_SIGNATURE = Pattern(
    r"(?<=[。！”）\d])[ \t]+(?=[^\s，。；：]{4,40}[ \t]+(?:\d{4}|[〇零一二三四五六七八九]{4})年[^\s，。]{2,8}日[ \t]*$)"
    r"|(?<=\S)[ \t]+(?=(?:\d{4}|[〇零一二三四五六七八九]{4})年\d{1,2}月\d{1,2}日[ \t]*$)",
    re.MULTILINE,
)
# What the patterns above need; most lines have none of it.
_LABEL_SIGN = Pattern("主题词|关键词|抄送|抄报|附件")
_BEHIND_TITLE = r"[ \t各为根按一壹中公局院校机]"
_TITLE_SIGN = Pattern(
    "|".join(f"{kind}{_BEHIND_TITLE}" for kind in ("方案", "通知", "计划", "意见", "办法")) + "|[^》]关于[印开做]"
)
_BLANK = Pattern(r"\s")
_HEAD = 400
_SENTENCE = Pattern("[。；！？]")
_WHOLE_TITLE = Pattern(r"[^。；！？：]{4,70}(?:方案|通知|计划|意见|办法)")
_ADDRESSED = Pattern(r"各[^。；！？]{2,80}：")
# …活动方案中心领导：: a title and whom it is written to, with the text behind.
_GLUED_TO = Pattern(r"(?:各|全|中心|公司|局|院|校|机关|本)[^。；！？\n]{1,60}：(?=[^\n]{20})")
_KNOWN = Pattern("(?:" + "|".join(sorted(BARE_HEADINGS, key=len, reverse=True)) + ")")
_WHOLE_DOCUMENT = 600
_DEEPEST = 3

Span = tuple[int, int]


def line_spans(shadow: str) -> list[Span]:
    """The lines of a document, long ones broken where a numbered row or a glued label begins."""
    spans: list[Span] = []
    open_rows: dict[str, int] = {}
    for match in _LINE.finditer(shadow):
        start, end = match.span()
        if not match[0].strip():
            continue
        spans += _broken(shadow, start, end, open_rows, _DEEPEST)
    return spans


def _broken(shadow: str, start: int, end: int, open_rows: dict[str, int], depth: int) -> list[Span]:
    """The pieces of a line; a piece may hold a row of its own (三、时间安排第一阶段：…第二阶段：…)."""
    breaks = _breaks_inside(shadow, start, end, open_rows) if depth else []
    if not breaks:
        return [(start, end)]
    starts = [start, *breaks]
    pieces = zip(starts, [*breaks, end], strict=True)
    return [span for piece in pieces for span in _broken(shadow, *piece, open_rows, depth - 1)]


def _breaks_inside(shadow: str, start: int, end: int, open_rows: dict[str, int]) -> list[int]:
    first = number_at(shadow, start)
    if first and first.style in INLINE_STYLES:
        open_rows[first.style] = first.value
    elif first:
        open_rows.clear()
    if end - start < 12:
        return []
    found = set(_glued(shadow, start, end))
    if known := _KNOWN.match(shadow, first.end if first else start, end):
        behind = known.end() + shadow.startswith("：", known.end())
        found.update([behind] if number_at(shadow, behind) else [])
    found.update(_numbered_rows(shadow, start, end, first, open_rows))
    return sorted(place for place in found if start < place < end)


def _glued(shadow: str, start: int, end: int) -> Iterator[int]:
    """Places where something else begins that was set on the line of what stands before it."""
    line = shadow[start:end]
    if _LABEL_SIGN.search(line):
        yield from (match.end() for match in _GLUED_LABEL.finditer(shadow, start + 1, end))
    if _TITLE_SIGN.search(line) and (start == 0 or shadow[start - 1] in "\n号"):
        yield from _behind_titles(shadow, start, end)
    if "文件" in line and (head := _GLUED_HEAD.match(shadow, start, end)):
        yield from (head.start("number"), head.end())
    if _BLANK.search(line.strip()):
        yield from _glued_with_blank(shadow, start, end)


def _behind_titles(shadow: str, start: int, end: int) -> Iterator[int]:
    """Where what stands behind one or two titles on the same line begins."""
    both = _GLUED_TITLES.match(shadow, start, end)
    glued = _GLUED_TITLE.match(shadow, both.end() if both else start, end)
    to = _GLUED_TO.match(shadow, glued.end(), end) if glued else None
    yield from (match.end() for match in (both, glued, to) if match)


def _glued_with_blank(shadow: str, start: int, end: int) -> Iterator[int]:
    """Those that a blank parts from what stands before them."""
    for pattern in (_GLUED_ADDRESSEE, _GLUED_SIGNATURE):
        yield from (match.end() for match in pattern.finditer(shadow, start + 1, end))
    if glued := _GLUED_ALL.match(shadow, start, end):
        yield from (glued.start("to"), glued.end())
    elif start < _HEAD:
        yield from _parted_by_blanks(shadow, start, end)
    if broken := _BROKEN_NUMBER.match(shadow, start, end):
        yield broken.end()


def _parted_by_blanks(shadow: str, start: int, end: int) -> Iterator[int]:
    """Site, titles and addressees at the beginning of a document, on one line with nothing but blanks between them."""
    begin, before = start, ""
    for blank in _BLANK.finditer(shadow, start, min(end, start + _HEAD)):
        chunk = shadow[begin : blank.start()]
        if not chunk:
            begin = blank.end()
            continue
        if _SENTENCE.search(chunk):
            return
        if _WHOLE_TITLE.fullmatch(chunk):
            if before and (_WHOLE_TITLE.fullmatch(before) or "www" in before):
                yield begin
            yield blank.end()
        elif _ADDRESSED.fullmatch(chunk):
            yield blank.end()
        begin, before = blank.end(), chunk


def _numbered_rows(shadow: str, start: int, end: int, first: Number | None, open_rows: dict[str, int]) -> list[int]:
    """Places of numbers that count up from one, or on from the number the line began with."""
    rows: dict[str, list[Number]] = {}
    for match in _AFTER_MARK.finditer(shadow, start, end):
        number = number_at(shadow, match.end())
        if number is None or number.end >= end:
            continue
        _append(rows, number, first, open_rows)
    return [
        number.start
        for style, row in rows.items()
        for number in row
        if _counts(style, row, first, open_rows, end - start)
    ]


def _append(rows: dict[str, list[Number]], number: Number, first: Number | None, open_rows: dict[str, int]) -> None:
    row = rows.setdefault(number.style, [])
    before = row[-1].value if row else _begun(number.style, first, open_rows)
    if number.value == before + 1 or (row and number.value == 1 and number.rank > 4):
        row.append(number)


def _begun(style: str, first: Number | None, open_rows: dict[str, int]) -> int:
    if first and first.style == style:
        return first.value
    return open_rows.get(style, 0)


def _counts(style: str, row: list[Number], first: Number | None, open_rows: dict[str, int], length: int) -> bool:
    """Whether a row inside a line is a row of headings, not a sentence that happens to count."""
    if style == "order":
        # 首先…其次…最后 inside a paragraph is the paragraph's own way of speaking.
        return False
    if style in INLINE_STYLES:
        # "一是…；二是…" inside a paragraph is one thought; only a row begun at line starts runs on.
        return (
            style in open_rows and row[0].value == open_rows[style] + 1 and first is not None and first.style == style
        )
    begun = _begun(style, first, open_rows) > 0
    return len(row) >= 2 or begun or (length > _WHOLE_DOCUMENT and row[0].rank <= 4)
