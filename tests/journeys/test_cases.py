"""The life of a case, in a real browser: notice, pause, overdue and accountability; three units at once."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from mingchuang.casework import actions
from mingchuang.casework.models import Case, CasePart
from mingchuang.foundation.access import Actor
from tests.browser import overflow, picture, serious_faults
from tests.cast import NOON, Cast, make_cast
from tests.factories.casework import make_case_item
from tests.journeys.test_once_round import enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def press(page: Page, link: str) -> None:
    """Go from the case to one of its acts."""
    page.locator("main .actions").get_by_role("link", name=link, exact=True).click()


def send(page: Page) -> None:
    """The first button of the form."""
    page.locator("main form button").first.click()


def receive(clerk: Page, live_server: LiveServer, name: str) -> Case:
    """Pinyin, one click, one short form."""
    clerk.goto(f"{live_server.url}/w/cases/")
    clerk.get_by_role("link", name="收件", exact=True).click()
    clerk.get_by_label("事项名称、拼音或首字母").fill("zuidishenghuo")
    clerk.get_by_role("button", name="查找").click()
    clerk.locator("main table a").first.click()
    clerk.get_by_label("申请人", exact=True).fill(name)
    picture(clerk, "case-1-receive")
    send(clerk)
    expect(clerk.get_by_text("请把收件凭证交给申请人").first).to_be_visible()
    return Case.objects.order_by("pk").last()  # type: ignore[return-value]  # the one just received


def notice_and_pause(clerk: Page, head: Page, live_server: LiveServer, case: Case, tmp_path: Path) -> None:
    """Told at once, supplemented, accepted; paused by leave of the head."""
    press(clerk, "一次性告知")
    clerk.get_by_label("户口簿").check()
    picture(clerk, "case-2-notice")
    send(clerk)
    press(clerk, "收到补正材料")
    clerk.get_by_label("户口簿").check()
    send(clerk)
    expect(clerk.get_by_text("办理中").first).to_be_visible()
    proof = tmp_path / "检测委托书.txt"
    proof.write_text("proof", encoding="utf-8")
    press(clerk, "暂停计时")
    clerk.get_by_label("检测、鉴定").check()
    clerk.get_by_label("理由").fill("委托鉴定机构鉴定")
    clerk.get_by_label("证明材料").set_input_files(proof)
    send(clerk)
    head.goto(f"{live_server.url}/w/cases/{case.pk}/")
    press(head, "批准暂停")
    send(head)
    expect(head.get_by_text("特别程序告知书")).to_be_visible()


def overdue(clerk: Page, live_server: LiveServer, case: Case) -> None:
    """It runs again, falls due undecided, and stands in the ledger of rectifications."""
    clerk.goto(f"{live_server.url}/w/cases/{case.pk}/")
    press(clerk, "恢复计时")
    send(clerk)
    late = timezone.now() + timedelta(days=30)
    actions.hold_case_accountable(actor=Actor.system(), matter_id=case.matter_id or 0, at=late)
    clerk.reload()
    expect(clerk.get_by_text("差错：超承诺时限")).to_be_visible()
    picture(clerk, "case-3-overdue")
    clerk.get_by_role("link", name="看问责整改").click()
    expect(clerk.get_by_text("到期没有决定")).to_be_visible()


def three_at_once(clerk: Page, live_server: LiveServer, cast: Cast, case: Case) -> None:
    """Three units, the third after the first two."""
    press(clerk, "安排并联审批")
    rows = [
        ("消防审核", cast.bureau, "10", ""),
        ("环保审核", cast.other_bureau, "15", ""),
        ("规划许可", cast.bureau, "5", "1 2"),
    ]
    for number, (title, unit, days, after) in enumerate(rows, start=1):
        clerk.locator(f"[name=title{number}]").fill(title)
        clerk.locator(f"[name=unit{number}]").select_option(str(unit.pk))
        clerk.locator(f"[name=days{number}]").fill(days)
        clerk.locator(f"[name=after{number}]").fill(after)
    picture(clerk, "case-4-lay-out")
    send(clerk)
    press(clerk, "受理")
    send(clerk)
    expect(clerk.get_by_text("现在等").first).to_be_visible()
    picture(clerk, "case-5-timeline")


def test_a_case_lives_and_three_units_work_at_once(
    browser: Browser, phone: Page, live_server: LiveServer, tmp_path: Path
) -> None:
    cast = make_cast()
    make_case_item(cast)
    clerk, head = enter(browser, live_server, "lin"), enter(browser, live_server, "zhou")
    case = receive(clerk, live_server, "王小明")
    notice_and_pause(clerk, head, live_server, case, tmp_path)
    case.refresh_from_db()
    overdue(clerk, live_server, case)

    joint = receive(clerk, live_server, "李四")
    three_at_once(clerk, live_server, cast, joint)
    part = CasePart.objects.get(title_zh="消防审核")
    head.goto(f"{live_server.url}/w/cases/parts/{part.pk}/")
    press(head, "办结本单位部分")
    send(head)
    picture(head, "case-6-part")
    clerk.goto(f"{live_server.url}/w/cases/")
    picture(clerk, "case-7-list")
    assert not serious_faults(clerk)

    phone.goto(f"{live_server.url}/case/{joint.receipt}/")
    expect(phone.get_by_text("环保审核").first).to_be_visible()
    picture(phone, "case-8-track")
    assert overflow(phone) <= 0
    assert not serious_faults(phone)
    assert "李四" not in phone.content()
    phone.goto(f"{live_server.url}/case/{case.receipt}/")
    picture(phone, "case-9-track-paused")
    assert timezone.now() > NOON
