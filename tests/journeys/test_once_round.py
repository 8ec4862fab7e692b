"""The campaign runs once round, in a real browser: from the plan document to the summary report.

plan → draft → campaign → public board → bad rating → mended by one, closed by another → scored → number opened
down to the rating → summary downloaded.
"""

import re
from io import BytesIO
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser import DESK, overflow, picture, serious_faults
from tests.cast import PASSWORD, make_cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PLAN = """清河县人民政府关于印发
“亮窗惠民”服务提升活动实施方案的通知

各部门、单位：
为让群众办事少等候、少跑路，决定在全县窗口开展“亮窗惠民”服务提升活动，现制定如下实施方案。
一、指导思想
以群众满意为标准，以窗口服务为重点，把承诺兑现在窗口，把问题解决在现场。
二、总体目标
（一）服务态度明显好转。来有迎声、问有答声，群众办事舒心。
（二）办事效率明显提高。承诺时限内办结，等候时间缩短。
三、方法步骤
第一阶段：动员部署（2月）
召开动员会，公开窗口人员和服务承诺。
第二阶段：组织实施（3月至10月）
集中开展两项活动。
1.公开承诺。各窗口公示服务承诺并按期公布兑现情况，推行“三个一”：一句问候、一次讲清、一张清单。
2.差评整改。对每一条差评核实整改，由上级机关另派人员核对。
牵头单位：县民政局
责任单位：县人力资源和社会保障局
第三阶段：总结提高（11—12月）
总结做法，形成长效机制。
四、保障措施
（一）加强领导，落实责任。县政府办公室负责组织协调，各单位主要负责人亲自抓。
（二）严格督查，注重实效。不定期督查，对敷衍应付的予以通报。
"""
WORDS = "材料讲了三遍都不一样"
ANSWER = "已向您道歉，材料清单已重新张贴。"


def enter(browser: Browser, live_server: LiveServer, username: str) -> Page:
    """A desk of one's own, signed in."""
    page = browser.new_context(viewport=DESK, locale="zh-CN").new_page()  # type: ignore[arg-type]  # a plain dict is taken
    page.set_default_timeout(10_000)
    page.goto(f"{live_server.url}/w/")
    page.get_by_label("账号").fill(username)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("我的事")
    return page


def upload_and_confirm(office: Page, live_server: LiveServer, tmp_path: Path) -> str:
    """The plan becomes a campaign; returns its code."""
    document = tmp_path / "实施方案.txt"
    document.write_text(PLAN, encoding="utf-8")
    office.goto(f"{live_server.url}/w/campaigns/")
    office.get_by_role("link", name="上传活动方案").click()
    office.get_by_label("方案文件").set_input_files(document)
    office.get_by_label("放在哪个机构之下").select_option(label="清河县")
    office.get_by_role("button", name="上传并读取").click()
    expect(office.get_by_text("公开承诺").first).to_be_visible()
    expect(office.get_by_text("一次讲清").first).to_be_visible()
    picture(office, "1-draft")
    office.get_by_role("link", name="核对完毕，下一步").click()
    picture(office, "2-confirm")
    office.get_by_role("button", name="确认，建立活动").click()
    expect(office.get_by_text("活动已建立。")).to_be_visible()
    picture(office, "3-campaign")
    return office.url.rstrip("/").rsplit("/", 1)[-1]


def rate_badly(phone: Page, live_server: LiveServer) -> str:
    """Two taps, then words of her own; returns the receipt."""
    phone.goto(f"{live_server.url}/r/mz-1/")
    picture(phone, "5-rate")
    assert not serious_faults(phone)
    phone.get_by_text("不满意", exact=False).nth(0).click()
    phone.get_by_role("button", name="提交", exact=True).click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("评价回执")
    phone.get_by_label("想说的话").fill(WORDS)
    picture(phone, "6-receipt")
    assert overflow(phone) <= 0
    assert not serious_faults(phone)
    phone.get_by_role("button", name=re.compile("补充|提交|保存")).first.click()
    return phone.locator(".receipt").inner_text()


def mend(head: Page, live_server: LiveServer) -> None:
    """The unit verifies, mends and answers; nothing on its pages leads to the rater."""
    head.goto(f"{live_server.url}/w/ratings/follow-ups/")
    head.locator("main table a").first.click()
    expect(head.get_by_text(WORDS)).to_be_visible()
    picture(head, "7-follow-up")
    head.get_by_role("link", name="登记核实").click()
    head.get_by_label("没有留电话").check()
    head.get_by_label("属实", exact=True).or_(head.get_by_label("属实或部分属实")).first.check()
    head.get_by_label("核实情况").fill("调看记录，情况属实。")
    head.locator("main form button").click()
    head.locator("main .actions").get_by_role("link", name="整改", exact=True).click()
    head.get_by_label("立行立改").check()
    head.get_by_label("原因").fill("清单没有及时更新。")
    head.get_by_label("措施").fill("重新张贴清单，组织学习。")
    head.locator("main form button").click()
    head.get_by_role("link", name="答复群众").click()
    head.get_by_label("整改结果").fill("清单已换，人员已学习。")
    head.get_by_label("给群众的答复").fill(ANSWER)
    head.locator("main form button").click()
    expect(head.get_by_text("已答复，待销号")).to_be_visible()
    expect(head.get_by_role("link", name="核对销号")).to_have_count(0)


