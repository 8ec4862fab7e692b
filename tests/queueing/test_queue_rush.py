"""Many presses at once, with real threads and real commits: no number twice, nobody called twice, nothing lost."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from django.db import connection, transaction
from django.test import Client
from pytest_django.live_server_helper import LiveServer

from mingchuang.foundation.access import Actor
from mingchuang.foundation.errors import Refusal
from mingchuang.organisations.actions import tree
from mingchuang.queueing import actions
from mingchuang.queueing.enums import Move, TicketOrigin, TicketState
from mingchuang.queueing.models import Desk, Ticket, TicketEvent
from tests.cast import NOON, make_cast
from tests.factories.queueing import CITIZEN, SYSTEM, Hall, make_hall, make_template

pytestmark = pytest.mark.django_db(transaction=True)
WINDOWS, PRESSES, AT_ONCE = 8, 48, 8
TAPS = 100


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


def test_many_taps_and_presses_at_several_processes_serve_each_ticket_once(hall: Hall) -> None:
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


def test_a_hundred_people_at_the_machines_at_once_get_the_numbers_one_to_a_hundred(
    hall: Hall, live_server: LiveServer
) -> None:
    """Through the server: nobody sees an error, no number is left out, and who comes first has the smaller number."""
    machine = f"/q/dating/kiosk/{hall.row.kiosk_key}/"
    to = urlsplit(live_server.url).netloc
    mark = Client().get(machine, headers={"host": to}).cookies["csrftoken"].value

    def tap(number: int) -> int:
        line = HTTPConnection(to, timeout=60)
        typed = urlencode({"queue": hall.civil.pk, "press": f"tap-{number}", "csrfmiddlewaretoken": mark})
        head = {"Cookie": f"csrftoken={mark}", "Content-Type": "application/x-www-form-urlencoded"}
        line.request("POST", machine, typed, head)
        status = line.getresponse().status
        line.close()
        return status

    # no more hands at once than the test's own server lets stand at its door (ten)
    assert at_once(tap, TAPS) == [302] * TAPS
    taken = list(Ticket.objects.order_by("rank_at", "pk").values_list("number", flat=True))
    assert taken == list(range(1, TAPS + 1))


def test_a_batch_of_presses_calls_as_one_press_after_another_would(hall: Hall) -> None:
    """Priority, a second press of a window and a press without right among those of others."""
    first, second, elder = take(hall), take(hall), actions.take_ticket(
        actor=CITIZEN, queue_id=hall.civil.pk, origin=TicketOrigin.KIOSK, at=hall.clock, priority="elderly"
    )  # fmt: skip
    one, two, *_ = Desk.objects.order_by("pk")

    def press(desk: Desk, button: str = "next", actor: Actor = SYSTEM) -> actions.Press:
        return actions.Press(button=button, actor=actor, desk_id=desk.pk, seen=None, at=hall.clock)

    outcomes = actions.press_buttons(
        [press(one), press(two), press(two, "done", CITIZEN), press(one, "start"), press(one), press(two, "recall")]
    )

    shown = [outcome.ticket if isinstance(outcome, actions.Pressed) else None for outcome in outcomes]
    assert shown == [elder, first, None, elder, second, first]
    assert isinstance(outcomes[2], Refusal)
    assert list(Ticket.objects.order_by("pk").values_list("state", "desk")) == [
        ("called", two.pk),
        ("called", one.pk),
        ("done", one.pk),
    ]


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
