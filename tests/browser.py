"""A real browser: the distribution's Chromium, driven against a live server of this test's database."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

PICTURES = Path(__file__).parents[1] / "test-results"
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
QUIET = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("MINGCHUANG_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("no Chromium here; bin/test installs it where it may")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = (
        "true"  # the driver's loop runs in this thread; the database does not mind
    )
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=path, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    """A desktop window of its own, signed in nowhere."""
    context = browser.new_context(viewport=DESK, locale="zh-CN")  # type: ignore[arg-type]  # a plain dict is taken
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A citizen's phone."""
    context = browser.new_context(viewport=PHONE, locale="zh-CN", has_touch=True)  # type: ignore[arg-type]  # the same
    yield context.new_page()
    context.close()


def picture(page: Page, name: str) -> None:
    """Keep what the page looks like, to be looked at."""
    PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)


def serious_faults(page: Page) -> list[str]:
    """Accessibility faults that axe calls serious or critical."""
    found = Axe().run(page).response["violations"]
    return [f"{fault['id']}: {fault['help']}" for fault in found if fault["impact"] in {"serious", "critical"}]


def faults(page: Page, *, enhanced: bool = False) -> list[str]:
    """All accessibility faults that axe finds, of whatever weight; `enhanced` also asks for contrast of level AAA."""
    rules = {"rules": {"color-contrast-enhanced": {"enabled": True}}} if enhanced else None
    found = Axe().run(page, options=rules).response["violations"]
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:120]}" for fault in found]


def overflow(page: Page) -> int:
    """How many pixels the page is wider than its window."""
    width: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return width
