"""Code tables for the eye."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mingchuang.exchange.enums import CodeTable
from mingchuang.exchange.models import HotlineCode
from mingchuang.exchange.rules.tables import MEANINGS


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeRow:
    """One code; `means` in words, `is_lost` when what it meant is gone."""

    row: HotlineCode
    means: str
    is_lost: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTable:
    """One table with its codes."""

    table: CodeTable
    rows: Sequence[CodeRow]


def code_tables(codes: Iterable[HotlineCode], units: Sequence[tuple[str, str]]) -> list[ShownTable]:
    """All tables, each with its codes, in words."""
    words: Mapping[CodeTable, Mapping[str, str]] = {**MEANINGS, CodeTable.UNIT: dict(units)}
    listed = list(codes)
    return [
        ShownTable(
            table=table,
            rows=[
                CodeRow(row=row, means=words[table].get(row.means, row.means), is_lost=row.means not in words[table])
                for row in listed
                if row.table == table
            ],
        )
        for table in CodeTable
    ]
