"""Sets of norms that a heading names and the text below it lists: 推行“三亮”, 亮身份：…; 亮标准：…; 亮承诺：…."""

from mingchuang.plans.draft import NormSet
from mingchuang.plans.manuscript import Manuscript, Span
from mingchuang.plans.patterns import Pattern
from mingchuang.plans.rules.counted import counted_clauses, counted_heads
from mingchuang.plans.rules.norms import announced, norm_set

_SHORT_NAME = Pattern(r"“(?P<name>(?P<n>[二三四五六七八九])(?P<verb>[亮比评争创学抓优])[^“”，。；]{0,3})”")
# 四比四看: each item has two halves, and only both together are one.
_PAIRED_NAME = Pattern("([二三四五六七八九])[^二三四五六七八九]+\\1[^二三四五六七八九]+$")
# A heading that is nothing but the name of a set.
_WHOLE_NAME = Pattern(
    r"\s*(?P<name>(?P<n>[二三四五六七八九])(?P<verb>[亮比评争创学抓优做])[\u4e00-\u9fff]{0,2})(?=\s*$|[：:。])"
)
_LABEL = Pattern(r"(?:^|(?<=[。；：\n]))([^\s，。；：“”（）]{2,8})：")


def set_of_heading(manuscript: Manuscript, heading: Span, body: Span, below: list[Span]) -> NormSet | None:
    """A heading that names a set (推行“三亮”) whose items are the headings below it, or the labels in its text."""
    match = _SHORT_NAME.search(manuscript.shadow, *heading) or _WHOLE_NAME.match(manuscript.shadow, *heading)
    if match is None:
        return None
    wanted = announced(match)
    labels = [label.span(1) for label in _LABEL.finditer(manuscript.shadow, *body)]
    pairs = _PAIRED_NAME.match(match["name"])
    counted = counted_clauses if pairs else counted_heads
    for items in (below, labels, counted(manuscript.shadow, *body)):
        if len(items) == wanted:
            return norm_set(manuscript, match.span("name"), items, wanted)
    return None
