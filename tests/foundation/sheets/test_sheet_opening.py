"""Files that are not what they say, and files made to hurt."""

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from mingchuang.foundation.sheets import opening
from mingchuang.foundation.sheets.reading import read_rows
from tests.foundation.sheets.books import STAFF, altered, book, staff

GOOD = staff(["王一"])
ENTITIES = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaa">]><w>&a;</w>'


def complaint(data: bytes, *, max_rows: int = 100) -> str:
    result = read_rows(data, [STAFF], max_rows=max_rows)
    assert result.rows == {}
    assert len(result.faults) == 1
    return str(result.faults[0])


def zipped(**parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("data", [b"", "姓名,年龄\n王一,30".encode("gbk"), b"PK\x03\x04 not a zip", zipped(a=b"text")])
def test_what_is_no_workbook_is_told_how_to_become_one(data: bytes) -> None:
    assert complaint(data) == "这不是 Excel 工作簿，请用 Excel 或 WPS 另存为 .xlsx 后再导入。"


def test_old_or_locked_files_are_told_apart() -> None:
    assert "旧版 .xls 文件或加了密码" in complaint(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


@pytest.mark.parametrize(
    "change",
    [
        lambda part: part[:-100],
        lambda part: part.replace(b'r="A2"', b'r="ZZZZZZZZZZ2"'),
        lambda part: part.replace(b'r="A2"', b'r="A0"'),
        lambda part: part.replace(b"<v>6</v>", b"<v>99999</v>"),
        lambda _part: ENTITIES,
    ],
    ids=["cut off", "column without end", "row zero", "text that is not there", "document type"],
)
def test_a_damaged_sheet_is_refused(change: Callable[[bytes], bytes]) -> None:
    assert complaint(altered(GOOD, change)).startswith("文件已损坏")


def test_a_lone_cell_at_the_far_corner_does_not_take_the_process_down() -> None:
    far = altered(GOOD, lambda part: part.replace(b'r="A2"', b'r="XFD1048576"'))
    assert complaint(far) == "第 1048576 行仍有内容，一张表最多 100 行，请拆成几个文件或删去多余的行后再导入。"


def test_cells_without_addresses_are_counted_too() -> None:
    wide = altered(
        GOOD, lambda part: part.replace(b"</row></sheetData>", b"<c><v>1</v></c>" * 300 + b"</row></sheetData>")
    )
    assert complaint(wide).startswith("表中第 201 列仍有内容")
    low = altered(GOOD, lambda part: part.replace(b'<row r="2"', b'<row r="900"').replace(b' r="A2"', b""))
    assert complaint(low).startswith("第 900 行仍有内容")


def test_too_many_rows_are_refused_and_just_enough_are_read() -> None:
    assert len(read_rows(staff(*(["王"] for _ in range(100))), [STAFF], max_rows=100).rows["人员"]) == 100
    assert complaint(staff(*(["王"] for _ in range(101)))).startswith("第 102 行仍有内容，一张表最多 100 行")


def test_formatted_but_empty_rows_do_not_count() -> None:
    styled = altered(
        GOOD, lambda part: part.replace(b"</sheetData>", b'<row r="90000"><c r="A90000"/></row></sheetData>')
    )
    assert read_rows(styled, [STAFF], max_rows=100).is_clean


def test_large_files_are_refused_before_they_are_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = altered(GOOD, lambda part: part + b" " * 3_000_000, part="docProps/app.xml")
    monkeypatch.setattr(opening, "MAX_UNPACKED", 2_000_000)
    assert complaint(bomb).startswith("文件展开后过大")
    monkeypatch.setattr(opening, "MAX_BYTES", 1000)
    assert "请拆成几个文件" in complaint(GOOD)


def test_pictures_and_macros_are_left_behind() -> None:
    out = BytesIO(GOOD)
    with zipfile.ZipFile(out, "a") as made:
        made.writestr("xl/media/image1.png", b"\x89PNG\r\n")
    assert read_rows(out.getvalue(), [STAFF]).is_clean


def test_an_error_value_is_seen_in_any_dialect_of_the_file() -> None:
    prefixed = altered(
        book({"人员": [["姓名", "年龄"], ["王一", "=error #REF!"]]}),
        lambda part: part.replace(b't="e"', b"t='e'"),
    )
    assert "公式错误（#REF!）" in str(read_rows(prefixed, [STAFF]).faults[0])
