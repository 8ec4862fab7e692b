"""The catalogue's staff pages, through the door."""

import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mingchuang.catalogue.models import ServiceItem
from mingchuang.catalogue.sheets import ITEMS, MATERIALS
from mingchuang.foundation.sheets.writing import write_book
from tests.cast import Cast
from tests.catalogue.test_catalogue_sheets import row
from tests.factories.catalogue import make_item

LINE = {"source": "applicant", "medium": "either"}


def typed(**changes: Any) -> dict[str, Any]:
    usual = {
        "code": "MZ0001",
        "name_zh": "婚姻登记",
        "item_type": "confirmation",
        "case_type": "promised",
        "statutory_count": "5",
        "statutory_unit": "working",
        "promised_count": "1",
        "promised_unit": "working",
        "modes": ["online"],
        "body_kind": "statutory",
        "steps-TOTAL_FORMS": "0",
        "steps-INITIAL_FORMS": "0",
        "materials-TOTAL_FORMS": "3",
        "materials-INITIAL_FORMS": "0",
        "materials-0-name_zh": "身份证",
        "materials-0-original_count": "1",
        **{f"materials-{line}-{name}": value for line in range(3) for name, value in LINE.items()},
    }
    return {**usual, **changes}


def test_a_head_registers_an_item_at_her_window(client: Client, cast: Cast) -> None:
    client.force_login(cast.zhou.account)

    answer = client.post(reverse("catalogue:register-item"), typed(node=cast.bureau.pk, windows=[cast.window.pk]))

    assert answer.status_code == 302
    item = ServiceItem.objects.get()
    assert (item.name_zh, item.materials.get().name_zh, item.places.get().window) == ("婚姻登记", "身份证", cast.window)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"promised_count": "9"}, "请改为 5 个工作日以内", id="above the law"),
        pytest.param({"is_charged": "on", "fee_amount": "9"}, "收费没有依据", id="a fee without basis"),
        pytest.param({"materials-1-original_count": "1"}, "没有名称", id="a material without name"),
        pytest.param({"code": "A-1"}, "实施编码由", id="no code"),
    ],
)
def test_a_fault_is_said_beside_its_field_and_nothing_is_stored(
    client: Client, cast: Cast, changes: dict[str, Any], said: str
) -> None:
    client.force_login(cast.zhou.account)

    answer = client.post(reverse("catalogue:register-item"), typed(node=cast.bureau.pk, **changes))

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not ServiceItem.objects.exists()


@pytest.mark.parametrize("name", ["item", "change-item", "publish-item"])
@pytest.mark.parametrize(("who", "status"), [("chen", 200), ("neighbour_office", 404)])
def test_the_neighbour_does_not_learn_that_an_item_exists(
    client: Client, cast: Cast, name: str, who: str, status: int
) -> None:
    item = make_item(cast.bureau, published=False)
    client.force_login(cast[who].account)

    assert client.get(reverse(f"catalogue:{name}", args=[item.code])).status_code == status


def test_a_change_of_a_published_item_waits_for_the_office(client: Client, cast: Cast) -> None:
    item = make_item(cast.bureau)
    client.force_login(cast.zhou.account)

    answer = client.post(reverse("catalogue:change-item", args=[item.code]), typed(name_zh="改了"))

    assert answer.status_code == 302
    page = client.get(reverse("catalogue:item", args=[item.code])).content.decode()
    assert "改了" in page
    assert "待公布" in page
    assert (
        "最低生活保障对象认定"
        in client.get(reverse("catalogue:item", args=[item.code]), {"version": "1"}).content.decode()
    )


def test_a_line_of_materials_is_taken_out(client: Client, cast: Cast) -> None:
    item = make_item(cast.bureau, published=False)
    client.force_login(cast.zhou.account)
    lines = {
        "materials-TOTAL_FORMS": "2",
        "materials-INITIAL_FORMS": "2",
        "materials-0-name_zh": "户口簿",
        "materials-0-original_count": "1",
        "materials-0-DELETE": "on",
        "materials-1-name_zh": "居民身份证",
        "materials-1-original_count": "1",
    }

    client.post(reverse("catalogue:change-item", args=[item.code]), typed(**lines))

    assert [line.name_zh for line in item.materials.all()] == ["居民身份证"]


def test_the_office_publishes_after_looking(client: Client, cast: Cast) -> None:
    item = make_item(cast.bureau, published=False)
    client.force_login(cast.chen.account)

    assert client.post(reverse("catalogue:publish-item", args=[item.code])).status_code == 302

    item.refresh_from_db()
    assert item.published_at is not None


def test_the_list_is_narrowed_by_the_address(client: Client, cast: Cast) -> None:
    make_item(cast.bureau, code="A1", name_zh="甲事")
    make_item(cast.other_bureau, code="B1", name_zh="乙事", published=False)
    client.force_login(cast.chen.account)

    seen = client.get(reverse("catalogue:items"), {"state": "draft", "q": "乙"}).content.decode()

    assert "乙事" in seen
    assert "甲事" not in seen


@pytest.mark.parametrize("rows", [3, 30])
def test_the_list_asks_as_often_for_many_rows_as_for_few(
    client: Client, cast: Cast, rows: int, django_assert_max_num_queries: Any
) -> None:
    for n in range(rows):
        make_item(cast.bureau, code=f"Q{n}")
    client.force_login(cast.chen.account)

    with django_assert_max_num_queries(8):
        client.get(reverse("catalogue:items"))


def test_a_workbook_loads_through_the_page_and_faults_are_shown_with_cells(client: Client, cast: Cast) -> None:
    client.force_login(cast.chen.account)
    good = write_book([(ITEMS, [row("OK1")]), (MATERIALS, [])])
    bad = write_book([(ITEMS, [row("OK2", promised_count=99)]), (MATERIALS, [])])

    accepted = client.post(reverse("catalogue:import-items"), {"workbook": _upload(good)})
    refused = client.post(reverse("catalogue:import-items"), {"workbook": _upload(bad)})

    assert accepted.status_code == 302
    assert refused.status_code == 422
    assert "J2" in refused.content.decode()
    assert [item.code for item in ServiceItem.objects.all()] == ["OK1"]


@pytest.mark.parametrize("name", ["item-template", "export-items"])
def test_workbooks_are_handed_out(client: Client, cast: Cast, name: str) -> None:
    make_item(cast.bureau, windows=[cast.window])
    client.force_login(cast.chen.account)

    assert client.get(reverse(f"catalogue:{name}")).content.startswith(b"PK")


def _upload(data: bytes) -> io.BytesIO:
    file = io.BytesIO(data)
    file.name = "items.xlsx"
    return file
