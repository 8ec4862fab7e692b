"""Every public page in a real browser: nothing hangs over the edge, axe finds nothing serious, in each mode."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from mingchuang.evaluations.enums import Grade
from tests.browser import overflow, picture, serious_faults
from tests.cast import NOON, Cast, make_cast
from tests.factories.campaigns import confirmed_campaign
from tests.factories.catalogue import make_item
from tests.factories.evaluations import make_rating
from tests.factories.pledges import judged, published

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = {
    "home": "/",
    "found": "/?q=婚姻",
    "nothing": "/?q=飞碟",
    "units": "/units/",
    "items": "/items/",
    "item": "/items/MZ0001/",
    "unit": "/u/minzheng/",
    "hall": "/u/dating/",
    "window": "/n/mz-1/",
    "pledges": "/p/minzheng/",
    "campaign": "/c/2026-01/",
}


@pytest.fixture
def county(transactional_db: None) -> Cast:
    """Something on every page."""
    cast = make_cast()
    confirmed_campaign(cast)
    make_item(cast.bureau, code="MZ0001", windows=[cast.window])
    for result in ("kept", "partly_kept", "not_kept"):
        judged(cast.window, result, due_on=NOON.date(), at=NOON - timedelta(days=2))
    published(cast.bureau)
    for n in range(1, 41):
        make_rating(cast.window, Grade.DISSATISFIED if n < 3 else Grade.SATISFIED, at=NOON - timedelta(days=n))
    return cast


def large(page: Page, address: str) -> None:
    page.context.add_cookies([{"name": "large-type", "value": "1", "url": address}])


def english(page: Page, address: str) -> None:
    page.context.add_cookies([{"name": "django_language", "value": "en", "url": address}])


def usual(page: Page, address: str) -> None:
    """The page as it comes."""


@pytest.mark.parametrize("mode", [usual, large, english], ids=lambda mode: mode.__name__)
def test_public_pages_fit_a_phone_and_have_no_serious_fault(
    phone: Page, live_server: LiveServer, county: Cast, mode: Callable[[Page, str], None]
) -> None:
    mode(phone, live_server.url)
    faults: dict[str, list[str]] = {}
    for name, path in PAGES.items():
        phone.goto(live_server.url + path)
        picture(phone, f"phone-{name}-{mode.__name__}")
        wide = [f"{overflow(phone)} px too wide"] if overflow(phone) > 0 else []
        faults[name] = serious_faults(phone) + wide

    assert not {name: found for name, found in faults.items() if found}


def test_public_pages_at_a_desk_have_no_serious_fault(desk: Page, live_server: LiveServer, county: Cast) -> None:
    faults: dict[str, list[str]] = {}
    for name, path in PAGES.items():
        desk.goto(live_server.url + path)
        picture(desk, f"desk-{name}")
        faults[name] = serious_faults(desk)

    assert not {name: found for name, found in faults.items() if found}


def test_a_citizen_finds_the_window_and_its_people_by_keyboard(
    phone: Page, live_server: LiveServer, county: Cast
) -> None:
    phone.goto(live_server.url)
    phone.get_by_label("查事项、窗口、单位").fill("婚姻登記")
    phone.keyboard.press("Enter")
    phone.get_by_role("link", name="婚姻登记窗口 清河县民政局").click()

    expect(phone.get_by_role("heading", level=1)).to_have_text("婚姻登记窗口")
    expect(phone.get_by_text("林小燕")).to_be_visible()
    expect(phone.get_by_role("link", name="评价这个窗口")).to_be_visible()
