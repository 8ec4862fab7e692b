"""What a sheet looks like, and what was found in one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

CellValue = str | int | Decimal | date | None

LONGEST_SHEET_NAME = 31  # Excel's limit
FORBIDDEN_IN_SHEET_NAME = "[]:*?/\\"


class Kind(StrEnum):
    """What a column holds; the value read is str, int, Decimal, date, or the stored value of a choice."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. `choices` are pairs (stored value, Chinese label); `width` is in Excel's characters."""

    key: str
    title_zh: str
    title_en: str = ""
    kind: Kind = Kind.TEXT
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    width: int = 16
    help_zh: str = ""
    max_length: int = 500

    def __post_init__(self) -> None:
        if bool(self.choices) != (self.kind is Kind.CHOICE):
            raise ValueError(f"{self.key}: choices belong to a choice column, and only there")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSpec:
    """One sheet of a workbook; a sheet that is not `required` may be missing from a file."""

    name_zh: str
    columns: tuple[Column, ...]
    name_en: str = ""
    required: bool = True

    def __post_init__(self) -> None:
        for name in (self.name_zh, self.name_en):
            if len(name) > LONGEST_SHEET_NAME or set(name) & set(FORBIDDEN_IN_SHEET_NAME):
                raise ValueError(f"{name}: not a name Excel takes")
        titles = [title for column in self.columns for title in (column.title_zh, column.title_en) if title]
        if not self.columns or len(set(titles)) < len(titles):
            raise ValueError(f"{self.name_zh}: columns are missing or named twice")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One row as values by column key; `number` is the row in Excel, `cells` the address of each key ("D12")."""

    number: int
    values: Mapping[str, CellValue]
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong, where, and how to mend it: `text` is a Chinese msgid filled from `values`.

    `sheet` and `cell` are empty where the fault is the whole file's or the whole sheet's.
    """

    sheet: str
    cell: str
    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def message(self) -> str:
        """The sentence in Chinese, without the place."""
        return self.text.format(**self.values)

    def __str__(self) -> str:
        place = f"“{self.sheet}”表 {self.cell}".strip() if self.sheet else ""
        return f"{place}：{self.message}" if place else self.message


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetResult:
    """The rows read, by `SheetSpec.name_zh`, and every fault. Rows with a fault are not among the rows.

    `omitted` faults were found beyond the number listed.
    """

    rows: Mapping[str, tuple[SheetRow, ...]]
    faults: tuple[Fault, ...]
    omitted: int = 0

    @property
    def is_clean(self) -> bool:
        """True when nothing is wrong anywhere in the file."""
        return not self.faults
