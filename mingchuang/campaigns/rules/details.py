"""Rows of the small tables beside a plan's lists, as lines and as the draft keeps them. Pure."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from mingchuang.foundation.errors import Refusal

_BETWEEN = re.compile(r"[|｜\t]")
_NUMBER = re.compile(r"\d{1,12}(?:\.\d{1,4})?")
# As the importer counts: shares stated without decimals agree with what they are rounded from.
_CLOSE_ENOUGH = 0.6


class DetailRefused(Refusal):
    """A line cannot be read as a row."""


def cells_of(line: str, columns: Sequence[str]) -> dict[str, str]:
    """The cells of a line by column; what is missing at its end is empty."""
    cells = [cell.strip() for cell in _BETWEEN.split(line)]
    if len(cells) > len(columns):
        raise DetailRefused("“{line}”多了一格，每行最多 {most} 格。", line=line.strip()[:20], most=len(columns))
    return dict(zip(columns, [*cells, *[""] * (len(columns) - len(cells))], strict=True))


def line_of(row: Mapping[str, Any], columns: Sequence[str]) -> str:
    """A row as a line."""
    cells = [_said(row.get(column)) for column in columns]
    while cells and not cells[-1]:
        cells.pop()
    return " | ".join(cells)


def _said(value: Any) -> str:
    text = f"{value:g}" if isinstance(value, float) else str(value if value is not None else "")
    return " ".join(_BETWEEN.sub(" ", text).split())


def score_row_of(cells: Mapping[str, str]) -> dict[str, Any]:
    """A row of a score table; points are a number."""
    if cells["points"] and not _NUMBER.fullmatch(cells["points"]):
        raise DetailRefused("“{said}”不是分值，请写数字。", said=cells["points"])
    return {key: value or None for key, value in cells.items()}


def figure_of(cells: Mapping[str, str]) -> dict[str, Any]:
    """A stated share, worked out again."""
    for key in ("whole", "part", "stated_percent"):
        if not _NUMBER.fullmatch(cells[key].removesuffix("%")):
            raise DetailRefused("“{said}”这一行要写总数、其中和百分比三个数。", said=cells["text"] or cells[key])
    whole, part, stated = (float(cells[key].removesuffix("%")) for key in ("whole", "part", "stated_percent"))
    if not whole:
        raise DetailRefused("总数不能是 0。")
    computed = round(part / whole * 100, 1)
    return {
        "text": cells["text"] or None,
        "whole": whole,
        "part": part,
        "stated_percent": stated,
        "computed_percent": computed,
        "agrees": abs(computed - stated) < _CLOSE_ENOUGH,
    }
