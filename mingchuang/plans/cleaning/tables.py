"""Tables that lost their shape: every cell on a line of its own, a number in front of each row."""

from itertools import pairwise, takewhile

from mingchuang.plans.cleaning.date_columns import whole_date
from mingchuang.plans.fold import fold
from mingchuang.plans.mapped import Edit
from mingchuang.plans.patterns import Pattern

_LINE = Pattern(r"[^\n]+")
_FIRST_HEAD = frozenset({"序号", "编号", "项次"})
_PHASE_HEAD = frozenset({"阶段", "工作阶段", "活动阶段", "实施阶段", "阶段名称", "步骤"})
_HEADS = (*sorted(_FIRST_HEAD), "阶段", "步骤")
_TIME_HEAD = Pattern("(?:起止|完成|实施|活动|工作)?(?:时间|时限|日期)(?:安排|节点)?")
_FEWEST_ROWS = 3
_MOST_COLUMNS = 8
_LONGEST_HEAD = 12
_GAP = Pattern(r"[ ]+")
_TOTAL = Pattern(r"(?:合计|总计|总分)\s")
_MOST_ROWS = 200
_MARKS = Pattern("[，。；：]")

_Line = tuple[int, int, str]


def flattened_table_edits(text: str) -> list[Edit]:
    """Tabs instead of the line breaks inside a row, where head and rows have the same number of cells."""
    shadow = fold(text)
    if not any(head in shadow for head in _HEADS):
        return []
    lines = [(match.start(), match.end(), match[0].strip()) for match in _LINE.finditer(shadow)]
    lines = [line for line in lines if line[2]]
    edits: list[Edit] = []
    place = 0
    while place < len(lines):
        head = lines[place][2]
        rows = _rows(lines, place) if head in _FIRST_HEAD else _dated_rows(lines, place) if head in _PHASE_HEAD else []
        for row in rows:
            edits += [Edit(start=one[1], end=other[0], replacement="\t") for one, other in pairwise(row)]
        place += sum(len(row) for row in rows) or 1
    return edits


def aligned_table_edits(text: str) -> list[Edit]:
    """Tabs instead of the blanks between the cells of a table whose rows all have as many words as its head."""
    shadow = fold(text)
    if not any(head in shadow for head in _FIRST_HEAD):
        return []
    lines = [(match.start(), match.end(), match[0].strip()) for match in _LINE.finditer(shadow) if match[0].strip()]
    edits: list[Edit] = []
    done = 0
    for place, (start, end, line) in enumerate(lines):
        words = line.split() if place >= done else []
        if len(words) < 3 or words[0] not in _FIRST_HEAD or any(len(word) > _LONGEST_HEAD for word in words):
            continue
        rows = _as_wide(lines[place + 1 : place + 1 + _MOST_ROWS], len(words))
        if len(rows) < 2:
            continue
        done = place + 1 + len(rows)
        total = lines[done : done + 1]
        for row in [(start, end, line), *rows, *(one for one in total if _TOTAL.match(one[2]))]:
            edits += [Edit(start=one, end=other, replacement="\t") for one, other in _gaps(text, row)]
    return edits


def _as_wide(lines: list[_Line], width: int) -> list[_Line]:
    """The first lines that have as many words as the head."""
    return list(takewhile(lambda line: len(line[2].split()) == width, lines))


def _gaps(text: str, line: _Line) -> list[tuple[int, int]]:
    """The blanks between the words of a line."""
    indent = len(text[line[0] : line[1]]) - len(text[line[0] : line[1]].lstrip())
    return [match.span() for match in _GAP.finditer(text, line[0] + indent, line[0] + indent + len(line[2]))]


def _rows(lines: list[_Line], start: int) -> list[list[_Line]]:
    """The head and the rows of a table that begins at a line; empty when the lines do not fit one."""
    width = _width(lines, start)
    if width is None:
        return []
    rows = [lines[start : start + width]]
    number, place = 1, start + width
    while place + width <= len(lines) and lines[place][2].rstrip(".、") == str(number):
        rows.append(lines[place : place + width])
        number, place = number + 1, place + width
    return rows if len(rows) >= _FEWEST_ROWS else []


def _dated_rows(lines: list[_Line], start: int) -> list[list[_Line]]:
    """The head and the rows of a table of phases: rows have no numbers, but a column of nothing but periods."""
    for width in range(2, _MOST_COLUMNS + 1):
        head = lines[start : start + width]
        if len(head) < width or len(head[-1][2]) > _LONGEST_HEAD or _MARKS.search(head[-1][2]):
            break
        time = next((place for place, one in enumerate(head) if _TIME_HEAD.fullmatch(one[2])), None)
        if time is None:
            continue
        rows = [head]
        place = start + width
        while place + width <= len(lines) and whole_date(lines[place + time][2], 0, len(lines[place + time][2])):
            rows.append(lines[place : place + width])
            place += width
        if len(rows) >= _FEWEST_ROWS:
            return rows
    return []


def _width(lines: list[_Line], start: int) -> int | None:
    """How many short lines stand before the first row's number."""
    for width in range(2, _MOST_COLUMNS + 1):
        if start + width >= len(lines):
            return None
        cell = lines[start + width][2]
        if cell.rstrip(".、") == "1":
            return width
        if len(cell) > _LONGEST_HEAD or _MARKS.search(cell):
            return None
    return None
