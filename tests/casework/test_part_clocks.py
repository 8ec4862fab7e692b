"""One unit's part of a parallel approval pauses and grows by the same law; the whole follows where it is held up."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from mingchuang.casework import actions
from mingchuang.casework.enums import FaultKind, PaperKind
from mingchuang.casework.models import Case, CasePart
from mingchuang.casework.queries import joint_view
from mingchuang.casework.rules.cases import CaseActRefused
from mingchuang.casework.rules.parts import PausedPart, held_days, longest_way
from mingchuang.following.actions import NewFile, announce_fallen_due
from mingchuang.following.queries import clock_account
from mingchuang.following.rules import PauseRefused
from mingchuang.foundation.access import Actor, NotAllowed
from tests.cast import NOON, Cast
from tests.factories.casework import received, three_units

db = pytest.mark.django_db
DAY = timedelta(days=1)
PROOF = NewFile(name="委托书.txt", data=b"proof")
MONDAY = datetime(2026, 3, 16, 4, 0, tzinfo=UTC)


def joint(cast: Cast) -> tuple[Case, dict[str, CasePart]]:
    """Accepted on a Wednesday: 消防 10 days beside 环保 15, then 规划 5; twenty working days are promised."""
    case = received(cast)
    actions.lay_out_parts(actor=cast.lin.actor, case_id=case.pk, parts=three_units(cast), at=NOON)
    case = actions.accept_case(actor=cast.lin.actor, case_id=case.pk, at=NOON)
    return case, {part.title_zh[:2]: part for part in case.parts.select_related("unit")}


def pause(cast: Cast, part: CasePart, *, at: datetime, out_on: date | None = None) -> None:
    head = cast.zhou if part.unit == cast.bureau else cast.neighbour_head
    actions.ask_case_pause(
        actor=head.actor, case_id=part.case_id, part_id=part.pk, cause="testing", reason="送检", basis="第四十五条",
        out_on=out_on or timezone.localdate(at), evidence=[PROOF], at=at,
    )  # fmt: skip
    actions.approve_case_pause(actor=cast.chen.actor, case_id=part.case_id, part_id=part.pk, at=at)


def resume(cast: Cast, part: CasePart, *, at: datetime) -> None:
    actions.end_case_pause(
        actor=cast.chen.actor, case_id=part.case_id, part_id=part.pk, back_on=timezone.localdate(at), at=at
    )


def due(case: Case) -> date:
    case = Case.objects.with_clocks().get(pk=case.pk)
    assert case.matter is not None
    return timezone.localdate(case.matter.clock.due_at)


@db
def test_the_whole_stands_while_the_part_that_holds_it_up_is_lawfully_out(cast: Cast, client: Client) -> None:
    case, parts = joint(cast)
    before = due(case)
    pause(cast, parts["环保"], at=MONDAY)

    with time_machine.travel(MONDAY + DAY, tick=False):
        client.force_login(cast.lin.account)
        shown = client.get(reverse("casework:case", args=[case.pk])).content.decode()
    assert "起依法暂停，整件随之顺延" in shown
    assert "按规则自动计" in shown
    assert announce_fallen_due(actor=Actor.system(), at=NOON + 40 * DAY) == 1  # 消防 alone is late, the whole stands
    resume(cast, parts["环保"], at=MONDAY + 7 * DAY)

    assert due(case) == before + 7 * DAY  # five working days
    case = Case.objects.with_clocks().get(pk=case.pk)
    assert case.matter is not None
    account = clock_account(case.matter, MONDAY + 9 * DAY)
    assert (account.used.gross, account.used.paused, account.used.net) == (10, 5, 5)
    assert joint_view(case, on=date(2026, 3, 25)).joint_days == 50  # 45 by law, and the five on which it stood
    assert case.papers.get(kind=PaperKind.PAUSE).reason.startswith("“环保审核”")


@db
def test_a_part_with_time_to_spare_uses_that_up_first(cast: Cast) -> None:
    case, parts = joint(cast)
    before = due(case)
    pause(cast, parts["消防"], at=MONDAY)  # five working days to spare
    for days in range(1, 5):
        actions.stand_where_parts_are_out(at=MONDAY + days * DAY)
    assert case.matter is not None
    assert not case.matter.pauses.exists()

    assert actions.stand_where_parts_are_out(at=MONDAY + 8 * DAY) == 1
    assert case.matter.pauses.get().out_on == date(2026, 3, 23)
    resume(cast, parts["消防"], at=MONDAY + 10 * DAY)

    assert due(case) == before + 5 * DAY  # three working days, and a weekend


@db
def test_a_part_may_take_longer_and_the_promise_grows_within_the_law(cast: Cast) -> None:
    case, parts = joint(cast)
    before = due(case)
    with pytest.raises(NotAllowed):
        actions.extend_case(
            actor=cast.lin.actor,
            case_id=case.pk,
            part_id=parts["消防"].pk,
            count=3,
            reason="复杂",
            how="posted",
            at=NOON,
        )
    for title, count, later in (("消防", 5, 0), ("环保", 2, 4)):
        actions.extend_case(
            actor=cast.chen.actor, case_id=case.pk, part_id=parts[title].pk, count=count, reason="复杂", how="posted",
            at=NOON,
        )  # fmt: skip
        assert due(case) == before + later * DAY  # two working days, and a weekend


@db
def test_nobody_pauses_what_has_not_begun_and_the_whole_is_not_started_by_hand(cast: Cast) -> None:
    case, parts = joint(cast)
    with pytest.raises(CaseActRefused, match="不在办理"):
        pause(cast, parts["规划"], at=NOON)
    pause(cast, parts["环保"], at=NOON)
    with pytest.raises(CaseActRefused, match="没有这样的暂停"):
        actions.end_case_pause(actor=cast.lin.actor, case_id=case.pk, back_on=NOON.date(), at=NOON)
    with pytest.raises(PauseRefused, match="没有结束"):
        pause(cast, parts["环保"], at=NOON + DAY)


@db
def test_a_late_entry_is_a_fault_of_the_unit_that_made_it(cast: Cast, client: Client) -> None:
    case, parts = joint(cast)
    before = due(case)
    pause(cast, parts["环保"], at=MONDAY, out_on=date(2026, 3, 12))
    resume(cast, parts["环保"], at=MONDAY)

    assert case.faults.get(kind=FaultKind.PAUSE_LATE).unit == cast.other_bureau
    assert due(case) == before + 4 * DAY  # two working days, and a weekend
    client.force_login(cast.neighbour_head.account)
    page = client.get(reverse("casework:part", args=[parts["环保"].pk])).content.decode()
    assert "补录" in page
    for name in ("ask-part-pause", "extend-part", "offer-part"):
        assert client.get(reverse(f"casework:{name}", args=[parts["环保"].pk])).status_code == 200
        assert client.get(reverse(f"casework:{name}", args=[parts["消防"].pk])).status_code == 404


DAYS = [date(2026, 3, day) for day in range(2, 31)]


@given(
    st.lists(st.tuples(st.integers(1, 9), st.sets(st.integers(0, 3)), st.sets(st.sampled_from(DAYS))), max_size=4),
)
def test_the_whole_stands_as_many_days_as_its_longest_way_grew(
    drawn: list[tuple[int, set[int], set[date]]],
) -> None:
    parts: list[PausedPart] = []
    for key, (days, waits, out) in enumerate(drawn):
        before = frozenset(one for one in waits if one < key)
        # what waits for others has not begun while they are out
        busy = frozenset[date]().union(*(part.out for part in parts)) if before else frozenset()
        parts.append(PausedPart(key=key, days=days, after=before, out=frozenset(out) - busy))
    after = {part.key: part.after for part in parts}
    usual = longest_way({part.key: part.days for part in parts}, after)
    paused = longest_way({part.key: part.days + len(part.out) for part in parts}, after)
    held = held_days(parts)

    assert len(held) == paused - usual
    assert held == sorted(set(held))
