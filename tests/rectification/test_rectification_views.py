"""The ledger as people see it."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from mingchuang.analytics.registry import dataset_named
from mingchuang.rectification.enums import RectificationState
from mingchuang.rectification.models import MendingRule, Rectification
from mingchuang.rectification.sheets import LEDGER
from tests.cast import NOON, Cast
from tests.factories.rectification import make_planned, make_rectification, make_submitted

pytestmark = pytest.mark.django_db
LEDGER_PAGE = "/w/mending/"
LONG_AGO = NOON - timedelta(days=60)


def as_(client: Client, cast: Cast, who: str) -> Client:
    client.force_login(cast[who].account)
    return client


@pytest.mark.parametrize(("who", "is_seen"), [("zhou", True), ("he", True), ("neighbour_head", False)])
def test_everybody_sees_the_ledger_of_her_own_branch(client: Client, cast: Cast, who: str, *, is_seen: bool) -> None:
    row = make_rectification(cast.bureau)

    page = as_(client, cast, who).get(LEDGER_PAGE).content.decode()

    assert (row.number in page) is is_seen


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?lamp=past", {"旧问题"}),
        ("?state=submitted", {"已交的问题"}),
        ("?state=live", {"旧问题", "已交的问题", "别人的问题"}),
        ("?unit=renshe", {"别人的问题"}),
        ("?source=complaint", {"别人的问题"}),
        ("?state=nonsense&lamp=nonsense", {"旧问题", "已交的问题", "别人的问题"}),
    ],
)
def test_the_address_bar_narrows_the_ledger(client: Client, cast: Cast, query: str, expected: set[str]) -> None:
    make_rectification(cast.bureau, problem="旧问题", at=LONG_AGO)
    make_submitted(cast.bureau, actor=cast.zhou.actor, problem="已交的问题")
    make_rectification(cast.other_bureau, problem="别人的问题", source_kind="complaint")

    page = as_(client, cast, "chen").get(LEDGER_PAGE + query).content.decode()

    assert {name for name in ("旧问题", "已交的问题", "别人的问题") if name in page} == expected


def test_amber_rows_are_found(client: Client, cast: Cast) -> None:
    make_rectification(cast.bureau, problem="快到期", at=NOON - timedelta(days=6))

    page = as_(client, cast, "zhou").get(LEDGER_PAGE + "?lamp=near").content.decode()

    assert "快到期" in page
    assert "▲" in page


def test_a_longer_ledger_costs_no_more_queries(client: Client, cast: Cast) -> None:
    as_(client, cast, "zhou").get(LEDGER_PAGE)  # the first page of a session also renews it
    costs = []
    for more in (3, 27):
        for _ in range(more):
            make_rectification(cast.bureau, responsible=cast.lin.staff)
        with CaptureQueriesContext(connection) as queries:
            client.get(LEDGER_PAGE)
        costs.append(len(queries))

    assert costs[0] == costs[1] <= 8


def test_the_unit_plans_and_submits_with_a_picture(client: Client, cast: Cast) -> None:
    row = make_rectification(cast.bureau)
    as_(client, cast, "zhou")
    plan = {"way": "by_date", "cause": "漏放", "measure": "补放", "ends_on": "2026-03-20"}
    photo = SimpleUploadedFile("样本.txt", "已补齐".encode())

    planned = client.post(reverse("rectification:plan", args=[row.pk]), plan)
    submitted = client.post(reverse("rectification:submit", args=[row.pk]), {"result": "已补放", "evidence": [photo]})

    row.refresh_from_db()
    assert (planned.status_code, submitted.status_code) == (302, 302)
    assert row.state == RectificationState.SUBMITTED
    file = row.evidence.get()
    given = client.get(reverse("rectification:evidence-file", args=[row.pk, file.pk]))
    assert b"".join(given.streaming_content) == "已补齐".encode()  # type: ignore[attr-defined]  # a file response


def test_a_refused_step_stands_on_its_form(client: Client, cast: Cast) -> None:
    row = make_planned(cast.bureau, actor=cast.zhou.actor)
    wrong = {"way": "by_date", "cause": "漏放", "measure": "补放", "ends_on": "2026-03-01"}

    answer = as_(client, cast, "zhou").post(reverse("rectification:plan", args=[row.pk]), wrong)

    assert answer.status_code == 422
    assert "不能早于今天" in answer.content.decode()


def test_a_file_that_is_not_what_it_says_is_refused(client: Client, cast: Cast) -> None:
    row = make_planned(cast.bureau, actor=cast.zhou.actor)
    fake = SimpleUploadedFile("照片.png", b"MZ\x90\x00")

    answer = as_(client, cast, "zhou").post(
        reverse("rectification:submit", args=[row.pk]), {"result": "好了", "evidence": [fake]}
    )

    row.refresh_from_db()
    assert answer.status_code == 422
    assert row.state == RectificationState.PLANNED


@pytest.mark.parametrize(
    ("step", "given", "state"),
    [
        ("close", {"finding": "已核对"}, RectificationState.CLOSED),
        ("return", {"reason": "没有照片"}, RectificationState.PLANNED),
    ],
)
def test_the_county_decides(client: Client, cast: Cast, step: str, given: dict[str, str], state: str) -> None:
    row = make_submitted(cast.bureau, actor=cast.zhou.actor)

    answer = as_(client, cast, "zheng").post(reverse(f"rectification:{step}", args=[row.pk]), given)

    row.refresh_from_db()
    assert (answer.status_code, row.state) == (302, state)


def test_a_closed_rectification_is_extended_never_and_reopened_with_a_reason(client: Client, cast: Cast) -> None:
    row = make_submitted(cast.bureau, actor=cast.zhou.actor)
    as_(client, cast, "chen").post(reverse("rectification:close", args=[row.pk]), {"finding": "已核对"})

    extended = client.post(
        reverse("rectification:extend", args=[row.pk]), {"ends_on": "2026-06-01", "reason": "等设备"}
    )
    reopened = client.post(reverse("rectification:reopen", args=[row.pk]), {"reason": "又发生"})

    row.refresh_from_db()
    assert (extended.status_code, reopened.status_code) == (422, 302)
    assert row.state == RectificationState.OPEN


def test_steps_are_shown_to_those_who_may_take_them(client: Client, cast: Cast) -> None:
    row = make_submitted(cast.bureau, actor=cast.zhou.actor)
    address = reverse("rectification:record", args=[row.pk])

    seen = {who: as_(Client(), cast, who).get(address).content.decode() for who in ("zhou", "chen", "he")}

    assert {who for who, page in seen.items() if "核对销号" in page} == {"chen"}
    assert as_(client, cast, "neighbour_head").get(address).status_code == 404


@pytest.mark.parametrize("step", ["plan", "submit", "close", "return", "extend", "reopen", "record"])
def test_the_neighbour_sees_404(client: Client, cast: Cast, step: str) -> None:
    row = make_rectification(cast.bureau)

    assert as_(client, cast, "neighbour_office").get(reverse(f"rectification:{step}", args=[row.pk])).status_code == 404


def test_the_history_tells_the_day_and_not_the_hour(client: Client, cast: Cast) -> None:
    row = make_rectification(cast.bureau)

    page = as_(client, cast, "zhou").get(reverse("rectification:record", args=[row.pk])).content.decode()

    assert "2026-03-11" in page
    assert "12:00" not in page


def test_a_problem_is_entered_by_hand(client: Client, cast: Cast) -> None:
    given = {"unit": cast.bureau.pk, "source_kind": "inspection", "source_label": "3月督查", "problem": "脱岗"}

    answer = as_(client, cast, "zheng").post(reverse("rectification:enter"), given)

    assert answer.status_code == 302
    assert Rectification.objects.get().problem == "脱岗"


def test_the_office_sets_the_deadline(client: Client, cast: Cast) -> None:
    given = {"region": cast.county.pk, "working_days": 7, "longest_days": 20, "basis": "方案第三条"}
    as_(client, cast, "chen")

    wrong = client.post(reverse("rectification:mending-rule"), {**given, "longest_days": 3})
    right = client.post(reverse("rectification:mending-rule"), given)

    assert (wrong.status_code, right.status_code) == (422, 302)
    assert MendingRule.objects.get().working_days == 7


def test_the_export_holds_every_row_of_the_filtered_ledger(client: Client, cast: Cast) -> None:
    make_rectification(cast.bureau, problem="=1+1 不是公式")
    make_rectification(cast.other_bureau)

    answer = as_(client, cast, "chen").get(reverse("rectification:export") + "?unit=minzheng")
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # a file response
    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_name(LEDGER.name_zh).to_python()

    assert len(rows) == 2
    assert "=1+1 不是公式" in rows[1]


def test_a_ledger_too_long_for_one_file_is_refused_not_cut(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mingchuang.rectification.sheets.MOST_ROWS", 1)
    for _ in range(2):
        make_rectification(cast.bureau)

    answer = as_(client, cast, "chen").get(reverse("rectification:export"))

    assert answer.status_code == 409
    assert "请先筛选" in answer.content.decode()


def test_the_dataset_tells_what_the_ledger_tells(cast: Cast) -> None:
    row = make_submitted(cast.bureau, actor=cast.zhou.actor)
    dataset = dataset_named("rectification.items")

    (batch,) = dataset.read(None)

    told = dict(zip([column.name for column in dataset.columns], batch[0], strict=True))
    assert told["rectification_id"] == row.pk
    assert told["unit_path"] == cast.bureau.path
    assert (str(told["opened_on"]), str(told["due_on"]), told["closed_on"]) == ("2026-03-11", "2026-03-18", None)
