"""Who is at the windows now, who stands in, and which posts have nobody behind them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingchuang.foundation.access import Actor, ActorKind, NotAllowed
from mingchuang.foundation.journal.models import Entry
from mingchuang.organisations.actions.handing import answer_hand_over
from mingchuang.organisations.actions.presence import set_whereabouts
from mingchuang.organisations.enums import Where
from mingchuang.organisations.models import Staff, Whereabouts
from mingchuang.organisations.queries import PlacePresence, presence_of
from mingchuang.organisations.rules import Cover, WhereaboutsRefused, cover_of, shown_name, surname_of
from tests.cast import NOON, Cast
from tests.factories.organisations import go_out, handed_over, make_staff, on_post, stand_behind


def names(people: tuple[object, ...]) -> list[str]:
    return [getattr(one, "name_zh") for one in people]  # noqa: B009 - any of the presences


def at_window(cast: Cast, **more: bool) -> PlacePresence:
    return presence_of(cast.window, at=NOON, **more).windows[0]


def test_who_has_registered_nothing_is_at_her_post(cast: Cast) -> None:
    window = at_window(cast)

    assert names(window.here) == ["林小燕"]
    assert not window.is_red


def test_the_deputy_is_shown_for_who_is_away(cast: Cast) -> None:
    tenure = on_post(cast.lin.staff)
    stand_behind(tenure.post, staff=make_staff(cast.window, "韩梅"))

    go_out(cast.lin.staff)

    window = at_window(cast)
    assert window.posts[0].cover is Cover.DEPUTISED
    assert names(window.posts[0].standing_in) == ["韩梅"]
    assert names(window.away) == ["林小燕"]
    assert not window.is_red


def test_a_deputy_from_another_window_is_found_by_her_post(cast: Cast) -> None:
    other = on_post(make_staff(cast.other_window, "马兰"), "社保专员")
    stand_behind(on_post(cast.lin.staff).post, other=other.post)
    go_out(cast.lin.staff)

    assert names(at_window(cast).here) == ["马兰"]


def test_a_post_is_red_when_holder_and_deputy_are_away(cast: Cast) -> None:
    deputy = make_staff(cast.window, "韩梅")
    tenure = on_post(cast.lin.staff)
    stand_behind(tenure.post, staff=deputy)
    go_out(cast.lin.staff)
    go_out(deputy, Where.LEAVE)

    hall = presence_of(cast.hall, at=NOON)

    assert [post.post for post in hall.red_posts] == [tenure.post]
    assert hall.windows[0].is_red


def test_a_window_whose_only_clerk_is_away_is_red_without_any_post(cast: Cast) -> None:
    go_out(cast.lin.staff)

    assert at_window(cast).is_red


def test_a_vacant_post_is_red(cast: Cast) -> None:
    tenure = on_post(make_staff(cast.window, "韩梅"))
    Staff.objects.filter(pk=tenure.staff_id).update(left_on=NOON.date())

    assert at_window(cast).posts[0].is_red


def test_who_took_a_post_on_stands_in_for_these_days(cast: Cast) -> None:
    row = handed_over(cast)
    taken = list(row.lines.values_list("pk", flat=True))
    tomorrow = NOON + timedelta(days=1)
    go_out(cast.lin.staff, Where.TRAINING, hours=72)
    before = presence_of(cast.window, at=tomorrow).windows[0].posts[0]

    answer_hand_over(
        actor=Actor(kind=ActorKind.STAFF, label="韩梅", staff_id=row.taker_id),
        hand_over=row, accepts=True, taken=taken, answer="", at=NOON,
    )  # fmt: skip

    after = presence_of(cast.window, at=tomorrow).windows[0].posts[0]
    assert before.is_red
    assert names(after.standing_in) == ["韩梅"]


def test_a_return_that_is_overdue_is_told(cast: Cast) -> None:
    go_out(cast.lin.staff, at=NOON - timedelta(hours=3), hours=1)

    assert names(presence_of(cast.bureau, at=NOON).overdue) == ["林小燕"]


def test_past_hours_can_be_asked_for(cast: Cast) -> None:
    go_out(cast.lin.staff, Where.MEETING, at=NOON - timedelta(hours=3))
    set_whereabouts(actor=cast.lin.actor, staff=cast.lin.staff, where=Where.AT_POST, at=NOON)

    then = presence_of(cast.window, at=NOON - timedelta(hours=2)).windows[0]

    assert [one.where for one in then.people] == [Where.MEETING]
    assert names(at_window(cast).here) == ["林小燕"]


def test_who_is_not_shown_covers_her_post_without_being_named(cast: Cast) -> None:
    hidden = make_staff(cast.window, "韩梅")
    on_post(hidden)
    Staff.objects.filter(pk=hidden.pk).update(is_shown=False)

    window = at_window(cast)

    assert not window.posts[0].is_red
    assert "韩梅" not in names(window.here) + names(window.posts[0].holders)
    assert "韩梅" in names(at_window(cast, shown_only=False).here)


def test_a_hall_costs_the_same_few_statements_however_large(cast: Cast) -> None:
    counts = []
    for number in (3, 30):
        for person in range(number):
            on_post(make_staff(cast.window, f"专员{number}-{person}"), f"岗位{number}-{person}")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            presence_of(cast.hall, at=NOON)
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 9


def test_one_registers_oneself_and_past_rows_are_only_ended(cast: Cast) -> None:
    out = go_out(cast.lin.staff, by=cast.lin.actor)
    later = NOON + timedelta(hours=1)
    set_whereabouts(actor=cast.lin.actor, staff=cast.lin.staff, where=Where.AT_POST, at=later)

    out.refresh_from_db()
    assert (out.where, out.from_at, out.ended_at) == (Where.BUSINESS, NOON, later)
    assert Entry.objects.filter(kind="organisations.whereabouts_set").count() == 2


def test_saying_the_same_twice_changes_nothing(cast: Cast) -> None:
    first, again = go_out(cast.lin.staff), go_out(cast.lin.staff)

    assert first == again
    assert Whereabouts.objects.count() == 1


@pytest.mark.parametrize("who", ["wu", "qian", "he"])
def test_nobody_registers_another_without_keeping_the_staff(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        go_out(cast.lin.staff, by=cast[who].actor)


def test_the_head_registers_her_people(cast: Cast) -> None:
    assert go_out(cast.lin.staff, by=cast.zhou.actor).set_by == "周建国"


@pytest.mark.parametrize("hours", [None, 0, -1, 24 * 400])
def test_who_goes_says_until_when(cast: Cast, hours: float | None) -> None:
    until = None if hours is None else NOON + timedelta(hours=hours)

    with pytest.raises(WhereaboutsRefused):
        set_whereabouts(actor=Actor.system(), staff=cast.lin.staff, where=Where.LEAVE, until_at=until, at=NOON)


@pytest.mark.parametrize(
    ("holders", "deputies", "cover"),
    [
        ([True, False], [], "held"),
        ([False], [False, True], "deputised"),
        ([False], [False], "empty"),
        ([], [], "empty"),
    ],
)
def test_cover(holders: list[bool], deputies: list[bool], cover: str) -> None:
    assert cover_of(holders_here=holders, deputies_here=deputies) == cover


@pytest.mark.parametrize(
    ("name", "surname"),
    [("林小燕", "林"), ("欧阳娜娜", "欧阳"), ("欧阳", "欧"), ("买买提·艾合买提江", "买买提"), ("王", "王"), ("", "")],
)
def test_surnames(name: str, surname: str) -> None:
    assert surname_of(name) == surname
    assert shown_name(name, naming="full") == name
