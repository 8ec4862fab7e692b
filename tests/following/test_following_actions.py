"""The life of a followed matter, through its acts."""

from datetime import date, datetime, timedelta

import pytest
from django.template.loader import render_to_string

from mingchuang.following.actions import (
    agree_date,
    announce_fallen_due,
    answer_matter,
    close_matter,
    end_review,
    hand_over,
    pause_for_review,
    recount_clocks,
    reopen_matter,
    return_matter,
    withdraw_matter,
)
from mingchuang.following.enums import Lamp, MatterState
from mingchuang.following.facts import FellDue
from mingchuang.following.models import Matter
from mingchuang.following.rules import CloseRefused, MatterKind, OwnerRefused, PauseRefused, kind_named, register_kind
from mingchuang.following.tasks import recompute, sweep
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.models import Entry
from mingchuang.foundation.worktime.published import enter_year
from mingchuang.rectification.permissions import RectificationPermission
from tests.cast import NOON, Cast
from tests.factories.following import make_matter

CLOSE = RectificationPermission.RECORD_CLOSE
pytestmark = pytest.mark.django_db


def review(actor: Actor, matter: Matter, *, at: datetime) -> None:
    pause_for_review(actor=actor, matter_id=matter.pk, reason="申诉复核", basis="差评核实办法", at=at)


def fresh(matter: Matter) -> Matter:
    return Matter.objects.select_related("clock").get(pk=matter.pk)


def kinds_of(matter: Matter) -> list[str]:
    return list(Entry.objects.about(matter).values_list("kind", flat=True))


def test_a_matter_is_due_at_the_end_of_the_fifth_working_day(cast: Cast) -> None:
    matter = make_matter(cast.bureau)

    assert str(matter.clock.due_at.date()) == "2026-03-18"
    assert matter.lamp_at(NOON).lamp == Lamp.NORMAL
    assert matter.lamp_at(NOON + timedelta(days=10)).days == 3


def test_the_head_cannot_close_what_her_own_bureau_did_but_the_county_can(cast: Cast) -> None:
    matter = make_matter(cast.bureau)
    answer_matter(actor=cast.lin.actor, matter_id=matter.pk, at=NOON)

    with pytest.raises(CloseRefused, match="上一级"):
        close_matter(actor=cast.zhou.actor, matter_id=matter.pk, close_permission=CLOSE, at=NOON)
    close_matter(actor=cast.chen.actor, matter_id=matter.pk, close_permission=CLOSE, at=NOON)

    matter.refresh_from_db()
    assert (matter.state, matter.closed_by) == (MatterState.CLOSED, "陈立")
    assert kinds_of(matter)[-1] == "following.matter_closed"


def test_whoever_answered_does_not_close_however_high_she_stands(cast: Cast) -> None:
    matter = make_matter(cast.bureau)
    answer_matter(actor=cast.chen.actor, matter_id=matter.pk, at=NOON)

    with pytest.raises(CloseRefused, match="另一人"):
        close_matter(actor=cast.chen.actor, matter_id=matter.pk, close_permission=CLOSE, at=NOON)


def test_the_owner_does_not_close(cast: Cast) -> None:
    matter = make_matter(cast.county, owner=cast.chen.staff)
    answer_matter(actor=cast.sun.actor, matter_id=matter.pk, at=NOON)

    with pytest.raises(CloseRefused, match="另一人"):
        close_matter(actor=cast.chen.actor, matter_id=matter.pk, close_permission=CLOSE, at=NOON)


def test_a_returned_matter_keeps_its_running_clock(cast: Cast) -> None:
    matter = make_matter(cast.bureau)
    answer_matter(actor=cast.lin.actor, matter_id=matter.pk, at=NOON)

    return_matter(actor=cast.chen.actor, matter_id=matter.pk, close_permission=CLOSE, reason="没有附证据", at=NOON)

    matter.refresh_from_db()
    assert matter.state == MatterState.OPEN
    assert matter.answered_at is None
    assert matter.lamp_at(NOON + timedelta(days=10)).lamp == Lamp.PAST_PROMISE


def test_a_reopened_matter_gets_a_new_clock_and_keeps_its_first_date(cast: Cast) -> None:
    matter = make_matter(cast.bureau)
    answer_matter(actor=cast.lin.actor, matter_id=matter.pk, at=NOON)
    close_matter(actor=cast.chen.actor, matter_id=matter.pk, close_permission=CLOSE, at=NOON)
    first_due = matter.clock.due_at

    reopened = reopen_matter(
        actor=cast.chen.actor, matter_id=matter.pk, reason="问题又出现", at=NOON + timedelta(days=14)
    )

    assert (reopened.state, reopened.reopened_count) == (MatterState.OPEN, 1)
    assert reopened.clock.first_due_at == first_due
    assert str(reopened.clock.due_at.date()) == "2026-04-01"


def test_a_withdrawn_matter_is_no_longer_running(cast: Cast) -> None:
    matter = make_matter(cast.bureau)

    withdraw_matter(actor=cast.chen.actor, matter_id=matter.pk, reason="误评", at=NOON)

    assert not Matter.objects.running().exists()
    assert not Matter.objects.overdue(NOON + timedelta(days=30)).exists()


