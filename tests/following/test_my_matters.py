"""The list of what breaks first: whose it is, in which order, how it is narrowed, what it costs."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingchuang.following.actions import answer_matter, close_matter, reopen_matter, withdraw_matter
from mingchuang.following.models import Matter
from mingchuang.following.queries import Choice, Desk, MatterKind, Standing, Whose, register_kind, ways
from mingchuang.following.queries.load import load_by_person, load_by_unit
from mingchuang.following.rules import matters as rules
from tests.cast import NOON, Cast, Person
from tests.factories.following import make_matter

pytestmark = pytest.mark.django_db
CLOSE = "rectification:record:close"


@pytest.fixture(autouse=True)
def _kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind of the tests' own, which the campaign office may close."""
    monkeypatch.setattr(rules, "_kinds", dict(rules._kinds))
    register_kind(MatterKind(key="tests.thing", label="试验", url_name="", close_permission=CLOSE))


def titles(person: Person, choice: Choice = Choice()) -> list[str]:  # noqa: B008 - a frozen value
    return [row.matter.title_zh for row in Desk(person.actor, now=NOON).page(choice).rows]


@pytest.fixture(params=[0, 2000], ids=["walked", "by place"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list is the same whichever index it is read by."""
    monkeypatch.setattr(ways, "FEW", request.param)


@pytest.mark.usefixtures("either_way")
def test_what_breaks_first_comes_first_and_only_within_reach(cast: Cast) -> None:
    for days in (9, 2, 5):
        make_matter(cast.bureau, days=days, title_zh=f"{days} 天")
    make_matter(cast.bureau, days=3, place=cast.window, title_zh="窗口的事")

    assert titles(cast.zhou) == ["2 天", "窗口的事", "5 天", "9 天"] == titles(cast.chen)
    assert titles(cast.lin) == ["窗口的事"]
    assert not titles(cast.neighbour_head)
    assert not titles(cast.neighbour_office)
    assert not titles(cast.tang)


@pytest.mark.usefixtures("either_way")
def test_pages_follow_one_another_without_gap_or_repetition(cast: Cast) -> None:
    for days in (1, 1, 2, 3, 1, 3, 2):
        make_matter(cast.bureau, days=days)
    desk = Desk(cast.zhou.actor, now=NOON)

    seen: list[Matter] = []
    after = None
    while True:
        page = desk.page(after=after, size=3)
        seen += [row.matter for row in page.rows]
        after = page.after
        if after is None:
            break

    assert len(seen) == len({matter.pk for matter in seen}) == 7
    assert [matter.clock.due_at for matter in seen] == sorted(matter.clock.due_at for matter in seen)


@pytest.mark.parametrize("nonsense", ["x", "~", "2026-03-11~5", "2026-03-11T00:00:00+00:00~x", "9~9"])
def test_nonsense_in_the_address_bar_starts_at_the_top(cast: Cast, nonsense: str) -> None:
    make_matter(cast.bureau)

    assert len(Desk(cast.zhou.actor, now=NOON).page(after=nonsense).rows) == 1


def staged(cast: Cast) -> None:
    """One matter of each standing; the promise of all is five working days, the law's limit ten more."""
    for title, days, answered in (
        ("超法定", 40, False),
        ("超承诺", 8, False),
        ("今天到期", 7, False),
        ("临期", 6, False),
        ("正常", 0, False),
        ("已答复", 8, True),
    ):
        matter = make_matter(cast.bureau, title_zh=title, started_on=NOON.date() - timedelta(days=days))
        if title == "超法定":
            matter.clock.limit_at = NOON - timedelta(days=1)
            matter.clock.save()
        if answered:
            answer_matter(actor=cast.zhou.actor, matter_id=matter.pk, at=NOON)


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        (Standing.LATE, {"超法定", "超承诺"}),
        (Standing.PAST_LAW, {"超法定"}),
        (Standing.PAST_PROMISE, {"超承诺"}),
        (Standing.TODAY, {"今天到期"}),
        (Standing.NEAR, {"今天到期", "临期"}),
        (Standing.NORMAL, {"正常"}),
    ],
)
def test_a_lamp_chooses_what_burns_so_and_is_unanswered(cast: Cast, standing: Standing, expected: set[str]) -> None:
    staged(cast)

    assert set(titles(cast.zhou, Choice(standing=standing))) == expected
    shown = Desk(cast.zhou.actor, now=NOON).page(Choice(standing=standing)).rows
    if standing in (Standing.PAST_LAW, Standing.PAST_PROMISE, Standing.NORMAL):
        assert {row.lamp.lamp.value for row in shown} == {standing.value}


