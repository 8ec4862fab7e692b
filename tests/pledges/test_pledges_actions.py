"""The life of a pledge: every way out of every act."""

from datetime import date, timedelta

import pytest

from mingchuang.following.enums import MatterState
from mingchuang.foundation.access import NotAllowed
from mingchuang.foundation.attachments.storing import FileRefused
from mingchuang.foundation.states import MoveRefused
from mingchuang.pledges import actions
from mingchuang.pledges.models import Fulfilment, Pledge
from mingchuang.pledges.queries import pledge_rate, pledge_rates
from mingchuang.pledges.rules import FulfilmentReport, PledgeRefused
from tests.cast import NOON, Cast
from tests.factories.pledges import DUE, draft, judged, published, reported, wording

REPORT = FulfilmentReport(done_on=date(2026, 3, 11), done_zh="两个窗口已经开门。")
AFTER_DUE = NOON + timedelta(days=60)


def test_a_pledge_lives_from_draft_to_kept_through_four_hands(cast: Cast) -> None:
    pledge = actions.draft_pledge(actor=cast.lin.actor, node=cast.window, wording=wording(), at=NOON)
    actions.review_pledge(actor=cast.zhou.actor, pledge_id=pledge.pk, is_approved=True, at=NOON)
    actions.publish_pledge(actor=cast.zhou.actor, pledge_id=pledge.pk, at=NOON)
    actions.report_fulfilment(
        actor=cast.lin.actor, pledge_id=pledge.pk, report=REPORT, files=[("照片.txt", "已开门".encode())], at=NOON
    )

    actions.examine_fulfilment(actor=cast.zheng.actor, pledge_id=pledge.pk, result="kept", at=NOON)

    pledge.refresh_from_db()
    assert (pledge.number, pledge.state, pledge.settled_by) == ("2026-0001", "kept", "郑直")
    assert pledge.matter is not None
    assert pledge.matter.state == MatterState.CLOSED
    assert [file.name for file in pledge.fulfilments.get().evidence.all()] == ["照片.txt"]


def test_numbers_have_no_gaps_even_when_a_draft_is_refused(cast: Cast) -> None:
    draft(cast.bureau)
    with pytest.raises(PledgeRefused):
        draft(cast.bureau, text_zh="")
    draft(cast.bureau)

    assert list(Pledge.objects.order_by("id").values_list("number", flat=True)) == ["2026-0001", "2026-0002"]


def test_the_clock_of_a_pledge_ends_on_the_very_day_that_was_named(cast: Cast) -> None:
    on_a_sunday = date(2026, 3, 29)

    pledge = published(cast.bureau, due_on=on_a_sunday)

    assert pledge.matter is not None
    assert pledge.matter.clock.due_at.date() == on_a_sunday
    assert not pledge.matter.clock.is_provisional


def test_a_standing_pledge_has_no_clock(cast: Cast) -> None:
    assert published(cast.bureau, due_on=None).matter is None


def test_the_drafter_does_not_review(cast: Cast) -> None:
    pledge = draft(cast.bureau, actor=cast.zhou.actor)

    with pytest.raises(PledgeRefused, match="另一人"):
        actions.review_pledge(actor=cast.zhou.actor, pledge_id=pledge.pk, is_approved=True, at=NOON)


def test_what_nobody_reviewed_is_not_published(cast: Cast) -> None:
    with pytest.raises(PledgeRefused, match="审核后"):
        actions.publish_pledge(actor=cast.chen.actor, pledge_id=draft(cast.bureau).pk, at=NOON)


def test_whoever_rewords_a_draft_becomes_its_drafter(cast: Cast) -> None:
    pledge = draft(cast.window, actor=cast.lin.actor)

    actions.reword_pledge(actor=cast.zhou.actor, pledge_id=pledge.pk, wording=wording(text_zh="增设三个窗口"), at=NOON)

    with pytest.raises(PledgeRefused, match="另一人"):
        actions.review_pledge(actor=cast.zhou.actor, pledge_id=pledge.pk, is_approved=True, at=NOON)


def test_published_wording_stands(cast: Cast) -> None:
    pledge = published(cast.bureau)

    with pytest.raises(PledgeRefused, match="不能改字"):
        actions.reword_pledge(actor=cast.chen.actor, pledge_id=pledge.pk, wording=wording(), at=NOON)


def test_a_pledge_that_replaces_another_withdraws_it_when_published_and_both_stay(cast: Cast) -> None:
    old = published(cast.bureau)
    new = actions.draft_pledge(
        actor=cast.zhou.actor, node=cast.bureau, wording=wording(text_zh="增设三个窗口"), replaces=old, at=NOON
    )
    old.refresh_from_db()
    assert old.state == "published"

    actions.review_pledge(actor=cast.chen.actor, pledge_id=new.pk, is_approved=True, at=NOON)
    actions.publish_pledge(actor=cast.chen.actor, pledge_id=new.pk, at=NOON)

    old.refresh_from_db()
    assert (old.state, old.superseded_by) == ("withdrawn", new)
    assert new.number in old.withdrawn_reason_zh
    assert old.matter is not None
    assert old.matter.state == MatterState.WITHDRAWN


