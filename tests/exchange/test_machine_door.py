"""The machine door: every endpoint against every way of not being let in, and what it does once."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from mingchuang.casework.models import ServedCount
from mingchuang.exchange.actions.keys import revoke_key
from mingchuang.exchange.api import door
from mingchuang.exchange.api.door import LARGEST_BODY
from mingchuang.exchange.enums import Scope
from mingchuang.exchange.models import Client, ClientKey, Repeat
from mingchuang.foundation.journal.models import Entry
from tests.cast import NOON, Cast
from tests.factories.exchange import Machine, key_of, landed_file, make_client, make_hotline

pytestmark = pytest.mark.django_db


def counts(window: str = "mz-1", count: int = 12) -> dict[str, Any]:
    return {"counts": [{"window": window, "day": "2026-03-10", "count": count}]}


# One sound request for every operation of the door: method, path as registered → path, body, scope it needs.
ORDER = {
    "hotline": "city-12345",
    "number": "20260310-000125",
    "kind": "03",
    "urgency": "一般",
    "unit": "minzheng",
    "content": "办理结婚登记跑了三趟。",
    "caller": "王秀兰",
    "phone": "13800001234",
}
CASE = {"external_number": "BJ-1", "item": "331001", "window": "mz-1", "applicant_name": "王秀兰"}
AT = "orders/city-12345/20260310-000123"
REQUESTS: dict[tuple[str, str], tuple[str, Any, Scope | None]] = {
    ("GET", "/me"): ("me", None, None),
    ("POST", "/orders"): ("orders", ORDER, Scope.ORDERS_SEND),
    ("GET", "/orders/{hotline}/{number}"): (AT, None, Scope.ORDERS_READ),
    ("GET", "/results/{hotline}"): ("results/city-12345", None, Scope.ORDERS_READ),
    ("POST", "/orders/{hotline}/{number}/call-back"): (f"{AT}/call-back", {"is_reached": False}, Scope.ORDERS_SEND),
    ("POST", "/orders/{hotline}/{number}/ask-return"): (
        f"{AT}/ask-return",
        {"reason": "属人社局职责", "basis": "三定规定"},
        Scope.ORDERS_RETURN,
    ),
    ("POST", "/cases"): ("cases", CASE, Scope.CASES_SEND),
    ("GET", "/cases/{external_number}"): ("cases/BJ-1", None, Scope.CASES_READ),
    ("POST", "/counts"): ("counts", counts(), Scope.COUNTS_SEND),
}
SCOPED = [(method, path, body, scope) for (method, _), (path, body, scope) in REQUESTS.items() if scope]


def operations() -> Iterator[tuple[str, str]]:
    for bound in door._get_bound_routers():
        for path, view in bound.path_operations.items():
            for operation in view.operations:
                if operation.include_in_schema:
                    yield from ((method, path) for method in operation.methods)


def test_every_endpoint_stands_in_the_table_of_this_file() -> None:
    assert set(operations()) == set(REQUESTS)


@pytest.mark.parametrize("way", ["no key", "strange key", "revoked", "expired"])
def test_no_endpoint_opens_without_a_key_that_holds(cast: Cast, way: str) -> None:
    client = make_client(cast)
    key = key_of(cast, client)
    if way == "revoked":
        revoke_key(actor=cast.chen.actor, key_id=client.keys.get().pk, at=NOON)
    given = {"no key": "", "strange key": f"mc_{'0' * 8}_{'0' * 32}"}.get(way, key)
    later = timedelta(days=400) if way == "expired" else timedelta()

    with time_machine.travel(NOON + later, tick=False):
        answers = [
            Machine(given).ask(method, path, body)
            for (method, _), (path, body, _) in [*REQUESTS.items(), (("GET", ""), ("nowhere/at/all", None, None))]
        ]

    assert {answer.status_code for answer in answers} == {401}
    assert {answer.json()["code"] for answer in answers} <= {"no_key", "key_unknown", "key_revoked", "key_expired"}
    assert all("bearer" in answer["WWW-Authenticate"].lower() for answer in answers)


@pytest.mark.parametrize(("method", "path", "body", "scope"), SCOPED)
def test_a_key_without_the_scope_is_told_which_one_it_lacks(
    cast: Cast, method: str, path: str, body: Any, scope: Scope
) -> None:
    client = make_client(cast)
    key = key_of(cast, client)
    Client.objects.filter(pk=client.pk).update(scopes=[other.value for other in Scope if other is not scope])

    answer = Machine(key).ask(method, path, body)

    assert answer.status_code == 403
    assert scope.label in answer.json()["detail"]


def test_the_neighbour_sees_nothing_and_changes_nothing(cast: Cast) -> None:
    landed_file(cast, make_hotline(cast, dispatches=True))
    client = make_client(cast, node=cast.neighbour_county, by=cast.neighbour_office)
    machine = Machine(key_of(cast, client, by=cast.neighbour_office))
    known = Entry.objects.count()

    answers = {path: machine.ask(method, path, body) for (method, _), (path, body, scope) in REQUESTS.items() if scope}

    assert {path: answer.status_code for path, answer in answers.items()} == dict.fromkeys(answers, 404) | {
        "counts": 422,
        "cases": 422,  # a place inside the body that is none of theirs is named as unknown
    }
    assert answers["counts"].json()["errors"] == [
        {"where": "counts.0.window", "what": "管辖范围里没有编码为“mz-1”的窗口。"}
    ]
    assert not ServedCount.objects.exists()
    assert not Repeat.objects.exists()  # a refused sending may be mended under the same key
    assert Entry.objects.count() == known


def test_who_am_i_and_the_key_notes_its_use(cast: Cast) -> None:
    key = key_of(cast, make_client(cast))

    answer = Machine(key).get("me")

    assert answer.status_code == 200
    assert (answer.json()["name"], answer.json()["node"]) == ("市 12345 平台", "qinghe")
    assert ClientKey.objects.get().last_used_at == NOON
    assert key.rsplit("_", 1)[1] not in str(ClientKey.objects.values())


def test_sent_twice_is_taken_once_and_answered_alike(cast: Cast) -> None:
    machine = Machine(key_of(cast, make_client(cast)))

    first, again = machine.post("counts", counts()), machine.post("counts", counts())
    other = machine.post("counts", counts(count=13))
    mended = machine.post("counts", counts(count=13), repeat_key="3f2a-0002")

    assert (first.status_code, first.json()) == (200, {"entered": 1, "corrected": 0, "unchanged": 0})
    assert (again.json(), again["Idempotency-Replayed"]) == (first.json(), "true")
    assert (other.status_code, other.json()["code"]) == (409, "repeat_key_reused")
    assert mended.json()["corrected"] == 1
    taken = Entry.objects.filter(kind="exchange.rows_taken", actor_kind="client")
    assert taken.count() == 2
    assert all(entry.actor_label.startswith("市 12345 平台（") for entry in taken)
    assert Entry.objects.filter(kind="casework.count_set", actor_kind="client").count() == 2


@pytest.mark.parametrize(
    ("sent", "status", "code", "where"),
    [
        ("{", 400, "json_invalid", None),
        ({"counts": []}, 422, "invalid", "counts"),
        ({"counts": [{"window": "mz-1", "day": "昨天", "count": 1}]}, 422, "invalid", "counts.0.day"),
        ({"counts": [{"window": "mz-1", "day": "2026-03-10", "count": -1}]}, 422, "invalid", "counts.0.count"),
        ({"counts": [{"window": "mz-1", "day": "2026-03-10"}]}, 422, "invalid", "counts.0.count"),
        (counts() | {"extra": 1}, 422, "invalid", "extra"),
        ({"counts": [{"window": "mz-1", "day": "2026-03-12", "count": 1}]}, 409, "refused", "day"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(cast: Cast, sent: Any, status: int, code: str, where: str | None) -> None:
    answer = Machine(key_of(cast, make_client(cast))).post("counts", sent)

    told = answer.json()
    assert (answer.status_code, told["code"], told["status"]) == (status, code, status)
    assert answer["Content-Type"].startswith("application/problem+json")
    assert where is None or where in {error["where"] for error in told["errors"]}
    assert not any(
        letter.isascii() and letter.isalpha() for error in told.get("errors", ()) for letter in error["what"]
    )


def test_other_ways_of_asking_wrongly(cast: Cast) -> None:
    machine = Machine(key_of(cast, make_client(cast)))

    assert machine.get("nowhere").json()["code"] == "not_found"
    assert machine.get("counts").json()["code"] == "method_not_allowed"
    assert machine.post("counts", counts(), repeat_key="").json()["code"] == "repeat_key_missing"
    assert machine.post("counts", {"counts": ["x" * LARGEST_BODY]}).json()["code"] == "too_large"


def test_who_asks_too_often_waits_and_the_next_minute_begins_anew(cast: Cast) -> None:
    machine = Machine(key_of(cast, make_client(cast, per_minute=2)))

    answers = [machine.get("me").status_code for _ in range(3)]
    refused = machine.get("me")
    with time_machine.travel(NOON + timedelta(minutes=1), tick=False):
        later = machine.get("me").status_code

    assert answers == [200, 200, 429]
    assert (refused.json()["code"], refused["Retry-After"]) == ("too_many_requests", "60")
    assert later == 200


def test_the_guide_names_every_endpoint_and_needs_no_foreign_script(cast: Cast, client: Any) -> None:
    page = client.get("/api/").content.decode()
    document = client.get("/api/v1/openapi.json").json()

    for method, path in REQUESTS:
        assert f"{method} /api/v1{path}" in page
        operation = document["paths"][f"/api/v1{path}"][method.lower()]
        assert operation["summary"]
        assert operation["description"]
    assert 'src="http' not in page
