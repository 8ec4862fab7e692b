"""Items from and to Excel: everything or nothing, faults at their cells."""

from decimal import Decimal
from typing import Any

import pytest

from mingchuang.catalogue.models import ServiceItem
from mingchuang.catalogue.queries import whole_item
from mingchuang.catalogue.rules.items import MaterialContent, StepContent
from mingchuang.catalogue.sheets import BOOK, ITEMS, MATERIALS, STEPS, item_template, items_as_book, load_workbook
from mingchuang.foundation.sheets.reading import read_rows
from mingchuang.foundation.sheets.writing import write_book
from tests.cast import NOON, Cast
from tests.factories.catalogue import make_item


def row(code: str, **changes: Any) -> dict[str, Any]:
    usual = {
        "code": code,
        "name_zh": f"事项{code}",
        "node": "minzheng",
        "item_type": "payment",
        "case_type": "promised",
        "statutory_count": 20,
        "promised_count": 10,
        "modes": "网上办、一次办",
        "windows": "mz-1",
    }
    return {**usual, **changes}


def book(*items: dict[str, Any], materials: list[dict[str, Any]] | None = None) -> bytes:
    return write_book([(ITEMS, items), (MATERIALS, materials or [])])


def test_the_template_can_be_read_back_and_is_empty() -> None:
    result = read_rows(item_template(), BOOK)

    assert result.is_clean
    assert not any(result.rows.values())


def test_hundreds_of_items_load_and_the_second_time_nothing_changes(cast: Cast) -> None:
    items = [row(f"MZ{n:04d}") for n in range(300)]
    materials = [{"code": "MZ0007", "name_zh": "照片", "original_count": 2, "source": "applicant"}]
    data = book(*items, materials=materials)

    first = load_workbook(data, actor=cast.chen.actor, publish=True, at=NOON)
    again = load_workbook(data, actor=cast.chen.actor, publish=True, at=NOON)

    assert first.outcome is not None
    assert (first.outcome.registered, first.outcome.published) == (300, 300)
    assert again.outcome is not None
    assert (again.outcome.registered, again.outcome.changed, again.outcome.unchanged) == (0, 0, 300)
    item = ServiceItem.objects.get(code="MZ0007")
    assert (item.modes, item.materials.get().name_zh) == (["online", "one_visit"], "照片")


@pytest.mark.parametrize(
    ("changes", "cell", "said"),
    [
        pytest.param({"promised_count": 25}, "J3", "请改为 20 个工作日以内", id="it promises above the law"),
        pytest.param({"node": "renshe"}, "E3", "没有编码", id="the unit is somebody else's"),
        pytest.param({"windows": "rs-1"}, "AA3", "rs-1", id="the window is somebody else's"),
        pytest.param({"modes": "飞天办"}, "T3", "飞天办", id="the way does not exist"),
        pytest.param({"code": "OK1"}, "A3", "与第 2 行重复", id="the code stands there twice"),
        pytest.param({"code": "没有数字"}, "A3", "实施编码", id="the code is no code"),
        pytest.param({"is_charged": "是", "fee_amount": 10}, "R3", "依据", id="the fee has no basis"),
    ],
)
def test_a_fault_is_told_at_its_cell_and_nothing_is_loaded(
    cast: Cast, changes: dict[str, Any], cell: str, said: str
) -> None:
    data = book(row("OK1"), {**row("OK2"), **changes})

    loaded = load_workbook(data, actor=cast.zhou.actor, publish=False, at=NOON)

    assert loaded.outcome is None
    assert [(fault.sheet, fault.cell) for fault in loaded.faults] == [("事项", cell)]
    assert said in loaded.faults[0].message
    assert not ServiceItem.objects.exists()


def test_faults_of_materials_stand_on_their_own_sheet(cast: Cast) -> None:
    materials = [
        {"code": "OK1", "name_zh": "", "original_count": 1, "name_en": "Photo"},
        {"code": "NO1", "name_zh": "照片", "original_count": 1},
        {"code": "OK1", "name_zh": "证", "original_count": 200},
    ]

    loaded = load_workbook(book(row("OK1"), materials=materials), actor=cast.zhou.actor, publish=False, at=NOON)

    assert {(fault.sheet, fault.cell) for fault in loaded.faults} == {("材料", "B2"), ("材料", "A3"), ("材料", "D4")}


