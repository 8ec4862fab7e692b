"""Line breaks inside sentences: put there by narrow pages, taken out again."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from mingchuang.plans.cleaning.noise import noise_lines
from mingchuang.plans.dates import read_single_day
from mingchuang.plans.fold import fold
from mingchuang.plans.mapped import Edit
from mingchuang.plans.outline.numbering import number_at
from mingchuang.plans.patterns import Match, Pattern
from mingchuang.plans.words.headings import BARE_HEADINGS
from mingchuang.plans.words.people import POSTS, SHARED_POSTS
from mingchuang.plans.words.units import UNIT_ENDINGS

_ENDS_SENTENCE = "。！？：；…”）】》.!?"
_NEVER_FIRST = "，。、；：）”》！？"
_INNER_MARKS = Pattern("[，。；！？]")
_LABEL = Pattern(
    r"\s*(?:附件|附|抄送|抄报|主题词|报送|发至|[^\s，。；：]{2,8}：|(?:副\s*)?(?:组\s*长|主\s*任)\s*：|[成组]\s*员\s*：)"
)
# A line that ends in names of units is complete without any mark.
_NAMES_UNITS = Pattern("(?:单位|处室|科室|部门|股室|时限|领导)：[^。]*$")
_LAST_NAME = Pattern(r"[^：、，；\s]*$")
_NAME_END = Pattern(f"(?:{UNIT_ENDINGS}|{SHARED_POSTS}|{POSTS}|[\\d日月年底前）])$")
_REST_OF_NAME = Pattern(rf"[^，。；：、\s]{{0,12}}?(?:{UNIT_ENDINGS})(?=[、，。；）\s]|$)")
_HALF_A_NAME = 2
_OPENING = "（“《〔【"
_CLOSING = "）”》〕】"
# A line shorter than this is rather a heading or a name than the first half of a wrapped sentence.
_WRAPPED_AT = 22
_MANY_LINES = 12
_LONG_LABELLED = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    start: int
    text: str
    end: int
    """Where the line break itself stands."""


def line_break_edits(text: str) -> list[Edit]:
    """The breaks that cut a sentence in two."""
    shadow = fold(text)
    lines = list(_lines(shadow))
    site = {start for start, _ in noise_lines(text)}
    width = _wrap_width(lines)
    edits = []
    for line, following in pairwise(lines):
        if line.start in site or following.start in site:
            continue
        if _goes_on(line, following, width):
            end = following.start + _indent(shadow, following.start)
            edits.append(Edit(start=line.start + len(shadow[line.start : line.end].rstrip()), end=end))
    return edits


def _lines(shadow: str) -> Iterator[_Line]:
    start = 0
    for line in shadow.split("\n"):
        end = start + len(line)
        if stripped := line.strip():
            yield _Line(start=start, text=stripped, end=end)
        start = end + 1


def _indent(shadow: str, start: int) -> int:
    end = start
    while end < len(shadow) and shadow[end] in " \t":
        end += 1
    return end - start


def _wrap_width(lines: list[_Line]) -> int | None:
    """The width at which a whole document is wrapped, None where its lines are paragraphs."""
    lengths = sorted(len(line.text) for line in lines)
    if len(lines) < _MANY_LINES:
        return None
    width = lengths[len(lengths) * 9 // 10]
    if not 15 <= width <= 60 or lengths[-1] > width + 12:
        return None
    full = [line for line in lines if len(line.text) >= width - 3]
    unfinished = sum(line.text[-1] not in _ENDS_SENTENCE for line in full)
    return width if len(full) >= len(lines) * 0.35 and unfinished >= len(full) * 0.6 else None


def _goes_on(line: _Line, following: _Line, width: int | None) -> bool:
    """Whether a sentence runs over the break between two lines."""
    if "\t" in line.text or "\t" in following.text:
        return False
    if _is_bare_number(line.text):
        return number_at(following.text, 0) is None
    if _starts_anew(following.text) or read_single_day(following.text) is not None:
        return False
    return following.text[0] in _NEVER_FIRST or _is_unfinished(line, following, width)


def _is_unfinished(line: _Line, following: _Line, width: int | None) -> bool:
    """Whether a line ends in the middle of a sentence."""
    if line.text[-1] in "，、" or _is_open(line.text):
        return True
    if line.text[-1] in _ENDS_SENTENCE:
        return False
    if _NAMES_UNITS.search(line.text):
        return _breaks_a_name(line.text, following.text)
    if width is not None:
        return len(line.text) >= width - 3
    label = _LABEL.match(line.text)
    if len(line.text) < _WRAPPED_AT or (label and not _is_wrapped_label(line.text, label)):
        return False
    number = number_at(line.text, 0)
    marks = "。；！？" if number else "，。；！？"
    return any(mark in line.text for mark in marks)


def _is_wrapped_label(text: str, label: Match) -> bool:
    """活动目的：… that is a sentence, as long as a line gets on a page."""
    is_known = text[: label.end()].strip().rstrip("：").replace(" ", "") in BARE_HEADINGS
    return is_known and len(text) >= _LONG_LABELLED and "，" in text[label.end() :]


def _is_bare_number(text: str) -> bool:
    """三、 alone on a line: its heading stands on the next."""
    number = number_at(text, 0)
    return number is not None and number.style != "bullet" and not text[number.end :].strip()


def _breaks_a_name(text: str, following: str) -> bool:
    """责任单位：教育局、市场监督 | 管理局: the last name is not at its end, and the next line begins with the rest."""
    last = _LAST_NAME.search(text)
    if last is None or (_NAME_END.search(last[0]) and len(last[0]) > _HALF_A_NAME):
        return False
    return bool(_REST_OF_NAME.match(following))


def _starts_anew(text: str) -> bool:
    if text.replace(" ", "").rstrip("：") in BARE_HEADINGS:
        return True
    return bool(number_at(text, 0)) or bool(_LABEL.match(text)) or text[0] in "【（"


def _is_open(text: str) -> bool:
    """A bracket or quotation opened near the end is not yet closed."""
    tail = text[-30:]
    if tail.rfind("（") <= tail.rfind("）"):
        return False
    return sum(map(tail.count, _OPENING)) > sum(map(tail.count, _CLOSING))
