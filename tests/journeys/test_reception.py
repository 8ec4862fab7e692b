"""A contact is registered in ten seconds, handed over, refused back, told all at once, and called back about.

Beside it, on the citizen's phone: the notice behind its code, a service asked for, where a team will be next.
"""

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from mingchuang.callbacks.actions import plan_call
from mingchuang.foundation.access import Actor
from mingchuang.reception.models import FirstContact
from tests.browser import DESK, overflow, picture, serious_faults
from tests.cast import NOON, PASSWORD, make_cast
from tests.factories.catalogue import make_item
from tests.factories.outreach import make_tour

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = "低保申请要哪些材料"


def enter(browser: Browser, live_server: LiveServer, username: str) -> Page:
    """A desk of one's own, signed in."""
    page = browser.new_context(viewport=DESK, locale="zh-CN").new_page()  # type: ignore[arg-type]  # a plain dict is taken
    page.set_default_timeout(30_000)
    page.goto(f"{live_server.url}/w/first/")
    page.get_by_label("账号").fill(username)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("首问登记")
    return page


def hand_over(clerk: Page) -> None:
    """One line, one choice, the name of a colleague, Enter: without the mouse but for the part that is folded."""
    clerk.get_by_role("link", name="登记一件").first.click()
    expect(clerk.get_by_role("textbox", name="问什么")).to_be_focused()
    clerk.keyboard.type(WORDS)
    clerk.get_by_label("移交", exact=True).check()
    clerk.get_by_text("移交给谁").click()
    clerk.get_by_label("交给谁").fill("周建国")
    clerk.get_by_label("为什么移交").fill("要查家庭收入核对结果")
    picture(clerk, "reception-1-register")
    clerk.keyboard.press("Enter")
    expect(clerk.get_by_text("待接收")).to_be_visible()
    expect(clerk.get_by_text("林小燕").first).to_be_visible()
    picture(clerk, "reception-2-offered")
    assert not serious_faults(clerk)


def refuse(head: Page) -> None:
    """It waits for the head; she sends it back and says why."""
    expect(head.get_by_role("heading", name="等您接收")).to_be_visible()
    picture(head, "reception-3-waiting")
    head.get_by_role("link", name=re.compile(WORDS)).first.click()
    head.get_by_role("link", name="退回", exact=True).click()
    head.get_by_label("理由").fill("窗口就能答复，请按材料清单告知")
    head.get_by_role("button", name="退回").click()
    expect(head.get_by_text("已退回给首问责任人。")).to_be_visible()


def tell(clerk: Page) -> str:
    """Back with the first person, visibly; she tells all at once; returns the code of the notice."""
    clerk.reload()
    expect(clerk.get_by_text("被退回 1 次").first).to_be_visible()
    expect(clerk.get_by_text("窗口就能答复")).to_be_visible()
    picture(clerk, "reception-4-back")
    clerk.get_by_role("link", name="一次性告知", exact=True).last.click()
    clerk.get_by_role("link", name="最低生活保障对象认定").click()
    clerk.get_by_label("户口簿").check()
    clerk.get_by_label("说明").fill("户口簿带原件，全家的页都要。")
    clerk.get_by_role("button", name="开告知书").click()
    expect(clerk.get_by_role("link", name="打印告知书")).to_be_visible()
    picture(clerk, "reception-5-notice")
    return clerk.locator("figcaption a").inner_text().rstrip("/").rsplit("/", 1)[-1]


def on_the_phone(phone: Page, live_server: LiveServer, code: str) -> None:
    """The notice, a visit asked for, the next stop of the team."""
    phone.goto(f"{live_server.url}/notice/{code}/")
    expect(phone.get_by_text("全家的页都要")).to_be_visible()
    picture(phone, "reception-6-public-notice")
    assert overflow(phone) <= 0
    phone.goto(f"{live_server.url}/service/ask/?at=minzheng")
    phone.get_by_label("上门服务").check()
    phone.get_by_label("要办什么事").fill("老人卧床，办高龄津贴认证")
    phone.get_by_label("怎么称呼您").fill("王小明")
    phone.get_by_label("电话", exact=True).fill("13800001234")
    phone.get_by_label(re.compile("^地址")).fill("城南街道 3 号")
    phone.get_by_label(re.compile("同意用这个电话")).check()
    picture(phone, "reception-7-ask")
    assert not serious_faults(phone)
    phone.get_by_role("button", name="提出申请").click()
    expect(phone.get_by_text("待安排")).to_be_visible()
    picture(phone, "reception-8-receipt")
    phone.goto(f"{live_server.url}/outreach/")
    picture(phone, "reception-9-outreach")
    assert overflow(phone) <= 0


def call_back(caller: Page, live_server: LiveServer) -> None:
    """The number is opened with a purpose, the script stands below it, the answers are noted."""
    caller.goto(f"{live_server.url}/w/calls/next/")
    caller.get_by_role("link", name="查看电话号码").click()
    caller.get_by_role("button", name="查看").click()
    expect(caller.get_by_text("13800001234")).to_be_visible()
    caller.get_by_label("接通并答了").check()
    for question in caller.locator("fieldset.choices").all()[1:]:
        question.get_by_label("是", exact=True).check()
    picture(caller, "reception-10-call")
    caller.get_by_role("button", name="记下").click()
    expect(caller.get_by_text("已记下。")).to_be_visible()


def test_a_contact_is_handed_over_and_refused_back(browser: Browser, phone: Page, live_server: LiveServer) -> None:
    cast = make_cast()
    make_item(cast.bureau)
    make_tour(cast)

    clerk = enter(browser, live_server, "lin")
    hand_over(clerk)
    head = enter(browser, live_server, "zhou")
    refuse(head)
    code = tell(clerk)
    on_the_phone(phone, live_server, code)
    contact = FirstContact.objects.with_matter().get()
    plan_call(actor=Actor.system(), matter=contact.matter, phone="13800001234", at=NOON)
    call_back(enter(browser, live_server, "zheng"), live_server)
