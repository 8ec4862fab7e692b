"""A post is handed over with its list, taken on whole or returned, and given back."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mingchuang.foundation.journal.models import Entry
from mingchuang.organisations.actions.handing import answer_hand_over, give_back_post
from mingchuang.organisations.models import Account, HandOver
from mingchuang.organisations.rules import HandOverRefused
from tests.cast import NOON, Cast
from tests.factories.organisations import handed_over, make_staff, on_post, stand_behind

TOMORROW = NOON.date() + timedelta(days=1)


def typed(taker: int, **changes: Any) -> dict[str, Any]:
    usual = {
        "taker": taker, "reason": "training", "from_on": TOMORROW, "until_on": TOMORROW,
        "matters": "第 12 号复核 2026-03-20\n\n预约周五颁证",
    }  # fmt: skip
    return {**usual, **changes}


def give(client: Client, cast: Cast, **changes: Any) -> Any:
    tenure = on_post(cast.lin.staff)
    taker = make_staff(cast.window, "韩梅")
    stand_behind(tenure.post, staff=taker)
    client.force_login(cast.lin.account)
    return client.post(reverse("organisations:hand-over-post", args=[tenure.pk]), typed(taker.pk, **changes))


def as_taker(client: Client, row: HandOver) -> None:
    account = Account.objects.create(username="han", display_name="韩梅", staff=row.taker, opened_at=NOON)
    client.force_login(account)


def test_the_list_is_kept_with_its_days(client: Client, cast: Cast) -> None:
    answer = give(client, cast)

    row = HandOver.objects.get()
    assert answer.status_code == 302
    assert [(line.text, str(line.due_on or "")) for line in row.lines.order_by("ordinal")] == [
        ("第 12 号复核", "2026-03-20"),
        ("预约周五颁证", ""),
    ]
    assert Entry.objects.filter(kind="organisations.post_handed_over").exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"matters": " \n "}, ""),
        ({"until_on": "2026-03-01"}, "不能早于起日"),
        ({"from_on": "2026-03-01", "until_on": "2026-03-02"}, "已经过去"),
        ({"matters": "长" * 301}, "300"),
        ({"matters": "\n".join(["一件"] * 51)}, "最多 50 行"),
    ],
)
def test_what_cannot_be_handed_over_is_told(changes: dict[str, str], words: str, client: Client, cast: Cast) -> None:
    answer = give(client, cast, **changes)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not HandOver.objects.exists()


def test_a_second_open_list_of_the_same_post_is_refused(client: Client, cast: Cast) -> None:
    row = handed_over(cast)
    client.force_login(cast.lin.account)
    tenure = cast.lin.staff.tenures.get()

    answer = client.post(reverse("organisations:hand-over-post", args=[tenure.pk]), typed(row.taker_id))

    assert answer.status_code == 422
    assert "没有交回" in answer.content.decode()


def test_the_deputy_takes_all_of_it_on(client: Client, cast: Cast) -> None:
    row = handed_over(cast)
    as_taker(client, row)
    address = reverse("organisations:hand-over", args=[row.pk])
    first, second = row.lines.values_list("pk", flat=True)

    half = client.post(address, {"accepts": "1", "taken": [first]})
    whole = client.post(address, {"accepts": "1", "taken": [first, second]})

    assert half.status_code == 422
    assert "还有 1 件" in half.content.decode()
    assert whole.status_code == 302
    row.refresh_from_db()
    assert (row.state, row.answered_at) == ("accepted", NOON)
    assert all(row.lines.values_list("taken_on", flat=True))


def test_who_does_not_take_it_on_says_why(client: Client, cast: Cast) -> None:
    row = handed_over(cast)
    as_taker(client, row)
    address = reverse("organisations:hand-over", args=[row.pk])

    silent = client.post(address, {"accepts": "0"})
    spoken = client.post(address, {"accepts": "0", "answer": "那天我也开会"})

    assert silent.status_code == 422
    assert spoken.status_code == 302
    row.refresh_from_db()
    assert (row.state, row.answer) == ("declined", "那天我也开会")


def test_only_the_deputy_herself_answers(cast: Cast) -> None:
    row = handed_over(cast)

    for who in ("lin", "zhou"):
        with pytest.raises(HandOverRefused):
            answer_hand_over(actor=cast[who].actor, hand_over=row, accepts=True, taken=[], answer="", at=NOON)


def test_the_post_is_given_back_once(client: Client, cast: Cast) -> None:
    row = handed_over(cast)
    client.force_login(cast.lin.account)

    answer = client.post(reverse("organisations:give-back-post", args=[row.pk]))

    assert answer.status_code == 302
    row.refresh_from_db()
    assert row.state == "ended"
    with pytest.raises(HandOverRefused):
        give_back_post(actor=cast.lin.actor, hand_over=row, at=NOON)


@pytest.mark.parametrize("who", ["wu", "he", "zheng", "neighbour_head"])
def test_the_list_is_nobody_elses_business(who: str, client: Client, cast: Cast) -> None:
    row = handed_over(cast)
    client.force_login(cast[who].account)

    assert client.get(reverse("organisations:hand-over", args=[row.pk])).status_code == 404
    assert client.get(reverse("organisations:hand-over-post", args=[row.giver.tenures.get().pk])).status_code == 404
    assert "韩梅" not in client.get(reverse("organisations:hand-overs")).content.decode()


def test_the_named_deputy_is_offered_first(client: Client, cast: Cast) -> None:
    tenure = on_post(cast.lin.staff)
    deputy = make_staff(cast.other_window, "马兰")
    stand_behind(tenure.post, staff=deputy)
    client.force_login(cast.lin.account)

    page = client.get(reverse("organisations:hand-over-post", args=[tenure.pk])).content.decode()

    assert f'<option value="{deputy.pk}" selected>马兰' in page
