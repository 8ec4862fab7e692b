"""The clerk registers herself in one tap; the head sees who is away and what is red; past hours stay."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from mingchuang.organisations.enums import Where
from mingchuang.organisations.models import Whereabouts
from mingchuang.organisations.rules import back_at
from tests.cast import NOON, Cast
from tests.factories.organisations import go_out, make_staff, on_post


def test_one_tap_on_the_first_page(client: Client, cast: Cast) -> None:
    client.force_login(cast.lin.account)
    home = client.get(reverse("workspace:home")).content.decode()
    assert 'value="business"' in home

    answer = client.post(reverse("organisations:set-my-whereabouts"), {"where": "business", "back": "2h"})

    row = Whereabouts.objects.get()
    assert answer["Location"] == reverse("workspace:home")
    assert (row.staff, row.where, row.until_at) == (cast.lin.staff, Where.BUSINESS, NOON + timedelta(hours=2))
    assert "外出办事" in client.get(reverse("workspace:home")).content.decode()


def test_a_written_moment_comes_before_the_span(client: Client, cast: Cast) -> None:
    client.force_login(cast.lin.account)

    client.post(
        reverse("organisations:set-my-whereabouts"), {"where": "leave", "back": "1h", "until_at": "2026-03-13T09:00"}
    )

    until = Whereabouts.objects.get().until_at
    assert until is not None
    assert until.isoformat() == "2026-03-13T01:00:00+00:00"


@pytest.mark.parametrize("typed", [{"where": "moon"}, {"where": "leave", "until_at": "2026-03-01T09:00"}, {}])
def test_nonsense_is_refused_and_nothing_is_kept(typed: dict[str, str], client: Client, cast: Cast) -> None:
    client.force_login(cast.lin.account)

    assert client.post(reverse("organisations:set-my-whereabouts"), typed).status_code in {200, 422}
    assert not Whereabouts.objects.exists()


def test_an_account_of_nobody_is_told_so(client: Client, cast: Cast) -> None:
    cast.tang.account.staff = None
    cast.tang.account.save()
    client.force_login(cast.tang.account)

    assert "没有对应的工作人员" in client.get(reverse("organisations:set-my-whereabouts")).content.decode()
    assert client.post(reverse("organisations:set-my-whereabouts"), {"where": "leave"}).status_code == 200


def test_the_head_sees_what_is_red_and_who_is_late(client: Client, cast: Cast) -> None:
    on_post(cast.lin.staff, "窗口专员")
    go_out(cast.lin.staff, at=NOON - timedelta(hours=3), hours=1)
    client.force_login(cast.zhou.account)

    page = client.get(reverse("organisations:whereabouts")).content.decode()

    assert "1 个岗位无人在岗" in page
    assert "没有设 B 岗" in page
    assert "1 人超时未归" in page


def test_a_head_sees_nobody_of_another_unit(client: Client, cast: Cast) -> None:
    make_staff(cast.other_window, "马兰")
    client.force_login(cast.zhou.account)

    for query in ("", "?unit=renshe", "?unit=nowhere"):
        assert "马兰" not in client.get(reverse("organisations:whereabouts") + query).content.decode()


def test_past_hours_are_found_by_day_and_person(client: Client, cast: Cast) -> None:
    go_out(cast.lin.staff, Where.MEETING, at=NOON - timedelta(days=2), hours=1)
    client.force_login(cast.zheng.account)
    past = reverse("organisations:past-whereabouts")

    def shown(query: str) -> str:
        return client.get(past + query).content.decode()

    assert "开会" in shown("?day=2026-03-09&badge=lin")
    assert "超时" in shown("?day=2026-03-10")
    assert "开会" not in shown("?day=2026-03-08")
    assert "开会" not in shown("?badge=zhou")
    assert "开会" in shown("?day=neverday")


@pytest.mark.parametrize(
    ("span", "hour", "expected"),
    [
        ("1h", 9, "2026-03-11 10:00"),
        ("today", 9, "2026-03-11 17:30"),
        ("today", 18, "2026-03-11 23:59"),
        ("tomorrow", 9, "2026-03-12 09:00"),
        ("3d", 9, "2026-03-14 09:00"),
    ],
)
def test_the_usual_spans(span: str, hour: int, expected: str) -> None:
    from datetime import datetime

    assert f"{back_at(span, datetime(2026, 3, 11, hour)):%Y-%m-%d %H:%M}" == expected  # noqa: DTZ001 - any zone
