"""Client systems in the workspace: registered, given a key once, taken away."""

from typing import Any

import pytest
from django.urls import reverse

from mingchuang.exchange.models import Client, ClientKey
from mingchuang.foundation.journal.models import Entry
from tests.cast import Cast
from tests.factories.exchange import Machine, key_of, make_client

pytestmark = pytest.mark.django_db


def test_a_key_is_made_shown_once_and_taken_away(cast: Cast, client: Any) -> None:
    client.force_login(cast.chen.account)
    form = {"name_zh": "叫号机", "node": cast.hall.pk, "scopes": ["counts.send"], "per_minute": 60, "note": "厂家"}

    made = client.post(reverse("exchange:register-client"), form)
    row = Client.objects.get()
    shown = client.post(reverse("exchange:make-key", kwargs={"pk": row.pk}), {"expires_on": "2027-03-11"})
    key = shown.context["key"]
    works = Machine(key).get("me").status_code
    page = client.get(made.url).content.decode()
    client.post(reverse("exchange:revoke-key", kwargs={"pk": ClientKey.objects.get().pk}))

    assert works == 200
    assert key in shown.content.decode()
    assert shown["Cache-Control"] == "no-store"
    assert key not in page
    assert key not in str(list(Entry.objects.values("data")))
    assert Machine(key).get("me").json()["code"] == "key_revoked"
    kinds = set(Entry.objects.about(row).values_list("kind", flat=True))
    assert kinds == {"exchange.client_registered", "exchange.key_made", "exchange.key_revoked"}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name_zh": "市 12345 平台"}, "name_zh"),
        ({"scopes": []}, "scopes"),
        ({"per_minute": 0}, "per_minute"),
        ({"node": 10**9}, "node"),
    ],
)
def test_a_system_that_may_not_be_so_stays_on_its_form(cast: Cast, client: Any, change: Any, field: str) -> None:
    make_client(cast)
    client.force_login(cast.chen.account)
    form = {"name_zh": "叫号机", "node": cast.county.pk, "scopes": ["counts.send"], "per_minute": 60, "note": ""}

    answer = client.post(reverse("exchange:register-client"), form | change)

    assert answer.status_code == 422
    assert field in answer.context["form"].errors


def test_a_change_of_scopes_holds_at_once_and_is_written_down(cast: Cast, client: Any) -> None:
    row = make_client(cast)
    key = key_of(cast, row)
    client.force_login(cast.chen.account)

    client.post(
        reverse("exchange:change-client", kwargs={"pk": row.pk}),
        {"scopes": ["counts.send"], "per_minute": 7, "note": ""},
    )

    told = Machine(key).get("me").json()
    assert (told["scopes"], told["per_minute"]) == (["counts.send"], 7)
    assert Entry.objects.filter(kind="exchange.client_changed").count() == 1


def test_the_list_takes_as_many_queries_for_ten_systems_as_for_one(
    cast: Cast, client: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(10):
        key_of(cast, make_client(cast, name=f"系统{number}"))
    client.force_login(cast.chen.account)

    with django_assert_max_num_queries(8):
        page = client.get(reverse("exchange:clients"))

    assert page.content.decode().count("系统") >= 10
