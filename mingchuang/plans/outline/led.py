"""Rows of unnumbered lines that each begin with a heading of their own: a short sentence, a label, or a period.

规范审批服务。对…；深入田间指导。组织… — 3月：制定计划，…；4月至6月：开展… — such a row must hold two lines at least
and fill the section it stands in; one line that begins so is only a line.
"""

from collections.abc import Iterable

from mingchuang.plans.dates import read_range
from mingchuang.plans.manuscript import Span
from mingchuang.plans.outline.numbering import number_at
from mingchuang.plans.patterns import Pattern
from mingchuang.plans.words.headings import BARE_HEADINGS
from mingchuang.plans.words.units import UNIT_LABELS

_SENTENCE = Pattern(r"[ \t]*(?P<head>[\u4e00-\u9fff“”]{4,16})。(?=\S[^\n]{9})")
_LABEL = Pattern(r"[ \t]*(?P<head>[\u4e00-\u9fff“”]{3,14})：(?=\S[^\n]{9})")
_DATED = Pattern(r"[ \t]*(?P<head>[^：，。；\n]{2,24})：(?=\S)")
# Labels that tell who, when, where or what is enclosed, and are no headings.
_UNITS = "|".join(words for _, words in UNIT_LABELS)
_NO_HEADING = Pattern(
    rf"^(?:{_UNITS})|(?:单位|部门|科室|组长|成员|主任|组员|时间|时限|地点|电话|领导|对象|范围|期间|附件|附表|主题|口号|抄送|主送|邮箱|"
    r"联系人|如下|以下|要求|方案|意见|原则|目标)$"
)

_FEWEST = 2

Led = dict[int, tuple[Span, int]]
"""Start of a line → its heading, and where its text begins."""


def led_lines(shadow: str, lines: Iterable[Span], heads: frozenset[int]) -> Led:
    """The lines of all such rows; `heads` are the starts of lines that are headings themselves."""
    found: Led = {}
    section: list[Span] = []
    for start, end in lines:
        if start in heads or number_at(shadow, start):
            found |= _row(shadow, section)
            section = []
        else:
            section.append((start, end))
    return found | _row(shadow, section)


def _row(shadow: str, section: list[Span]) -> Led:
    """The row that the unnumbered lines of a section make, with at most one line above it that leads on to it."""
    for begin in (0, 1):
        if len(section) - begin < _FEWEST:
            break
        for read in (_dated, _by_sentence, _by_label):
            row: Led = {}
            for start, end in section[begin:]:
                if (head := read(shadow, start, end)) is None:
                    break
                row[start] = head
            else:
                return row
    return {}


def _by_sentence(shadow: str, start: int, end: int) -> tuple[Span, int] | None:
    match = _SENTENCE.match(shadow, start, end)
    return (match.span("head"), match.end()) if match else None


def _by_label(shadow: str, start: int, end: int) -> tuple[Span, int] | None:
    match = _LABEL.match(shadow, start, end)
    if match is None or _NO_HEADING.search(match["head"]) or match["head"] in BARE_HEADINGS:
        return None
    return match.span("head"), match.end()


def _dated(shadow: str, start: int, end: int) -> tuple[Span, int] | None:
    """A line that begins with a period and a colon, and nothing else before the colon."""
    match = _DATED.match(shadow, start, end)
    period = read_range(match["head"]) if match else None
    if match is None or period is None or match["head"][: period.at[0]].strip("（ "):
        return None
    rest = match["head"][period.at[1] :].strip("）份 ")
    return None if rest else (match.span("head"), match.end())
