"""Whatever is done in whatever order: numbers have no gap, state and times agree, net and paused days make the gross.

No due time moves backwards without a record of it.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingchuang.casework import actions
from mingchuang.casework.enums import CaseState, Decision, Delivery, PartOpinion
from mingchuang.casework.models import Case, CasePaper, CasePart
from mingchuang.casework.rules.cases import CaseActRefused
from mingchuang.catalogue.models import ServiceItem
from mingchuang.following.actions import NewFile
from mingchuang.following.enums import MatterState
from mingchuang.following.facts import ClockReset
from mingchuang.following.models import Matter
from mingchuang.following.queries import clock_account
from mingchuang.foundation.access import Actor
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.journal.models import Entry
from mingchuang.reception.enums import NoticeChannel
from tests.cast import NOON, Cast
from tests.factories.casework import make_case_item, order, three_units

PROOF = NewFile(name="证明.txt", data=b"proof")
Act = Callable[[Cast, int, datetime], object]


def _pause(cast: Cast, case: int, at: datetime) -> None:
    actions.ask_case_pause(
        actor=cast.lin.actor, case_id=case, cause="testing", reason="送检", basis="第四十五条",
        out_on=at.date(), evidence=[PROOF], at=at,
    )  # fmt: skip
    actions.approve_case_pause(actor=cast.zhou.actor, case_id=case, at=at)


def _part(case: int, state: str = "running") -> CasePart:
    part = CasePart.objects.filter(case=case, state=state).order_by("-working_days").first()
    if part is None:
        raise CaseActRefused("没有这样的部分。")
    return part


def _pause_part(cast: Cast, case: int, at: datetime) -> None:
    part = _part(case)
    actions.ask_case_pause(
        actor=cast.chen.actor, case_id=case, part_id=part.pk,
        cause="hearing", reason="听证", basis="第四十五条", out_on=at.date() - timedelta(days=at.day % 2),
        evidence=[PROOF], at=at,
    )  # fmt: skip
    actions.approve_case_pause(
        actor=(cast.zhou if part.unit_id == cast.bureau.pk else cast.neighbour_head).actor,
        case_id=case, part_id=part.pk, at=at,
    )  # fmt: skip


PARTS: dict[str, Act] = {
    "lay out": lambda cast, case, at: actions.lay_out_parts(
        actor=cast.lin.actor, case_id=case, parts=three_units(cast), at=at
    ),
    "pause a part": _pause_part,
    "resume a part": lambda cast, case, at: actions.end_case_pause(
        actor=cast.chen.actor, case_id=case, part_id=_part(case).pk, back_on=at.date(), at=at
    ),
    "extend a part": lambda cast, case, at: actions.extend_case(
        actor=cast.chen.actor, case_id=case, part_id=_part(case).pk, count=4, reason="复杂", how="posted", at=at
    ),
    "finish a part": lambda cast, case, at: actions.finish_part(
        actor=cast.chen.actor, part_id=_part(case).pk, opinion=PartOpinion.AGREED, words="", at=at
    ),
    "an hour passes": lambda _cast, _case, at: actions.stand_where_parts_are_out(at=at),
}
ACTS: dict[str, Act] = {
    "notify": lambda cast, case, at: actions.notify_applicant(
        actor=cast.lin.actor, case_id=case, missing=[1, 2], note="", channel=NoticeChannel.QR, at=at
    ),
    "part of it": lambda cast, case, at: actions.take_supplement(actor=cast.lin.actor, case_id=case, taken=[1], at=at),
    "all of it": lambda cast, case, at: actions.take_supplement(
        actor=cast.lin.actor, case_id=case, taken=[1, 2], at=at
    ),
    "accept": lambda cast, case, at: actions.accept_case(actor=cast.lin.actor, case_id=case, at=at),
    "silence": lambda cast, _case, at: actions.accept_untold(actor=Actor.system(), at=at),
    "pause": _pause,
    "resume": lambda cast, case, at: actions.end_case_pause(
        actor=cast.lin.actor, case_id=case, back_on=at.date(), at=at
    ),
    "extend": lambda cast, case, at: actions.extend_case(
        actor=cast.zhou.actor, case_id=case, count=3, reason="复杂", how="posted", at=at
    ),
    "refuse": lambda cast, case, at: actions.refuse_case(
        actor=cast.lin.actor, case_id=case, reason="不属本机关", basis="第三十二条", at=at
    ),
    "decide": lambda cast, case, at: actions.decide_case(
        actor=cast.lin.actor, case_id=case, decision=Decision.GRANTED, at=at
    ),
    "deliver": lambda cast, case, at: actions.deliver_case(
        actor=cast.lin.actor, case_id=case, delivery=Delivery.POST, at=at
    ),
    "withdraw": lambda cast, case, at: actions.withdraw_case(
        actor=cast.lin.actor, case_id=case, reason="不办了", at=at
    ),
    "close": lambda cast, case, at: actions.close_case(actor=cast.zhou.actor, case_id=case, at=at),
}


class Undone(Exception):
    """So that the next sequence begins on an empty register."""


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from([*ACTS, *PARTS, *PARTS, "receive", "receive at once", "receive nonsense"]),
            st.integers(0, 2),
            st.integers(0, 4),
        )
    )
)
def test_numbers_have_no_gap_and_state_and_times_agree(cast: Cast, sequence: list[tuple[str, int, int]]) -> None:
    at, dues = NOON, dict[int, tuple[datetime, int]]()
    with suppress(Undone), transaction.atomic():
        for act, which, days in [("receive", 0, 0), *sequence]:
            at += timedelta(days=days)
            cases = list(Case.objects.order_by("pk").values_list("pk", flat=True))
            with suppress(Refusal), transaction.atomic():
                if act.startswith("receive"):
                    name = "" if act == "receive nonsense" else "王小明"
                    item = {"item_code": at_once(cast).code} if act == "receive at once" else {}
                    made = order(cast, applicant_name=name, **item)
                    actions.receive_case(actor=cast.lin.actor, order=made, at=at)
                else:
                    {**ACTS, **PARTS}[act](cast, cases[which % len(cases)], at)
            _agree()
            dues = _no_due_went_back(dues, at)
        raise Undone


def at_once(cast: Cast) -> ServiceItem:
    """Done while she waits, within a quarter of an hour."""
    changes = {"code": "11330000MB000009", "case_type": "immediate", "promised_count": None, "steps": ()}
    return make_case_item(cast, **changes, at_once_minutes=15)


def _no_due_went_back(before: dict[int, tuple[datetime, int]], at: datetime) -> dict[int, tuple[datetime, int]]:
    """The due times of open clocks; each that is earlier than it was has told why. Net and paused make the gross."""
    found = {}
    for matter in Matter.objects.select_related("clock").filter(closed_at=None):
        told = Entry.objects.filter(subject_kind="following.matter", subject_id=str(matter.pk), kind=ClockReset.kind)
        found[matter.pk] = (matter.clock.due_at, told.count())
        due_at, times = before.get(matter.pk, (matter.clock.due_at, 0))
        assert matter.clock.due_at >= due_at or found[matter.pk][1] > times
        used = clock_account(matter, at).used
        assert 0 <= used.paused <= used.gross
        assert used.net + used.paused == used.gross
    return found


def _agree() -> None:
    cases = list(Case.objects.select_related("intake", "matter__clock").order_by("sequence"))
    assert [case.sequence for case in cases] == list(range(1, len(cases) + 1))
    for kind in set(CasePaper.objects.values_list("kind", flat=True)):
        numbers = CasePaper.objects.filter(kind=kind).order_by("sequence").values_list("sequence", flat=True)
        assert list(numbers) == list(range(1, len(numbers) + 1))
    for case in cases:
        _agrees(case)


def _agrees(case: Case) -> None:
    state = CaseState(case.state)
    has_decided = state in (CaseState.DECIDED, CaseState.DELIVERED)
    assert (case.intake.state == MatterState.OPEN) == (state is CaseState.RECEIVED)
    assert (case.decided_at is not None) == has_decided
    assert (case.ended_at is None) == case.is_running
    assert bool(case.awaits) <= (state in (CaseState.AWAITING, CaseState.REFUSED, CaseState.WITHDRAWN))
    if case.matter is None:
        assert state not in CaseState.since_acceptance()
        return
    assert case.accepted_at is not None
    assert case.received_at <= case.accepted_at
    assert (case.matter.state == MatterState.OPEN) == (state is CaseState.ACCEPTED)
    if has_decided:
        assert case.net_days is not None
        assert case.gross_days is not None
        assert 0 <= case.net_days <= case.gross_days
