"""Moves, judgement and the published rate. No database."""

from datetime import date

import pytest

from mingchuang.pledges.rules import (
    FulfilmentReport,
    PledgeRate,
    PledgeRefused,
    PledgeStanding,
    check_examiner,
    check_pledger,
    check_publish,
    check_report,
    check_result,
    check_withdrawal,
    check_wording,
    pledge_rate,
)
from tests.factories.pledges import wording

TODAY = date(2026, 3, 31)
EARLIER, LATER = date(2026, 3, 10), date(2026, 4, 30)


def standing(state: str, *, due_on: date | None = EARLIER, settled_on: date | None = None) -> PledgeStanding:
    return PledgeStanding(state=state, published_on=date(2026, 1, 5), due_on=due_on, settled_on=settled_on)


@pytest.mark.parametrize(
    ("pledge", "counted"),
    [
        pytest.param(standing("kept", settled_on=TODAY), "kept", id="kept and judged so by the cut-off"),
        pytest.param(standing("partly_kept", settled_on=TODAY), "partly_kept", id="partly kept"),
        pytest.param(standing("not_kept", settled_on=TODAY), "not_kept", id="not kept"),
        pytest.param(standing("published"), "awaiting", id="due and reported by nobody"),
        pytest.param(standing("reported"), "awaiting", id="reported is not judged"),
        pytest.param(standing("kept", settled_on=LATER), "awaiting", id="judged only after the cut-off"),
        pytest.param(standing("kept", due_on=LATER, settled_on=TODAY), "not_yet_due", id="kept before its day"),
        pytest.param(standing("published", due_on=TODAY), "awaiting", id="due on the very day"),
        pytest.param(standing("withdrawn", settled_on=TODAY), "withdrawn", id="withdrawn"),
        pytest.param(standing("withdrawn", settled_on=LATER), "awaiting", id="withdrawn only after the cut-off"),
        pytest.param(standing("published", due_on=None), "standing", id="it has no day"),
        pytest.param(standing("not_kept", due_on=None, settled_on=TODAY), "not_kept", id="it had no day and ended"),
    ],
)
def test_a_pledge_is_counted_once_and_in_its_place(pledge: PledgeStanding, counted: str) -> None:
    rate = pledge_rate([pledge], on=TODAY)

    assert getattr(rate, counted) == 1
    assert rate.published == 1


def test_what_is_published_later_is_not_there_yet() -> None:
    later = PledgeStanding(state="published", published_on=LATER, due_on=LATER, settled_on=None)

    assert pledge_rate([later], on=TODAY).published == 0


def test_nothing_due_is_no_data_and_never_a_hundred_per_cent() -> None:
    assert pledge_rate([], on=TODAY).value is None
    assert pledge_rate([standing("published", due_on=LATER)], on=TODAY).value is None


def test_the_rate_is_kept_by_due_with_everything_left_out_counted() -> None:
    rate = PledgeRate(
        cut_off=TODAY, kept=6, partly_kept=1, not_kept=1, awaiting=2, withdrawn=3, not_yet_due=4, standing=5
    )

    assert (rate.value, rate.due, rate.left_out, rate.published) == (0.6, 10, 12, 22)


def test_a_published_pledge_has_a_day_to_come() -> None:
    check_publish(due_on=TODAY, today=TODAY)
    check_publish(due_on=None, today=TODAY)
    with pytest.raises(PledgeRefused, match="已经过去"):
        check_publish(due_on=EARLIER, today=TODAY)


def test_wording_says_something() -> None:
    with pytest.raises(PledgeRefused, match="请写明承诺"):
        check_wording(wording(text_zh=" 好 "))
    with pytest.raises(PledgeRefused, match="负数"):
        check_wording(wording(target_number=-1))


def test_units_windows_and_persons_pledge_but_not_halls() -> None:
    check_pledger(kind="party_branch", is_person=True, person_serves_here=True)
    with pytest.raises(PledgeRefused, match="大厅"):
        check_pledger(kind="hall", is_person=False, person_serves_here=False)
    with pytest.raises(PledgeRefused, match="工作人员"):
        check_pledger(kind="unit", is_person=True, person_serves_here=False)


@pytest.mark.parametrize(
    ("done_on", "done", "said"),
    [
        (LATER, "两个窗口已开", "晚于今天"),
        (date(2026, 1, 1), "两个窗口已开", "早于公布"),
        (TODAY, "好", "做了什么"),
    ],
)
def test_a_report_is_refused_when(done_on: date, done: str, said: str) -> None:
    report = FulfilmentReport(done_on=done_on, done_zh=done)

    with pytest.raises(PledgeRefused, match=said):
        check_report(report, published_on=date(2026, 1, 5), today=TODAY)


def test_whoever_reported_does_not_judge_and_the_judge_stands_above() -> None:
    check_examiner(reporter_id=1, examiner_id=2, may_at_parent=True)
    with pytest.raises(PledgeRefused, match="另一人"):
        check_examiner(reporter_id=1, examiner_id=1, may_at_parent=True)
    with pytest.raises(PledgeRefused, match="上一级"):
        check_examiner(reporter_id=1, examiner_id=2, may_at_parent=False)


@pytest.mark.parametrize(
    ("result", "done_on", "due_on", "remark", "said"),
    [
        pytest.param("kept", TODAY, EARLIER, "", "晚于到期日", id="kept, but late"),
        pytest.param("kept", None, EARLIER, "", "没有申报", id="kept, but nobody says so"),
        pytest.param("not_kept", None, LATER, "没做", "还没有到期", id="not kept before its day"),
        pytest.param("not_kept", None, None, "没做", "还没有到期", id="a standing pledge of which nothing is told"),
        pytest.param("not_kept", TODAY, TODAY, " ", "理由", id="judged down without a reason"),
        pytest.param("returned", TODAY, TODAY, "", "理由", id="sent back without a reason"),
    ],
)
def test_a_judgement_is_refused_when(
    result: str, done_on: date | None, due_on: date | None, remark: str, said: str
) -> None:
    with pytest.raises(PledgeRefused, match=said):
        check_result(result=result, remark=remark, done_on=done_on, due_on=due_on, today=TODAY)


def test_a_withdrawal_has_a_public_reason() -> None:
    check_withdrawal("场地被征用")
    with pytest.raises(PledgeRefused, match="理由"):
        check_withdrawal(" ")
