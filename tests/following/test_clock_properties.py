"""Whatever is done with a clock, in whatever order: the days add up, and no due date moves back unrecorded."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingchuang.following.actions import answer_matter, approve_pause, ask_pause, end_pause, extend_clock
from mingchuang.following.enums import PauseState
from mingchuang.following.models import Matter, Pause
from mingchuang.following.queries import clock_account
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.journal.models import Entry
from mingchuang.foundation.worktime.calendars import shipped_calendar
from mingchuang.foundation.worktime.limits import Limit, LimitUnit
from tests.cast import NOON, Cast
from tests.factories.following import make_matter
from tests.following.test_pauses import LEAVE, PROOF

DAY = timedelta(days=1)
MOVES_DUE = {"following.clock_resumed", "following.clock_extended", "following.clock_reset"}
steps = st.lists(
    st.tuples(
        st.sampled_from(["ask", "ask late", "approve", "end", "end late", "extend", "answer"]), st.integers(0, 9)
    ),
    max_size=12,
)
units = st.sampled_from([LimitUnit.WORKING_DAY, LimitUnit.NATURAL_DAY, LimitUnit.MONTH])
pytestmark = pytest.mark.django_db


def take(cast: Cast, matter: Matter, step: str, at: datetime) -> None:
    """One step; what is refused changes nothing."""
    today = at.date()
    pause = Pause.objects.filter(matter=matter, state__in=PauseState.unfinished()).first()
    if step.startswith("ask"):
        out_on = today - 2 * DAY if "late" in step else today
        ask_pause(
            actor=cast.lin.actor, matter_id=matter.pk, cause="hearing", reason="听证", basis="第四十七条",
            out_on=out_on, evidence=[PROOF], at=at,
        )  # fmt: skip
    elif step == "approve" and pause:
        approve_pause(actor=cast.chen.actor, pause_id=pause.pk, permission=LEAVE, at=at)
    elif step.startswith("end") and pause:
        back_on = max(pause.out_on, today - 3 * DAY) if "late" in step else today
        end_pause(actor=cast.lin.actor, pause_id=pause.pk, back_on=back_on, at=at)
    elif step == "extend":
        extend_clock(actor=cast.chen.actor, matter_id=matter.pk, count=4, reason="复杂", permission=LEAVE, at=at)
    elif step == "answer":
        answer_matter(actor=cast.lin.actor, matter_id=matter.pk, at=at)


def walked(matter: Matter, until: date) -> tuple[int, int]:
    """All days that count up to then, and those of them that were out: one after another."""
    clock, calendar = matter.clock, shipped_calendar()
    pauses = list(Pause.objects.effective().filter(matter=matter))
    days = [clock.started_on + n * DAY for n in range(1, (until - clock.started_on).days + 1)]
    if clock.unit == LimitUnit.WORKING_DAY:
        days = [day for day in days if calendar.is_working_day(day)]
    out = [day for day in days if any(p.out_on <= day and (p.back_on is None or day < p.back_on) for p in pauses)]
    return len(days), len(out)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=steps, unit=units, with_law=st.booleans())
def test_the_days_add_up_and_no_due_date_moves_back_unrecorded(
    cast: Cast, plan: list[tuple[str, int]], unit: LimitUnit, *, with_law: bool
) -> None:
    count = 1 if unit is LimitUnit.MONTH else 8
    law = Limit(count=2 * count, unit=unit) if with_law else None
    matter = make_matter(cast.bureau, promise=Limit(count=count, unit=unit), law=law)
    due_at, told, at = matter.clock.due_at, 1, NOON
    for step, later in plan:
        at += later * DAY
        try:
            take(cast, matter, step, at)
        except Refusal:
            pass
        matter = Matter.objects.select_related("clock").get(pk=matter.pk)
        kinds = list(Entry.objects.about(matter).values_list("kind", flat=True))[told:]
        assert matter.clock.due_at >= due_at
        assert matter.clock.due_at == due_at or MOVES_DUE & set(kinds)
        account = clock_account(matter, at)
        assert (account.used.gross, account.used.paused) == walked(matter, account.until)
        assert account.used.net + account.used.paused == account.used.gross
        due_at, told = matter.clock.due_at, told + len(kinds)
