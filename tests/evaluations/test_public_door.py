"""The citizen's door, through the test client."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.signing import Signer
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mingchuang.evaluations.actions import close_follow_up
from mingchuang.evaluations.enums import Grade, Origin, Suspicion
from mingchuang.evaluations.models import FollowUp, Rating
from mingchuang.evaluations.queries import Service, seal_service
from mingchuang.foundation.numbering import new_receipt
from tests.cast import NOON, Cast
from tests.factories.evaluations import make_answered, make_rating, make_verified

pytestmark = pytest.mark.django_db


def page_of(client: Client, code: str = "mz-1", query: str = "") -> tuple[str, str]:
    """The page and its token."""
    page = client.get(f"/r/{code}/{query}").content.decode()
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found
    return page, found[1]


def rate(client: Client, grade: str = "satisfied", code: str = "mz-1", token: str = "") -> str:
    """Two taps; the address of the receipt page."""
    answer = client.post(f"/r/{code}/", {"grade": grade, "token": token or page_of(client, code)[1]})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def test_two_taps_and_a_receipt(client: Client, cast: Cast) -> None:
    page, token = page_of(client)
    answer = client.post("/r/mz-1/", {"grade": "very_satisfied", "token": token}, follow=True)

    rating = Rating.objects.get()
    shown = answer.content.decode()
    assert page.count('type="radio"') == 5
    assert (rating.grade, rating.origin, rating.prompt_shown_at) == (Grade.VERY_SATISFIED, Origin.WALK_IN, NOON)
    assert f"{rating.receipt[:4]} {rating.receipt[4:8]} {rating.receipt[8:]}" in shown
    assert not rating.is_suspect


def test_loading_the_page_writes_nothing_and_asks_once(client: Client, cast: Cast) -> None:
    with CaptureQueriesContext(connection) as queries:
        client.get("/r/mz-1/")

    assert len(queries) == 1
    assert queries[0]["sql"].startswith("SELECT")


@pytest.mark.parametrize("code", ["minzheng", "nowhere"])
def test_only_windows_are_rated(client: Client, cast: Cast, code: str) -> None:
    assert client.get(f"/r/{code}/").status_code == 404


def test_sending_the_same_page_twice_leads_to_the_same_receipt(client: Client, cast: Cast) -> None:
    _, token = page_of(client)

    first, second = rate(client, token=token), rate(client, token=token)

    assert Rating.objects.count() == 1
    assert first == second


def test_sending_the_same_page_with_another_grade_is_refused_kindly(client: Client, cast: Cast) -> None:
    _, token = page_of(client)
    rate(client, token=token)

    answer = client.post("/r/mz-1/", {"grade": "dissatisfied", "token": token})

    assert answer.status_code == 409
    assert "在回执页上改" in answer.content.decode()


def test_a_second_rating_in_one_visit_is_shown_the_way_to_the_first(client: Client, cast: Cast) -> None:
    receipt_page = rate(client)

    answer = client.post("/r/mz-1/", {"grade": "dissatisfied", "token": page_of(client)[1]})

    assert answer.status_code == 409
    assert receipt_page in answer.content.decode()


def test_another_device_and_another_window_are_free(client: Client, cast: Cast) -> None:
    rate(client)
    rate(client, code="rs-1")
    rate(Client())

    assert Rating.objects.count() == 3


def test_a_page_of_another_device_is_not_taken(client: Client, cast: Cast) -> None:
    _, stolen = page_of(client)
    thief = Client()
    thief.get("/r/mz-1/")

    answer = thief.post("/r/mz-1/", {"grade": "satisfied", "token": stolen})

    assert answer.status_code == 422
    assert not Rating.objects.exists()


@pytest.mark.parametrize("token", ["", "nonsense", "a:b:c", "W10:1tbGJM:xyz"])
def test_a_forged_page_is_not_taken(client: Client, cast: Cast, token: str) -> None:
    client.get("/r/mz-1/")

    assert client.post("/r/mz-1/", {"grade": "satisfied", "token": token}).status_code == 422


def test_a_page_left_open_overnight_asks_for_one_more_tap(client: Client, cast: Cast) -> None:
    _, token = page_of(client)

    with time_machine.travel(NOON + timedelta(hours=13), tick=False):
        answer = client.post("/r/mz-1/", {"grade": "dissatisfied", "token": token})

    assert answer.status_code == 422
    assert 'value="dissatisfied" required checked' in answer.content.decode()


def test_sending_without_a_choice_says_what_to_do(client: Client, cast: Cast) -> None:
    answer = client.post("/r/mz-1/", {"token": page_of(client)[1]})

    assert answer.status_code == 422
    assert "请先选一项" in answer.content.decode()


def test_a_device_on_which_staff_are_signed_in_is_marked(client: Client, cast: Cast) -> None:
    client.force_login(cast.lin.account)

    rate(client)

    assert Rating.objects.get().suspicions == [Suspicion.STAFF_SESSION]


def test_a_browser_that_lost_its_mark_is_asked_for_one_more_tap(client: Client, cast: Cast) -> None:
    _, token = page_of(client)
    del client.cookies["mc-device"]
    forgetful = client.post("/r/mz-1/", {"grade": "satisfied", "token": token})

    again = client.post("/r/mz-1/", {"grade": "satisfied", "token": page_of(client)[1]})

    assert (forgetful.status_code, again.status_code) == (422, 302)


def test_no_raw_device_or_address_is_kept(client: Client, cast: Cast) -> None:
    rate(client)

    rating = Rating.objects.get()
    mark = client.cookies["mc-device"].value.split(":")[0]
    assert mark not in (rating.device_hash or "")
    assert "127.0.0.1" not in (rating.network_hash or "")
    assert client.cookies["mc-device"]["httponly"]


def test_a_slip_binds_the_rating_to_its_case(client: Client, cast: Cast) -> None:
    slip = seal_service(Service(source="zwfw", number="3305-7", origin=Origin.ACTIVE))

    rate(client, token=page_of(client, query=f"?c={slip}")[1])

    rating = Rating.objects.get()
    assert (rating.origin, rating.source, rating.service_number) == (Origin.ACTIVE, "zwfw", "3305-7")


def test_a_forged_slip_is_a_walk_in(client: Client, cast: Cast) -> None:
    rate(client, token=page_of(client, query="?c=forged")[1])

    assert Rating.objects.get().origin == Origin.WALK_IN


def test_reasons_are_offered_after_a_bad_grade_and_reach_the_unit(client: Client, cast: Cast) -> None:
    receipt_page = rate(client, "very_dissatisfied")
    offered = client.get(receipt_page).content.decode()
    said = {"reasons": ["115"], "words": "态度差", "phone": "13800001234", "consent": "on"}

    without = client.post(f"{receipt_page}words/", {**said, "consent": ""})
    given = client.post(f"{receipt_page}words/", said)

    assert "服务态度差效率低" in offered
    assert (without.status_code, given.status_code) == (422, 302)
    assert "13800001234" not in client.get(receipt_page).content.decode()
    assert FollowUp.objects.with_matter().get().rectification.problem.endswith("服务态度差效率低")


def test_after_the_visit_the_receipt_page_only_tells(client: Client, cast: Cast) -> None:
    receipt_page = rate(client, "dissatisfied")

    with time_machine.travel(NOON + timedelta(hours=3), tick=False):
        page = client.get(receipt_page).content.decode()
        late = client.post(f"{receipt_page}words/", {"words": "还有"})

    assert "补充提交" not in page
    assert late.status_code == 422


def test_she_changes_her_mind(client: Client, cast: Cast) -> None:
    receipt_page = rate(client, "dissatisfied")

    shown = client.get(f"{receipt_page}change/")
    changed = client.post(f"{receipt_page}change/", {"grade": "satisfied"})
    again = client.post(f"{receipt_page}change/", {"grade": "dissatisfied"})

    assert [shown.status_code, changed.status_code, again.status_code] == [200, 302, 422]
    assert "您改评后不再办理" in client.get(receipt_page).content.decode()


@pytest.mark.parametrize("typed", [str.lower, lambda code: f" {code[:4]}-{code[4:]} "])
def test_a_receipt_is_found_as_people_type_it(client: Client, cast: Cast, typed: object) -> None:
    assert callable(typed)
    rating = make_rating(cast.window)

    answer = client.post("/receipt/", {"code": typed(rating.receipt)}, follow=True)

    assert "婚姻登记窗口" in answer.content.decode()


@pytest.mark.parametrize("code", ["0000000000001", "X", "well-formed"])
def test_a_wrong_receipt_finds_nothing(client: Client, cast: Cast, code: str) -> None:
    make_rating(cast.window)

    answer = client.post("/receipt/", {"code": new_receipt() if code == "well-formed" else code})

    assert answer.status_code == 422


@pytest.mark.parametrize("step", ["", "words/", "change/", "mending/"])
def test_an_old_or_forged_link_asks_for_the_code(client: Client, cast: Cast, step: str) -> None:
    receipt_page = rate(client)

    with time_machine.travel(NOON + timedelta(hours=25), tick=False):
        old = client.post(receipt_page + step) if step else client.get(receipt_page)
    forged = client.get(f"/receipt/s/{Signer(salt='other').sign_object({'r': 'x', 't': 1})}/{step}")

    assert old["Location"] == forged["Location"] == "/receipt/"


def test_her_progress_is_honest_and_tells_nothing_internal(client: Client, cast: Cast) -> None:
    row = make_verified(cast)
    receipt = Rating.objects.get(pk=row.rating_id).receipt

    page = client.post("/receipt/", {"code": receipt}, follow=True).content.decode()
    with time_machine.travel(NOON + timedelta(days=9), tick=False):
        later = client.post("/receipt/", {"code": receipt}, follow=True).content.decode()

    assert "承诺最迟 2026-03-18 答复。" in page
    assert "已经超过" in later
    for internal in ("查看监控", "周建国", "整改〔"):
        assert internal not in page


def test_she_reads_the_answer_and_rates_the_mending(client: Client, cast: Cast) -> None:
    row = make_answered(cast)
    receipt = Rating.objects.get(pk=row.rating_id).receipt
    page = client.post("/receipt/", {"code": receipt}, follow=True)
    here = page.redirect_chain[-1][0]

    assert "午间已安排专人" in page.content.decode()
    assert "已排班并公示" not in page.content.decode()
    client.post(f"{here}mending/", {"grade": "satisfied"})
    again = client.post(f"{here}mending/", {"grade": "dissatisfied"})
    close_follow_up(actor=cast.chen.actor, follow_up_id=row.pk, finding="群众满意", at=NOON)

    row.refresh_from_db()
    assert (row.mending_grade, again.status_code) == ("satisfied", 409)
    closed = client.get(here).content.decode()
    assert "已经上级核对办结" in closed
    assert "陈立" not in closed


def test_a_suspect_rating_is_told_honestly_without_saying_why(client: Client, cast: Cast) -> None:
    rating = make_rating(cast.window, has_staff_session=True)

    page = client.post("/receipt/", {"code": rating.receipt}, follow=True).content.decode()

    assert "还要核对一下才计入统计" in page
    assert "登录" not in page


def test_receipts_are_kept_by_no_cache(client: Client, cast: Cast) -> None:
    assert client.get(rate(client))["Cache-Control"] == "no-store"
    assert client.get(reverse("evaluations:rate", args=["mz-1"]))["Cache-Control"] == "no-store"


def test_the_door_speaks_english(client: Client, cast: Cast) -> None:
    receipt_page = rate(client, "dissatisfied")
    client.cookies["django_language"] = "en"

    assert "No samples of the papers" in client.get(receipt_page).content.decode()
