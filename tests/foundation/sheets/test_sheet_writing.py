"""Templates people can fill in, ledgers they can print, and nothing Excel would run."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from mingchuang.foundation.sheets.reading import read_rows
from mingchuang.foundation.sheets.spec import Column, SheetSpec
from mingchuang.foundation.sheets.writing import LONGEST_CELL, write_book, write_rows, write_template
from tests.foundation.sheets.books import STAFF, part_of

SHEET = "xl/worksheets/sheet1.xml"
NOTES = SheetSpec(name_zh="备注", columns=(Column(key="text", title_zh="内容", max_length=40_000),))


def test_an_empty_template_reads_back_without_a_fault() -> None:
    result = read_rows(write_template([STAFF, NOTES]), [STAFF, NOTES])
    assert result.is_clean
    assert result.rows == {"人员": (), "备注": ()}


def test_a_template_freezes_its_heads_marks_what_is_required_and_offers_lists() -> None:
    data = write_template([STAFF])
    sheet, texts = part_of(data, SHEET), part_of(data, "xl/sharedStrings.xml")
    assert 'state="frozen"' in sheet
    assert "<formula1>'选项'!$A$1:$A$2</formula1>" in sheet
    assert 'type="date"' in sheet
    assert "姓名*" in texts


def test_a_template_explains_each_column_on_a_sheet_of_its_own() -> None:
    columns = ("工作表", "列名", "是否必填", "怎么填", "可选内容", "说明")
    explained = SheetSpec(
        name_zh="填写说明", columns=tuple(Column(key=title, title_zh=title, max_length=200) for title in columns)
    )
    rows = read_rows(write_template([STAFF]), [explained]).rows["填写说明"]
    assert rows[0].values["是否必填"] == "必填"
    assert rows[1].values["说明"] == "18 位，可不填"
    assert rows[5].values["可选内容"] == "窗口人员、负责人"


def test_rows_come_back_as_they_went() -> None:
    row = {
        "name": "王一",
        "number": "32010219900101001X",
        "age": 36,
        "since": date(2026, 3, 1),
        "score": Decimal("98.5"),
        "post": "clerk",
    }
    result = read_rows(write_rows(STAFF, [row, {"name": "王二"}]), [STAFF])
    assert result.is_clean
    assert result.rows["人员"][0].values == row
    assert result.rows["人员"][1].values == dict.fromkeys(row) | {"name": "王二"}


def test_a_ledger_has_filters_and_prints_its_heads_on_every_page() -> None:
    data = write_rows(STAFF, [{"name": "王一"}])
    assert '<autoFilter ref="A1:F2"/>' in part_of(data, SHEET)
    assert "_xlnm.Print_Titles" in part_of(data, "xl/workbook.xml")


@pytest.mark.parametrize("text", ["=1+1", "+86", "-1", "@SUM(A1)", "\t=1+1", '\x00=HYPERLINK("http://x")'])
def test_text_that_looks_like_a_formula_stays_text(text: str) -> None:
    data = write_rows(NOTES, [{"text": text}])
    sheet = part_of(data, SHEET)
    assert "<f>" not in sheet
    assert 'quotePrefix="1"' in part_of(data, "xl/styles.xml")
    assert read_rows(data, [NOTES]).rows["备注"][0].values["text"] == text.strip("\t\x00")


def test_links_numbers_and_yes_no_stay_text_in_text_columns() -> None:
    data = write_rows(NOTES, [{"text": "https://example.org"}, {"text": 12}, {"text": True}])
    assert [row.values["text"] for row in read_rows(data, [NOTES]).rows["备注"]] == ["https://example.org", "12", "是"]
    assert "hyperlink" not in part_of(data, SHEET)


def test_a_text_too_long_for_a_cell_says_that_it_was_cut() -> None:
    data = write_rows(NOTES, [{"text": "长" * 40_000}])
    (row,) = read_rows(data, [NOTES]).rows["备注"]
    assert str(row.values["text"]).startswith("长" * LONGEST_CELL)
    assert str(row.values["text"]).endswith("（内容过长，以下从略）")


def test_a_moment_is_not_taken_for_a_date() -> None:
    with pytest.raises(TypeError, match="pass the local date"):
        write_rows(STAFF, [{"since": datetime(2026, 3, 1, 23, tzinfo=UTC)}])


def test_a_book_holds_several_sheets() -> None:
    data = write_book([(STAFF, [{"name": "王一"}]), (NOTES, [{"text": "甲"}])])
    result = read_rows(data, [STAFF, NOTES])
    assert [len(rows) for rows in result.rows.values()] == [1, 1]
