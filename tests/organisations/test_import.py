"""Tree and staff from Excel: all of it, or every fault with its cell."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from mingchuang.organisations.models import Node, Staff
from tests.cast import Cast

NODE_HEADS = ["编码", "类别", "名称", "上级编码", "所在大厅编码"]
STAFF_HEADS = ["工号", "姓名", "机构编码", "岗位", "到岗日期", "党员"]
GOOD_NODES = [
    ["sw-1", "窗口", "办税一号窗口", "shuiwu", "dating"],
    ["shuiwu", "单位", "清河县税务局", "qinghe", ""],
]
GOOD_STAFF = [["T001", "杨帆", "sw-1", "窗口专员", date(2026, 1, 5), "是"]]


MARK_HEADS = ["标识", "工号", "机构编码", "授予机构", "授予日期", "有效期至"]


def workbook(
    nodes: Sequence[Sequence[Any]],
    staff: Sequence[Sequence[Any]],
    marks: Sequence[Sequence[Any]] = (),
    staff_heads: Sequence[str] = STAFF_HEADS,
) -> SimpleUploadedFile:
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"default_date_format": "yyyy-mm-dd"})
    for name, heads, rows in (("机构", NODE_HEADS, nodes), ("人员", staff_heads, staff), ("标识", MARK_HEADS, marks)):
        sheet = book.add_worksheet(name)
        for number, row in enumerate([heads, *rows]):
            sheet.write_row(number, 0, row)
    book.close()
    return SimpleUploadedFile("机构.xlsx", out.getvalue())


def send(
    client: Client, cast: Cast, nodes: Sequence[Sequence[Any]], staff: Sequence[Sequence[Any]], who: str = "chen"
) -> Any:
    client.force_login(cast[who].account)
    return client.post(reverse("organisations:import-tree"), {"workbook": workbook(nodes, staff)})


def test_a_good_workbook_is_imported_whole_even_when_children_stand_before_parents(client: Client, cast: Cast) -> None:
    answer = send(client, cast, GOOD_NODES, GOOD_STAFF)

    assert answer.status_code == 302
    window = Node.objects.get(code="sw-1")
    assert window.path.startswith(Node.objects.get(code="shuiwu").path)
    assert window.site == cast.hall
    person = Staff.objects.get(badge_number="T001")
    assert person.is_party_member
    assert person.tenures.get().post.title_zh == "窗口专员"


def test_sending_it_again_changes_nothing(client: Client, cast: Cast) -> None:
    send(client, cast, GOOD_NODES, GOOD_STAFF)
    before = (Node.objects.count(), Staff.objects.count())

    answer = send(client, cast, GOOD_NODES, GOOD_STAFF)

    assert answer.status_code == 302
    assert (Node.objects.count(), Staff.objects.count()) == before


def test_every_fault_is_told_with_its_cell_and_nothing_is_half_imported(client: Client, cast: Cast) -> None:
    nodes: list[list[Any]] = [
        *GOOD_NODES,
        ["税 务", "单位", "编码不行", "qinghe", ""],
        ["shuiwu", "单位", "写了两次", "qinghe", ""],
        ["lost", "窗口", "没有上级", "nowhere", ""],
        ["odd", "窗口", "挂错地方", "qinghe", ""],
        ["a", "单位", "甲", "b", ""],
        ["b", "单位", "乙", "a", ""],
    ]
    staff: list[list[Any]] = [
        *GOOD_STAFF,
        ["T001", "同号", "sw-1", "", "", ""],
        ["T002", "无处", "nowhere", "", "", "也许"],
    ]

    answer = send(client, cast, nodes, staff)

    page = answer.content.decode()
    assert answer.status_code == 422
    expected = {
        "A4": "只能用字母",
        "A5": "写了两次",
        "D6": "nowhere",
        "D7": "不能挂在这里",
        "D8": "挂在自己下面",
        "A3": "T001",
    }
    for cell, words in expected.items():
        assert cell in page
        assert words in page
    assert not Node.objects.filter(code="shuiwu").exists()


def test_a_file_that_is_no_workbook_gets_a_clear_sentence(client: Client, cast: Cast) -> None:
    client.force_login(cast.chen.account)

    answer = client.post(
        reverse("organisations:import-tree"), {"workbook": SimpleUploadedFile("机构.xlsx", b"not a workbook")}
    )

    assert answer.status_code == 422
    assert "Excel" in answer.content.decode()


def test_the_neighbour_cannot_hang_anything_on_our_tree(client: Client, cast: Cast) -> None:
    answer = send(client, cast, GOOD_NODES, [], who="neighbour_office")

    assert answer.status_code == 409
    assert not Node.objects.filter(code="shuiwu").exists()


def test_the_template_can_be_filled_in_and_read_again(client: Client, cast: Cast) -> None:
    client.force_login(cast.chen.account)

    answer = client.get(reverse("organisations:tree-template"))

    assert answer.content.startswith(b"PK")


FULL_HEADS = ["工号", "姓名", "机构编码", "岗位", "英文岗位", "职责", "服务语言", "对外展示", "代岗人工号"]


def send_full(client: Client, cast: Cast, staff: Sequence[Sequence[Any]], marks: Sequence[Sequence[Any]] = ()) -> Any:
    client.force_login(cast.chen.account)
    sent = workbook(GOOD_NODES, staff, marks, FULL_HEADS)
    return client.post(reverse("organisations:import-tree"), {"workbook": sent})


def test_posts_languages_deputies_and_marks_come_along(client: Client, cast: Cast) -> None:
    staff = [
        ["T001", "杨帆", "sw-1", "专员A", "Officer A", "受理申请", "普通话、手语", "", "T002"],
        ["T002", "买买提·艾合买提江", "sw-1", "专员B", "", "", "维吾尔语,普通话", "否", "T001"],
    ]
    marks = [
        ["服务明星", "T001", "", "县总工会", date(2026, 1, 5), ""],
        ["青年文明号", "", "sw-1", "团县委", date(2026, 1, 5), date(2028, 1, 4)],
    ]

    first = send_full(client, cast, staff, marks)
    again = send_full(client, cast, staff, marks)

    assert (first.status_code, again.status_code) == (302, 302)
    one, two = Staff.objects.get(badge_number="T001"), Staff.objects.get(badge_number="T002")
    post = one.tenures.get().post
    assert (post.title_en, post.duties_zh, one.languages, two.languages) == (
        "Officer A", "受理申请", ["cmn", "csl"], ["ug", "cmn"],
    )  # fmt: skip
    assert (one.is_shown, two.is_shown) == (True, False)
    assert post.deputies.get().deputy_staff == two
    assert one.marks.count() == Node.objects.get(code="sw-1").marks.count() == 1


def test_faults_of_the_new_columns_are_told_with_their_cells(client: Client, cast: Cast) -> None:
    staff = [
        ["T001", "杨帆", "sw-1", "", "", "", "火星语", "", "T001"],
        ["T002", "许静", "sw-1", "专员B", "", "", "", "", "nobody"],
    ]
    marks = [
        ["没有的标识", "T001", "", "县总工会", date(2026, 1, 5), ""],
        ["服务明星", "", "", "县总工会", date(2026, 1, 5), ""],
        ["服务明星", "nobody", "", "县总工会", date(2026, 1, 5), ""],
        ["青年文明号", "", "nowhere", "团县委", date(2026, 1, 5), ""],
        ["青年文明号", "T001", "", "团县委", date(2026, 1, 5), ""],
        ["服务明星", "T001", "", "县总工会", date(2026, 1, 5), date(2025, 1, 5)],
    ]

    answer = send_full(client, cast, staff, marks)

    page = answer.content.decode()
    assert answer.status_code == 422
    for words in (
        "火星语",
        "就要写岗位",
        "不能是本人",
        "nobody",
        "没有的标识",
        "填一个",
        "nowhere",
        "只授予集体",
        "有效期",
    ):
        assert words in page
    for cell in ("G2", "I2", "I3", "A2", "B3", "B4", "C5", "E6", "E7"):
        assert f"<td>{cell}</td>" in page
    assert not Staff.objects.filter(badge_number="T001").exists()
