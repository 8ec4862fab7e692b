"""The office says how limits are counted; a corrected calendar moves a date, and its owner reads of it."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from mingchuang.workspace.actions.calendar import take_in_year
from tests.browser import overflow, picture, serious_faults
from tests.cast import NOON, PASSWORD, make_cast
from tests.factories.following import corrected, make_matter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(page: Page, server: LiveServer, username: str, then: str) -> None:
    page.goto(f"{server.url}/w/org/sign-in/?next={then}")
    page.get_by_label("账号").fill(username)
    page.get_by_label("密码").fill(PASSWORD)
    page.keyboard.press("Enter")


def test_a_rule_is_set_a_limit_tried_out_and_a_moved_date_told(
    desk: Page, phone: Page, live_server: LiveServer
) -> None:
    cast = make_cast()
    make_matter(cast.bureau, owner=cast.zhou.staff)
    sign_in(desk, live_server, "chen", "/w/clock-rules/")
    desk.get_by_label("给一个地方另设规则").select_option(label="清河县民政局")
    desk.get_by_role("button", name="设定").click()
    desk.get_by_label("公示").check()
    desk.get_by_role("button", name="保存").click()
    expect(desk.locator("form .fault, .error-summary, [role=alert]").first).to_contain_text("公示按当地规定")
    desk.get_by_label("依据").fill("清河县〔2026〕3号")
    picture(desk, "desk-clock-rule")
    desk.get_by_role("button", name="保存").click()
    expect(desk.get_by_role("rowheader", name="清河县民政局")).to_be_visible()

    desk.get_by_label("起算日期").fill("2025-09-26")
    desk.get_by_label("期限", exact=True).fill("10")
    desk.get_by_role("button", name="推算").click()
    expect(desk.get_by_text("到期日 2025-10-16", exact=True)).to_be_visible()
    picture(desk, "desk-clock-rules")
    assert not serious_faults(desk)

    taken = take_in_year(actor=cast.operator.actor, text=corrected(also_off="2026-03-17"), at=NOON)
    sign_in(phone, live_server, "zhou", "/w/")
    expect(phone.get_by_text("2026-03-18 → 2026-03-19")).to_be_visible()
    phone.goto(f"{live_server.url}/w/clock-rules/recounts/{taken.recount}/")
    expect(phone.get_by_text("2026-03-18 → 2026-03-19")).to_be_visible()
    picture(phone, "phone-recount")
    assert overflow(phone) <= 0
    assert not serious_faults(phone)
