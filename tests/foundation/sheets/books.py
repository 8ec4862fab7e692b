"""Workbooks as people make them, for the tests of this folder."""

import zipfile
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from mingchuang.foundation.sheets.spec import Column, Kind, SheetSpec

STAFF = SheetSpec(
    name_zh="人员",
    name_en="Staff",
    columns=(
        Column(key="name", title_zh="姓名", title_en="Name", required=True, max_length=20),
        Column(key="number", title_zh="身份证号", title_en="ID number", help_zh="18 位，可不填"),
        Column(key="age", title_zh="年龄", kind=Kind.INTEGER),
        Column(key="since", title_zh="到岗日期", title_en="Since", kind=Kind.DATE),
        Column(key="score", title_zh="得分", kind=Kind.DECIMAL),
        Column(
            key="post",
            title_zh="岗位",
            kind=Kind.CHOICE,
            choices=(("clerk", "窗口人员"), ("head", "负责人")),
        ),
    ),
)
HEADS = [column.title_zh for column in STAFF.columns]


def book(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """A workbook; values starting with "=" become formulas, as in Excel itself."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            for number, row in enumerate(rows):
                _write(sheet, number, row)
    return out.getvalue()


def staff(*rows: Sequence[object]) -> bytes:
    return book({"人员": [HEADS, *rows]})


def altered(data: bytes, change: Callable[[bytes], bytes], *, part: str = "xl/worksheets/sheet1.xml") -> bytes:
    """The same workbook with one part changed behind Excel's back."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as packed, zipfile.ZipFile(out, "w") as rebuilt:
        for name in packed.namelist():
            content = packed.read(name)
            rebuilt.writestr(name, change(content) if name == part else content)
    return out.getvalue()


def part_of(data: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(data)) as packed:
        return packed.read(name).decode()


def _write(sheet: Any, number: int, row: Sequence[object]) -> None:
    for column, value in enumerate(row):
        if isinstance(value, str) and value.startswith("=error "):
            sheet.write_formula(number, column, "=1/0", None, value.removeprefix("=error "))
        else:
            sheet.write(number, column, value)
