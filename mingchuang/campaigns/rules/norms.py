"""What a set of norms and its lines owe. Pure."""

from collections.abc import Collection, Sequence
from typing import TypeVar

from mingchuang.foundation.errors import Refusal

LONGEST = 500
Row = TypeVar("Row")


class NormRefused(Refusal):
    """Not as a norm."""


def check_set_name(name: str, *, taken: Collection[str]) -> str:
    """A set has a name of its own within the campaign."""
    plain = name.strip()
    if not plain:
        raise NormRefused("请写规范的名称。")
    if plain in taken:
        raise NormRefused("这个活动已有名为“{name}”的规范。", name=plain)
    return plain


def check_lines(lines: Sequence[str], *, known: Collection[str]) -> list[str]:
    """Norms that say something, each once, none too long."""
    texts = [line.strip() for line in lines if line.strip()]
    if not texts:
        raise NormRefused("请至少写一条。")
    for place, text in enumerate(texts):
        if len(text) > LONGEST:
            raise NormRefused("第 {number} 条超过 {limit} 个字，请分成几条。", number=place + 1, limit=LONGEST)
        if text in known or text in texts[:place]:
            raise NormRefused("“{line}”已经在这套规范里。", line=text)
    return texts


def next_to(rows: Sequence[Row], row: Row, *, is_up: bool) -> Row | None:
    """The row before or behind this one; None at the end."""
    place = rows.index(row) + (-1 if is_up else 1)
    return rows[place] if 0 <= place < len(rows) else None
