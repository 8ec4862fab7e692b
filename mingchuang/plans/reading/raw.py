"""What reading a file gives: its characters, before any of them is doubted."""

from dataclasses import dataclass

from mingchuang.plans.mapped import Edit


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRepair:
    """What the shape of a page says against its characters: a page number, a broken line. Not yet done."""

    kind: str
    edit: Edit


@dataclass(frozen=True, slots=True, kw_only=True)
class RawText:
    """The characters of a file and how they were got.

    `remarks` are flags on the reading itself; `repairs` wait for the cleaning stage, in order and apart.
    """

    text: str
    encoding: str
    remarks: tuple[str, ...] = ()
    repairs: tuple[PageRepair, ...] = ()