def test_what_fell_due_is_told_once(cast: Cast) -> None:
    matter = make_matter(cast.bureau)
    later = NOON + timedelta(days=20)

    told = [announce_fallen_due(actor=Actor.system(), at=later) for _ in range(2)]
    sweep()

    assert told == [1, 0]
    assert kinds_of(matter).count("following.fell_due") == 1


def test_what_is_answered_or_provisional_does_not_fall_due(cast: Cast) -> None:
    answered = make_matter(cast.bureau)
    answer_matter(actor=cast.lin.actor, matter_id=answered.pk, at=NOON)
    provisional = make_matter(cast.bureau, started_on=date(2026, 12, 29))

    told = announce_fallen_due(actor=Actor.system(), at=NOON + timedelta(days=900))

    assert told == 0
    assert provisional.lamp_at(NOON + timedelta(days=900)).lamp == Lamp.NEAR


def test_an_area_may_tell_its_own_fact_when_one_falls_due(cast: Cast) -> None:
    before = kind_named("tests.thing")
    register_kind(MatterKind(key="tests.thing", label="试验", url_name="", fell_due=FellDue))
    matter = make_matter(cast.bureau)

    announce_fallen_due(actor=Actor.system(), at=NOON + timedelta(days=20))

    register_kind(before)
    assert kinds_of(matter)[-1] == "following.fell_due"


def test_a_provisional_clock_gets_its_certain_date_when_the_year_is_published(cast: Cast) -> None:
    matter = make_matter(cast.bureau, started_on=date(2026, 12, 29))
    source = '{"year": 2027, "source": "试验用通知", "off": [{"date": "2027-01-04", "name": "元旦"}], "work": []}'
    recompute()
    assert not Entry.objects.filter(kind="following.clock_reset").exists()

    enter_year(actor=Actor.system(), text=source, at=NOON)
    changed = recount_clocks(actor=Actor.system(), reason="补录放假安排", at=NOON).changed

    matter.clock.refresh_from_db()
    assert changed == 1
    assert not matter.clock.is_provisional
    assert kinds_of(matter)[-1] == "following.clock_reset"


def test_an_agreed_date_replaces_the_limit(cast: Cast) -> None:
    matter = make_matter(cast.bureau)

    agreed = agree_date(
        actor=cast.zhou.actor, matter_id=matter.pk, ends_on=date(2026, 4, 30), reason="需采购设备", at=NOON
    )

    assert str(agreed.clock.due_at.date()) == "2026-04-30"
    assert str(agreed.clock.first_due_at.date()) == "2026-03-18"


def test_an_owner_serves_at_the_node_that_answers(cast: Cast) -> None:
    matter = make_matter(cast.bureau)

    hand_over(actor=cast.zhou.actor, matter_id=matter.pk, to=cast.lin.staff, at=NOON)
    with pytest.raises(OwnerRefused):
        hand_over(actor=cast.zhou.actor, matter_id=matter.pk, to=cast.wu.staff, at=NOON)

    matter.refresh_from_db()
    assert matter.owner == cast.lin.staff


@pytest.mark.parametrize(
    ("days_on", "words"), [(0, "● 正常"), (6, "▲ 临期 1 天"), (7, "▲ 临期，今天到期"), (10, "◆ 超承诺 3 天")]
)
def test_a_lamp_is_shape_and_word(cast: Cast, days_on: int, words: str) -> None:
    matter = make_matter(cast.bureau)

    shown = render_to_string("following/_lamp.html", {"lamp": matter.lamp_at(NOON + timedelta(days=days_on))})

    assert words in shown


def test_a_pause_gives_its_working_days_back(cast: Cast) -> None:
    matter = make_matter(cast.bureau)  # Wednesday, due the next Wednesday
    review(cast.zhou.actor, matter, at=NOON + timedelta(days=1))

    paused = Matter.objects.select_related("clock").get(pk=matter.pk)
    assert paused.lamp_at(NOON + timedelta(days=40)).lamp == Lamp.NORMAL
    assert announce_fallen_due(actor=Actor.system(), at=NOON + timedelta(days=40)) == 0

    end_review(actor=cast.chen.actor, matter_id=matter.pk, at=NOON + timedelta(days=8))
    resumed = fresh(matter)

    assert str(resumed.clock.due_at.date()) == "2026-03-25"  # Thursday to Wednesday: five days back
    assert resumed.clock.paused_at is None


def test_what_was_late_before_the_pause_stays_late(cast: Cast) -> None:
    matter = make_matter(cast.bureau)
    late = NOON + timedelta(days=10)
    review(cast.zhou.actor, matter, at=late)

    end_review(actor=cast.chen.actor, matter_id=matter.pk, at=late + timedelta(days=7))
    resumed = fresh(matter)

    assert resumed.clock.due_at == matter.clock.due_at
    assert resumed.lamp_at(late).lamp == Lamp.PAST_PROMISE


def test_only_a_running_clock_is_paused_and_only_a_paused_one_resumes(cast: Cast) -> None:
    matter = make_matter(cast.bureau)

    with pytest.raises(PauseRefused):
        end_review(actor=cast.chen.actor, matter_id=matter.pk, at=NOON)
    review(cast.zhou.actor, matter, at=NOON)
    with pytest.raises(PauseRefused):
        review(cast.zhou.actor, matter, at=NOON)
