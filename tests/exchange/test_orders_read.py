"""Orders as hotlines write them, without the database: heads, codes, times, and every fault with its field."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from mingchuang.exchange.enums import CodeTable, OrderField, Result, ResultField
from mingchuang.exchange.rules.orders import (
    Codes,
    OrderRefused,
    heads_found,
    moment_of,
    order_from,
    tidy,
)
from mingchuang.exchange.rules.rates import placed, weighted
from mingchuang.exchange.rules.tables import TableRefused, check_columns, check_meaning, check_out_columns
from mingchuang.exchange.sheets.tables import FileRefused, tables_of
from mingchuang.feedback.enums import Urgency, VoiceKind
from tests.cast import NOON
from tests.factories.exchange import HEADS, order_csv, order_workbook

F = OrderField
CHINA = timezone(timedelta(hours=8))
COLUMNS = {"number": ["工单编号"], "content": ["诉求内容", "内容"], "kind": ["诉求类型"]}
CODES = Codes(
    means={
        CodeTable.KIND: {"03": "complaint", "投诉": "complaint"},
        CodeTable.URGENCY: {"一般": "general"},
        CodeTable.UNIT: {"3301": "minzheng"},
    },
    units={"清河县民政局": "minzheng"},
)
SOUND: dict[OrderField, object] = {F.NUMBER: "2026-1", F.CONTENT: "跑了三趟"}


def test_heads_are_found_whatever_their_order_width_or_star() -> None:
    heads = ["坐席", "内 容", "工单编号＊".replace("＊", "*"), "诉求类型"]

    assert heads_found(heads, COLUMNS) == {F.NUMBER: 2, F.CONTENT: 1, F.KIND: 3}
    assert heads_found(["内容", "诉求内容"], COLUMNS) == {F.CONTENT: 1}  # the title listed first wins
    assert tidy(" ０３*") == "03"


def test_an_order_in_the_hotlines_codes_becomes_ours() -> None:
    values = SOUND | {F.KIND: "投诉", F.URGENCY: "一般", F.UNIT: "3301", F.TITLE: "一次告知", F.SECRECY: "是"}

    order, faults = order_from(values, codes=CODES, zone=CHINA, now=NOON)

    assert not faults
    assert order is not None
    assert (order.kind, order.urgency, order.unit) == (VoiceKind.COMPLAINT, Urgency.GENERAL, "minzheng")
    assert order.text == "一次告知\n跑了三趟"
    assert order.is_secret


def test_without_kind_it_is_a_question_and_without_urgency_the_dispatcher_decides() -> None:
    order, _ = order_from(SOUND, codes=CODES, zone=CHINA, now=NOON)

    assert order is not None
    assert (order.kind, order.urgency, order.unit, order.received_at) == (VoiceKind.QUESTION, None, "", None)


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({F.NUMBER: ""}, F.NUMBER, "没有工单编号"),
        ({F.NUMBER: "1.23457E+19"}, F.NUMBER, "科学记数"),
        ({F.NUMBER: "=cmd|' /C calc'!A0"}, F.NUMBER, "不像编号"),
        ({F.NUMBER: "x" * 61}, F.NUMBER, "最多 60"),
        ({F.CONTENT: "  "}, F.CONTENT, "没有诉求内容"),
        ({F.KIND: "09"}, F.KIND, "不在“诉求类型”代码表"),
        ({F.URGENCY: "特急"}, F.URGENCY, "不在“紧急程度”代码表"),
        ({F.UNIT: "外县某局"}, F.UNIT, "不在“承办单位”代码表"),
        ({F.RECEIVED_AT: "上周三"}, F.RECEIVED_AT, "不是时间"),
        ({F.RECEIVED_AT: "2026-02-30 09:00"}, F.RECEIVED_AT, "不是时间"),
        ({F.RECEIVED_AT: "2026-03-11 12:01"}, F.RECEIVED_AT, "在现在之后"),
        ({F.SECRECY: "也许"}, F.SECRECY, "不是“是”或“否”"),
    ],
)
def test_a_fault_names_its_field_and_how_to_mend_it(change: Any, field: OrderField, said: str) -> None:
    order, faults = order_from(SOUND | change, codes=CODES, zone=CHINA, now=NOON)

    assert order is None
    assert [fault.field for fault in faults] == [field]
    assert said in str(faults[0])


def test_all_faults_of_a_line_are_told_at_once() -> None:
    _, faults = order_from({F.KIND: "09", F.RECEIVED_AT: "明天"}, codes=CODES, zone=CHINA, now=NOON)

    assert {fault.field for fault in faults} == {F.NUMBER, F.CONTENT, F.KIND, F.RECEIVED_AT}


@pytest.mark.parametrize(
    "written",
    [
        "2026-03-10 09:05",
        "2026/3/10 9:05:00",
        "2026年3月10日 9时5分",
        "2026.03.10T09:05:00.0",
        "２０２６-０３-１０ ０９：０５",
        datetime(2026, 3, 10, 9, 5),  # noqa: DTZ001 - as Excel gives it
    ],
)
def test_a_time_is_read_in_the_zone_of_the_place(written: object) -> None:
    assert moment_of(written, zone=CHINA, now=NOON) == datetime(2026, 3, 10, 1, 5, tzinfo=UTC)


def test_a_day_alone_is_its_beginning() -> None:
    assert moment_of(date(2026, 3, 10), zone=CHINA, now=NOON) == datetime(2026, 3, 9, 16, tzinfo=UTC)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_of_either_encoding_reads_alike(encoding: str) -> None:
    (table,) = tables_of(order_csv(encoding=encoding))

    assert list(table.rows[0]) == list(HEADS)
    assert table.rows[1][5] == "来电人称办理结婚登记跑了三趟。"


def test_a_workbook_gives_all_its_sheets() -> None:
    assert [table.name for table in tables_of(order_workbook())] == ["说明", "工单"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "空的"),
        (b"%PDF-1.7\x00\x01", "不是 Excel 或 CSV"),
        ("编号\t内容".encode("utf-16"), "Unicode 文本"),
        (b"\xd0\xcf\x11\xe0" + b"0" * 600, "旧版 .xls"),
        (b"PK\x03\x04rubbish", "不是 Excel 工作簿"),
        (b"\x81" * 20 + b"\xff", "编码"),
        (b"a,b\n" * 20_010, "超过 20000 行"),
        (b"x" * (10 * 2**20 + 1), "超过 10 MB"),
    ],
)
def test_a_file_that_is_none_is_told_what_to_do(data: bytes, said: str) -> None:
    with pytest.raises(FileRefused, match=said):
        tables_of(data)


def test_tables_that_cannot_work_are_refused() -> None:
    with pytest.raises(TableRefused, match="工单编号"):
        check_columns({"content": ["内容"]})
    with pytest.raises(TableRefused, match="两处"):
        check_columns({"number": ["编号"], "content": ["内容"], "title": ["内 容"]})
    with pytest.raises(TableRefused, match="工单编号"):
        check_out_columns([["结果", ResultField.RESULT]])
    with pytest.raises(TableRefused, match="两次"):
        check_out_columns([["编号", ResultField.NUMBER], ["编号", ResultField.TEXT]])
    with pytest.raises(TableRefused, match="列表"):
        check_meaning(CodeTable.RESULT, "done", is_unit=False)
    check_meaning(CodeTable.RESULT, Result.CLOSED, is_unit=False)


def test_weights_are_shares_and_equal_scores_stand_side_by_side() -> None:
    assert weighted([1.0, 0.8, 0.9], [30, 35, 35]) == pytest.approx(89.5)
    assert weighted([1.0, 0.8, 0.9], [1, 1, 1]) == pytest.approx(90.0)
    assert weighted([1.0, None, 0.9], [1, 1, 1]) is None
    ranks = {one.key: (one.place, one.is_shared) for one in placed({7: 90.001, 8: 95.0, 9: 90.0, 10: 80.0})}
    assert ranks == {8: (1, False), 7: (2, True), 9: (2, True), 10: (4, False)}


def test_a_refusal_of_a_line_is_worded_for_the_clerk() -> None:
    with pytest.raises(OrderRefused, match="请写成 2026-03-01 09:05 的样子"):
        moment_of("9点", zone=CHINA, now=NOON)