def test_only_what_is_being_kept_is_replaced(cast: Cast) -> None:
    old = judged(cast.bureau, "kept")

    with pytest.raises(PledgeRefused, match="正在践行"):
        actions.draft_pledge(actor=cast.zhou.actor, node=cast.bureau, wording=wording(), replaces=old, at=NOON)


@pytest.mark.parametrize("who", ["wu", "neighbour_head", "sun", "zheng"])
def test_others_do_not_pledge_for_the_window(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        actions.draft_pledge(actor=cast[who].actor, node=cast.window, wording=wording(), at=NOON)


def test_the_reporter_does_not_judge(cast: Cast) -> None:
    pledge = reported(cast.bureau, actor=cast.chen.actor)

    with pytest.raises(PledgeRefused, match="另一人"):
        actions.examine_fulfilment(actor=cast.chen.actor, pledge_id=pledge.pk, result="kept", at=NOON)


def test_the_unit_does_not_judge_itself(cast: Cast) -> None:
    pledge = reported(cast.window, actor=cast.lin.actor)

    with pytest.raises(NotAllowed):
        actions.examine_fulfilment(actor=cast.zhou.actor, pledge_id=pledge.pk, result="kept", at=NOON)


def test_a_report_that_does_not_convince_goes_back_and_may_come_again(cast: Cast) -> None:
    pledge = judged(cast.bureau, "returned")
    assert pledge.state == "published"

    actions.report_fulfilment(actor=cast.zhou.actor, pledge_id=pledge.pk, report=REPORT, at=NOON)

    assert Fulfilment.objects.filter(pledge=pledge).count() == 2
    assert Pledge.objects.get(pk=pledge.pk).state == "reported"


def test_past_its_day_and_reported_by_nobody_it_is_judged_not_kept(cast: Cast) -> None:
    pledge = published(cast.bureau)

    actions.examine_fulfilment(
        actor=cast.zheng.actor, pledge_id=pledge.pk, result="not_kept", remark_zh="到期没有动静。", at=AFTER_DUE
    )

    pledge.refresh_from_db()
    assert pledge.state == "not_kept"
    assert pledge.matter is not None
    assert pledge.matter.state == MatterState.CLOSED


def test_a_standing_pledge_that_was_kept_so_far_goes_on(cast: Cast) -> None:
    assert judged(cast.bureau, "kept", due_on=None).state == "published"


def test_a_judged_pledge_is_neither_reported_nor_withdrawn(cast: Cast) -> None:
    pledge = judged(cast.bureau, "kept")

    with pytest.raises(MoveRefused):
        actions.report_fulfilment(actor=cast.zhou.actor, pledge_id=pledge.pk, report=REPORT, at=NOON)
    with pytest.raises(MoveRefused):
        actions.withdraw_pledge(actor=cast.chen.actor, pledge_id=pledge.pk, reason_zh="不想做了", at=NOON)


def test_evidence_that_is_no_file_stops_the_report(cast: Cast) -> None:
    pledge = published(cast.bureau)

    with pytest.raises(FileRefused):
        actions.report_fulfilment(
            actor=cast.zhou.actor,
            pledge_id=pledge.pk,
            report=REPORT,
            files=[("照片.jpg", b"MZ not a picture")],
            at=NOON,
        )

    assert Pledge.objects.get(pk=pledge.pk).state == "published"
    assert not Fulfilment.objects.exists()


def test_a_head_does_not_withdraw(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        actions.withdraw_pledge(
            actor=cast.zhou.actor, pledge_id=published(cast.bureau).pk, reason_zh="做不到了", at=NOON
        )


def test_the_rate_of_a_unit_counts_its_windows_and_not_its_neighbours(cast: Cast) -> None:
    judged(cast.window, "kept", due_on=date(2026, 3, 12))
    judged(cast.bureau, "not_kept", due_on=date(2026, 3, 12))
    judged(cast.other_bureau, "kept", due_on=date(2026, 3, 12))
    draft(cast.bureau)

    rate = pledge_rate(cast.bureau.path, on=DUE)
    rates = pledge_rates([cast.county.path, cast.neighbour_county.path], on=DUE)

    assert (rate.kept, rate.due) == (1, 2)
    assert (rates[cast.county.path].kept, rates[cast.county.path].due) == (2, 3)
    assert rates[cast.neighbour_county.path].value is None
