"""The life of a rectification, through its acts."""

from datetime import date, timedelta
from threading import Thread

import pytest
from django.db import connection

from mingchuang.following.actions import announce_fallen_due
from mingchuang.following.enums import Lamp, MatterState
from mingchuang.following.models import Matter
from mingchuang.following.rules import CloseRefused
from mingchuang.foundation.access import Actor, NotAllowed
from mingchuang.foundation.journal.models import Entry
from mingchuang.rectification.actions import (
    close_rectification,
    extend_rectification,
    plan_rectification,
    reopen_rectification,
    return_rectification,
    set_mending_rule,
    submit_rectification,
    withdraw_rectification,
)
from mingchuang.rectification.enums import RectificationState, Way
from mingchuang.rectification.models import Rectification
from mingchuang.rectification.rules import PlanRefused
from tests.cast import NOON, Cast, make_cast
from tests.factories.rectification import make_planned, make_rectification, make_submitted

LATER = NOON + timedelta(days=10)


@pytest.mark.django_db
def test_numbers_run_without_gaps_within_a_region_and_year(cast: Cast) -> None:
    numbers = [make_rectification(unit).number for unit in (cast.bureau, cast.other_bureau, cast.bureau)]
    next_door = make_rectification(cast.neighbour_county)
    next_year = make_rectification(cast.bureau, at=NOON + timedelta(days=365))

    assert numbers == ["整改〔2026〕1号", "整改〔2026〕2号", "整改〔2026〕3号"]
    assert (next_door.number, next_year.number) == ("整改〔2026〕1号", "整改〔2027〕1号")


@pytest.mark.django_db(transaction=True)
def test_eight_writers_take_eight_different_numbers() -> None:
    unit = make_cast().bureau
    faults: list[Exception] = []

    def write() -> None:
        try:
            make_rectification(unit)
        except Exception as fault:  # noqa: BLE001 - shown below
            faults.append(fault)
        finally:
            connection.close()

    threads = [Thread(target=write) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert not faults
    assert sorted(Rectification.objects.values_list("sequence", flat=True)) == list(range(1, 9))


@pytest.mark.django_db
def test_a_rectification_runs_from_the_ledger_to_closing_by_another_person(cast: Cast) -> None:
    row = make_submitted(cast.bureau, actor=cast.zhou.actor)

    with pytest.raises(CloseRefused):
        close_rectification(actor=cast.zhou.actor, rectification_id=row.pk, finding="已看", at=NOON)
    close_rectification(actor=cast.zheng.actor, rectification_id=row.pk, finding="到窗口看过，样本齐全", at=LATER)

    row.refresh_from_db()
    closing = Entry.objects.about(row).last()
    assert row.state == RectificationState.CLOSED
    assert Matter.objects.get(pk=row.pk).state == MatterState.CLOSED
    assert closing is not None
    assert closing.data == {"number": row.number, "in_time": True, "finding": "到窗口看过，样本齐全"}


@pytest.mark.django_db
def test_submitted_in_time_and_checked_late_is_in_time(cast: Cast) -> None:
    row = make_submitted(cast.bureau, actor=cast.zhou.actor)

    assert Matter.objects.get(pk=row.pk).lamp_at(LATER).lamp == Lamp.NORMAL


@pytest.mark.django_db
def test_what_is_returned_runs_on_and_is_submitted_again(cast: Cast) -> None:
    row = make_submitted(cast.bureau, actor=cast.zhou.actor)

    return_rectification(actor=cast.chen.actor, rectification_id=row.pk, reason="没有照片", at=NOON)
    returned = Rectification.objects.with_matter().get(pk=row.pk)
    again = submit_rectification(actor=cast.zhou.actor, rectification_id=row.pk, result="补了照片", at=LATER)

    assert (returned.state, returned.returned_count) == (RectificationState.PLANNED, 1)
    assert returned.matter.lamp_at(LATER).lamp == Lamp.PAST_PROMISE
    assert again.state == RectificationState.SUBMITTED


@pytest.mark.django_db
def test_a_reopened_rectification_needs_a_new_plan_and_may_set_a_date_again(cast: Cast) -> None:
    row = make_submitted(cast.bureau, actor=cast.zhou.actor)
    close_rectification(actor=cast.chen.actor, rectification_id=row.pk, finding="已看", at=NOON)

    reopen_rectification(actor=cast.zheng.actor, rectification_id=row.pk, reason="回头看又没有样本", at=LATER)
    again = plan_rectification(
        actor=cast.zhou.actor,
        rectification_id=row.pk,
        way=Way.BY_DATE,
        cause="无人负责",
        measure="定专人",
        ends_on=date(2026, 4, 3),
        at=LATER,
    )

    assert again.state == RectificationState.PLANNED
    assert Matter.objects.get(pk=row.pk).reopened_count == 1


@pytest.mark.django_db
def test_a_date_is_put_off_only_by_somebody_above(cast: Cast) -> None:
    row = make_planned(cast.bureau, actor=cast.zhou.actor)
    late = date(2026, 5, 20)

    with pytest.raises(PlanRefused):
        plan_rectification(
            actor=cast.zhou.actor,
            rectification_id=row.pk,
            way=Way.BY_DATE,
            cause="等设备",
            measure="换设备",
            ends_on=late,
            at=NOON,
        )
    extend_rectification(actor=cast.sun.actor, rectification_id=row.pk, ends_on=late, reason="设备采购", at=NOON)

    assert Matter.objects.get(pk=row.pk).clock.due_at.date() == late


@pytest.mark.django_db
def test_a_withdrawn_rectification_is_over(cast: Cast) -> None:
    row = make_rectification(cast.bureau)

    withdraw_rectification(actor=cast.chen.actor, rectification_id=row.pk, reason="误评", at=NOON)

    assert not Rectification.objects.running().exists()
    assert announce_fallen_due(actor=Actor.system(), at=LATER) == 0


@pytest.mark.django_db
def test_what_falls_due_is_told_as_a_rectification(cast: Cast) -> None:
    row = make_rectification(cast.bureau)

    announce_fallen_due(actor=Actor.system(), at=LATER)

    assert Entry.objects.filter(kind="rectification.fell_due", subject_id=str(row.pk)).count() == 1


@pytest.mark.django_db
def test_the_neighbour_cannot_mend(cast: Cast) -> None:
    row = make_rectification(cast.bureau)

    with pytest.raises(NotAllowed):
        submit_rectification(actor=cast.neighbour_head.actor, rectification_id=row.pk, result="好了", at=NOON)


@pytest.mark.django_db
def test_a_region_sets_its_own_deadline(cast: Cast) -> None:
    set_mending_rule(
        actor=cast.chen.actor, region=cast.county, working_days=3, longest_days=10, basis="清河县方案", at=NOON
    )

    ours, theirs = make_rectification(cast.bureau), make_rectification(cast.neighbour_county)

    assert str(ours.matter.clock.due_at.date()) == "2026-03-16"
    assert ours.matter.clock.basis == "清河县方案"
    assert str(theirs.matter.clock.due_at.date()) == "2026-03-18"
