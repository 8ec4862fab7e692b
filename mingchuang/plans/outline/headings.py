"""Where the heading of a numbered line ends and its text begins."""

from collections.abc import Iterable

from mingchuang.plans.manuscript import Span
from mingchuang.plans.patterns import Pattern
from mingchuang.plans.words.headings import BARE_HEADINGS

_STOPS = "。；：！？"
_STOP = Pattern(f"[{_STOPS}]")
_LONGEST_HEADING = 60
_SHORTEST_NAME = 2
# 准备（3月1日—3月20日），制定方案…: a name with its period in brackets ends where the bracket ends.
_NAME_AND_PERIOD = Pattern(
    r"[ \t]*(?P<head>[^，。；：（）\n]{2,14}（[^（）\n]{0,24}[月日年旬底前][^（）\n]{0,10}）)[，：。][ \t]*(?=\S)"
)
_LONGEST_RUN_IN = 34
# 加强领导，精心组织 各单位…: of two halves each is a few words; longer ones are a sentence.
_LONGEST_HALF = 14
_LONGEST_LABEL = 22
_LONGEST_TITLE_SENTENCE = 24
# After these a known heading is only the beginning of a longer one (工作目标和任务, 活动内容：…).
_GOES_ON = Pattern("[：。，、（和及与的]|阶段|期间|领导小组|.{0,8}[：。]")
_LEAST_GLUED_TEXT = 7
_BLANK = Pattern(r"[ \t]+")
# The cells of a table's head, each on a line of its own.
_CELL = Pattern(r"\s*[\u4e00-\u9fff]{2,8}\s*")
_UNITS_CELL = Pattern(r"\s*[\u4e00-\u9fff]{0,6}(?:单位|部门|科室|人员)\s*")
_FEWEST_COLUMNS = 3
_CLOSING = "。：；:】 \t"
_FIRST = frozenset(heading[0] for heading in BARE_HEADINGS)
_KNOWN_FIRST = Pattern("|".join(sorted(BARE_HEADINGS, key=len, reverse=True)))


def split_heading(shadow: str, start: int, end: int, *, leaf_sentence: bool = True) -> tuple[Span | None, int]:
    """The heading in a line after its number, if it has one, and where the text after it begins."""
    line = shadow[start:end]
    if dated := _NAME_AND_PERIOD.match(line) if "（" in line else None:
        return (start, start + dated.end("head")), start + dated.end()
    parted = _blank_heading(line) or _glued_heading(line)
    if parted is not None:
        return (start, start + parted), start + parted
    stop = _first_stop(line)
    if stop is None:
        return _unpunctuated(line, start, end)
    before, mark = line[:stop], line[stop]
    if not line[stop + 1 :].strip():
        longest = _LONGEST_TITLE_SENTENCE if leaf_sentence else _LONGEST_RUN_IN
        if mark == "。" and len(before) > longest:
            return None, start
        return ((start, start + stop), end) if len(before) <= _LONGEST_HEADING else (None, start)
    longest = {"。": _LONGEST_RUN_IN, "：": _LONGEST_LABEL}.get(mark, 0)
    if 0 < len(before.strip()) <= longest and not before.strip().endswith(("一是", "即")):
        return (start, start + stop), start + stop + 1
    return None, start


def _unpunctuated(line: str, start: int, end: int) -> tuple[Span | None, int]:
    """A line without any stop is a heading as a whole, unless it is too long for one."""
    stripped = line.rstrip(_CLOSING)
    return ((start, start + len(stripped)), end) if len(stripped) <= _LONGEST_HEADING else (None, start)


def _first_stop(line: str) -> int | None:
    """The first mark that ends a heading, outside brackets and quotations."""
    depth = 0
    for place, char in enumerate(line[: _LONGEST_HEADING + 40]):
        if char in "（“《〔":
            depth += 1
        elif char in "）”》〕":
            depth = max(0, depth - 1)
        elif depth == 0 and char in _STOPS:
            return place
    return None


def _blank_heading(line: str) -> int | None:
    """A heading parted from its text by nothing but a blank."""
    blank = _BLANK.search(line.rstrip())
    if blank is None or not 2 <= blank.start() <= 40:
        return None
    head, rest = line[: blank.start()], line[blank.end() :].rstrip()
    if head in BARE_HEADINGS:
        return blank.start()
    is_sentence = rest.endswith(("。", "；", "：")) or len(rest) > _LONGEST_HEADING
    if head.endswith("）") and head.find("（") >= _SHORTEST_NAME and rest.endswith("。"):
        # 动员部署（4月1日至15日） 制定方案，…: a name, its period, and the text behind a blank.
        return blank.start()
    if not is_sentence or "。" in head or "：" in head:
        return None
    clauses = head.split("，")
    is_heading = len(clauses) == 1 or (len(clauses) == 2 and max(map(len, clauses)) <= _LONGEST_HALF)
    return blank.start() if len(rest) > 30 and is_heading else None


def _glued_heading(line: str) -> int | None:
    """A heading with nothing at all between it and its text: 一、参加范围各科室，…."""
    known = _KNOWN_FIRST.match(line) if line[:1] in _FIRST else None
    if known is None or len(line) - known.end() < _LEAST_GLUED_TEXT:
        return None
    rest = line[known.end() :]
    if _GOES_ON.match(rest) or not _STOP.search(rest.rstrip()[-1:] or " "):
        return None
    return known.end()


def columns_of_heads(shadow: str, lines: Iterable[Span]) -> list[int]:
    """The lines that are the head of a table told cell by cell: a run of short ones, one of them for the units."""
    found: list[int] = []
    run: list[Span] = []
    for start, end in [*lines, (len(shadow), len(shadow))]:
        if start < end and _CELL.fullmatch(shadow, start, end):
            run.append((start, end))
            continue
        if len(run) >= _FEWEST_COLUMNS and any(_UNITS_CELL.fullmatch(shadow, *cell) for cell in run):
            found += [cell[0] for cell in run]
        run = []
    return found


def bare_heading(shadow: str, start: int, end: int) -> tuple[Span, int] | None:
    """A heading without number: a line, or the label of a line, that is nothing but a known heading."""
    line = shadow[start:end]
    offset = len(line) - len(line.lstrip(" \t【"))
    if line[offset : offset + 1] not in _FIRST:
        return None
    colon = line.find("：")
    label = line[offset : colon if 0 <= colon <= _LONGEST_LABEL else None].rstrip(_CLOSING)
    if label.replace(" ", "") not in BARE_HEADINGS:
        return None
    head = (start + offset, start + offset + len(label))
    return head, (start + colon + 1 if 0 <= colon <= _LONGEST_LABEL else end)
