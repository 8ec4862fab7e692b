"""Openness in a real browser: items from Excel, one found by pinyin; a pledge and its whole life in public."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from mingchuang.catalogue.sheets import ITEMS, MATERIALS
from mingchuang.foundation.sheets.writing import write_book
from tests.browser import overflow, picture, serious_faults
from tests.cast import NOON, make_cast
from tests.journeys.test_once_round import enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

COUNT = 300
USUAL = {
    "node": "minzheng",
    "item_type": "payment",
    "case_type": "promised",
    "statutory_count": 20,
    "promised_count": 10,
    "windows": "mz-1",
}
PLEDGE = "3月底前在婚姻登记窗口增设 2 个等候座位"


def three_hundred_items(folder: Path) -> Path:
    items = [USUAL | {"code": f"MZ{number:04d}", "name_zh": f"社会救助第 {number} 项"} for number in range(COUNT)]
    items[-1]["name_zh"] = "高龄津贴发放"
    book = folder / "事项.xlsx"
    book.write_bytes(write_book([(ITEMS, items), (MATERIALS, [])]))
    return book


def test_three_hundred_items_come_from_excel_and_one_is_found_by_pinyin(
    browser: Browser, phone: Page, live_server: LiveServer, tmp_path: Path
) -> None:
    make_cast()
    office = enter(browser, live_server, "chen")
    office.goto(f"{live_server.url}/w/items/import/")
    office.locator("main input[type=file]").set_input_files(three_hundred_items(tmp_path))
    for box in office.locator("main input[type=checkbox]").all():
        box.check()
    office.get_by_role("button", name="导入", exact=True).click(timeout=60_000)
    expect(office.get_by_text(re.compile(rf"{COUNT}")).first).to_be_visible()
    picture(office, "items-imported")

    phone.goto(f"{live_server.url}/items/")
    phone.locator("main input[type=search]").fill("gaoling")
    phone.get_by_role("button", name="查找").click()
    expect(phone.get_by_role("link", name="高龄津贴发放")).to_be_visible()
    picture(phone, "items-found")
    phone.locator("main input[type=search]").fill("gljt")
    phone.get_by_role("button", name="查找").click()
    expect(phone.get_by_role("link", name="高龄津贴发放")).to_be_visible()
    assert overflow(phone) <= 0
    assert not serious_faults(phone)


def test_a_pledge_lives_its_whole_life_and_the_public_rate_changes(
    browser: Browser, phone: Page, live_server: LiveServer
) -> None:
    cast = make_cast()
    public = f"{live_server.url}/p/{cast.bureau.code}/"
    head, office, inspector = (enter(browser, live_server, name) for name in ("zhou", "chen", "zheng"))

    head.goto(f"{live_server.url}/w/pledges/draft/")
    head.get_by_label("承诺单位").select_option(label=cast.bureau.name_zh)
    head.get_by_label("承诺内容", exact=True).fill(PLEDGE)
    head.get_by_label("到期日").fill(NOON.date().isoformat())
    head.get_by_role("button", name="保存").click()
    expect(head.get_by_text(PLEDGE).first).to_be_visible()
    page = head.url
    phone.goto(public)
    expect(phone.get_by_text(PLEDGE)).to_have_count(0)

    review(office, page)
    office.goto(f"{page}publish/")
    office.get_by_role("button", name="公布", exact=True).click()
    phone.goto(public)
    expect(phone.get_by_text(PLEDGE)).to_be_visible()
    picture(phone, "pledge-published")
    assert "100%" not in phone.inner_text("main")

    report(head, page)
    examine(inspector, page)
    picture(inspector, "pledge-examined")
    phone.goto(public)
    assert "100%" in phone.inner_text("main")
    picture(phone, "pledge-kept")
    assert overflow(phone) <= 0
    assert not serious_faults(phone)


def review(office: Page, page: str) -> None:
    """Another than the drafter passes it."""
    office.goto(f"{page}review/")
    office.get_by_label("可以公布").check()
    office.get_by_role("button", name="记下审核").click()


def report(head: Page, page: str) -> None:
    """The unit says what was done."""
    head.goto(f"{page}report/")
    head.get_by_label("兑现日期").fill(NOON.date().isoformat())
    head.get_by_label("做了什么、结果怎样").fill("两个座位已经摆好。")
    head.get_by_role("button", name="申报", exact=True).click()


def examine(inspector: Page, page: str) -> None:
    """Another person looks and judges."""
    inspector.goto(f"{page}examine/")
    inspector.get_by_label("已兑现", exact=True).check()
    inspector.get_by_role("button", name="记下评定").click()
