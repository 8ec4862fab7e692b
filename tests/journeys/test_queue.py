"""A queue morning in a real browser: a ticket machine, a phone, two windows, and a board that loses its network."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from mingchuang.queueing.enums import TicketState
from mingchuang.queueing.models import Ticket
from mingchuang.queueing.rules.terms import read_spans
from tests.browser import DESK, PHONE, faults, overflow, picture
from tests.cast import PASSWORD, make_cast
from tests.factories.queueing import Hall, make_hall

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# a machine with a Chinese voice, which the test's browser has not
SPEAKING = """() => {
  window.said = [];
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  Object.defineProperty(window, "speechSynthesis", { value: {
    getVoices: () => [{ lang: "zh-CN" }], addEventListener: () => {}, speak: (one) => window.said.push(one.text),
  } });
}"""
SOON = 20_000  # pages ask every few seconds
UPRIGHT, WALL = {"width": 1080, "height": 1920}, {"width": 1920, "height": 1080}


def until(page: Page, said: str) -> None:
    """Wait for what a script says of its page, which forbids code made from text."""
    for _ in range(100):
        if page.evaluate(said):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"not within ten seconds: {said}")


@pytest.fixture
def hall(transactional_db: None) -> Hall:
    return make_hall(make_cast(), take_hours=read_spans("0:00-24:00"))


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Any]:
    """Pages of their own, of any size; gone with the test."""
    contexts = []

    def opened(size: dict[str, int], address: str, script: str = "") -> Page:
        context = browser.new_context(viewport=size, locale="zh-CN")  # type: ignore[arg-type]  # a plain dict is taken
        contexts.append(context)
        page = context.new_page()
        if script:
            page.add_init_script(script)
        page.set_default_timeout(10_000)
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()


def test_a_morning_in_the_hall(open_page: Any, live_server: LiveServer, hall: Hall) -> None:
    url = live_server.url
    take_tickets(open_page(UPRIGHT, f"{url}/q/dating/kiosk/{hall.row.kiosk_key}/"))
    phone: Page = open_page(PHONE, f"{url}/q/dating/take/{hall.row.phone_key}/")
    phone.get_by_role("button", name="民政业务").click()
    expect(phone.get_by_text("前面还有 2 人")).to_be_visible(timeout=SOON)
    assert faults(phone) == []
    assert overflow(phone) <= 0
    picture(phone, "queue-3-ticket")

    board: Page = open_page(WALL, f"{url}/q/dating/board/")
    expect(board.get_by_text("3 人在等")).to_be_visible()
    expect(board.get_by_text("本机没有中文语音，只显示不播报")).to_be_visible()
    speaking: Page = open_page(WALL, f"{url}/q/dating/board/", script=f"({SPEAKING})()")
    expect(speaking.get_by_role("button", name="点一下，开始语音叫号")).to_be_visible()

    first, second = (
        enter(open_page, live_server, "lin", "mz-1"),
        enter(open_page, live_server, "neighbour-head", "rs-1"),
    )
    first.keyboard.press("n")
    expect(first.locator(".ticket-number")).to_have_text("A002")  # she goes ahead
    second.keyboard.press("n")
    expect(second.locator(".ticket-number")).to_have_text("A001")
    assert faults(first) == []
    picture(first, "queue-4-caller")
    expect(board.locator(".calls li").first.locator(".label")).to_have_text("A001", timeout=SOON)
    assert faults(board) == []
    picture(board, "queue-5-board")
    expect(phone.get_by_text("下一个就是您")).to_be_visible(timeout=SOON)
    until(speaking, "window.said.includes('请A零零一号，到2号窗口')")

    first.keyboard.press("s")
    expect(first.get_by_text("办理中")).to_be_visible()
    board.route("**/feed/**", nobody_answers)
    first.keyboard.press("n")
    expect(first.locator(".ticket-number")).to_have_text("A003")
    expect(phone.get_by_text("请到 1 号窗口（婚姻登记窗口）")).to_be_visible(timeout=SOON)
    expect(board.locator("[data-mc-lost]")).to_contain_text("网络中断，显示的是", timeout=SOON)
    board.unroute("**/feed/**", nobody_answers)
    expect(board.locator(".calls li").first.locator(".label")).to_have_text("A003", timeout=SOON)
    expect(board.locator("[data-mc-lost]")).to_be_hidden(timeout=SOON)
    second.keyboard.press("d")
    expect(second.locator(".ticket-number.idle")).to_be_visible()

    states = dict(Ticket.objects.values_list("number", "state"))
    assert states == {1: TicketState.DONE, 2: TicketState.DONE, 3: TicketState.CALLED}


def take_tickets(kiosk: Page) -> None:
    """Somebody takes a ticket at the machine, and somebody who goes ahead."""
    kiosk.evaluate("window.print = () => { document.title = 'printed'; }")
    kiosk.add_init_script("window.print = () => { document.title = 'printed'; }")
    assert faults(kiosk) == []
    picture(kiosk, "queue-1-kiosk")
    kiosk.get_by_role("button", name="民政业务").click()
    expect(kiosk.locator(".number")).to_have_text("A001")
    expect(kiosk).to_have_title("printed")
    assert faults(kiosk) == []
    picture(kiosk, "queue-2-slip")
    kiosk.get_by_role("link", name="好了").click()
    kiosk.get_by_role("link", name="优先取号").click()
    kiosk.get_by_role("link", name="老年人").click()
    kiosk.get_by_role("button", name="民政业务").click()
    expect(kiosk.locator(".number")).to_have_text("A002")


def enter(open_page: Any, live_server: LiveServer, username: str, window: str) -> Page:
    """A clerk's desk, signed in, at her window."""
    page: Page = open_page(DESK, f"{live_server.url}/w/queue/windows/{window}/")
    page.get_by_label("账号").fill(username)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.locator(".ticket-number.idle")).to_be_visible()
    return page


def nobody_answers(route: Route) -> None:
    route.abort("internetdisconnected")
