"""The list of what breaks first."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingchuang.following.actions import answer_matter, close_matter, reopen_matter, withdraw_matter
from mingchuang.following.queries import my_matters, overdue_count
from tests.cast import NOON, Cast
from tests.factories.following import make_matter

pytestmark = pytest.mark.django_db
CLOSE = "rectification:record:close"


def test_what_breaks_first_comes_first(cast: Cast) -> None:
    for days in (9, 2, 5):
        make_matter(cast.bureau, days=days, title_zh=f"{days} 天")

    page = my_matters(cast.zhou.actor, now=NOON)

    assert [row.matter.title_zh for row in page.rows] == ["2 天", "5 天", "9 天"]
    assert page.after is None


def test_the_neighbour_and_the_other_bureau_see_nothing(cast: Cast) -> None:
    make_matter(cast.bureau)

    assert my_matters(cast.zhou.actor, now=NOON).rows
    assert not my_matters(cast.neighbour_head.actor, now=NOON).rows
    assert not my_matters(cast.neighbour_office.actor, now=NOON).rows


def test_a_clerk_sees_what_stands_at_her_window(cast: Cast) -> None:
    make_matter(cast.bureau, place=cast.window, title_zh="窗口的事")
    make_matter(cast.bureau, title_zh="单位的事")

    assert [row.matter.title_zh for row in my_matters(cast.lin.actor, now=NOON).rows] == ["窗口的事"]


def test_only_mine_means_owned_by_me(cast: Cast) -> None:
    make_matter(cast.bureau, owner=cast.lin.staff, place=cast.window, title_zh="我的")
    make_matter(cast.bureau, place=cast.window, title_zh="别人的")

    rows = my_matters(cast.lin.actor, now=NOON, only_mine=True).rows

    assert [row.matter.title_zh for row in rows] == ["我的"]


def test_pages_follow_one_another_without_gap_or_repetition(cast: Cast) -> None:
    for _ in range(7):
        make_matter(cast.bureau)

    seen, after = [], None
    while True:
        page = my_matters(cast.zhou.actor, now=NOON, after=after, size=3)
        seen += [row.matter.pk for row in page.rows]
        after = page.after
        if after is None:
            break

    assert len(seen) == len(set(seen)) == 7


@pytest.mark.parametrize("nonsense", ["x", "~", "2026-03-11~5", "2026-03-11T00:00:00+00:00~x", "9~9"])
def test_nonsense_in_the_address_bar_starts_at_the_top(cast: Cast, nonsense: str) -> None:
    make_matter(cast.bureau)

    assert len(my_matters(cast.zhou.actor, now=NOON, after=nonsense).rows) == 1


@pytest.mark.parametrize("count", [3, 30])
def test_a_longer_list_costs_no_more_queries(cast: Cast, count: int) -> None:
    for _ in range(count):
        make_matter(cast.bureau, owner=cast.lin.staff)
    actor = cast.zhou.actor

    with CaptureQueriesContext(connection) as queries:
        for row in my_matters(actor, now=NOON).rows:
            assert row.matter.owner_node.name_zh
            assert row.lamp.lamp

    assert len(queries) == 1
    assert overdue_count(actor, now=NOON) == 0


def test_what_is_closed_leaves_the_list_and_what_is_reopened_comes_back(cast: Cast) -> None:
    matter = make_matter(cast.bureau)
    answer_matter(actor=cast.zhou.actor, matter_id=matter.pk, at=NOON)
    close_matter(actor=cast.chen.actor, matter_id=matter.pk, close_permission=CLOSE, at=NOON)
    assert not my_matters(cast.zhou.actor, now=NOON).rows

    reopen_matter(actor=cast.chen.actor, matter_id=matter.pk, reason="没有办好", at=NOON)
    assert [row.matter.pk for row in my_matters(cast.zhou.actor, now=NOON).rows] == [matter.pk]

    withdraw_matter(actor=cast.chen.actor, matter_id=matter.pk, reason="重复登记", at=NOON)
    assert not my_matters(cast.zhou.actor, now=NOON).rows
