"""Another calendar: open clocks are reckoned anew, paused and extended too; every change is listed and told."""

from datetime import date, timedelta

import pytest

from mingchuang.following.actions import (
    answer_matter,
    approve_pause,
    ask_pause,
    close_matter,
    end_pause,
    extend_clock,
    recount_clocks,
    set_clock_rule,
)
from mingchuang.following.models import Matter, Recount, RecountLine
from mingchuang.following.rules import ClockSettings, LampRule
from mingchuang.following.tasks import recompute
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.models import Entry
from mingchuang.foundation.worktime.limits import Limit
from mingchuang.foundation.worktime.published import enter_year
from mingchuang.workspace.actions.calendar import take_in_year
from tests.cast import NOON, Cast
from tests.factories.following import corrected, make_matter, make_offer
from tests.following.test_pauses import LEAVE, PROOF

DAY = timedelta(days=1)
pytestmark = pytest.mark.django_db


def due_of(matter: Matter) -> date:
    return Matter.objects.select_related("clock").get(pk=matter.pk).clock.due_at.date()


def test_a_corrected_calendar_moves_open_clocks_and_says_which(cast: Cast) -> None:
    moved, ended_before = make_matter(cast.bureau), make_matter(cast.bureau, days=2)
    closed = make_matter(cast.bureau)
    answer_matter(actor=cast.lin.actor, matter_id=closed.pk, at=NOON)
    close_matter(actor=cast.chen.actor, matter_id=closed.pk, close_permission=LEAVE, at=NOON)
    agreed = make_matter(cast.bureau, law=Limit(count=20))

    taken = take_in_year(actor=cast.operator.actor, text=corrected(also_off="2026-03-17"), at=NOON)

    assert (taken.looked_at, taken.recomputed) == (3, 2)
    assert [due_of(one) for one in (moved, ended_before, closed, agreed)] == [
        date(2026, 3, 19), date(2026, 3, 13), date(2026, 3, 18), date(2026, 3, 19),
    ]  # fmt: skip
    lines = RecountLine.objects.filter(recount=taken.recount).order_by("matter")
    assert [(line.matter, line.due_before, line.due_on) for line in lines] == [
        (moved, date(2026, 3, 18), date(2026, 3, 19)),
        (agreed, date(2026, 3, 18), date(2026, 3, 19)),
    ]
    assert lines[1].limit_on == date(2026, 4, 10)
    entry = Entry.objects.about(moved).last()
    assert entry is not None
    assert (entry.kind, entry.data["due_before"], entry.data["due_on"]) == (
        "following.clock_reset", "2026-03-18", "2026-03-19",
    )  # fmt: skip
    assert not Entry.objects.about(ended_before).filter(kind="following.clock_reset").exists()


def test_paused_and_extended_clocks_are_reckoned_with_their_pauses_and_extensions(cast: Cast) -> None:
    matter = make_matter(cast.bureau)
    extend_clock(actor=cast.chen.actor, matter_id=matter.pk, count=3, reason="复杂", permission=LEAVE, at=NOON)
    pause = ask_pause(
        actor=cast.lin.actor, matter_id=matter.pk, cause="testing", reason="送检", basis="第四十五条",
        out_on=date(2026, 3, 12), evidence=[PROOF], at=NOON + DAY,
    )  # fmt: skip
    approve_pause(actor=cast.chen.actor, pause_id=pause.pk, permission=LEAVE, at=NOON + DAY)
    end_pause(actor=cast.lin.actor, pause_id=pause.pk, back_on=date(2026, 3, 16), at=NOON + 5 * DAY)
    assert due_of(matter) == date(2026, 3, 25)  # eight days, two of them out

    enter_year(actor=Actor.system(), text=corrected(also_off="2026-03-13"), at=NOON)
    recount_clocks(actor=Actor.system(), reason="更正", at=NOON + 5 * DAY)
    assert due_of(matter) == date(2026, 3, 25)  # the new day off was paused anyway

    enter_year(actor=Actor.system(), text=corrected(also_off="2026-03-24"), at=NOON)
    recount_clocks(actor=Actor.system(), reason="更正", at=NOON + 5 * DAY)
    assert due_of(matter) == date(2026, 3, 26)


def test_the_hourly_task_looks_again_only_when_the_calendar_is_another_one(cast: Cast) -> None:
    make_matter(cast.bureau)

    for _ in range(2):
        recompute()
    enter_year(actor=Actor.system(), text=corrected(also_off="2026-03-17"), at=NOON)
    recompute()

    assert list(Recount.objects.order_by("id").values_list("looked_at", "changed")) == [(1, 0), (1, 1)]


def test_another_lamp_rule_moves_the_lamp_and_no_date(cast: Cast) -> None:
    matter = make_matter(cast.bureau, days=10)
    before = Matter.objects.select_related("clock").get(pk=matter.pk).clock

    set_clock_rule(
        actor=cast.chen.actor, node=cast.county, settings=ClockSettings(lamp=LampRule(percent=50, days=1)), at=NOON
    )

    clock = Matter.objects.select_related("clock").get(pk=matter.pk).clock
    assert clock.due_at == before.due_at
    assert clock.amber_at < before.amber_at
    assert not RecountLine.objects.exists()


@pytest.mark.parametrize("count", [3, 30])
def test_many_clocks_cost_no_more_statements(cast: Cast, count: int, django_assert_max_num_queries: object) -> None:
    for _ in range(count):
        make_matter(cast.bureau)
    enter_year(actor=Actor.system(), text=corrected(also_off="2026-03-17"), at=NOON)

    with django_assert_max_num_queries(18):  # type: ignore[operator]
        row = recount_clocks(actor=Actor.system(), reason="更正", at=NOON)

    assert row.changed == count


def test_other_hours_move_until_when_an_offer_waits(cast: Cast) -> None:
    recompute()
    offer = make_offer(cast.bureau, to=cast.other_bureau)
    before = offer.accept_by
    cast.other_bureau.hours = "工作日 09:00-11:00"
    cast.other_bureau.save()
    recompute()

    offer.refresh_from_db()
    assert offer.accept_by > before
    line = RecountLine.objects.get()
    assert (line.is_hand_over, line.moment_before, line.moment) == (True, before, offer.accept_by)
