"""A stranger's file as plain tables: every sheet of a workbook, or the one table of a CSV in UTF-8 or GB18030."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.sheets.cells import Raw
from mingchuang.foundation.sheets.opening import WorkbookRefused, damaged, open_workbook

MAX_BYTES = 10 * 2**20
MAX_ROWS = 20_000
LONGEST_CELL = 200_000
SNIFFED = 8192
ZIP, OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


class FileRefused(Refusal):
    """The file as a whole cannot be read; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One sheet: its name ("" for CSV) and its rows, the first row of the file first."""

    name: str
    rows: Sequence[Sequence[Raw]]


def tables_of(data: bytes) -> list[Table]:
    """All tables of the file, told apart by content and not by its name. Raises `FileRefused`."""
    if not data.strip():
        raise FileRefused("文件是空的，请重新选择。")
    if len(data) > MAX_BYTES:
        raise FileRefused("文件超过 {limit} MB，请按日期分成几个文件。", limit=MAX_BYTES // 2**20)
    if data.startswith((ZIP, OLD_EXCEL)):
        return _of_workbook(data)
    return [Table(name="", rows=_of_text(_decoded(data)))]


def _of_workbook(data: bytes) -> list[Table]:
    try:
        with open_workbook(data, max_rows=MAX_ROWS) as book:
            return [
                Table(name=name, rows=book.get_sheet_by_name(name).to_python(skip_empty_area=False))
                for name in book.sheet_names
            ]
    except WorkbookRefused as refusal:
        raise FileRefused(refusal.text, **refusal.values) from refusal
    except Exception as fault:  # the reader's own faults have no common parent
        told = damaged()
        raise FileRefused(told.text, **told.values) from fault


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FileRefused("这是“Unicode 文本”，请另存为 CSV（UTF-8）或 Excel 后再导入。")
    if b"\x00" in data[:SNIFFED]:
        raise FileRefused("这不是 Excel 或 CSV 文件，请用热线平台导出的文件。")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileRefused("文件的编码既不是 UTF-8 也不是 GB18030，请用 Excel 打开后另存为 .xlsx。")


def _of_text(text: str) -> list[list[str]]:
    head = text[:SNIFFED].splitlines()[0] if text.strip() else ""
    delimiter = max("\t;,", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[list[str]] = []
    try:
        for row in reader:
            rows.append(row)
            if len(rows) > MAX_ROWS + 1:
                raise FileRefused("文件超过 {limit} 行，请按日期分成几个文件。", limit=MAX_ROWS)
    except csv.Error as fault:
        raise FileRefused(
            "第 {row} 行的引号或分隔符不对，请用 Excel 打开后另存为 .xlsx。", row=len(rows) + 1
        ) from fault
    return rows