def close(office: Page, live_server: LiveServer) -> None:
    """Another person, above the unit, closes."""
    office.goto(f"{live_server.url}/w/ratings/follow-ups/")
    office.locator("main table a").first.click()
    office.get_by_role("link", name="核对销号").click()
    office.get_by_label("核对意见").fill("现场看过，清单已更新。")
    office.locator("main form button").click()
    expect(office.get_by_text("已销号").first).to_be_visible()
    picture(office, "8-closed")


def look_up(phone: Page, live_server: LiveServer, receipt: str) -> None:
    """The citizen sees the answer and is asked about the mending."""
    phone.goto(f"{live_server.url}/receipt/")
    phone.get_by_label("回执码").fill(receipt.lower())
    phone.get_by_role("button", name="查询").click()
    expect(phone.get_by_text(ANSWER)).to_be_visible()
    picture(phone, "9-looked-up")
    assert not serious_faults(phone)
    phone.get_by_label("满意", exact=True).check()
    phone.get_by_role("button", name="提交", exact=True).click()
    expect(phone.get_by_text("您对整改的评价")).to_be_visible()


def score(office: Page, live_server: LiveServer, campaign: str) -> None:
    """A scheme is put in force and a run computed."""
    base = f"{live_server.url}/w/assessment/campaigns/{campaign}"
    office.goto(f"{base}/scheme/start/")
    office.get_by_role("button", name="起草").click()
    office.goto(f"{base}/scheme/put-in-force/")
    office.get_by_role("button", name="执行").click()
    office.goto(f"{base}/run/")
    office.get_by_role("button", name="开始计算").click()
    expect(office.locator("figure svg").first).to_be_visible(timeout=20_000)
    picture(office, "10-score")


def open_a_number(office: Page) -> None:
    """From the score table down to the rating behind a number."""
    office.get_by_role("row", name=re.compile("清河县民政局")).get_by_role("link").nth(1).click()
    expect(office.get_by_text("背后的记录").first).to_be_visible()
    picture(office, "11-number")
    office.locator("#records ~ .table-scroll a").first.click()
    expect(office.get_by_text("不满意").first).to_be_visible()
    picture(office, "12-rating-behind-it")


def download_summary(office: Page, live_server: LiveServer, campaign: str) -> str:
    """The report as Word; returns its text."""
    office.goto(f"{live_server.url}/w/summary/{campaign}/")
    office.get_by_role("button", name="写总结").click()
    link = office.get_by_role("link", name="下载总结（Word）")
    expect(link).to_be_visible(timeout=30_000)
    with office.expect_download() as download:
        link.click()
    document = docx.Document(BytesIO(Path(download.value.path()).read_bytes()))
    tables = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *tables])


def test_a_campaign_runs_once_round(browser: Browser, phone: Page, live_server: LiveServer, tmp_path: Path) -> None:
    make_cast()
    office = enter(browser, live_server, "chen")
    campaign = upload_and_confirm(office, live_server, tmp_path)
    phone.goto(f"{live_server.url}/c/{campaign}/")
    expect(phone.get_by_role("heading", level=1)).to_contain_text("亮窗惠民")
    picture(phone, "4-board")
    assert overflow(phone) <= 0
    assert not serious_faults(phone)

    receipt = rate_badly(phone, live_server)
    mend(enter(browser, live_server, "zhou"), live_server)
    close(office, live_server)
    look_up(phone, live_server, receipt)
    score(office, live_server, campaign)
    open_a_number(office)
    text = download_summary(office, live_server, campaign)

    assert "亮窗惠民" in text
    assert "清河县民政局" in text
    assert "差评" in text


@pytest.mark.parametrize("address", ["/", "/u/minzheng/", "/n/mz-1/", "/r/mz-1/", "/receipt/", "/p/minzheng/"])
def test_public_pages_have_no_serious_fault_and_fit_a_phone(phone: Page, live_server: LiveServer, address: str) -> None:
    make_cast()
    phone.goto(live_server.url + address)

    picture(phone, f"public-{address.strip('/').replace('/', '-') or 'home'}")
    assert overflow(phone) <= 0
    assert not serious_faults(phone)
