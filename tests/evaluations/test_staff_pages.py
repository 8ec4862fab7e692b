"""Ratings and follow-ups as staff see them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from mingchuang.analytics.registry import dataset_named
from mingchuang.evaluations.enums import FollowUpState, Grade, Validity
from mingchuang.evaluations.models import FollowUp, Rating, RatingRule
from mingchuang.evaluations.rules.codes import STARS
from mingchuang.following.models import Matter
from mingchuang.foundation.journal.models import Entry
from mingchuang.organisations.models import Node
from tests.cast import NOON, Cast
from tests.factories.evaluations import make_answered, make_follow_up, make_mending, make_rating, make_verified

pytestmark = pytest.mark.django_db
ODD_MINUTE = NOON + timedelta(hours=2, minutes=37, seconds=41)
BLIND = ("zhou", "lin")


def as_(client: Client, cast: Cast, who: str) -> Client:
    client.force_login(cast[who].account)
    return client


def address(step: str, row: FollowUp) -> str:
    return reverse(f"evaluations:{step}", args=[row.pk])


@pytest.mark.parametrize("who", BLIND)
def test_the_rated_unit_never_sees_who_rated_nor_when(client: Client, cast: Cast, who: str) -> None:
    said = {"words": "等了四十分钟", "phone": "13800001234", "has_consent": True, "device_hash": "d3v1ce"}
    row = make_follow_up(cast.window, at=ODD_MINUTE, **said)
    rating = Rating.objects.get(pk=row.rating_id)
    as_(client, cast, who)
    pages = [
        reverse("evaluations:ratings"),
        reverse("evaluations:rating", args=[rating.pk]),
        reverse("evaluations:follow-ups"),
        address("follow-up", row),
        reverse("rectification:ledger"),
        reverse("rectification:record", args=[row.rectification_id]),
        reverse("workspace:home"),
    ]

    told = "".join(client.get(page).content.decode() for page in pages)

    local = timezone.localtime(ODD_MINUTE)
    assert "等了四十分钟" in told
    assert "2026-03-11" in told
    for secret in (rating.receipt, rating.receipt[:4] + " ", "13800001234", "0001234", "d3v1ce", rating.salt):
        assert secret not in told
    for moment in (local.strftime("%H:%M"), ODD_MINUTE.strftime("%H:%M")):
        assert moment not in told


def test_the_unit_may_not_open_a_number_or_filter_by_suspicion(client: Client, cast: Cast) -> None:
    make_rating(cast.window, has_staff_session=True)
    row = make_follow_up(cast.window, phone="13800001234", has_consent=True)
    as_(client, cast, "zhou")

    page = client.get(reverse("evaluations:ratings") + "?suspect=0").content.decode()

    assert client.get(address("open-phone", row)).status_code == 404
    assert "工作人员登录" not in page
    assert page.count("data-mc-row") == 2


def test_the_office_opens_a_number_only_by_saying_why(client: Client, cast: Cast) -> None:
    row = make_follow_up(cast.window, phone="13800001234", has_consent=True)
    as_(client, cast, "chen")

    asked = client.get(address("open-phone", row)).content.decode()
    refused = client.post(address("open-phone", row), {"purpose": " "})
    shown = client.post(address("open-phone", row), {"purpose": "回访核实"})

    assert "13800001234" not in asked
    assert refused.status_code == 422
    assert "13800001234" in shown.content.decode()
    assert shown["Cache-Control"] == "no-store"
    assert Entry.objects.filter(kind="evaluations.phone_opened").count() == 1


def test_a_bad_rating_goes_all_the_way(client: Client, cast: Cast) -> None:
    row = make_follow_up(cast.window)
    head, county = as_(Client(), cast, "zhou"), as_(Client(), cast, "zheng")

    steps = [
        head.post(address("verify", row), {"call_back": "no_phone", "is_well_founded": "1", "note": "看过监控"}),
        head.post(address("mend", row), {"way": "at_once", "cause": "脱岗", "measure": "安排 B 岗"}),
        head.post(address("answer", row), {"result": "已排班", "public_answer": "对不起，已安排专人。"}),
        county.post(address("return", row), {"reason": "请附排班表"}),
        head.post(address("answer", row), {"result": "已附", "public_answer": "对不起，已安排专人。"}),
        county.post(address("close", row), {"finding": "现场看过"}),
    ]

    row.refresh_from_db()
    assert [step.status_code for step in steps] == [302] * 6
    assert row.state == FollowUpState.CLOSED
    assert head.post(address("reopen", row), {"reason": "又来"}).status_code == 404
    assert county.post(address("reopen", row), {"reason": "又发生"}).status_code == 302


def test_an_appeal_goes_through_the_pages(client: Client, cast: Cast) -> None:
    row = make_verified(cast)

    appealed = as_(Client(), cast, "zhou").post(address("appeal", row), {"reason": "评错窗口"})
    seen = as_(client, cast, "sun").get(address("follow-up", row)).content.decode()
    decided = client.post(
        address("decide-appeal", row), {"is_upheld": "1", "reason": "属实", "public_answer": "不计入本窗口。"}
    )

    rating = Rating.objects.get(pk=row.rating_id)
    assert (appealed.status_code, decided.status_code) == (302, 302)
    assert "裁定申诉" in seen
    assert rating.validity == Validity.WITHDRAWN
    assert "已撤除" in client.get(reverse("evaluations:ratings")).content.decode()


@pytest.mark.parametrize(
    ("make", "shown"),
    [
        (lambda cast: make_follow_up(cast.window), {"zhou": "登记核实", "chen": "登记核实"}),
        (make_verified, {"zhou": "申诉误评"}),
        (make_mending, {"zhou": "答复群众"}),
        (make_answered, {"chen": "核对销号", "zheng": "核对销号", "sun": "核对销号"}),
    ],
)
def test_steps_are_shown_to_those_who_may_take_them(cast: Cast, make: object, shown: dict[str, str]) -> None:
    assert callable(make)
    row = make(cast)
    everybody = ("zhou", "lin", "chen", "zheng", "sun", "he")

    pages = {who: as_(Client(), cast, who).get(address("follow-up", row)).content.decode() for who in everybody}

    for who, label in shown.items():
        assert label in pages[who]
    for label in set(shown.values()):
        assert not [who for who in ("lin", "he") if label in pages[who]]


def test_a_refused_step_stands_on_its_form(client: Client, cast: Cast) -> None:
    row = make_follow_up(cast.window, phone="13800001234", has_consent=True)
    told = {"call_back": "no_phone", "is_well_founded": "1", "note": "看过监控"}

    answer = as_(client, cast, "zhou").post(address("verify", row), told)

    assert answer.status_code == 422
    assert "由活动办公室回访核实" in answer.content.decode()


@pytest.mark.parametrize("who", ["neighbour_office", "neighbour_head", "wu"])
def test_the_neighbour_learns_nothing(client: Client, cast: Cast, who: str) -> None:
    row = make_follow_up(cast.window)
    as_(client, cast, who)
    pages = [
        reverse("evaluations:rating", args=[row.rating_id]),
        reverse("evaluations:card", args=["mz-1"]),
        *(address(step, row) for step in ("follow-up", "verify", "mend", "answer", "appeal", "close", "reopen")),
    ]

    assert {client.get(page).status_code for page in pages} == {404}
    assert "data-mc-row" not in client.get(reverse("evaluations:ratings")).content.decode()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", 4),
        ("?grade=bad", 1),
        ("?grade=very_satisfied", 1),
        ("?window=rs-1", 1),
        ("?first=2026-03-12", 1),
        ("?last=2026-03-11", 3),
        ("?suspect=1", 1),
        ("?suspect=0", 3),
        ("?first=nonsense&grade=nonsense&after=x", 4),
    ],
)
def test_the_address_bar_narrows_the_list(client: Client, cast: Cast, query: str, expected: int) -> None:
    make_rating(cast.window, Grade.VERY_SATISFIED)
    make_rating(cast.window, Grade.DISSATISFIED, has_staff_session=True)
    make_rating(cast.other_window)
    make_rating(cast.window, at=NOON + timedelta(days=1))

    page = as_(client, cast, "chen").get(reverse("evaluations:ratings") + query).content.decode()

    assert page.count("data-mc-row") == expected


@pytest.mark.parametrize(("state", "expected"), [("", 2), ("live", 1), ("closed", 0), ("withdrawn", 1), ("x", 2)])
def test_follow_ups_are_found_by_state(client: Client, cast: Cast, state: str, expected: int) -> None:
    gone = make_follow_up(cast.other_window)
    FollowUp.objects.filter(pk=gone.pk).update(state=FollowUpState.WITHDRAWN)
    make_follow_up(cast.window)

    page = as_(client, cast, "chen").get(reverse("evaluations:follow-ups") + f"?state={state}").content.decode()

    assert page.count("data-mc-row") == expected


@pytest.mark.parametrize("page", ["evaluations:ratings", "evaluations:follow-ups"])
def test_longer_lists_cost_no_more_queries(client: Client, cast: Cast, page: str) -> None:
    as_(client, cast, "chen").get(reverse(page))
    costs = []
    for more in (3, 27):
        for _ in range(more):
            make_follow_up(cast.window, reasons=["213"], words="慢", phone="13800001234", has_consent=True)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse(page))
        costs.append(len(queries))

    assert costs[0] == costs[1] <= 6


def test_more_than_a_page_leads_on(client: Client, cast: Cast) -> None:
    for _ in range(53):
        make_rating(cast.window)
    as_(client, cast, "zhou")

    first = client.get(reverse("evaluations:ratings")).content.decode()
    after = first.split("?after=")[1].split('"')[0]
    second = client.get(reverse("evaluations:ratings") + f"?after={after}").content.decode()

    assert (first.count("data-mc-row"), second.count("data-mc-row")) == (50, 3)


def test_a_mark_is_cleared_with_a_reason(client: Client, cast: Cast) -> None:
    rating = make_rating(cast.window, has_staff_session=True)
    as_(client, cast, "chen")

    page = client.get(reverse("evaluations:rating", args=[rating.pk])).content.decode()
    answer = client.post(reverse("evaluations:clear-suspicion", args=[rating.pk]), {"reason": "导办台平板"})

    rating.refresh_from_db()
    assert "设备上有工作人员登录" in page
    assert (answer.status_code, rating.is_suspect) == (302, False)


def test_each_window_has_its_code_and_card(client: Client, cast: Cast) -> None:
    as_(client, cast, "lin")

    listed = client.get(reverse("evaluations:windows")).content.decode()
    card = client.get(reverse("evaluations:card", args=["mz-1"])).content.decode()
    png = client.get(reverse("evaluations:qr-image", args=["mz-1", "png"]))
    svg = client.get(reverse("evaluations:qr-image", args=["mz-1", "svg"]))

    assert "婚姻登记窗口" in listed
    assert "社保经办窗口" not in listed
    assert "http://testserver/r/mz-1/" in card
    assert "<svg" in card
    assert png.content.startswith(b"\x89PNG")
    assert svg["Content-Type"] == "image/svg+xml"


def test_the_office_sets_the_terms_of_a_hall(client: Client, cast: Cast) -> None:
    as_(client, cast, "chen")
    terms = {
        "node": cast.hall.pk,
        "visit_minutes": 60,
        "follow_up_days": 3,
        "burst_limit": 100,
        "burst_minutes": 10,
        "opens_at": "08:00",
        "closes_at": "18:00",
    }

    wrong = client.post(reverse("evaluations:rating-rule"), {**terms, "closes_at": "07:00"})
    right = client.post(reverse("evaluations:rating-rule"), terms)

    assert (wrong.status_code, right.status_code) == (422, 302)
    assert RatingRule.objects.get().visit_minutes == 60


def test_the_dataset_tells_the_grade_with_five_as_best_and_nobody(cast: Cast) -> None:
    good, bad = make_rating(cast.window, Grade.VERY_SATISFIED), make_rating(cast.window, Grade.VERY_DISSATISFIED)
    Rating.objects.filter(pk=bad.pk).update(validity=Validity.WITHDRAWN)
    dataset = dataset_named("evaluations.ratings")
    names = [column.name for column in dataset.columns]

    (batch,) = dataset.read(None)
    told = {row[0]: dict(zip(names, row, strict=True)) for row in batch}

    assert told[good.pk]["grade"] == STARS[Grade.VERY_SATISFIED] == 5
    assert (told[bad.pk]["is_bad"], told[bad.pk]["is_valid"], told[bad.pk]["is_active"]) == (True, False, True)
    assert not {"receipt", "phone", "device_hash", "given_at", "words"} & set(names)
    assert [list(part) for part in dataset.read(NOON.date() + timedelta(days=1))] == []


def test_a_window_below_no_unit_is_answered_for_by_its_parent(cast: Cast) -> None:
    window = Node.objects.get(pk=cast.other_window.pk)
    Node.objects.filter(pk=cast.other_bureau.pk).update(kind="section")

    row = make_follow_up(window)

    assert Matter.objects.get(pk=row.pk).owner_node == cast.other_bureau
