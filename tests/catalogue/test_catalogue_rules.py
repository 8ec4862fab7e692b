"""What is wrong with the wording of an item. No database."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mingchuang.catalogue.enums import ItemType
from mingchuang.catalogue.rules.items import (
    ItemRefused,
    MaterialContent,
    check_code,
    check_first_day,
    check_unit,
    item_faults,
)
from tests.factories.catalogue import item_content


def test_a_sound_item_has_no_fault() -> None:
    assert item_faults(item_content()) == ()


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        pytest.param({"name_zh": " "}, "name_zh", "名称", id="it has no name"),
        pytest.param({"base_code": "12-3"}, "base_code", "基本编码", id="its base code is no code"),
        pytest.param({"modes": ("飞天办",)}, "modes", "飞天办", id="it is done in a way that does not exist"),
        pytest.param(
            {"promised_count": 25}, "promised_count", "请改为 20 个工作日以内", id="it promises above the law"
        ),
        pytest.param(
            {"promised_count": 20, "statutory_count": 1, "statutory_unit": "month"},
            "promised_count",
            "最短只有 28 天",
            id="it may promise above the law in another unit",
        ),
        pytest.param(
            {"promised_count": 5, "statutory_count": 7, "statutory_unit": "natural"},
            "promised_count",
            "与法定时限相同的单位",
            id="no count of its unit would do",
        ),
        pytest.param({"promised_count": None}, "promised_count", "请填承诺时限", id="it promises nothing"),
        pytest.param({"promised_count": 0}, "promised_count", "1 至 999", id="it promises nought days"),
        pytest.param({"case_type": "immediate"}, "promised_count", "当场办结", id="it is immediate and takes days"),
        pytest.param({"is_charged": True, "fee_amount": Decimal(10)}, "fee_basis_zh", "依据", id="a fee has no basis"),
        pytest.param({"is_charged": True, "fee_basis_zh": "文号"}, "fee_amount", "金额", id="a fee has no amount"),
        pytest.param({"fee_amount": Decimal(10)}, "fee_amount", "不收费", id="it is free and costs ten yuan"),
        pytest.param(
            {"is_charged": True, "fee_amount": Decimal(-1), "fee_basis_zh": "文号"},
            "fee_amount",
            "负数",
            id="it pays the applicant",
        ),
    ],
)
def test_an_item_is_refused_when(changes: dict[str, Any], field: str, said: str) -> None:
    (fault,) = item_faults(item_content(**changes))

    assert (fault.field, fault.ordinal) == (field, 0)
    assert said in str(fault)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param(MaterialContent(name_zh="", original_count=1), "没有名称", id="it has no name"),
        pytest.param(MaterialContent(name_zh="户口簿", original_count=1), "两次", id="it stands there twice"),
        pytest.param(MaterialContent(name_zh="照片"), "几份", id="nobody says how many"),
    ],
)
def test_a_material_is_refused_when(line: MaterialContent, said: str) -> None:
    (fault,) = item_faults(item_content(materials=(MaterialContent(name_zh="户口簿", original_count=1), line)))

    assert fault.ordinal == 2
    assert said in str(fault)


def test_what_departments_share_need_not_be_brought() -> None:
    shared = MaterialContent(name_zh="婚姻状况", source="shared")

    assert item_faults(item_content(materials=(shared,))) == ()


def test_all_faults_are_told_at_once() -> None:
    assert len(item_faults(item_content(name_zh="", promised_count=30, is_charged=True))) == 4


@pytest.mark.parametrize("code", ["", "有汉字1", "1" * 25, "onlyletters", "with space1"])
def test_a_code_is_letters_and_digits(code: str) -> None:
    with pytest.raises(ItemRefused, match="实施编码"):
        check_code(code)


def test_items_belong_to_bodies_that_answer() -> None:
    check_unit("unit")
    with pytest.raises(ItemRefused, match="单位或科室"):
        check_unit("window")


def test_a_changed_item_does_not_reach_back() -> None:
    today = date(2026, 3, 11)
    check_first_day(first_day=date(2020, 1, 1), today=today, replaced_from=None)
    with pytest.raises(ItemRefused, match="追溯"):
        check_first_day(first_day=date(2026, 3, 10), today=today, replaced_from=date(2026, 1, 1))
    with pytest.raises(ItemRefused, match="现行版本"):
        check_first_day(first_day=today, today=today, replaced_from=date(2026, 4, 1))


def test_types_carry_the_codes_of_the_national_list() -> None:
    assert [ItemType.POWER.code, ItemType.PAYMENT.code, ItemType.OTHER.code] == ["00", "05", "10"]
    assert ItemType.PUBLIC_SERVICE.code == "20"
