"""Tables for a terminal."""

from collections.abc import Callable, Sequence


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns as wide as their widest cell; the first to the left, the others to the right."""
    lines = [head, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    ruled = [_line(head, widths), "  ".join("-" * width for width in widths)]
    return "\n".join([*ruled, *(_line(row, widths) for row in rows)])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = (pad(cell, width) for cell, width, pad in zip(cells, widths, _pads(len(cells)), strict=True))
    return "  ".join([first, *others]).rstrip()


def _pads(count: int) -> list[Callable[[str, int], str]]:
    return [str.ljust, *[str.rjust] * (count - 1)]
