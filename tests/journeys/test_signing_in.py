"""The staff door, in a real browser."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser import overflow, picture, serious_faults
from tests.cast import PASSWORD, make_cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_clerk_signs_in_by_keyboard_alone(desk: Page, live_server: LiveServer) -> None:
    make_cast()
    desk.goto(f"{live_server.url}/w/")
    desk.get_by_label("账号").focus()
    desk.keyboard.type("lin")
    desk.keyboard.press("Tab")
    desk.keyboard.type(PASSWORD)
    desk.keyboard.press("Enter")

    expect(desk.get_by_role("heading", level=1)).to_have_text("我的事")
    picture(desk, "desk-home")
    assert not serious_faults(desk)


def test_the_door_is_english_for_those_who_ask(phone: Page, live_server: LiveServer) -> None:
    phone.goto(f"{live_server.url}/w/org/sign-in/")
    phone.get_by_role("button", name="大字").click()
    phone.get_by_role("button", name="English").click()

    assert phone.locator("html").get_attribute("lang") == "en"
    assert "large" in (phone.locator("html").get_attribute("class") or "")
    picture(phone, "phone-sign-in-english-large")
    assert overflow(phone) <= 0
    assert not serious_faults(phone)
