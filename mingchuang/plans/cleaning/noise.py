"""Lines that stand in the file but not in the document: page numbers, site navigation, stamps, disclaimers."""

import re
from functools import lru_cache

from mingchuang.plans.fold import fold
from mingchuang.plans.mapped import Edit
from mingchuang.plans.outline.numbering import number_at
from mingchuang.plans.patterns import Match, Pattern
from mingchuang.plans.words.chrome import (
    BREADCRUMBS,
    EDITORS_NOTE,
    META_LABELS,
    NEIGHBOURS,
    SITE_PHRASES,
    SITE_WORDS,
    STAMP_LABELS,
)

_PAGE_NUMBER = Pattern(
    (
        r"^[ \t]*(?:[—·.\s]*—[\s]*\d{1,3}[\s]*—[—·.\s]*|第\s*\d{1,3}\s*页(?:\s*[，/]?\s*共\s*\d{1,3}\s*页)?|"
        r"\d{1,3}\s*/\s*\d{1,3})[ \t]*$"
    ),
    re.MULTILINE,
)
_PAGE_NUMBER_AT_END = Pattern(r"[ \t]+—[ \t]*\d{1,3}[ \t]*—(?=[ \t]*$)", re.MULTILINE)
_BARE_NUMBER = Pattern(r"^[ \t]*(\d{1,3})[ \t]*$", re.MULTILINE)
_SITE = Pattern("|".join([*map(re.escape, map(fold, SITE_PHRASES)), NEIGHBOURS]))
# Most documents hold none of the phrases: one look at the whole text spares their lines the search.
_SITE_SIGN = Pattern("|".join([*map(re.escape, map(fold, SITE_PHRASES)), "上一篇|上一条|上一页|下一篇|下一条|下一页"]))
_STAMP = Pattern(
    rf"^\s*(?:{'|'.join(STAMP_LABELS)})\s*[：]\s*\d{{4}}[—/.年]\d{{1,2}}[—/.月]\d{{1,2}}日?(?:\s+\d{{1,2}}[：]\d{{2}}(?:[：]\d{{2}})?)?(?:\s+\S.*)?$"
)
_BARE_STAMP = Pattern(r"^\s*\d{4}[—/.]\d{1,2}[—/.]\d{1,2}\s+\d{1,2}：\d{2}(?:：\d{2})?(?:\s+\S.{0,60})?$")
_SOURCE = Pattern(r"^\s*(?:来源|作者|文章来源|出处)：\S{0,30}\s*$")
_BREADCRUMBS = Pattern(BREADCRUMBS)
_EDITORS_NOTE = Pattern(EDITORS_NOTE)
_META = Pattern(rf"^\s*[·•—]?\s*(?:{META_LABELS[-1][1]})\s?：\s*(?P<value>\S.{{0,60}})?$")
_META_WORDS = Pattern("|".join(words for _, words in META_LABELS))
# A drawn line, and the remark under a red head on how far the document may be spread.
# The pictures of the pages that a viewer shows above the text are called …_第1页.
_RULE = Pattern(r"^[^\n，。]{2,70}_第\d{1,3}页\s*$|^\s*(?:[—_=＿*·.…~]{4,}|：{2,})\s*$|^\s*（此件[^（）]{2,16}）\s*$")
# One pattern for all that tell a line by its beginning: every line of every document is asked.
_OF_SITE = Pattern(
    "|".join(one.source for one in (_STAMP, _BARE_STAMP, _SOURCE, _BREADCRUMBS, _EDITORS_NOTE, _META, _RULE))
)
_LINE = Pattern(r"[^\n]+")
_RELATED = Pattern(r"^[^。]{0,60}相关(?:文章|阅读|推荐)\s?：\s*$")
_LINK = Pattern(r"^[^。；：]{4,50}?(?:\d{4}[—/.])?\d{1,2}[—/.]\d{1,2}\s*$")
# A paragraph of the document may speak of a 微信公众号; a line of the site is short or full of such words.
_SHORT = 60
_FEWEST_PAGES = 3
_DISCLAIMER = Pattern("免责声明|不代表本站|版权问题|版权归|侵权|网友上传")


def page_number_edits(text: str) -> list[Edit]:
    """Page numbers, taken out together with their line: they may stand in the middle of a sentence."""
    shadow = fold(text)
    spans = [match.span() for match in _PAGE_NUMBER.finditer(shadow)]
    spans += [match.span() for match in _PAGE_NUMBER_AT_END.finditer(shadow)]
    spans += _counted_up(list(_BARE_NUMBER.finditer(shadow)))
    edits: list[Edit] = []
    for start, end in sorted(spans):
        alone = end < len(text) and text[end] == "\n" and (start == 0 or text[start - 1] == "\n")
        edit = Edit(start=start, end=end + 1 if alone else end)
        if not edits or edit.start >= edits[-1].end:
            edits.append(edit)
    return edits


def _counted_up(matches: list[Match]) -> list[tuple[int, int]]:
    """Bare numbers on lines of their own are page numbers only if they count up by one, twice at least."""
    run: list[Match] = []
    for match in matches:
        if run and int(match[1]) == int(run[-1][1]) + 1:
            run.append(match)
            continue
        if len(run) >= _FEWEST_PAGES:
            break
        run = [match]
    return [one.span() for one in run] if len(run) >= _FEWEST_PAGES else []


@lru_cache(maxsize=2)
def noise_lines(text: str) -> tuple[tuple[int, int], ...]:
    """The lines that belong to the site and not to the document, as places in the text."""
    shadow = fold(text)
    lines = list(_LINE.finditer(shadow))
    links = _links(lines) if "相关" in shadow else set()
    has_phrases = bool(_SITE_SIGN.search(shadow))
    return tuple(
        match.span() for match in lines if match.start() in links or _is_site_line(match[0], has_phrases=has_phrases)
    )


def _links(lines: list[Match]) -> set[int]:
    """The titles with a day behind them that a site lists below 相关文章：."""
    found: set[int] = set()
    listed = False
    for line in lines:
        listed = bool(_RELATED.search(line[0])) or (listed and bool(_LINK.match(line[0])))
        if listed:
            found.add(line.start())
    return found


def _is_site_line(line: str, *, has_phrases: bool) -> bool:
    if _OF_SITE.match(line) or line.strip() in SITE_WORDS or _is_site_table(line):
        return True
    if not has_phrases:
        return False
    number = number_at(line, 0)
    if number and number.style != "bullet" and not _DISCLAIMER.search(line):
        # A numbered line is the document's own, whatever it speaks of.
        return False
    hits = len(_SITE.findall(line))
    # 推行“先诊疗、后付费”。: a whole sentence with one such word is the document's own.
    is_short = len(line.strip()) <= _SHORT and not line.rstrip().endswith(("。", "；"))
    return hits > 0 and (is_short or hits >= 2 or bool(_DISCLAIMER.search(line)))


def _is_site_table(line: str) -> bool:
    """A row of the table that sites put above a document; one that tells title, number or issuer is kept."""
    return line.count("：") >= 2 and len(_META_WORDS.findall(line)) >= 2 and "。" not in line