def test_the_list_is_narrowed_by_owner_kind_place_and_words(cast: Cast) -> None:
    make_matter(cast.bureau, owner=cast.lin.staff, place=cast.window, title_zh="补齐 A")
    make_matter(cast.bureau, title_zh="补齐 B", kind="tests.other")
    make_matter(cast.other_bureau, title_zh="别局的 C")

    assert titles(cast.lin, Choice(whose=Whose.MINE)) == ["补齐 A"]
    assert titles(cast.zhou, Choice(whose=Whose.UNOWNED)) == ["补齐 B"]
    assert titles(cast.zhou, Choice(kind="tests.other")) == ["补齐 B"]
    assert titles(cast.chen, Choice(words="别局")) == ["别局的 C"]
    assert titles(cast.chen, Choice(person=cast.lin.staff.pk)) == ["补齐 A"]
    assert titles(cast.chen, Choice(place=cast.other_bureau.path)) == ["别局的 C"]
    assert not titles(cast.zhou, Choice(place=cast.other_bureau.path))


def test_what_was_answered_waits_for_those_who_may_close_it_and_for_nobody_else(cast: Cast) -> None:
    answered = make_matter(cast.bureau, title_zh="待核")
    make_matter(cast.bureau, title_zh="还在办")
    make_matter(cast.bureau, title_zh="没有人核对的类别", kind="tests.other")
    answer_matter(actor=cast.sun.actor, matter_id=answered.pk, at=NOON)
    answered.refresh_from_db()

    for person in (cast.chen, cast.zheng, cast.sun, cast.zhou, cast.he):
        may = answered.may_be_closed_by(person.actor, CLOSE)
        assert titles(person, Choice(whose=Whose.CHECK)) == (["待核"] if may else []), person
    assert set(titles(cast.zhou)) == {"还在办", "没有人核对的类别"}  # what is to be done
    assert titles(cast.zhou, Choice(whose=Whose.ANSWERED)) == ["待核"]
    assert titles(cast.chen, Choice(whose=Whose.CHECK)) == ["待核"]  # the leader answered it, so not she


def test_what_is_closed_leaves_the_list_and_what_is_reopened_comes_back(cast: Cast) -> None:
    matter = make_matter(cast.bureau)
    answer_matter(actor=cast.zhou.actor, matter_id=matter.pk, at=NOON)
    close_matter(actor=cast.chen.actor, matter_id=matter.pk, close_permission=CLOSE, at=NOON)
    assert not titles(cast.zhou)

    reopen_matter(actor=cast.chen.actor, matter_id=matter.pk, reason="没有办好", at=NOON)
    assert titles(cast.zhou)

    withdraw_matter(actor=cast.chen.actor, matter_id=matter.pk, reason="重复登记", at=NOON)
    assert not titles(cast.zhou)


def test_counting_ends_at_a_number_and_says_so(cast: Cast) -> None:
    for _ in range(4):
        make_matter(cast.bureau)
    desk = Desk(cast.zhou.actor, now=NOON)

    assert (desk.count(Choice(), most=3).number, desk.count(Choice(), most=3).is_more) == (3, True)
    assert (desk.count(Choice(), most=4).number, desk.count(Choice(), most=4).is_more) == (4, False)


def test_the_load_says_who_must_act_and_what_nobody_owns(cast: Cast) -> None:
    late = NOON.date() - timedelta(days=20)
    make_matter(cast.bureau, owner=cast.zhou.staff)
    make_matter(cast.bureau, owner=cast.lin.staff, place=cast.window, started_on=late)
    make_matter(cast.bureau, started_on=late)
    make_matter(cast.other_bureau)

    people = load_by_person(Desk(cast.zhou.actor, now=NOON), cast.bureau)
    units = load_by_unit(Desk(cast.chen.actor, now=NOON), cast.county)

    assert [(row.person, row.open, row.late) for row in people] == [
        (None, 1, 1),
        (cast.lin.staff, 1, 1),
        (cast.zhou.staff, 1, 0),
    ]
    assert [(row.unit, row.open, row.late) for row in units] == [(cast.bureau, 3, 2), (cast.other_bureau, 1, 0)]


Reading = Callable[[Desk, Cast], object]


@pytest.mark.parametrize(
    ("read", "statements"),
    [(lambda desk, cast: desk.page().rows, 2), (lambda desk, cast: load_by_person(desk, cast.bureau), 6)],
    ids=["list", "load"],
)
def test_a_longer_list_costs_no_more_queries(cast: Cast, read: Reading, statements: int) -> None:
    for count in (3, 30):
        for _ in range(count):
            make_matter(cast.bureau, owner=cast.lin.staff)
        desk = Desk(cast.zhou.actor, now=NOON)
        with CaptureQueriesContext(connection) as queries:
            read(desk, cast)
        assert len(queries) == statements


def test_neither_a_clerk_nor_the_office_reads_the_whole_table(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    make_matter(cast.bureau, place=cast.window)
    for person, few, index in ((cast.lin, 2000, "following_open_by_place"), (cast.chen, 0, "following_open_by_due")):
        monkeypatch.setattr(ways, "FEW", few)
        plan = Desk(person.actor, now=NOON).chosen(Choice()).breaking_first()[:50].explain()
        if connection.vendor == "sqlite":  # with three rows PostgreSQL rightly reads the table
            assert index in plan, plan
            assert "SCAN following_matter\n" not in plan
