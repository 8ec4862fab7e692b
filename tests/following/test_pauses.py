"""A clock stands only for a lawful reason, by leave of another; the days out are given back, and told."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.template.loader import render_to_string

from mingchuang.following.actions import (
    MatterOrder,
    NewFile,
    agree_date,
    announce_fallen_due,
    answer_matter,
    approve_pause,
    ask_pause,
    end_pause,
    extend_clock,
    open_matter,
    refuse_pause,
    reopen_matter,
    set_clock_rule,
    tell_extension,
    tell_pause,
)
from mingchuang.following.actions.closing import close_matter
from mingchuang.following.enums import Lamp, PauseState
from mingchuang.following.models import Matter, Pause
from mingchuang.following.queries import clock_account
from mingchuang.following.rules import ClockSettings, ExtensionRefused, LampRule, PauseRefused
from mingchuang.foundation.access import Actor, NotAllowed
from mingchuang.foundation.journal.models import Entry
from mingchuang.foundation.worktime.limits import Limit, LimitUnit
from mingchuang.rectification.permissions import RectificationPermission
from tests.cast import NOON, Cast
from tests.factories.following import make_matter

LEAVE = RectificationPermission.RECORD_CLOSE  # any permission of an area will do; the area names it
PROOF = NewFile(name="补正通知书.txt", data="请补交户口簿".encode())
DAY = timedelta(days=1)
WEEK = timedelta(days=7)
pytestmark = pytest.mark.django_db


def ask(cast: Cast, matter: Matter, *, at: datetime = NOON + DAY, **changes: Any) -> Pause:
    values: dict[str, Any] = {
        "cause": "supplement",
        "reason": "缺户口簿",
        "basis": "《行政许可法》第三十二条",
        "out_on": at.date(),
        "evidence": [PROOF],
        **changes,
    }
    return ask_pause(actor=cast.lin.actor, matter_id=matter.pk, at=at, **values)


def approve(cast: Cast, pause: Pause, *, at: datetime = NOON + DAY) -> Pause:
    return approve_pause(actor=cast.chen.actor, pause_id=pause.pk, permission=LEAVE, at=at)


def due_of(matter: Matter) -> str:
    return str(fresh(matter).clock.due_at.date())


def fresh(matter: Matter) -> Matter:
    return Matter.objects.select_related("clock", "owner_node").get(pk=matter.pk)


def kinds_of(matter: Matter) -> list[str]:
    return [kind.partition(".")[2] for kind in Entry.objects.about(matter).values_list("kind", flat=True)]


def test_a_pause_from_asking_to_the_end_is_told_and_counted(cast: Cast) -> None:
    matter = make_matter(cast.bureau)  # Wednesday 11 March, due the 18th
    pause = ask(cast, matter)
    assert fresh(matter).clock.paused_at is None  # asked for is not approved

    approve(cast, pause)
    assert fresh(matter).lamp_at(NOON + 60 * DAY).lamp == Lamp.NORMAL
    assert announce_fallen_due(actor=Actor.system(), at=NOON + 60 * DAY) == 0
    tell_pause(actor=cast.lin.actor, pause_id=pause.pk, how="handed", at=NOON + DAY)
    end_pause(actor=cast.lin.actor, pause_id=pause.pk, back_on=date(2026, 3, 19), at=NOON + 8 * DAY)

    account = clock_account(fresh(matter), NOON + 10 * DAY)
    assert due_of(matter) == "2026-03-25"  # out Thursday to Wednesday, five working days
    assert (account.used.gross, account.used.paused, account.used.net) == (7, 5, 2)
    assert kinds_of(matter)[1:] == ["pause_asked", "clock_paused", "applicant_told", "clock_resumed"]
    assert [str(line) for line in account.lines] == [
        "自 2026-03-11（周三）起算，当日不计。",
        "期限 5 个工作日，数到 2026-03-18（周三）。",
        "暂停：2026-03-12（周四）起不计，2026-03-19 恢复计时，其间 5 个工作日不计。",
        "到期日 2026-03-25（周三）。",
    ]


def test_the_account_stands_on_a_page_with_gross_and_net(cast: Cast) -> None:
    matter = make_matter(cast.bureau, law=Limit(count=20))
    approve(cast, ask(cast, matter))

    shown = render_to_string("following/clock.html", {"account": clock_account(fresh(matter), NOON + WEEK)})

    for words in (
        "净用时 0 个工作日，总历时 5 个工作日",
        "其间暂停 5 个工作日",
        "尚未书面告知申请人",
        "法定到期",
        "补正材料",
    ):
        assert words in shown, words


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"cause": "public_notice"}, "没有列出"),
        ({"cause": "holiday"}, "没有列出"),
        ({"cause": "review"}, "没有列出"),
        ({"reason": " "}, "为什么暂停"),
        ({"basis": ""}, "依据"),
        ({"evidence": []}, "证明材料"),
        ({"out_on": date(2026, 3, 10)}, "受理"),
        ({"out_on": date(2026, 3, 14)}, "还没有到"),
        ({"at": NOON + 10 * DAY, "out_on": date(2026, 3, 20)}, "届满"),
        ({"at": NOON + 10 * DAY, "out_on": date(2026, 3, 12)}, "不能补录"),
    ],
)
def test_it_is_not_paused(cast: Cast, changes: dict[str, Any], message: str) -> None:
    matter = make_matter(cast.bureau)

    with pytest.raises(PauseRefused, match=message):
        ask(cast, matter, **changes)

    assert kinds_of(matter) == ["matter_opened"]


def test_neither_the_handler_nor_who_asked_nor_a_stranger_approves(cast: Cast) -> None:
    matter = make_matter(cast.county, owner=cast.sun.staff)
    pause = ask_pause(
        actor=cast.chen.actor, matter_id=matter.pk, cause="hearing", reason="当事人申请听证", basis="第四十七条",
        out_on=NOON.date(), evidence=[PROOF], at=NOON,
    )  # fmt: skip

    for who, refusal in ((cast.chen, PauseRefused), (cast.sun, PauseRefused), (cast.lin, NotAllowed)):
        with pytest.raises(refusal):
            approve_pause(actor=who.actor, pause_id=pause.pk, permission=LEAVE, at=NOON)
    refuse_pause(actor=cast.zheng.actor, pause_id=pause.pk, permission=LEAVE, reason="听证尚未启动", at=NOON)
    with pytest.raises(PauseRefused, match="处理过"):
        approve_pause(actor=cast.zheng.actor, pause_id=pause.pk, permission=LEAVE, at=NOON)

    assert due_of(matter) == "2026-03-18"
    assert kinds_of(matter)[-1] == "pause_refused"


def test_one_pause_at_a_time_and_none_over_another(cast: Cast) -> None:
    matter = make_matter(cast.bureau, days=20)
    pause = ask(cast, matter)
    with pytest.raises(PauseRefused, match="没有结束或待批准"):
        ask(cast, matter)
    approve(cast, pause)
    with pytest.raises(PauseRefused, match="还没有到"):
        end_pause(actor=cast.lin.actor, pause_id=pause.pk, back_on=date(2026, 3, 20), at=NOON + 2 * DAY)
    with pytest.raises(PauseRefused, match="不能早于"):
        end_pause(actor=cast.lin.actor, pause_id=pause.pk, back_on=date(2026, 3, 10), at=NOON + 2 * DAY)
    end_pause(actor=cast.lin.actor, pause_id=pause.pk, back_on=date(2026, 3, 17), at=NOON + WEEK)
    with pytest.raises(PauseRefused, match="处理过"):
        end_pause(actor=cast.lin.actor, pause_id=pause.pk, back_on=date(2026, 3, 17), at=NOON + WEEK)

    with pytest.raises(PauseRefused, match="重叠"):
        ask(cast, matter, at=NOON + WEEK, out_on=date(2026, 3, 16))
    late = ask(cast, matter, at=NOON + WEEK, out_on=date(2026, 3, 17))  # counts again on the 17th, out again on it

    assert late.is_late
    approve(cast, late, at=NOON + WEEK)
    assert clock_account(fresh(matter), NOON + WEEK).late_entries == 1


def test_an_answer_ends_a_running_pause_and_drops_one_asked_for(cast: Cast) -> None:
    running, asked = make_matter(cast.bureau, days=20), make_matter(cast.bureau, days=20)
    approve(cast, ask(cast, running))
    waiting = ask(cast, asked)

    for matter in (running, asked):
        answer_matter(actor=cast.lin.actor, matter_id=matter.pk, at=NOON + WEEK)
    waiting.refresh_from_db()

    assert waiting.state == PauseState.DROPPED
    account = clock_account(fresh(running), NOON + 30 * DAY)
    assert (account.used.gross, account.used.paused, account.used.net) == (5, 4, 1)  # the day of the answer counts
    with pytest.raises(PauseRefused, match="不在计时"):
        ask(cast, running, at=NOON + 8 * DAY)


def test_a_reopened_clock_knows_nothing_of_earlier_pauses(cast: Cast) -> None:
    matter = make_matter(cast.bureau)
    pause = approve(cast, ask(cast, matter))
    end_pause(actor=cast.lin.actor, pause_id=pause.pk, back_on=date(2026, 3, 18), at=NOON + WEEK)
    answer_matter(actor=cast.lin.actor, matter_id=matter.pk, at=NOON + WEEK)
    close_matter(actor=cast.chen.actor, matter_id=matter.pk, close_permission=LEAVE, at=NOON + WEEK)

    reopen_matter(actor=cast.chen.actor, matter_id=matter.pk, reason="群众不满意", at=NOON + WEEK)

    assert due_of(matter) == "2026-03-25"
    assert clock_account(fresh(matter), NOON + WEEK).used.paused == 0


def test_one_extension_within_the_law_by_another_and_told(cast: Cast) -> None:
    matter = make_matter(cast.bureau, law=Limit(count=20))
    extend: Callable[..., Any] = lambda **changes: extend_clock(  # noqa: E731 - one act with one change each
        **{"actor": cast.chen.actor, "matter_id": matter.pk, "count": 5, "reason": "案情复杂", "permission": LEAVE,
           "at": NOON + DAY, **changes}
    )  # fmt: skip
    for changes, message in (
        ({"count": 11}, "最多延长 10"),
        ({"reason": ""}, "理由"),
        ({"at": NOON + 60 * DAY}, "已过"),
    ):
        with pytest.raises(ExtensionRefused, match=message):
            extend(**changes)
    with pytest.raises(NotAllowed):
        extend(actor=cast.lin.actor)

    row = extend()
    tell_extension(actor=cast.lin.actor, extension_id=row.pk, how="posted", at=NOON + DAY)
    with pytest.raises(ExtensionRefused, match="最多延期 1 次"):
        extend()

    clock = fresh(matter).clock
    assert (str(clock.due_at.date()), str(clock.limit_at and clock.limit_at.date())) == ("2026-03-25", "2026-04-16")
    assert str(clock.first_due_at.date()) == "2026-03-18"
    assert kinds_of(matter)[-2:] == ["clock_extended", "applicant_told"]
    assert "延长 5 个工作日，数到 2026-03-25（周三）。" in map(str, clock_account(fresh(matter), NOON).lines)


def test_an_agreed_day_is_later_by_the_days_out(cast: Cast) -> None:
    matter = make_matter(cast.bureau)
    agree_date(actor=cast.zhou.actor, matter_id=matter.pk, ends_on=date(2026, 4, 10), reason="需采购", at=NOON)
    pause = approve(cast, ask(cast, matter))
    end_pause(actor=cast.lin.actor, pause_id=pause.pk, back_on=date(2026, 3, 19), at=NOON + 8 * DAY)

    assert due_of(matter) == "2026-04-17"
    assert "约定后暂停的日子扣除" in str(clock_account(fresh(matter), NOON + 8 * DAY).lines[0])


def test_past_the_promise_and_past_the_law_are_two_faults_each_told_once(cast: Cast) -> None:
    matter = make_matter(cast.bureau, law=Limit(count=10))

    told = [announce_fallen_due(actor=Actor.system(), at=NOON + days * DAY) for days in (6, 8, 9, 15, 16)]

    assert told == [0, 1, 0, 1, 0]
    assert kinds_of(matter)[1:] == ["fell_due", "fell_past_law"]


def test_a_place_counts_by_its_own_rule(cast: Cast) -> None:
    settings = ClockSettings(
        counts_start=True, rolls_intake=True, lamp=LampRule(percent=50, days=2), causes=("public_notice",),
        basis="清河县行政审批程序规定",
    )  # fmt: skip
    set_clock_rule(actor=cast.chen.actor, node=cast.bureau, settings=settings, at=NOON)
    saturday = date(2025, 9, 27)  # Sunday 28 September is worked in exchange

    ruled = make_matter(cast.bureau, started_on=saturday)
    plain = make_matter(cast.other_bureau, started_on=saturday)

    assert (str(ruled.clock.started_on), due_of(ruled)) == ("2025-09-28", "2025-10-10")
    assert (str(plain.clock.started_on), due_of(plain)) == ("2025-09-27", "2025-10-10")
    assert "按下一工作日" in str(clock_account(ruled, NOON).lines[0])
    open_one = make_matter(cast.bureau)
    with pytest.raises(PauseRefused, match="没有列出"):
        ask(cast, open_one, cause="hearing")
    ask(cast, open_one, cause="public_notice")


def test_a_hall_open_on_saturdays_has_its_own_intake_and_the_unit_its_own_rest(cast: Cast) -> None:
    hall = ClockSettings(rolls_intake=True, hours="工作日 09:00-17:00；周六 09:00-12:00")
    set_clock_rule(actor=cast.chen.actor, node=cast.hall, settings=hall, at=NOON)
    set_clock_rule(actor=cast.chen.actor, node=cast.bureau, settings=ClockSettings(counts_start=True), at=NOON)

    matter = make_matter(cast.bureau, place=cast.window, started_on=date(2026, 3, 14))

    assert (str(matter.clock.started_on), matter.clock.counts_start) == ("2026-03-16", True)


def test_weekend_intake_of_the_vectors(cast: Cast) -> None:
    set_clock_rule(actor=cast.chen.actor, node=cast.bureau, settings=ClockSettings(rolls_intake=True), at=NOON)

    matter = make_matter(cast.bureau, started_on=date(2025, 9, 27))

    assert (str(matter.clock.received_on), str(matter.clock.started_on)) == ("2025-09-27", "2025-09-28")
    assert due_of(matter) == "2025-10-11"


def test_minutes_of_a_while_you_wait_matter_count_while_the_hall_is_open(cast: Cast) -> None:
    cast.hall.hours = "工作日 9:00–12:00，13:30–17:00"
    cast.hall.save()
    order = MatterOrder(
        kind="tests.thing", title_zh="婚姻登记", owner_node=cast.bureau, place=cast.window, minutes=20,
        law=Limit(count=1, unit=LimitUnit.WORKING_DAY),
    )  # fmt: skip

    matter = open_matter(actor=cast.lin.actor, order=order, at=NOON)  # noon: the hall is at lunch until half past one

    assert matter.clock.due_at == NOON + timedelta(minutes=110)
    assert "即办件" in str(clock_account(matter, NOON).lines[0])
    assert matter.lamp_at(NOON + timedelta(minutes=108)).lamp == Lamp.NEAR
    assert announce_fallen_due(actor=Actor.system(), at=NOON + timedelta(minutes=111)) == 1
    with pytest.raises(PauseRefused, match="即办件按分钟计时"):
        ask(cast, matter, at=NOON)


def test_a_matter_of_half_past_midnight_starts_on_the_chinese_day(cast: Cast) -> None:
    tenth_in_london = NOON.replace(day=10, hour=16, minute=30)

    matter = make_matter(cast.bureau, at=tenth_in_london)

    assert str(matter.clock.started_on) == "2026-03-11"
