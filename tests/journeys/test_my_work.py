"""A morning at the desk in a real browser: the list by keyboard, matters given away, a stall ordered about."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser import overflow, picture, serious_faults
from tests.cast import NOON, Cast, make_cast
from tests.factories.following import make_matter, make_offer
from tests.journeys.test_once_round import enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def staged() -> Cast:
    """Twelve matters of the bureau that are late, one in time, one offered by the other bureau."""
    cast = make_cast()
    for number in range(12):
        make_matter(cast.bureau, at=NOON - timedelta(days=20), title_zh=f"补齐申报材料样本（{number + 1}）")
    make_matter(cast.bureau, title_zh="更新窗口办事指南", owner=cast.zhou.staff)
    make_offer(cast.other_bureau, to=cast.bureau, staff=cast.zhou.staff, at=timezone.now(), title_zh="补办联系卡")
    return cast


def test_a_morning_at_the_desk(browser: Browser, phone: Page, live_server: LiveServer) -> None:
    cast = staged()
    head = enter(browser, live_server, "zhou")

    walk_and_give_away(head)
    head.get_by_role("link", name="补办联系卡").click()
    head.get_by_label("接收", exact=True).check()
    head.get_by_role("button", name="答复").click()
    expect(head.get_by_text("已接收")).to_be_visible()
    head.goto(f"{live_server.url}/w/load/")
    expect(head.get_by_role("row", name="林小燕")).to_contain_text("2")
    assert not serious_faults(head)

    leader = enter(browser, live_server, "sun")
    leader.goto(f"{live_server.url}/w/stalls/?node={cast.bureau.code}")
    picture(leader, "stalls")
    assert not serious_faults(leader)
    leader.get_by_role("link", name="下达疏堵要求").click()
    leader.get_by_label("要求").fill("每天下班前清一次第二天到期的事项。")
    leader.get_by_label("完成期限").fill((NOON + timedelta(days=14)).date().isoformat())
    leader.get_by_role("button", name="下达").click()
    expect(leader.get_by_text("件数太少，还不能判断")).to_be_visible()
    picture(leader, "stall-order")

    phone.context.add_cookies(leader.context.cookies())  # type: ignore[arg-type]  # as they came
    phone.goto(f"{live_server.url}/w/")
    picture(phone, "my-work-phone")
    assert overflow(phone) <= 0
    assert not serious_faults(phone)


def walk_and_give_away(head: Page) -> None:
    """Down two rows, picking both, and on to the person who shall do them."""
    head.wait_for_load_state("load")  # with the script of the keys
    head.keyboard.press("?")
    expect(head.get_by_role("dialog")).to_contain_text("选中或不选这一行")
    head.get_by_role("button", name="知道了").click()
    head.keyboard.press("j")  # the offer, which cannot be picked
    for key in "jxjx":
        head.keyboard.press(key)
    expect(head.locator("table.work input:checked")).to_have_count(2)
    picture(head, "my-work-desk")
    assert not serious_faults(head)
    head.get_by_role("button", name="移交选中的").click()
    head.get_by_label("交给谁").select_option(label="林小燕（婚姻登记窗口）")
    head.get_by_role("button", name="移交", exact=True).click()
    expect(head.get_by_text("已移交 2 件")).to_be_visible()
