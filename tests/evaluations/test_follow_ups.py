"""The handling of a bad rating, through its acts."""

from datetime import date, timedelta
from typing import Any

import pytest

from mingchuang.evaluations.actions import (
    answer_follow_up,
    appeal_follow_up,
    clear_suspicion,
    close_follow_up,
    decide_appeal,
    forget_phones,
    open_phone,
    rate_mending,
    reopen_follow_up,
    return_follow_up,
    start_mending,
    verify_follow_up,
)
from mingchuang.evaluations.enums import CallBack, FollowUpState, MendingGrade, Validity
from mingchuang.evaluations.models import FollowUp, Rating
from mingchuang.evaluations.rules.follow_up import FollowUpRefused
from mingchuang.evaluations.tasks import forget
from mingchuang.following.enums import Lamp, MatterState
from mingchuang.following.models import Matter
from mingchuang.following.rules import CloseRefused
from mingchuang.foundation.access import Actor, NotAllowed
from mingchuang.foundation.journal.models import Delivery, Entry
from mingchuang.foundation.journal.tasks import sweep_deliveries
from mingchuang.foundation.states import MoveRefused
from mingchuang.rectification.actions import plan_rectification, return_rectification, submit_rectification
from mingchuang.rectification.enums import RectificationState, Way
from mingchuang.rectification.models import Rectification
from mingchuang.rectification.rules import PlanRefused
from tests.cast import NOON, Cast
from tests.factories.evaluations import make_answered, make_follow_up, make_mending, make_rating, make_verified

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=20)


def verify(cast: Cast, row: FollowUp, who: str, call_back: CallBack = CallBack.NO_PHONE) -> FollowUp:
    return verify_follow_up(
        actor=cast[who].actor,
        follow_up_id=row.pk,
        call_back=call_back,
        is_well_founded=True,
        note="查看监控",
        at=NOON,
    )


def test_the_head_cannot_close_her_own_units_follow_up_and_the_county_closes_both(cast: Cast) -> None:
    row = make_answered(cast)

    with pytest.raises(CloseRefused):
        close_follow_up(actor=cast.zhou.actor, follow_up_id=row.pk, finding="好", at=NOON)
    close_follow_up(actor=cast.zheng.actor, follow_up_id=row.pk, finding="现场看过", at=NOON)

    row.refresh_from_db()
    assert row.state == FollowUpState.CLOSED
    assert Rectification.objects.get().state == RectificationState.CLOSED
    assert set(Matter.objects.values_list("state", flat=True)) == {MatterState.CLOSED}


def test_whoever_answered_for_the_unit_does_not_close(cast: Cast) -> None:
    row = make_mending(cast)
    answer_follow_up(actor=cast.chen.actor, follow_up_id=row.pk, result="已改", public_answer="已改", at=NOON)

    with pytest.raises(CloseRefused, match="另一人"):
        close_follow_up(actor=cast.chen.actor, follow_up_id=row.pk, finding="好", at=NOON)


def test_who_left_a_number_is_called_by_the_office_and_not_by_the_unit(cast: Cast) -> None:
    row = make_follow_up(cast.window, phone="13800001234", has_consent=True)

    with pytest.raises(FollowUpRefused, match="活动办公室"):
        verify(cast, row, "zhou")
    verified = verify(cast, row, "chen", CallBack.REACHED)

    assert (verified.state, verified.verified_by) == (FollowUpState.VERIFIED, "陈立")


def test_a_number_is_opened_by_the_office_and_each_time_stands_in_the_journal(cast: Cast) -> None:
    row = make_follow_up(cast.window, phone="13800001234", has_consent=True)

    for who in ("zhou", "zheng", "sun", "neighbour_office"):
        with pytest.raises(NotAllowed):
            open_phone(actor=cast[who].actor, follow_up_id=row.pk, purpose="看看", at=NOON)
    numbers = [open_phone(actor=cast.chen.actor, follow_up_id=row.pk, purpose="回访", at=NOON) for _ in range(2)]

    opened = Entry.objects.about(row).filter(kind="evaluations.phone_opened")
    assert numbers == ["13800001234"] * 2
    assert [entry.data for entry in opened] == [{"purpose": "回访"}] * 2


def test_a_date_of_ones_own_moves_both_clocks(cast: Cast) -> None:
    row = make_verified(cast)

    start_mending(
        actor=cast.zhou.actor,
        follow_up_id=row.pk,
        way=Way.BY_DATE,
        cause="设备老化",
        measure="更换叫号机",
        ends_on=date(2026, 3, 27),
        responsible=cast.lin.staff,
        at=NOON,
    )

    matters = Matter.objects.select_related("clock")
    assert {str(matter.clock.due_at.date()) for matter in matters} == {"2026-03-27"}