def test_a_head_may_not_publish_by_workbook(cast: Cast) -> None:
    loaded = load_workbook(book(row("OK1")), actor=cast.zhou.actor, publish=True, at=NOON)

    assert [fault.cell for fault in loaded.faults] == ["E2"]


def test_a_refusal_that_only_the_act_knows_is_told_at_its_cell_too(cast: Cast) -> None:
    make_item(cast.bureau, code="OK1")
    data = book(row("OK1", in_force_from="2020-01-01"))

    loaded = load_workbook(data, actor=cast.chen.actor, publish=True, at=NOON)

    assert [(fault.cell, "追溯" in fault.message) for fault in loaded.faults] == [("AB2", True)]
    assert ServiceItem.objects.count() == 1


def test_an_empty_workbook_says_so(cast: Cast) -> None:
    loaded = load_workbook(book(), actor=cast.chen.actor, publish=False, at=NOON)

    assert "没有事项" in loaded.faults[0].message


def test_what_is_exported_is_taken_back_unchanged(cast: Cast) -> None:
    make_item(
        cast.bureau,
        windows=[cast.window, cast.other_window],
        is_charged=True,
        fee_amount=Decimal("9.5"),
        fee_basis_zh="民价〔2020〕1号",
        legal_basis_zh="  第一条\r\n第二条 ",
        applicant_kinds=("person", "other"),
        channels=("window", "post"),
        coverage="county",
        visits=1,
        result_kind="notice",
        advice_phone="0513-12345678",
        also_called="=低保、“吃低保”",
        materials=(MaterialContent(name_zh="+承诺书", original_count=1, medium="paper", is_by_commitment=True),),
        steps=(
            StepContent(name_zh="受理", limit_count=2, post_zh="窗口"),
            StepContent(name_zh="公示", limit_count=7, limit_unit="natural", is_outside_limit=True),
        ),
    )
    data = items_as_book(whole_item(ServiceItem.objects.all()))

    for who in (cast.chen, cast.zhou):  # a head may not give the other bureau's window, but it may stay
        loaded = load_workbook(data, actor=who.actor, publish=False, at=NOON)

        assert loaded.outcome is not None, loaded.faults
        assert loaded.outcome.unchanged == 1


def test_steps_have_their_own_sheet_and_their_faults_stand_there(cast: Cast) -> None:
    steps: list[dict[str, object]] = [
        {"code": "OK1", "name_zh": "受理", "limit_count": 1},
        {"code": "OK1", "name_zh": "审核", "limit_count": 10},
        {"code": "NO1", "name_zh": "审核", "limit_count": 10},
        {"code": "OK1", "name_zh": "", "limit_unit": "working"},
    ]

    loaded = load_workbook(
        write_book([(ITEMS, [row("OK1")]), (STEPS, steps)]), actor=cast.zhou.actor, publish=False, at=NOON
    )

    assert {(fault.sheet, fault.cell) for fault in loaded.faults} == {("环节", "D3"), ("环节", "A4"), ("环节", "B5")}


def test_materials_of_a_row_that_cannot_be_read_are_not_called_strangers(cast: Cast) -> None:
    materials = [{"code": "OK1", "name_zh": "照片", "original_count": 1}]

    loaded = load_workbook(
        book({**row("OK1"), "statutory_count": "二十"}, materials=materials),
        actor=cast.zhou.actor,
        publish=False,
        at=NOON,
    )

    assert [(fault.sheet, fault.cell) for fault in loaded.faults] == [("事项", "H2")]


def test_many_faults_are_counted_not_all_listed(cast: Cast) -> None:
    data = book(*(row(f"A{number}", promised_count=99) for number in range(450)))

    loaded = load_workbook(data, actor=cast.chen.actor, publish=False, at=NOON)

    assert (len(loaded.faults), loaded.omitted) == (200, 250)
    assert not ServiceItem.objects.exists()


def test_words_of_earlier_templates_are_still_read(cast: Cast) -> None:
    load_workbook(book(row("OK1", modes="代办、上门")), actor=cast.chen.actor, publish=False, at=NOON)

    assert ServiceItem.objects.get().modes == ["agent", "home_visit"]
