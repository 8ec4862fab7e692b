"""Voice in a real browser: said by phone, sent to a unit, its return denied, answered, public without its names."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser import overflow, picture, serious_faults
from tests.cast import NOON, make_cast
from tests.journeys.test_once_round import enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SAID = "我叫王强，电话13800001234。婚姻登记窗口让我跑了三趟，每次都说缺一样新材料。"
ANSWER = "情况属实。窗口没有一次告知，已向您当面致歉，并重新培训了全体人员。"


def say_it(phone: Page, live_server: LiveServer) -> str:
    """Two screens; returns the receipt."""
    phone.goto(f"{live_server.url}/say/?place=mz-1")
    phone.get_by_text("投诉").first.click()
    phone.get_by_label("请写下来").fill(SAID)
    picture(phone, "voice-1-say")
    phone.get_by_role("button", name="下一步").click()
    phone.get_by_label("电话").fill("13800001234")
    assert overflow(phone) <= 0
    assert not serious_faults(phone)
    phone.get_by_role("button", name="提交").click()
    receipt = phone.locator(".receipt").inner_text()
    picture(phone, "voice-2-receipt")
    return receipt


def send_on(office: Page, live_server: LiveServer) -> None:
    """Classified and dispatched from the inbox."""
    office.goto(f"{live_server.url}/w/voices/?standing=sort")
    office.keyboard.press("j")
    office.keyboard.press("Enter")
    office.get_by_role("link", name="分类", exact=True).click()
    office.get_by_label("主题").fill("材料没有一次说清")
    office.get_by_label("推诿扯皮").check()
    office.get_by_role("button", name="分类").click()
    office.get_by_role("link", name="派单", exact=True).click()
    office.get_by_role("button", name="派单").click()
    expect(office.get_by_text("已派单")).to_be_visible()
    picture(office, "voice-3-dispatched")


def ask_to_return(head: Page, live_server: LiveServer) -> str:
    """The unit sees no person, and says that it is not its own; returns the order's address."""
    head.goto(f"{live_server.url}/w/orders/")
    head.get_by_role("link", name=re.compile("诉求〔")).click()
    assert "王强" not in head.inner_text("main")
    address = head.url
    head.get_by_role("link", name="申请退单").click()
    head.get_by_label("理由").fill("材料由社区出具，不归窗口。")
    head.get_by_label("依据").fill("三定方案第三条")
    head.get_by_role("button", name="申请退单").click()
    return address


def deny(office: Page) -> None:
    """The dispatcher keeps it there."""
    office.reload()
    office.get_by_role("link", name="裁定退单").click()
    office.get_by_label("不同意").check()
    office.get_by_label("理由").fill("一次告知是窗口的职责。")
    office.get_by_role("button", name="裁定退单").click()
    expect(office.get_by_text("不同意").first).to_be_visible()


def answer(head: Page, order: str) -> None:
    """The unit answers."""
    head.goto(f"{order}reply/")
    head.get_by_label("属实", exact=True).check()
    head.get_by_label("给群众的答复").fill(ANSWER)
    head.get_by_label("告知日期").fill(NOON.date().isoformat())
    head.get_by_role("button", name="答复").click()
    expect(head.get_by_text("已答复")).to_be_visible()
    picture(head, "voice-4-answered")


def publish(leader: Page, live_server: LiveServer) -> None:
    """A second person looks and lets it go out."""
    leader.goto(f"{live_server.url}/w/voices/?state=replied")
    leader.get_by_role("link", name=re.compile("诉求〔")).click()
    leader.get_by_role("link", name="复看公开").click()
    picture(leader, "voice-5-second-look")
    assert not serious_faults(leader)
    leader.get_by_role("button", name="公开", exact=True).click()
    expect(leader.get_by_text("已公开").first).to_be_visible()
    picture(leader, "voice-6-published")


def test_a_complaint_by_phone_is_answered_and_public_without_its_names(
    browser: Browser, phone: Page, live_server: LiveServer
) -> None:
    make_cast()
    receipt = say_it(phone, live_server)
    office, head, leader = (enter(browser, live_server, name) for name in ("chen", "zhou", "sun"))

    send_on(office, live_server)
    order = ask_to_return(head, live_server)
    deny(office)
    answer(head, order)
    publish(leader, live_server)

    phone.goto(f"{live_server.url}/answered/?q=三趟")
    expect(phone.get_by_text("我叫某某，电话〔电话〕")).to_be_visible()
    assert "王强" not in phone.inner_text("main")
    picture(phone, "voice-7-public")
    assert overflow(phone) <= 0
    phone.goto(f"{live_server.url}/receipt/")
    phone.get_by_label("回执码").fill(receipt)
    phone.get_by_role("button", name="查询").click()
    expect(phone.get_by_text(ANSWER)).to_be_visible()
    phone.get_by_label("不满意", exact=True).check()
    phone.get_by_role("button", name="提交").click()
    expect(phone.get_by_text("按您的意见重新办理")).to_be_visible()
    picture(phone, "voice-8-done-again")
    assert overflow(phone) <= 0
    assert not serious_faults(phone)
