"""Characters that are no text: line ends of other systems, invisible marks, markers of converters."""

import re

from mingchuang.plans.cleaning.repair import Repair, apply_edits
from mingchuang.plans.mapped import Edit, MappedText
from mingchuang.plans.patterns import Pattern

_LINE_ENDS = Pattern("\r\n?|[\v\f\x85\u2028\u2029]")
# Zero-width marks, soft hyphens, direction marks, byte order marks in mid-text, control characters.
_INVISIBLE = Pattern("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")
# Long rows of blanks say no more than four of them, but every rule that skips blanks pays for each.
_WIDE_GAP = Pattern(r" {5,}|\t{5,}|\n{5,}")
# Word and its converters leave such markers where fields and pictures stood.
_MARKERS = Pattern(
    r"\[(?:bookmark|image|img|picture|if |endif|hyperlink|toc|书签|图片|圖片|附图)[^\]\n]{0,80}\]", re.IGNORECASE
)
# The address of the site that copied the text, set into its sentences; one that the text itself gives stays.
_WATERMARK = Pattern(
    r"(?<!网址)(?<!网站)(?<!官网)(?<!登录)(?<!访问)(?<!邮箱)(?<![：:@/A-Za-z0-9_.])"
    r"(?:[（(【\[]\s*(?:[\u4e00-\u9fff]{0,6}\s*)?)?(?:https?://)?www\.[A-Za-z0-9-]{2,40}(?:\.[A-Za-z]{2,6}){1,2}"
    r"(?:\s*[\u4e00-\u9fff]{0,6}\s*[）)】\]])?(?=[\u4e00-\u9fff，。、；：\s]|$)"
)
_SPACES = "\u00a0\u3000\u2002\u2003\u2009\u202f"
_ODD_ENDS = Pattern("[\r\v\f\x85\u2028\u2029]")
_WIDEST_GAP = 4


def normalise_lines(text: MappedText) -> MappedText:
    """One kind of line end, one kind of blank, nothing invisible."""
    spaced = text.text
    for space in _SPACES:
        spaced = spaced.replace(space, " ")
    text = text.with_same_length(spaced)
    if _ODD_ENDS.search(text.text):
        ends = _LINE_ENDS.finditer(text.text)
        text = text.edited([Edit(start=m.start(), end=m.end(), replacement="\n") for m in ends])
    text = text.edited([Edit(start=m.start(), end=m.end()) for m in _INVISIBLE.finditer(text.text)])
    if not any(blank * (_WIDEST_GAP + 1) in text.text for blank in " \t\n"):
        return text
    return text.edited([Edit(start=m.start() + _WIDEST_GAP, end=m.end()) for m in _WIDE_GAP.finditer(text.text)])


def drop_markers(text: MappedText) -> tuple[MappedText, list[Repair]]:
    """The text without the markers of converters."""
    edits = [Edit(start=m.start(), end=m.end()) for m in _MARKERS.finditer(text.text)]
    return apply_edits(text, edits, "marker")


def drop_watermarks(text: MappedText) -> tuple[MappedText, list[Repair]]:
    """The text without the addresses that copying sites set into it."""
    if "www." not in text.text:
        return text, []
    edits = [Edit(start=m.start(), end=m.end()) for m in _WATERMARK.finditer(text.text)]
    return apply_edits(text, edits, "watermark")
