"""A 12345 file in, one order worked by the unit, the results out in the hotline's own columns."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from mingchuang.exchange.models import Hotline
from tests.browser import DESK, PHONE, overflow, picture, serious_faults
from tests.cast import PASSWORD, make_cast
from tests.factories.exchange import ROWS, make_hotline, order_csv, tell_news

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def enter(browser: Browser, live_server: LiveServer, username: str, address: str) -> Page:
    """A desk of one's own, signed in."""
    page = browser.new_context(viewport=DESK, locale="zh-CN").new_page()  # type: ignore[arg-type]  # a plain dict is taken
    page.set_default_timeout(30_000)
    page.goto(f"{live_server.url}{address}")
    page.get_by_label("账号").fill(username)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    return page


def import_file(office: Page) -> None:
    """Tried first: one line has a code nobody knows; the others are taken in."""
    strange = ("20260310-000199", "2026-03-10 11:00", "09", "一般", "", "反映噪音扰民", "", "", "", "A01")
    office.get_by_role("link", name="导入工单").click()
    office.get_by_label("工单文件").set_input_files(
        {"name": "0310.csv", "mimeType": "text/csv", "buffer": order_csv(*ROWS, strange)}
    )
    office.get_by_role("button", name="试读").click()
    expect(office.get_by_text("共 3 行：2 单新工单，0 单已收下不变，1 行有错。现在还没有导入。")).to_be_visible()
    expect(office.get_by_text("“09”不在“诉求类型”代码表里")).to_be_visible()
    picture(office, "hotline-1-tried")
    assert not serious_faults(office)
    office.get_by_label("有错的行不导入，其余的导入").check()
    office.get_by_role("button", name="导入", exact=True).click()
    expect(office.get_by_text("已导入：新收 2 单，已有不变 0 单，有错未收 1 行。")).to_be_visible()


def work(head: Page) -> None:
    """The unit signs and answers; it never reads who called."""
    head.get_by_role("link", name="诉求〔").first.click()
    expect(head.get_by_text("来电人称办理结婚登记跑了三趟")).to_be_visible()
    assert "13800001234" not in head.content()
    head.get_by_role("link", name="签收", exact=True).click()
    head.get_by_role("button", name="签收").click()
    head.get_by_role("link", name="答复", exact=True).click()
    head.get_by_label("不属实", exact=True).check()
    head.get_by_label("给群众的答复").fill("窗口已当面致歉，材料一次写清，当天办结。")
    head.get_by_label("告知人").fill("周建国")
    head.get_by_role("button", name="答复").click()
    expect(head.get_by_text("待回访").first).to_be_visible()


def take_results(office: Page, address: str, kept: Path) -> list[list[str]]:
    """What the hotline gets."""
    office.goto(address)
    expect(office.get_by_text("有 2 条办理结果还没有导出给热线。")).to_be_visible()
    office.get_by_role("link", name="导出结果").click()
    with office.expect_download() as download:
        office.get_by_role("button", name="导出").click()
    download.value.save_as(kept)
    office.goto(address)
    expect(office.get_by_text("办理结果都已导出给热线。")).to_be_visible()
    picture(office, "hotline-2-out")
    return list(csv.reader(io.StringIO(kept.read_text("utf-8-sig"))))


def test_a_file_in_worked_and_out(browser: Browser, live_server: LiveServer, tmp_path: Path) -> None:
    cast = make_cast()
    make_hotline(cast, dispatches=True)
    Hotline.objects.update(form="csv-utf-8")
    office = enter(browser, live_server, "chen", "/w/hotlines/city-12345/")
    import_file(office)
    head = enter(browser, live_server, "zhou", "/w/orders/")
    work(head)
    tell_news()

    rows = take_results(office, f"{live_server.url}/w/hotlines/city-12345/", tmp_path / "out.csv")

    assert [(row[0], row[1]) for row in rows[1:]] == [("20260310-000123", "10"), ("20260310-000123", "30")]
    assert rows[2][5].startswith("窗口已当面致歉")
    for name, address in (
        ("rates", "/w/hotlines/rates/"),
        ("tables", "/w/hotlines/city-12345/tables/"),
        ("guide", "/api/"),
    ):
        office.goto(f"{live_server.url}{address}")
        assert not serious_faults(office), address
        picture(office, f"hotline-3-{name}")
        office.set_viewport_size(PHONE)  # type: ignore[arg-type]  # the same
        assert overflow(office) <= 0, address
        office.set_viewport_size(DESK)  # type: ignore[arg-type]  # the same
    for page in (office, head):
        page.context.close()
