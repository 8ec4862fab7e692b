"""Many presses at once, with real threads and real commits: no number twice, nobody called twice, nothing lost."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection, transaction

from mingchuang.organisations.actions import tree
from mingchuang.queueing import actions
from mingchuang.queueing.enums import Move, TicketOrigin, TicketState
from mingchuang.queueing.models import Desk, Ticket, TicketEvent
from tests.cast import NOON, make_cast
from tests.factories.queueing import CITIZEN, SYSTEM, Hall, make_hall, make_template

pytestmark = pytest.mark.django_db(transaction=True)
WINDOWS, PRESSES, AT_ONCE = 8, 100, 8


@pytest.fixture
def hall(transactional_db: None) -> Hall:
    """One queue at eight windows."""
    cast = make_cast()
    made = make_hall(cast)
    for number in range(3, WINDOWS + 1):
        node = tree.open_node(
            actor=SYSTEM,
            kind="window",
            code=f"w-{number}",
            name_zh=f"窗口{number}",
            parent=cast.bureau,
            site=cast.hall,
            at=NOON,
        )
        actions.set_desk(actor=SYSTEM, hall_id=made.row.pk, window=node, sign=str(number), queues=[made.civil], at=NOON)
    return made


def at_once(act: Callable[[int], Any], count: int) -> list[Any]:
    """Do it so many times from several threads that begin together; each lets its connection go."""
    gate = threading.Barrier(AT_ONCE)

    def work(first: int) -> list[Any]:
        try:
            gate.wait(timeout=20)
            return [act(number) for number in range(first, count, AT_ONCE)]
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return [outcome for outcomes in pool.map(work, range(AT_ONCE)) for outcome in outcomes]


def take(hall: Hall, press: str = "") -> Ticket:
    return actions.take_ticket(
        actor=CITIZEN, queue_id=hall.civil.pk, origin=TicketOrigin.KIOSK, at=hall.clock, press=press
    )


def test_a_hundred_taps_and_a_hundred_presses_at_once_serve_each_ticket_once(hall: Hall) -> None:
    taken = at_once(lambda number: take(hall), PRESSES)
    assert len({ticket.label for ticket in taken}) == PRESSES
    desks = list(Desk.objects.order_by("pk").values_list("pk", flat=True))
    locks = {desk: threading.Lock() for desk in desks}

    def press(number: int) -> Ticket | None:
        desk = desks[number % WINDOWS]
        with locks[desk]:  # a window has one clerk
            found = actions.call_next(actor=SYSTEM, desk_id=desk, at=hall.clock).ticket
            if found is not None:
                actions.start_serving(actor=SYSTEM, desk_id=desk, at=hall.clock)
            return found

    called = at_once(press, PRESSES + WINDOWS)

    found = [ticket.pk for ticket in called if ticket]
    assert len(found) == len(set(found)) == PRESSES
    assert TicketEvent.objects.filter(move=Move.CALL).count() == PRESSES
    assert not Ticket.objects.waiting().exists()


def test_one_button_pressed_by_many_hands_at_once_calls_one(hall: Hall) -> None:
    for _ in range(AT_ONCE):
        take(hall)

    pressed = at_once(lambda _: actions.call_next(actor=SYSTEM, desk_id=hall.one.pk, at=hall.clock, seen=0), AT_ONCE)

    assert sum(not one.is_stale for one in pressed) == 1
    assert Ticket.objects.waiting().count() == AT_ONCE - 1
    assert {one.ticket.pk for one in pressed} == {Ticket.objects.get(state=TicketState.CALLED).pk}


def test_one_tap_that_comes_many_times_at_once_takes_one_ticket(hall: Hall) -> None:
    taken = at_once(lambda _: take(hall, press="k1"), AT_ONCE)

    assert {ticket.pk for ticket in taken} == {Ticket.objects.get().pk}


def test_the_last_place_of_a_slot_goes_to_one(hall: Hall) -> None:
    from mingchuang.foundation.errors import Refusal
    from tests.factories.queueing import make_booking

    make_template(hall, capacity=1)

    def book(_: int) -> bool:
        try:
            make_booking(hall, phone="")
        except Refusal:
            return False
        return True

    assert sum(at_once(book, AT_ONCE)) == 1


def test_a_process_killed_in_the_middle_of_a_call_loses_nobody(hall: Hall) -> None:
    """What was not committed never happened; what was, stands for the next process."""
    first, second = take(hall), take(hall)
    with pytest.raises(KeyboardInterrupt), transaction.atomic():
        actions.call_next(actor=SYSTEM, desk_id=hall.one.pk, at=hall.clock)
        raise KeyboardInterrupt
    connection.close()  # a new process

    assert actions.call_next(actor=SYSTEM, desk_id=hall.one.pk, at=hall.clock).ticket == first
    connection.close()
    actions.start_serving(actor=SYSTEM, desk_id=hall.one.pk, at=hall.clock)
    assert actions.call_next(actor=SYSTEM, desk_id=hall.one.pk, at=hall.clock).ticket == second
