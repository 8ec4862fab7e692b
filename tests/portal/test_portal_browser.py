"""Every public page in a real browser: nothing hangs over the edge, axe finds nothing, in each mode."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from mingchuang.evaluations.enums import Grade
from tests.browser import PHONE, faults, overflow, picture
from tests.cast import NOON, Cast, make_cast
from tests.consistency.access_matrix import MATRIX
from tests.consistency.personas import ANYONE
from tests.consistency.sample import Sample
from tests.consistency.sample_rows import SAMPLES
from tests.factories.campaigns import confirmed_campaign
from tests.factories.catalogue import make_item
from tests.factories.evaluations import make_rating
from tests.factories.pledges import judged, published

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Without a page of their own: they answer with a file, with data, or lead on.
NO_PAGE = {
    "feedback:answered-photo",
    "healthz", "set_language", "type-size", "publicity:feed",
    "portal:person-photo", "catalogue:item-file", "catalogue:facility-photo",
    "queueing:board-feed", "queueing:ticket-state", "exchange:openapi", "outreach:stop-photo",
}  # fmt: skip
WALLS = {"publicity:screen", "queueing:board"}  # read from six metres: never on a phone, with one size of type
MADE = {"portal:item": "/items/MZ0001/", "portal:campaign": "/c/2026-01/"}
MORE = {"found": "/?q=婚姻", "nothing": "/?q=飞碟", "hall": "/u/dating/", "record-of-the-region": "/record/qinghe/"}


def public_pages(cast: Cast) -> dict[str, str]:
    """The address of every page that the access matrix opens to anyone, with a row to show, and some more."""
    names = [name for name, allowed in MATRIX.items() if allowed is ANYONE and name not in NO_PAGE]
    pages = {name: MADE.get(name) or _sampled(name, cast) for name in names}
    return pages | MORE


def _sampled(name: str, cast: Cast) -> str:
    sample = SAMPLES[name](cast) if name in SAMPLES else Sample()
    return reverse(name, kwargs=sample.kwargs) + sample.query


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


@pytest.mark.parametrize("mode", [usual, large], ids=lambda mode: mode.__name__)
def test_every_public_page_fits_a_phone_and_has_no_fault(
    phone: Page, live_server: LiveServer, county: Cast, mode: Callable[[Page, str], None]
) -> None:
    mode(phone, live_server.url)
    phone.emulate_media(reduced_motion="reduce")  # a page that is still fading in has less contrast
    found: dict[str, list[str]] = {}
    for name, path in public_pages(county).items():
        phone.goto(live_server.url + path)
        picture(phone, f"phone-{name.replace(':', '-')}-{mode.__name__}")
        found[name] = [] if name in WALLS else _too_wide(phone)
        if not (mode is large and name in WALLS):
            found[name] += faults(phone, enhanced=mode is large)

    assert not (wrong := {name: some for name, some in found.items() if some}), "\n".join(
        f"{n}: {s}" for n, s in wrong.items()
    )


def test_every_public_page_fits_a_phone_in_english(phone: Page, live_server: LiveServer, county: Cast) -> None:
    english(phone, live_server.url)
    found: dict[str, list[str]] = {}
    for name, path in public_pages(county).items():
        phone.goto(live_server.url + path)
        found[name] = [] if name in WALLS else _too_wide(phone)

    assert not (wrong := {name: some for name, some in found.items() if some}), "\n".join(
        f"{n}: {s}" for n, s in wrong.items()
    )


@pytest.mark.parametrize("path", ["/", "/u/dating/", "/n/mz-1/", "/c/2026-01/", "/record/minzheng/"])
def test_broad_pages_at_a_desk_have_no_fault(desk: Page, live_server: LiveServer, county: Cast, path: str) -> None:
    desk.goto(live_server.url + path)
    picture(desk, f"desk-{path.strip('/').replace('/', '-') or 'home'}")

    assert not faults(desk)


def _told(found: dict[str, list[str]]) -> str:
    """A line for each page with faults."""
    return "\n".join(f"{name}: {some}" for name, some in found.items() if some)


def _too_wide(page: Page) -> list[str]:
    return [f"{overflow(page)} px too wide"] if overflow(page) > 0 else []


def test_large_type_is_one_tap_away_and_stays(phone: Page, live_server: LiveServer, county: Cast) -> None:
    phone.goto(live_server.url + "/n/mz-1/")
    phone.get_by_role("button", name="大字").tap()
    expect(phone.locator("html")).to_have_class("large")
    phone.goto(live_server.url + "/units/")

    expect(phone.locator("html")).to_have_class("large")
    assert phone.evaluate("getComputedStyle(document.documentElement).fontSize") == "22px"


def test_the_button_to_rate_is_in_reach_of_the_thumb(phone: Page, live_server: LiveServer, county: Cast) -> None:
    phone.goto(live_server.url + "/n/mz-1/")

    box = phone.get_by_role("link", name="评价这个窗口").bounding_box()

    assert box is not None
    assert box["height"] >= 44
    assert PHONE["height"] * 0.6 < box["y"] + box["height"] <= PHONE["height"]


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