def test_a_plan_that_the_ledger_refuses_changes_nothing(cast: Cast) -> None:
    row = make_verified(cast)

    with pytest.raises(PlanRefused):
        start_mending(
            actor=cast.zhou.actor,
            follow_up_id=row.pk,
            way=Way.BY_DATE,
            cause="设备老化",
            measure="更换叫号机",
            ends_on=date(2026, 12, 31),
            at=NOON,
        )

    row.refresh_from_db()
    assert row.state == FollowUpState.VERIFIED


def test_an_upheld_appeal_takes_the_rating_out_and_leaves_it_visible(cast: Cast) -> None:
    row = make_verified(cast)
    appeal_follow_up(actor=cast.zhou.actor, follow_up_id=row.pk, reason="评的是隔壁窗口", at=NOON)
    assert Matter.objects.select_related("clock").get(pk=row.pk).lamp_at(LATER).lamp == Lamp.NORMAL

    decided = decide_appeal(
        actor=cast.zheng.actor,
        follow_up_id=row.pk,
        is_upheld=True,
        reason="核对叫号记录属实",
        public_answer="经核对，您办事的是隔壁窗口，这次评价不计入本窗口。",
        at=LATER,
    )

    rating = Rating.objects.get(pk=row.rating_id)
    assert (decided.state, rating.validity) == (FollowUpState.WITHDRAWN, Validity.WITHDRAWN)
    assert Rectification.objects.get().state == RectificationState.WITHDRAWN
    assert not Matter.objects.running().exists()
    assert "evaluations.rating_set_aside" in Entry.objects.about(rating).values_list("kind", flat=True)


def test_a_rejected_appeal_gives_back_the_days_and_there_is_no_second_one(cast: Cast) -> None:
    row = make_verified(cast)
    appeal_follow_up(actor=cast.zhou.actor, follow_up_id=row.pk, reason="误评", at=NOON)

    decide_appeal(actor=cast.sun.actor, follow_up_id=row.pk, is_upheld=False, reason="属实", public_answer="", at=LATER)
    with pytest.raises(FollowUpRefused, match="不能再次"):
        appeal_follow_up(actor=cast.zhou.actor, follow_up_id=row.pk, reason="误评", at=LATER)

    due = {str(matter.clock.due_at.date()) for matter in Matter.objects.select_related("clock")}
    assert due == {"2026-04-07"}  # thirteen working days later, the first day never counted; 6 April is off


def test_an_appeal_is_decided_by_somebody_else_above(cast: Cast) -> None:
    row = make_verified(cast)
    appeal_follow_up(actor=cast.chen.actor, follow_up_id=row.pk, reason="误评", at=NOON)
    decision: dict[str, Any] = {
        "follow_up_id": row.pk,
        "is_upheld": True,
        "reason": "查",
        "public_answer": "已核对",
        "at": NOON,
    }

    with pytest.raises(FollowUpRefused, match="不能自己"):
        decide_appeal(actor=cast.chen.actor, **decision)
    with pytest.raises(CloseRefused):
        decide_appeal(actor=cast.zhou.actor, **decision)


def test_what_is_returned_is_answered_again_and_rated_again(cast: Cast) -> None:
    row = make_answered(cast)
    receipt = Rating.objects.get(pk=row.rating_id).receipt
    rate_mending(receipt=receipt, grade=MendingGrade.DISSATISFIED, at=NOON)

    return_follow_up(actor=cast.chen.actor, follow_up_id=row.pk, reason="群众不满意", at=NOON)
    answer_follow_up(actor=cast.zhou.actor, follow_up_id=row.pk, result="补做了", public_answer="已经补做", at=LATER)

    row = FollowUp.objects.with_matter().get()
    assert (row.state, row.mending_grade) == (FollowUpState.ANSWERED, "")
    assert row.rectification.returned_count == 1
    assert row.matter.lamp_at(LATER).lamp == Lamp.PAST_PROMISE


def test_a_reopened_follow_up_starts_from_a_new_plan(cast: Cast) -> None:
    row = make_answered(cast)
    close_follow_up(actor=cast.chen.actor, follow_up_id=row.pk, finding="好", at=NOON)

    reopen_follow_up(actor=cast.sun.actor, follow_up_id=row.pk, reason="又发生", at=LATER)

    row = FollowUp.objects.with_matter().get()
    assert (row.state, row.rectification.state) == (FollowUpState.VERIFIED, RectificationState.OPEN)
    assert row.matter.reopened_count == 1


