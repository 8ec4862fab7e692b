"""A case from receipt to delivery: what each act leaves behind, and what it refuses."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine

from mingchuang.casework import actions
from mingchuang.casework.enums import CaseState, Decision, Delivery, FaultKind, PaperKind
from mingchuang.casework.models import Case
from mingchuang.casework.queries import effect_of
from mingchuang.casework.rules.cases import CaseActRefused
from mingchuang.catalogue.actions import end_item
from mingchuang.following.actions import announce_fallen_due
from mingchuang.following.models import Matter
from mingchuang.foundation.access import Actor, NotAllowed
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.journal.models import Entry
from mingchuang.foundation.journal.tasks import sweep_deliveries
from mingchuang.foundation.states import MoveRefused
from mingchuang.organisations.actions.tree import register_staff
from mingchuang.reception.enums import NoticeChannel
from mingchuang.rectification.models import Rectification
from tests.cast import NOON, Cast
from tests.factories.casework import accepted, decided, delivered, make_case_item, order, received, three_units
from tests.factories.catalogue import make_item, make_simplification

DAY = timedelta(days=1)
FRIDAY_NEXT = datetime(2026, 3, 20, 4, 0, tzinfo=UTC)  # seven working days after NOON


def faults(case: Case) -> list[str]:
    return sorted(case.faults.values_list("kind", flat=True))


def followed(case: Case) -> Matter:
    return Matter.objects.select_related("clock").get(pk=case.matter_id or 0)


def told(cast: Cast, case: Case, missing: tuple[int, ...] = (1, 2), at: datetime = NOON) -> None:
    actions.notify_applicant(
        actor=cast.lin.actor, case_id=case.pk, missing=missing, note="", channel=NoticeChannel.PRINTED, at=at
    )


def test_a_case_goes_its_way_and_closes_itself_when_nothing_was_wanting(cast: Cast) -> None:
    case = delivered(cast)

    assert (case.number, case.state, case.net_days, case.gross_days) == ("办件〔2026〕1号", "delivered", 0, 0)
    assert list(case.papers.order_by("pk").values_list("kind", flat=True)) == [
        PaperKind.ACCEPTANCE, PaperKind.GRANT, PaperKind.DELIVERY,
    ]  # fmt: skip
    assert followed(case).state == "closed"
    assert not case.faults.exists()
    assert all(step.done_by for step in case.steps.all())
    assert "王小明" not in str(list(Entry.objects.values_list("data", "subject_label")))


def test_the_clocks_of_promise_and_law_come_from_the_version(cast: Cast) -> None:
    clock = followed(accepted(cast)).clock

    assert (clock.limit_count, clock.law_count, clock.started_on) == (12, 20, date(2026, 3, 11))
    assert clock.due_at.date() == date(2026, 3, 27)


def test_the_same_form_and_the_same_external_number_are_taken_once(cast: Cast) -> None:
    for keyed in ({"key": "k1"}, {"source": "省平台", "external_number": "S-77"}):
        first = actions.receive_case(actor=cast.lin.actor, order=order(cast, **keyed), at=NOON)
        again = actions.receive_case(actor=cast.lin.actor, order=order(cast, **keyed), at=NOON + DAY)
        assert (again.case.pk, again.is_repeat) == (first.case.pk, True)

    assert sorted(Case.objects.values_list("sequence", flat=True)) == [1, 2]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"item_code": "nothing"}, "没有编码", id="no such item"),
        pytest.param({"applicant_name": " "}, "姓名", id="nobody applies"),
        pytest.param({"applicant_phone": "call me"}, "电话", id="no phone number"),
        pytest.param({"applicant_identity": "<script>"}, "证件", id="no identity"),
        pytest.param({"received_at": NOON + DAY}, "还没有到", id="received tomorrow"),
    ],
)
def test_an_application_is_refused_when(cast: Cast, changes: dict[str, Any], said: str) -> None:
    with pytest.raises(CaseActRefused, match=said):
        received(cast, **changes)
    assert not Case.objects.exists()


def test_an_item_out_of_force_or_of_another_window_is_refused_with_a_clear_answer(cast: Cast) -> None:
    elsewhere = make_item(cast.bureau, code="11330000MB000002", windows=[cast.other_window], at=NOON - DAY)
    with pytest.raises(CaseActRefused, match="不办"):
        received(cast, item_code=elsewhere.code)
    item = make_case_item(cast)
    end_item(actor=cast.chen.actor, item_id=item.pk, until=NOON.date(), reason="停办", at=NOON)

    with pytest.raises(CaseActRefused, match="没有施行的版本"):
        received(cast, item_code=item.code, received_at=None, applicant_name="李四")


def test_a_case_keeps_its_version_and_the_neighbour_may_not_act(cast: Cast) -> None:
    case = received(cast)

    with pytest.raises(NotAllowed):
        actions.accept_case(actor=cast.wu.actor, case_id=case.pk, at=NOON)
    assert case.item.version_no == 1


def test_a_notice_asks_once_and_acceptance_is_the_day_on_which_all_is_in(cast: Cast) -> None:
    case = received(cast)
    told(cast, case)
    actions.take_supplement(actor=cast.lin.actor, case_id=case.pk, taken=[1], at=NOON + DAY)
    whole = actions.take_supplement(actor=cast.lin.actor, case_id=case.pk, taken=[2, 9], at=NOON + 5 * DAY)

    assert (whole.state, whole.accepted_on, whole.awaits, whole.visits) == ("accepted", date(2026, 3, 16), [], 3)
    assert followed(whole).clock.started_on == date(2026, 3, 16)
    assert not faults(whole)


@pytest.mark.parametrize("missing", [(), (9,)])
def test_nothing_beyond_the_list_may_be_asked_for(cast: Cast, missing: tuple[int, ...]) -> None:
    with pytest.raises(CaseActRefused):
        told(cast, received(cast), missing=missing)


def test_a_second_notice_needs_the_head_and_is_a_visible_fault(cast: Cast) -> None:
    case = received(cast)
    told(cast, case, missing=(1,))
    ask: dict[str, Any] = {"case_id": case.pk, "missing": [2], "note": "", "channel": NoticeChannel.PRINTED, "at": NOON}
    with pytest.raises(CaseActRefused, match="一次性告知过"):
        told(cast, case, missing=(2,))
    actions.ask_second_notice(actor=cast.zhou.actor, reason="看漏了", **ask)
    with pytest.raises(CaseActRefused, match="不能自己批准"):
        actions.decide_second_notice(actor=cast.zhou.actor, case_id=case.pk, is_granted=True, at=NOON)
    actions.decide_second_notice(actor=cast.chen.actor, case_id=case.pk, is_granted=False, at=NOON)
    actions.ask_second_notice(actor=cast.lin.actor, reason="看漏了", **ask)
    actions.decide_second_notice(actor=cast.zhou.actor, case_id=case.pk, is_granted=True, at=NOON)

    case.refresh_from_db()
    assert (faults(case), case.awaits) == ([FaultKind.SECOND_NOTICE], [1, 2])
    assert case.notices.filter(notice__nth=2).count() == 1


def test_silence_for_five_working_days_is_acceptance_from_the_day_of_receipt(cast: Cast) -> None:
    case = received(cast)
    assert actions.accept_untold(actor=Actor.system(), at=datetime(2026, 3, 18, 15, 59, tzinfo=UTC)) == 0
    assert actions.accept_untold(actor=Actor.system(), at=datetime(2026, 3, 18, 16, 1, tzinfo=UTC)) == 1
    assert actions.accept_untold(actor=Actor.system(), at=FRIDAY_NEXT) == 0

    case.refresh_from_db()
    assert (case.state, case.accepted_on, case.is_default_accepted) == ("accepted", date(2026, 3, 11), True)
    assert FaultKind.UNTOLD in faults(case)


def test_who_says_no_says_why_and_leaves_a_paper(cast: Cast) -> None:
    case = received(cast)
    with pytest.raises(CaseActRefused, match="法律依据"):
        actions.refuse_case(actor=cast.lin.actor, case_id=case.pk, reason="不属本机关", basis="", at=NOON)
    actions.refuse_case(actor=cast.lin.actor, case_id=case.pk, reason="不属本机关", basis="许可法第三十二条", at=NOON)
    denied = accepted(cast)
    with pytest.raises(CaseActRefused, match="理由"):
        actions.decide_case(actor=cast.lin.actor, case_id=denied.pk, decision=Decision.DENIED, at=NOON)

    assert case.papers.get().number == "不予受理〔2026〕1号"
    with pytest.raises(MoveRefused):
        actions.accept_case(actor=cast.lin.actor, case_id=case.pk, at=NOON)


def test_a_step_over_its_own_limit_is_a_fault_even_when_the_whole_is_in_time(cast: Cast) -> None:
    case = accepted(cast)
    assert actions.note_late_steps(at=NOON + 9 * DAY) == 1
    assert actions.note_late_steps(at=NOON + 9 * DAY) == 0
    actions.finish_step(actor=cast.lin.actor, case_id=case.pk, ordinal=2, note="已审", at=NOON + 9 * DAY)
    with pytest.raises(CaseActRefused, match="已经办过"):
        actions.finish_step(actor=cast.lin.actor, case_id=case.pk, ordinal=2, note="", at=NOON + 9 * DAY)
    actions.decide_case(actor=cast.lin.actor, case_id=case.pk, decision=Decision.GRANTED, at=NOON + 9 * DAY)
    actions.deliver_case(actor=cast.lin.actor, case_id=case.pk, delivery=Delivery.POST, at=NOON + 9 * DAY)

    assert faults(case) == [FaultKind.STEP_LATE]
    assert followed(case).state == "answered"
    actions.close_case(actor=cast.zhou.actor, case_id=case.pk, at=NOON + 9 * DAY)
    assert followed(case).state == "closed"


def test_overdue_goes_to_accountability_exactly_once_and_the_law_is_another_fault(cast: Cast) -> None:
    case, late = accepted(cast), NOON + 20 * DAY
    for _ in range(2):
        actions.hold_case_accountable(actor=Actor.system(), matter_id=case.matter_id or 0, at=late)
    assert faults(case) == [FaultKind.OVER_PROMISE]
    for _ in range(2):
        actions.hold_case_past_law(actor=Actor.system(), matter_id=case.matter_id or 0, at=NOON + 40 * DAY)

    row = Rectification.objects.get()
    assert (row.source_kind, row.matter.owner_node) == ("overdue", cast.bureau)
    assert "法定" in row.problem
    assert faults(case) == [FaultKind.OVER_LAW, FaultKind.OVER_PROMISE]


@pytest.mark.parametrize("begin", [received, accepted])
def test_the_applicant_may_withdraw_until_it_is_decided(cast: Cast, begin: Callable[[Cast], Case]) -> None:
    case = begin(cast)
    gone = actions.withdraw_case(actor=cast.lin.actor, case_id=case.pk, reason="电话提出不办了", at=NOON)

    assert gone.state == CaseState.WITHDRAWN
    with pytest.raises(MoveRefused):
        actions.withdraw_case(actor=cast.lin.actor, case_id=decided(cast).pk, reason="再想想", at=NOON)


def test_an_immediate_case_is_done_while_one_waits(cast: Cast) -> None:
    item = make_case_item(
        cast, code="11330000MB000003", case_type="immediate", promised_count=None, statutory_count=None, steps=()
    )
    case = received(cast, item_code=item.code)
    done = actions.finish_at_once(actor=cast.lin.actor, case_id=case.pk, at=NOON)

    assert (done.state, done.visits, done.papers.count()) == ("delivered", 1, 0)


def test_the_applicant_is_sealed_opened_on_record_and_forgotten(cast: Cast) -> None:
    case = delivered(cast)
    found = actions.open_applicant(actor=cast.lin.actor, case_id=case.pk, purpose="电话核实地址", at=NOON)
    with pytest.raises(NotAllowed):
        actions.open_applicant(actor=cast.zheng.actor, case_id=case.pk, purpose="看看", at=NOON)

    assert (found.name, case.applicant_shown) == ("王小明", "王**")
    assert Entry.objects.filter(kind="casework.applicant_opened").count() == 1
    assert actions.forget_applicants(actor=Actor.system(), at=NOON + 364 * DAY) == 0
    assert actions.forget_applicants(actor=Actor.system(), at=NOON + 366 * DAY) == 1
    case = Case.objects.get(pk=case.pk)
    assert (case.applicant_name, case.applicant_shown, case.has_applicant) == ("", "", False)


def test_a_simplification_shows_in_real_cases_and_too_few_say_nothing(cast: Cast) -> None:
    item = make_case_item(cast)
    for _ in range(5):
        delivered(cast, at=NOON - 20 * DAY)
    delivered(cast)
    effect = effect_of(make_simplification(item, since=date(2026, 3, 1)))

    assert (effect.before.count, effect.before.net_days, effect.before.materials) == (5, 0, 2)
    assert (effect.after.count, effect.after.net_days) == (1, None)


def test_who_receives_handles_and_another_of_the_window_may_take_over(cast: Cast) -> None:
    case = accepted(cast)
    other = register_staff(actor=cast.chen.actor, node=cast.window, name_zh="米兰", badge_number="MZ-9", at=NOON)
    matter = followed(case)
    actions.hand_case_over(actor=cast.lin.actor, case_id=case.pk, to=other, at=NOON)
    with pytest.raises(Refusal):
        actions.hand_case_over(actor=cast.lin.actor, case_id=case.pk, to=cast.wu.staff, at=NOON)

    assert matter.owner == cast.lin.staff
    matter.refresh_from_db()
    assert matter.owner == other


def test_the_clock_tells_and_the_ledger_has_one_line(cast: Cast) -> None:
    case = accepted(cast)
    with time_machine.travel(NOON + 20 * DAY):
        for _ in range(2):
            announce_fallen_due(actor=Actor.system(), at=NOON + 20 * DAY)
            sweep_deliveries()

    assert faults(case) == [FaultKind.OVER_PROMISE]
    assert Rectification.objects.count() == 1


def test_a_parallel_approval_promises_its_longest_way_and_the_law_gives_the_joint_limit(cast: Cast) -> None:
    case = received(cast)
    actions.lay_out_parts(actor=cast.lin.actor, case_id=case.pk, parts=three_units(cast), at=NOON)
    running = actions.accept_case(actor=cast.lin.actor, case_id=case.pk, at=NOON)
    with pytest.raises(CaseActRefused, match="3 个并联单位"):
        actions.decide_case(actor=cast.lin.actor, case_id=case.pk, decision=Decision.GRANTED, at=NOON)

    clock = followed(running).clock
    assert (clock.limit_count, clock.law_count, clock.extension_most) == (20, 45, 15)
    assert [part.state for part in running.parts.order_by("ordinal")] == ["running", "running", "waiting"]
