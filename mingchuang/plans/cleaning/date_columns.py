"""Dates that a lost table shows in a column of its own, away from the rows they belong to.

The numbered items stand below each other, and then (or before) as many lines that are nothing but a period: the first
period is the first item's. They are brought back only to a row that has no dates of its own, and only in equal number.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from mingchuang.plans.dates import read_range
from mingchuang.plans.fold import fold
from mingchuang.plans.mapped import Edit
from mingchuang.plans.outline.headings import split_heading
from mingchuang.plans.outline.numbering import Number, number_at
from mingchuang.plans.patterns import Pattern
from mingchuang.plans.words.headings import PHASE_WORDS

_LINE = Pattern(r"[^\n]*[^\s][^\n]*")
# A line that is nothing but a period has one of these; most lines are told apart by them at once.
_DAY = Pattern(r"[^，。；：“”]{0,36}(?:[月日号旬底末初前止]|季度|半年)[）。；]?\s*$")
_DAY_ENDS = frozenset("月日号旬底末初前止度年）。；")
_HEAD = Pattern(r"\s*(?:起止|完成|实施|活动|工作)?(?:时间|时限|日期|期限)(?:安排|节点)?\s*[：]?\s*")
_REST = Pattern(r"(?:起|止|完成|前|[\s）。；])*")
_PHASE = Pattern(PHASE_WORDS + "|阶段")
_LONGEST = 40
_FEWEST, _MOST = 2, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    start: int
    end: int
    number: Number | None
    date: str | None
    """The period the line consists of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    first: int
    """The head of the column, or its first line."""
    begin: int
    end: int


def date_column_edits(text: str) -> list[Edit]:
    """Every period behind the item it belongs to, and the column taken out."""
    shadow = fold(text)
    places = [match.span() for match in _LINE.finditer(shadow)]
    if not any(one and other for one, other in pairwise(_may_be_date(shadow, *place) for place in places)):
        return []
    dates = [whole_date(shadow, *place) for place in places]
    if not any(one and other for one, other in pairwise(dates)):
        return []
    lines = [
        _Line(start=start, end=end, number=number_at(shadow, start) if date is None else None, date=date)
        for (start, end), date in zip(places, dates, strict=True)
    ]
    edits: list[Edit] = []
    for column in _columns(shadow, lines):
        row = _row_before(lines, column) or _row_after(lines, column)
        if row and not any(_is_dated(shadow, lines[place]) for place in row):
            edits += _moved(text, shadow, lines, row, column)
    return sorted(edits, key=lambda edit: edit.start)


def _may_be_date(shadow: str, start: int, end: int) -> bool:
    line = shadow[start:end] if end - start <= _LONGEST else ""
    return line.rstrip()[-1:] in _DAY_ENDS and bool(_DAY.match(line))


def whole_date(shadow: str, start: int, end: int) -> str | None:
    """The period a line consists of; None where it says anything else."""
    if not _may_be_date(shadow, start, end):
        return None
    line = shadow[start:end]
    found = read_range(line)
    if found is None or line[: found.at[0]].strip("（ \t") or not _REST.fullmatch(line, found.at[1]):
        return None
    return line.strip(" \t（）。；")


def _columns(shadow: str, lines: list[_Line]) -> Iterator[_Column]:
    """Runs of lines that are nothing but periods, with the head of the column above them."""
    place = 0
    while place < len(lines):
        end = place
        while end < len(lines) and lines[end].date:
            end += 1
        if _FEWEST <= end - place <= _MOST:
            headed = place > 0 and _HEAD.fullmatch(shadow, lines[place - 1].start, lines[place - 1].end)
            yield _Column(first=place - 1 if headed else place, begin=place, end=end)
        place = max(end, place + 1)


def _row_before(lines: list[_Line], column: _Column) -> list[int] | None:
    """The items that count up to as many as there are dates, the last of their list before the column."""
    wanted = column.end - column.begin
    place = column.first - 1
    last = next((at for at in range(place, max(-1, place - 3 * _MOST), -1) if lines[at].number), None)
    while last is not None and last >= 0:
        number = lines[last].number
        if number and number.value == wanted:
            return _counted(lines, range(last, max(-1, last - 10 * _MOST), -1), number, wanted, -1)
        # Items of a lower rank may stand between: （四）… 1.… 2.….
        last = next(
            (at for at in range(last - 1, max(-1, last - _MOST), -1) if _stands_higher(lines[at].number, number)), None
        )
    return None


def _row_after(lines: list[_Line], column: _Column) -> list[int] | None:
    """The items from one on that follow directly below the column."""
    if column.end >= len(lines):
        return None
    number = lines[column.end].number
    if number is None or number.value != 1:
        return None
    wanted = column.end - column.begin
    stop = min(len(lines), column.end + 10 * _MOST)
    row = _counted(lines, range(column.end, stop), number, wanted, 1)
    following = next((lines[at].number for at in range(row[-1] + 1, stop) if lines[at].number), None) if row else None
    return None if following and following.style == number.style and following.value == wanted + 1 else row


def _stands_higher(number: Number | None, than: Number | None) -> bool:
    return number is not None and than is not None and number.rank < than.rank


def _counted(lines: list[_Line], places: range, number: Number, wanted: int, step: int) -> list[int] | None:
    """The lines of one list, told from its end upwards or from its beginning downwards."""
    row: list[int] = []
    value = number.value
    for at in places:
        found = lines[at].number
        if found and found.style == number.style and found.value == value:
            row.append(at)
            value += step
        elif _stands_higher(found, number):
            break
        if len(row) == wanted:
            return sorted(row)
    return None


def _is_dated(shadow: str, line: _Line) -> bool:
    return read_range(shadow[line.start : min(line.end, line.start + 2 * _LONGEST)]) is not None


def _moved(text: str, shadow: str, lines: list[_Line], row: list[int], column: _Column) -> Iterator[Edit]:
    """Each date behind the heading of its phase, or in a bracket at the end of its item."""
    are_phases = sum(bool(_PHASE.search(shadow, lines[at].start, lines[at].end)) for at in row) * 2 >= len(row)
    for at, dated in zip(row, lines[column.begin : column.end], strict=True):
        number = lines[at].number
        heading = split_heading(shadow, number.end, lines[at].end)[0] if number else None
        start, end = dated.start, dated.end
        date = text[start:end].strip(" \t（）()。；")
        if are_phases and heading:
            yield Edit(start=heading[1], end=heading[1], replacement=f"（{date}）")
        else:
            stop = len(text[: lines[at].end].rstrip())
            yield Edit(start=stop, end=stop, replacement=f"（完成时限：{date}）")
    first, last = lines[column.first].start, lines[column.end - 1].end
    yield Edit(start=first, end=min(len(text), last + 1))