def test_what_is_not_mended_is_not_closed(cast: Cast) -> None:
    row = make_answered(cast)
    return_rectification(actor=cast.chen.actor, rectification_id=row.rectification_id, reason="没照片", at=NOON)

    with pytest.raises(FollowUpRefused, match="还没有提交"):
        close_follow_up(actor=cast.chen.actor, follow_up_id=row.pk, finding="好", at=NOON)

    row.refresh_from_db()
    assert row.state == FollowUpState.ANSWERED


def test_what_is_planned_and_returned_in_the_ledger_is_heard_here(cast: Cast) -> None:
    row = make_verified(cast)
    plan_rectification(
        actor=cast.zhou.actor,
        rectification_id=row.rectification_id,
        way=Way.EXPLAIN,
        cause="政策调整",
        measure="当面解释",
        at=NOON,
    )
    sweep_deliveries()
    row.refresh_from_db()
    assert row.state == FollowUpState.MENDING

    answer_follow_up(actor=cast.zhou.actor, follow_up_id=row.pk, result="已解释", public_answer="说明", at=NOON)
    return_rectification(actor=cast.chen.actor, rectification_id=row.rectification_id, reason="不清楚", at=NOON)
    sweep_deliveries()

    row.refresh_from_db()
    assert row.state == FollowUpState.MENDING
    assert Matter.objects.get(pk=row.pk).state == MatterState.OPEN
    assert not Delivery.objects.filter(done_at=None).exists()


def test_what_was_planned_and_submitted_in_the_ledger_before_is_only_answered_here(cast: Cast) -> None:
    row = make_follow_up(cast.window)
    plan_rectification(
        actor=cast.zhou.actor,
        rectification_id=row.rectification_id,
        way=Way.AT_ONCE,
        cause="漏岗",
        measure="补岗",
        at=NOON,
    )
    submit_rectification(actor=cast.zhou.actor, rectification_id=row.rectification_id, result="已补", at=NOON)

    assert verify(cast, row, "zhou").state == FollowUpState.MENDING
    answer_follow_up(actor=cast.zhou.actor, follow_up_id=row.pk, result="", public_answer="已补岗", at=NOON)

    row.refresh_from_db()
    assert row.state == FollowUpState.ANSWERED


def test_steps_keep_their_order(cast: Cast) -> None:
    row = make_follow_up(cast.window)

    with pytest.raises(MoveRefused):
        answer_follow_up(actor=cast.zhou.actor, follow_up_id=row.pk, result="好", public_answer="好", at=NOON)


def test_the_neighbour_does_nothing_here(cast: Cast) -> None:
    row = make_follow_up(cast.window)

    with pytest.raises(NotAllowed):
        verify(cast, row, "neighbour_head")


def test_a_cleared_mark_counts_again_and_says_why(cast: Cast) -> None:
    rating = make_rating(cast.window, has_staff_session=True)

    with pytest.raises(NotAllowed):
        clear_suspicion(actor=cast.zhou.actor, rating_id=rating.pk, reason="自家人", at=NOON)
    cleared = clear_suspicion(actor=cast.chen.actor, rating_id=rating.pk, reason="导办台公用平板", at=NOON)

    assert (cleared.is_suspect, cleared.suspicions) == (False, ["staff_session"])


def test_numbers_are_forgotten_ninety_days_after_the_matter_ended(cast: Cast) -> None:
    said: dict[str, Any] = {"phone": "13800001234", "has_consent": True}
    running = make_follow_up(cast.window, **said)
    ended = make_follow_up(cast.other_window, **said)
    verify(cast, ended, "chen", CallBack.REACHED)
    appeal_follow_up(actor=cast.chen.actor, follow_up_id=ended.pk, reason="误评", at=NOON)
    decide_appeal(
        actor=cast.sun.actor, follow_up_id=ended.pk, is_upheld=True, reason="是", public_answer="是", at=LATER
    )
    forget()

    early = forget_phones(actor=Actor.system(), at=LATER + timedelta(days=89))
    late = forget_phones(actor=Actor.system(), at=LATER + timedelta(days=91))

    assert (early, late) == (0, 1)
    assert Rating.objects.get(has_phone=True).pk == running.rating_id
    assert Rating.objects.get(pk=ended.rating_id).phone == ""
