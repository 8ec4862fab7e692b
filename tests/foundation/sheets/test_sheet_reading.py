"""What people type into a sheet, and what we make of it."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from mingchuang.foundation.sheets.reading import MAX_FAULTS, address, read_rows
from mingchuang.foundation.sheets.spec import CellValue, Column, Kind, SheetSpec
from tests.foundation.sheets.books import HEADS, STAFF, book, staff


def one_value(key: str, written: object) -> CellValue:
    row = {"name": "王一", key: written}
    result = read_rows(staff([row.get(column.key) for column in STAFF.columns]), [STAFF])
    assert result.faults == ()
    return result.rows["人员"][0].values[key]


def one_complaint(key: str, written: object) -> str:
    row = {"name": "王一", key: written}
    result = read_rows(staff([row.get(column.key) for column in STAFF.columns]), [STAFF])
    assert result.rows["人员"] == ()
    assert len(result.faults) == 1
    return str(result.faults[0])


@pytest.mark.parametrize(
    "written",
    [
        date(2026, 3, 1),
        datetime(2026, 3, 1, 8, 30),  # noqa: DTZ001  # Excel knows no zones
        "2026-03-01",
        "2026/3/1",
        "2026.3.1",
        "2026年3月1日",
        "２０２６年３月１日",
        " 2026-03-01 00:00:00 ",
        "20260301",
        20260301,
        46082,
    ],
)
def test_a_date_is_read_however_it_is_written(written: object) -> None:
    assert one_value("since", written) == date(2026, 3, 1)


@pytest.mark.parametrize("written", ["三月一日", "2026-02-30", "2026-3", 12, 46082.5 + 10**6, True])
def test_what_is_no_date_is_named_with_the_remedy(written: object) -> None:
    complaint = one_complaint("since", written)
    assert complaint.startswith("“人员”表 D2：第 2 行“到岗日期”的内容“")
    assert complaint.endswith("”不是日期，请写成 2026-03-01 的样子。")


@pytest.mark.parametrize(("written", "expected"), [(12, 12), ("１２", 12), ("1,200", 1200), (" 12 ", 12), (-3, -3)])
def test_whole_numbers_are_read_from_digits_of_any_width(written: object, expected: int) -> None:
    assert one_value("age", written) == expected


@pytest.mark.parametrize("written", [12.5, "十二", "12岁", "1e3", True])
def test_what_is_no_whole_number_is_named(written: object) -> None:
    assert "不是整数，请只填数字，如 12。" in one_complaint("age", written)


@pytest.mark.parametrize(
    ("written", "expected"),
    [(0.1 + 0.2, "0.3"), (1 / 3, "0.333333333333333"), (95, "95"), ("９８.５", "98.5"), (1e-7, "1E-7")],
)
def test_decimals_are_read_as_excel_shows_them(written: object, expected: str) -> None:
    assert one_value("score", written) == Decimal(expected)


def test_what_is_no_number_is_named() -> None:
    assert "不是数字" in one_complaint("score", "98%")
    assert "不是数字" in one_complaint("score", date(2026, 3, 1))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (13800000000, "13800000000"),
        ("32010219900101001X", "32010219900101001X"),
        (" 甲\u200b\x07乙 ", "甲乙"),
        (True, "是"),
        (date(2026, 3, 1), "2026-03-01"),
        ("全角，（标点）。", "全角，（标点）。"),
    ],
)
def test_text_stays_as_written(written: object, expected: str) -> None:
    assert one_value("number", written) == expected


def test_an_identity_number_typed_as_a_number_has_lost_its_end() -> None:
    assert "请把单元格设为“文本”后重新填写" in one_complaint("number", 320102199001010013)


@pytest.mark.parametrize("written", ["窗口人员", "clerk", " 窗口 人员", "CLERK"])
def test_a_choice_is_read_by_label_or_stored_value(written: str) -> None:
    assert one_value("post", written) == "clerk"


def test_a_choice_not_on_the_list_shows_the_list() -> None:
    assert one_complaint("post", "处长").endswith("“处长”不在可选范围内，请从这些里选一个：窗口人员、负责人。")


def test_required_cells_long_texts_and_formula_errors_are_faults_of_their_own() -> None:
    result = read_rows(staff(["", "1"], ["王" * 21], ["王一", None, "=error #DIV/0!"], ["王二"]), [STAFF])
    assert [(fault.cell, fault.message) for fault in result.faults] == [
        ("A2", "第 2 行没有填写“姓名”，请填写后再导入。"),
        ("A3", "第 3 行“姓名”有 21 个字，最多 20 个字，请缩短。"),
        ("C4", "第 4 行“年龄”是公式错误（#DIV/0!），请改正公式或直接填写内容。"),
    ]
    assert [row.values["name"] for row in result.rows["人员"]] == ["王二"]


def test_rows_keep_their_excel_numbers_over_titles_and_gaps() -> None:
    rows: list[list[object]] = [
        ["人员名册"],
        [],
        [*HEADS[:1], *HEADS[3:4]],
        ["王一", "2026-03-01"],
        [None, " "],
        ["王二", None],
    ]
    result = read_rows(book({"人员": rows}), [STAFF])
    assert result.is_clean
    first, second = result.rows["人员"]
    assert (first.number, first.cells["since"]) == (4, "B4")
    assert (second.number, second.values["since"], second.values["age"]) == (6, None, None)


def test_heads_may_be_english_starred_and_in_any_order() -> None:
    result = read_rows(book({"staff": [["Since", "NAME*"], ["2026-03-01", "Wang"]]}), [STAFF])
    assert result.rows["人员"][0].values["name"] == "Wang"


def test_a_lone_sheet_serves_a_lone_spec_whatever_its_name() -> None:
    assert read_rows(book({"Sheet1": [["姓名"], ["王一"]]}), [STAFF]).is_clean


def test_unknown_repeated_and_missing_heads_stop_the_sheet() -> None:
    result = read_rows(book({"人员": [["年龄", "工号", "年龄"], [30, 1, 30]]}), [STAFF])
    assert result.rows["人员"] == ()
    assert [str(fault) for fault in result.faults] == [
        "“人员”表 A1：第 1 行的列名“年龄”重复，请只留一列。",
        "“人员”表 B1：第 1 行的列名“工号”不是这张表的列，请改成模板里的列名，或删去这一列。",
        "“人员”表 C1：第 1 行的列名“年龄”重复，请只留一列。",
        "“人员”表：第 1 行的表头里没有“姓名”一列，请补上。",
    ]


def test_content_under_no_head_is_not_dropped_in_silence() -> None:
    result = read_rows(book({"人员": [["姓名"], ["王一", "备注"]]}), [STAFF])
    assert str(result.faults[0]) == "“人员”表 B2：第 2 行有内容不在任何一列之下（备注），请补上列名或删去。"


def test_missing_sheets_are_named_unless_they_may_be_missing() -> None:
    posts = SheetSpec(name_zh="岗位", columns=(Column(key="name", title_zh="名称"),))
    halls = SheetSpec(name_zh="大厅", columns=(Column(key="name", title_zh="名称"),), required=False)
    result = read_rows(staff(["王一"]), [STAFF, posts, halls])
    assert [str(fault) for fault in result.faults] == ["文件里没有“岗位”这张工作表，请用下载的模板填写。"]
    assert len(result.rows["人员"]) == 1


def test_an_empty_required_sheet_says_what_is_missing() -> None:
    result = read_rows(book({"人员": []}), [STAFF])
    assert [fault.message for fault in result.faults] == ["第 1 行的表头里没有“姓名”一列，请补上。"]


def test_faults_beyond_the_limit_are_counted() -> None:
    result = read_rows(staff(*(["王一", None, "x"] for _ in range(MAX_FAULTS + 7))), [STAFF])
    assert len(result.faults) == MAX_FAULTS
    assert result.omitted == 7
    assert not result.is_clean


def test_addresses_are_those_of_excel() -> None:
    assert [address(column, 11) for column in (0, 3, 25, 26, 701, 702)] == [
        "A12",
        "D12",
        "Z12",
        "AA12",
        "ZZ12",
        "AAA12",
    ]


def test_a_spec_that_cannot_be_a_sheet_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="choices belong to a choice column"):
        Column(key="post", title_zh="岗位", kind=Kind.CHOICE)
    with pytest.raises(ValueError, match="not a name Excel takes"):
        SheetSpec(name_zh="a/b", columns=STAFF.columns)
    with pytest.raises(ValueError, match="named twice"):
        SheetSpec(name_zh="人员", columns=(STAFF.columns[0], STAFF.columns[0]))
