"""What windows and citizens do with tickets, on the database."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingchuang.foundation.access import NotAllowed
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.journal.models import Entry
from mingchuang.foundation.states import MoveRefused
from mingchuang.queueing import actions
from mingchuang.queueing.enums import Move, TicketState
from mingchuang.queueing.models import Spell, Ticket, TicketEvent
from mingchuang.queueing.queries.line import hall_line
from mingchuang.queueing.rules.terms import TermsRefused, read_spans
from tests.cast import NOON, Cast
from tests.factories.queueing import CITIZEN, SYSTEM, Hall, make_hall

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall(cast: Cast) -> Hall:
    return make_hall(cast)


def test_numbers_begin_anew_with_the_halls_own_day(cast: Cast) -> None:
    """Half past midnight in China is still yesterday in UTC."""
    hall = make_hall(cast, take_hours=read_spans("0:00-24:00"))

    first = [hall.take().label, hall.take().label, hall.take(hall.social).label]
    hall.clock = datetime(2026, 3, 11, 16, 30, tzinfo=UTC)
    after_midnight = hall.take()

    assert first == ["A001", "A002", "B001"]
    assert (after_midnight.label, after_midnight.day.isoformat()) == ("A001", "2026-03-12")


def test_the_same_press_and_the_same_phone_get_the_same_ticket(hall: Hall) -> None:
    pressed = hall.take(press="k1")
    phone = hall.take(device="d1")

    assert hall.take(press="k1") == pressed
    assert hall.take(device="d1") == phone
    assert hall.take(hall.social, device="d1") != phone, "another queue is another matter"
    assert Ticket.objects.count() == 3


def test_who_holds_a_ticket_is_served_after_hours_and_nobody_gets_a_new_one(hall: Hall) -> None:
    held = hall.take()
    hall.clock = NOON.replace(hour=9, minute=30)  # half past five in China

    with pytest.raises(Refusal, match="今天都会办完"):
        hall.take()
    assert hall.serve() == held


def test_a_full_queue_says_so(cast: Cast) -> None:
    hall = make_hall(cast, most_waiting=1)
    hall.take()

    with pytest.raises(Refusal, match="已有 1 人在等"):
        hall.take()


def test_priority_goes_ahead_twice_then_the_line_has_its_turn(hall: Hall) -> None:
    for priority in ("", "", "elderly", "soldier", "disabled"):
        hall.take(priority=priority)

    called = [ticket.label for ticket in iter(hall.serve, None)]

    assert called == ["A003", "A004", "A001", "A005", "A002"]


def test_a_press_that_comes_twice_calls_one(hall: Hall) -> None:
    hall.take()
    hall.take()
    first = actions.call_next(actor=SYSTEM, desk_id=hall.one.pk, at=hall.later(seconds=1), seen=0)
    again = actions.call_next(actor=SYSTEM, desk_id=hall.one.pk, at=hall.later(seconds=1), seen=0)

    assert again.is_stale
    assert again.ticket == first.ticket
    assert Ticket.objects.waiting().count() == 1


def test_nobody_is_passed_over_who_was_not_called_three_times(cast: Cast) -> None:
    hall = make_hall(cast, recall_seconds=10)
    ticket = hall.take()
    hall.call()
    pk = hall.one.pk

    with pytest.raises(Refusal, match="才叫了 1 次"):
        actions.pass_over(actor=SYSTEM, desk_id=pk, at=hall.later(seconds=30))
    with pytest.raises(Refusal, match="叫了还没有处理"):
        hall.call()
    for _ in range(2):
        actions.recall(actor=SYSTEM, desk_id=pk, at=hall.later(seconds=30))
    with pytest.raises(Refusal, match="请再等 5 秒"):
        actions.pass_over(actor=SYSTEM, desk_id=pk, at=hall.later(seconds=5))
    with pytest.raises(Refusal, match="已经叫了 3 次"):
        actions.recall(actor=SYSTEM, desk_id=pk, at=hall.later(seconds=30))
    actions.pass_over(actor=SYSTEM, desk_id=pk, at=hall.later(seconds=30))

    ticket.refresh_from_db()
    assert (ticket.state, ticket.calls) == (TicketState.NO_SHOW, 3)
    assert Entry.objects.about(ticket).get().kind == "queueing.ticket_passed_over"


def test_who_comes_back_waits_behind_those_who_wait(hall: Hall) -> None:
    late = passed_over(hall)
    waits = hall.take()

    actions.restore(actor=SYSTEM, desk_id=hall.one.pk, ticket_id=late.pk, at=hall.later(seconds=1))

    assert [ticket.label for ticket in iter(hall.serve, None)] == [waits.label, late.label]


def passed_over(hall: Hall) -> Ticket:
    ticket = hall.take()
    hall.call()
    for _ in range(2):
        actions.recall(actor=SYSTEM, desk_id=hall.one.pk, at=hall.later(seconds=30))
    actions.pass_over(actor=SYSTEM, desk_id=hall.one.pk, at=hall.later(seconds=30))
    return ticket


def test_who_is_transferred_keeps_her_place(hall: Hall) -> None:
    moved, other = hall.take(), hall.take(hall.social)
    hall.call()

    actions.transfer(actor=SYSTEM, desk_id=hall.one.pk, queue_id=hall.social.pk, at=hall.later(seconds=1))

    assert [hall.serve(hall.two), hall.serve(hall.two)] == [moved, other]
    assert hall.call() is None, "window 1 no longer calls her"


def test_a_ticket_sent_to_one_window_is_called_there_alone_and_goes_back_when_it_stops(hall: Hall) -> None:
    actions.open_window(actor=SYSTEM, desk_id=hall.two.pk, at=NOON)
    sent = hall.take()
    hall.call()
    with pytest.raises(Refusal, match="就是本窗口"):
        actions.transfer(actor=SYSTEM, desk_id=hall.one.pk, to_desk_id=hall.one.pk, at=hall.later(seconds=1))
    actions.transfer(actor=SYSTEM, desk_id=hall.one.pk, to_desk_id=hall.two.pk, at=hall.later(seconds=1))

    assert hall.call() is None
    actions.close_window(actor=SYSTEM, desk_id=hall.two.pk, at=hall.later(seconds=1))
    assert hall.call() == sent


def test_the_last_window_stays_while_somebody_waits_or_says_why_not(hall: Hall) -> None:
    actions.open_window(actor=SYSTEM, desk_id=hall.one.pk, at=NOON)
    hall.take()

    with pytest.raises(Refusal, match="最后一个窗口"):
        actions.close_window(actor=SYSTEM, desk_id=hall.one.pk, at=hall.later(hours=1))
    actions.close_window(actor=SYSTEM, desk_id=hall.one.pk, at=hall.later(hours=1), reason="停电")

    spell = Spell.objects.get()
    assert (spell.reason, spell.closed_at) == ("停电", hall.clock)
    assert Entry.objects.get(kind="queueing.window_closed").data["waiting"] == 1


def test_who_gives_up_frees_her_place_also_at_the_window(hall: Hall) -> None:
    called, stays = hall.take(), hall.take()
    hall.call()

    actions.cancel_ticket(actor=CITIZEN, ticket_id=called.pk, at=hall.later(seconds=1))
    actions.cancel_ticket(actor=CITIZEN, ticket_id=called.pk, at=hall.later(seconds=1))

    assert hall.call() == stays
    with pytest.raises(MoveRefused):
        actions.restore(actor=SYSTEM, desk_id=hall.one.pk, ticket_id=called.pk, at=hall.clock)


def test_a_neighbour_calls_nobody_and_a_clerk_only_at_her_window(cast: Cast, hall: Hall) -> None:
    hall.take()
    for person, desk in ((cast.wu, hall.one), (cast.lin, hall.two)):
        with pytest.raises(NotAllowed):
            actions.call_next(actor=person.actor, desk_id=desk.pk, at=hall.clock)

    actions.call_next(actor=cast.lin.actor, desk_id=hall.one.pk, at=hall.clock)
    assert TicketEvent.objects.get(move=Move.CALL).staff == cast.lin.staff


def test_a_day_that_ended_with_people_waiting_is_told(hall: Hall) -> None:
    left = hall.take()
    hall.call(hall.two)
    hall.take()

    assert actions.end_days(actor=SYSTEM, at=NOON + timedelta(days=1)) == 2
    assert actions.end_days(actor=SYSTEM, at=NOON + timedelta(days=1)) == 0

    left.refresh_from_db()
    assert left.state == TicketState.UNSERVED
    assert Entry.objects.get(kind="queueing.tickets_unserved").data["tickets"] == ["A001", "A002"]
    assert Spell.objects.get().closed_at is not None


def test_tokens_phones_and_kinds_of_priority_are_forgotten_after_a_week(hall: Hall) -> None:
    ticket = hall.take(priority="disabled", device="d1", press="k1")

    assert actions.forget_people(actor=SYSTEM, at=NOON + timedelta(days=7)) == 0
    assert actions.forget_people(actor=SYSTEM, at=NOON + timedelta(days=8)) == 1

    ticket.refresh_from_db()
    assert (ticket.token, ticket.device, ticket.priority, ticket.press, ticket.is_priority) == (
        None,
        "",
        "",
        None,
        True,
    )


def test_a_queue_is_not_closed_over_the_heads_of_those_who_wait(hall: Hall) -> None:
    hall.take()

    with pytest.raises(TermsRefused, match="还有 1 人"):
        actions.close_queue(actor=SYSTEM, queue_id=hall.civil.pk, at=NOON)
    hall.serve()
    actions.close_queue(actor=SYSTEM, queue_id=hall.civil.pk, at=hall.clock)

    assert hall_line(hall.row, at=hall.clock).served_by == {hall.social.pk: frozenset({hall.two.pk})}


STEPS = ("take", "take priority", "take social", "next 1", "next 2", "recall", "pass over", "start", "done", "transfer", "restore", "give up")  # fmt: skip  # noqa: E501


@settings(max_examples=7, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(STEPS), min_size=8, max_size=30))
def test_whatever_is_pressed_nobody_is_served_twice_or_forgotten(steps: list[str], hall: Hall) -> None:
    TicketEvent.objects.all().delete()
    Ticket.objects.all().delete()
    for step in steps:
        try:
            press(hall, step)
        except Refusal:
            continue  # a window may not do everything at every moment
    for desk in (hall.one, hall.two):
        while True:
            current = Ticket.objects.filter(desk=desk, state__in=TicketState.at_window())
            if current.exists():
                actions.finish_serving(actor=SYSTEM, desk_id=desk.pk, at=hall.later(seconds=60))
            elif hall.call(desk) is None:
                break

    ended = {TicketState.DONE, TicketState.NO_SHOW, TicketState.CANCELLED}
    for ticket in Ticket.objects.all():
        moves = list(ticket.events.order_by("id").values_list("move", flat=True))
        assert ticket.state in ended, f"{ticket} was forgotten: {moves}"
        waits = moves.count(Move.TAKE) + moves.count(Move.TRANSFER) + moves.count(Move.RESTORE)
        assert moves.count(Move.CALL) <= waits, f"{ticket} was called twice: {moves}"
        assert moves.count(Move.FINISH) <= 1, f"{ticket} was served twice: {moves}"


def press(hall: Hall, step: str) -> None:
    """One step of a morning; whatever it refers to is the first there is."""
    one: dict[str, Any] = {"actor": SYSTEM, "desk_id": hall.one.pk}
    at = hall.later(seconds=1)
    passed = Ticket.objects.filter(state=TicketState.NO_SHOW).first()
    waits = Ticket.objects.waiting().last()
    acts: dict[str, Callable[[], object]] = {
        "take": hall.take,
        "take priority": lambda: hall.take(priority="elderly"),
        "take social": lambda: hall.take(hall.social),
        "next 1": lambda: hall.call(hall.one),
        "next 2": lambda: hall.call(hall.two),
        "recall": lambda: actions.recall(**one, at=at),
        "pass over": lambda: actions.pass_over(**one, at=at),
        "start": lambda: actions.start_serving(**one, at=at),
        "done": lambda: actions.finish_serving(**one, at=at),
        "transfer": lambda: actions.transfer(**one, at=at, queue_id=hall.social.pk),
        "restore": lambda: passed and actions.restore(**one, ticket_id=passed.pk, at=at),
        "give up": lambda: waits and actions.cancel_ticket(actor=CITIZEN, ticket_id=waits.pk, at=at),
    }
    acts[step]()
