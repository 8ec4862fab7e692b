"""The hall screen in a real browser: it turns, takes up what changes, and outlives the network."""

import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from benchmarks.running import ROOT, Site, site
from mingchuang.foundation.access import Actor
from mingchuang.organisations.actions import tree
from mingchuang.organisations.actions.presence import set_whereabouts
from mingchuang.organisations.enums import Where
from tests.browser import picture, serious_faults
from tests.cast import NOON, Cast, make_cast
from tests.factories.catalogue import make_item
from tests.factories.evaluations import make_rating
from tests.factories.pledges import published
from tests.factories.publicity import a_playlist

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDE, TALL = {"width": 1920, "height": 1080}, {"width": 1080, "height": 1920}
SMALL_TYPE = """() => {
  const least = innerHeight / 36 - 0.05;
  const speaks = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
  return [...document.querySelectorAll("body *")]
    .filter((e) => speaks(e) && e.getClientRects().length && !e.closest(".unseen"))
    .filter((e) => parseFloat(getComputedStyle(e).fontSize) < least)
    .map((e) => `${e.className} ${e.textContent.trim().slice(0, 20)}`);
}"""
CUT_OFF = """() => {
  const edge = document.querySelector("main").getBoundingClientRect();
  return [...document.querySelectorAll(".scene:not([hidden]) *")]
    .filter((e) => !e.closest("svg") && !e.closest(".unseen"))
    .map((e) => [e, e.getBoundingClientRect()])
    .filter(([e, box]) => box.height && (box.bottom > edge.bottom + 1 || box.right > edge.right + 1))
    .map(([e]) => `${e.tagName} ${e.className}`);
}"""


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    found = make_cast()
    tree.appoint(
        actor=Actor.system(),
        staff=found.lin.staff,
        node=found.window,
        title="婚姻登记岗",
        from_on=date(2026, 1, 5),
        at=NOON,
    )
    return found


@pytest.fixture(params=[WIDE, TALL], ids=["wide", "tall"])
def wall(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A screen on a wall, lying or standing."""
    context = browser.new_context(viewport=request.param, locale="zh-CN")
    yield context.new_page()
    context.close()


@pytest.fixture
def screen(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=WIDE, locale="zh-CN")  # type: ignore[arg-type]  # a plain dict is taken
    yield context.new_page()
    context.close()


def scene(page: Page) -> str:
    found: str = page.evaluate("document.querySelector('.scene:not([hidden])').id")
    return found


def test_every_page_is_large_enough_and_nothing_is_cut_off(wall: Page, live_server: LiveServer, cast: Cast) -> None:
    name = "tall" if wall.viewport_size == TALL else "wide"
    for number in range(8):
        make_item(
            cast.bureau, windows=[cast.window], code=f"2133{number}", name_zh=f"城乡居民基本养老保险参保登记 {number}"
        )
        published(
            cast.window, text_zh=f"五月底前把办理时间从十个工作日缩短到 {number + 1} 个工作日", due_on=date(2026, 5, 31)
        )
    make_rating(cast.window)
    set_whereabouts(
        actor=cast.lin.actor, staff=cast.lin.staff, where=Where.TRAINING, at=NOON, until_at=NOON + timedelta(days=1)
    )
    wall.goto(f"{live_server.url}/screen/{cast.hall.code}/")
    count = wall.locator(".scene").count()

    assert count >= 8
    for number in range(count):
        wall.goto(f"{live_server.url}/screen/{cast.hall.code}/?scene={number}")
        wall.wait_for_timeout(700)  # the page has faded in
        picture(wall, f"screen-{name}-{scene(wall)}")
        assert wall.evaluate(SMALL_TYPE) == [], scene(wall)
        assert wall.evaluate(CUT_OFF) == [], scene(wall)


def test_a_clerk_goes_out_and_the_screen_says_so(screen: Page, live_server: LiveServer, cast: Cast) -> None:
    screen.goto(f"{live_server.url}/screen/{cast.hall.code}/")
    assert serious_faults(screen) == []
    screen.wait_for_selector("#identity-1 >> text=林小燕", state="attached")
    begun = time.monotonic()

    set_whereabouts(
        actor=cast.lin.actor,
        staff=cast.lin.staff,
        where=Where.BUSINESS,
        at=timezone.now(),
        until_at=timezone.now() + timedelta(hours=1),
    )
    screen.wait_for_selector("#whereabouts-1 >> text=外出办事", state="attached", timeout=20_000)

    assert time.monotonic() - begun < 15
    assert screen.locator("#identity-1 >> text=林小燕").count() == 0


LAID = """
from django import setup
setup()
from mingchuang.config.commands.migrate import prepare
prepare()
from tests.cast import make_cast
from tests.factories.publicity import a_playlist
a_playlist(make_cast(), weekdays=(1, 2, 3, 4, 5, 6, 7), slogans_zh=("第一条标语", "第二条标语"), slogans_en=())
"""
CHANGED = """
from django import setup
setup()
from mingchuang.organisations.models import Node
from tests.factories.catalogue import make_item
make_item(Node.objects.get(code="minzheng"), windows=[Node.objects.get(code="mz-1")])
"""


def test_it_turns_while_the_server_is_down_says_so_and_heals(screen: Page) -> None:
    """The server's own process is killed and started again; no hand touches the screen."""
    with site("sqlite", threads=2) as (served, _):
        _inside(served, LAID)
        served.start()
        screen.goto(f"http://127.0.0.1:{served.port}/screen/dating/")
        served.kill()

        screen.wait_for_selector("[data-mc-lost]:not([hidden])", timeout=25_000)
        assert "网络中断，显示的是" in screen.locator("[data-mc-lost]").inner_text()
        picture(screen, "screen-without-network")
        before = scene(screen)
        screen.wait_for_selector(f".scene:not([hidden]):not(#{before})", timeout=15_000)

        _inside(served, CHANGED)
        served.start()
        screen.wait_for_selector("#items-1 >> text=最低生活保障对象认定", state="attached", timeout=20_000)
        screen.wait_for_selector("[data-mc-lost]", state="hidden", timeout=15_000)


def _inside(served: Site, program: str) -> None:
    """Run a program over the data of that server."""
    words = [sys.executable, "-c", program]
    done = subprocess.run(words, check=False, cwd=ROOT, env=served.environment, capture_output=True)  # noqa: S603 - ours
    assert not done.returncode, done.stderr.decode()[-2000:]


def test_without_script_the_pages_follow_one_another(browser: Browser, live_server: LiveServer, cast: Cast) -> None:
    a_playlist(cast, weekdays=(1, 2, 3, 4, 5, 6, 7), scenes=_slogans_only(), slogans_zh=("第一条标语", "第二条标语"))
    context = browser.new_context(viewport=WIDE, java_script_enabled=False)  # type: ignore[arg-type]  # a plain dict
    page = context.new_page()

    page.goto(f"{live_server.url}/screen/{cast.hall.code}/")
    assert page.locator("#slogans-1").is_visible()
    page.wait_for_url("**/?scene=1", timeout=15_000)

    assert page.locator("#slogans-2").is_visible()
    context.close()


def _slogans_only() -> Any:
    from mingchuang.publicity.rules import SceneTurn

    return (SceneTurn(kind="slogans", seconds=5),)
