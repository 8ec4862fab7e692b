"""A draft in a real browser: highlighted both ways, walked by keyboard, read on a phone."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser import overflow, picture, serious_faults
from tests.cast import PASSWORD, make_cast
from tests.factories.campaigns import PLAN, newer_version, uploaded_plan

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DIRTY = PLAN.replace("以群众满意", "以群众(zhòng)满意").replace("走访企业", "走访xx镇企业")


def _open(page: Page, live_server: LiveServer) -> None:
    plan_file = uploaded_plan(make_cast(), text=DIRTY)
    _enter(page, f"{live_server.url}/w/campaigns/plans/{plan_file.pk}/1/")
    expect(page.get_by_role("heading", name="核对清单")).to_be_visible()


def _enter(page: Page, address: str) -> None:
    page.set_default_timeout(10_000)
    page.goto(address)
    page.get_by_label("账号").fill("chen")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()


def test_draft_and_source_light_each_other_up_and_the_list_is_walked_by_keyboard(
    desk: Page, live_server: LiveServer
) -> None:
    _open(desk, live_server)

    desk.locator("#val-phases-2-name").focus()
    expect(desk.locator(".source-text a.lit")).to_have_text("总结提高")
    expect(desk.locator(".source-text a.lit")).to_be_in_viewport()
    desk.locator(".source-text a.read", has_text="清理积件").first.click()
    expect(desk.locator(".draft-side .value.lit")).to_have_text("清理积件")
    picture(desk, "draft-both-ways")
    assert not serious_faults(desk)

    desk.reload()
    desk.keyboard.press("n")
    desk.keyboard.press("x")
    expect(desk.get_by_role("status")).to_contain_text("已看 1 处")
    expect(desk.locator("tr.seen")).to_have_count(1)
    expect(desk.locator("[data-step]").nth(1)).to_have_attribute("data-mc-now", "")
    desk.keyboard.press("Enter")
    assert "#" in desk.url


def test_on_a_phone_draft_and_source_are_two_tabs(phone: Page, live_server: LiveServer) -> None:
    _open(phone, live_server)
    expect(phone.locator(".source-text")).to_be_hidden()

    phone.locator("#val-phases-0-name").click()

    expect(phone.locator(".source-text")).to_be_visible()
    expect(phone.locator("#walk")).to_be_hidden()
    picture(phone, "draft-source-phone")
    phone.locator(".source-text a.read", has_text="宣传动员").first.click()
    expect(phone.locator("#val-phases-0-name")).to_be_visible()
    assert overflow(phone) <= 0
    assert not serious_faults(phone)


def test_a_newer_version_is_gone_through_on_a_phone(phone: Page, live_server: LiveServer) -> None:
    draft = newer_version(make_cast())
    _enter(phone, f"{live_server.url}/w/campaigns/plans/{draft.plan_file_id}/1/update/")
    expect(phone.get_by_role("status")).to_contain_text("还有 9 处")
    assert overflow(phone) <= 0
    assert not serious_faults(phone)

    phone.get_by_role("button", name="采用", exact=False).first.click()

    expect(phone.get_by_text("还有 8 处没有处理，已处理 1 处")).to_be_visible()
