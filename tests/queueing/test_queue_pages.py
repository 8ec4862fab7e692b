"""Pages of citizens and of the windows, through their own doors."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from time_machine import travel

from mingchuang.queueing.enums import BookingState, TicketState
from mingchuang.queueing.models import Booking, Queue, QueueHall, SlotTemplate, Ticket
from mingchuang.queueing.queries import queues_for_item, served_ticket
from mingchuang.queueing.queries.slots import offered_slots
from tests.cast import NOON, Cast
from tests.factories.catalogue import make_item
from tests.factories.organisations import go_out, make_staff, on_post, stand_behind
from tests.factories.queueing import Hall, make_booking, make_hall, make_template

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall(cast: Cast) -> Hall:
    return make_hall(cast)


def kiosk(hall: Hall) -> str:
    return reverse("queueing:kiosk", args=["dating", hall.row.kiosk_key])


def press(client: Client, move: str, **values: Any) -> Any:
    return client.post(reverse("queueing:press", args=["mz-1", move]), values)


def test_a_tap_at_the_machine_gives_a_slip_and_a_second_one_the_same_slip(client: Client, hall: Hall) -> None:
    tapped = {"queue": hall.civil.pk, "press": "k1", "priority": "elderly"}

    first = client.post(kiosk(hall), tapped, follow=True)
    again = client.post(kiosk(hall), tapped, follow=True)

    ticket = Ticket.objects.get()
    assert first.status_code == again.status_code == 200
    assert (ticket.label, ticket.priority) == ("A001", "elderly")
    assert "A001" in first.content.decode()
    assert reverse("queueing:ticket", args=[ticket.token]).encode() not in first.content, "only as a code"


def test_without_the_halls_key_nobody_takes_a_ticket_from_afar(client: Client, hall: Hall) -> None:
    for name in ("kiosk", "take"):
        assert client.get(reverse(f"queueing:{name}", args=["dating", "guessed"])).status_code == 404
    assert client.post(kiosk(hall), {"queue": 10**9}).status_code == 409
    assert client.post(kiosk(hall), {"queue": hall.civil.pk, "priority": "mayor"}).status_code == 409
    assert not Ticket.objects.exists()


def test_after_hours_the_machine_says_so(client: Client, hall: Hall) -> None:
    with travel(NOON.replace(hour=9, minute=5), tick=False):
        page = client.get(kiosk(hall))
        answer = client.post(kiosk(hall), {"queue": hall.civil.pk})

    assert "已经取了号的，今天都会办完" in page.content.decode()
    assert answer.status_code == 409


def test_a_phone_gets_one_ticket_and_sees_where_it_stands(client: Client, hall: Hall) -> None:
    hall.take()
    address = reverse("queueing:take", args=["dating", hall.row.phone_key])

    with travel(hall.later(seconds=9), tick=False):
        page = client.post(address, {"queue": hall.civil.pk}, follow=True)
        client.post(address, {"queue": hall.civil.pk})

    ticket = Ticket.objects.get(origin="phone")
    assert "前面还有 1 人" in page.content.decode()
    state = reverse("queueing:ticket-state", args=[ticket.token])
    first = client.get(state)
    assert client.get(state, headers={"If-None-Match": first["ETag"]}).status_code == 304
    hall.serve()
    hall.call()
    told = client.get(state, headers={"If-None-Match": first["ETag"]}).json()
    assert told["called"]
    assert "请到 1 号窗口（婚姻登记窗口）" in told["html"]
    client.post(reverse("queueing:cancel-ticket", args=[ticket.token]))
    assert client.get(state).json()["over"]


def test_a_clerk_works_through_her_morning(client: Client, cast: Cast, hall: Hall) -> None:
    for _ in range(2):
        hall.take()
    client.force_login(cast.lin.account)

    press(client, "next", seen=0)
    press(client, "next", seen=0)  # the second press of the same page
    press(client, "start", seen=1)
    page = client.get(reverse("queueing:caller", args=["mz-1"])).content.decode()
    assert "A001" in page
    assert "1 人在等" in page
    press(client, "next", seen=2)

    states = dict(Ticket.objects.values_list("number", "state"))
    assert states == {1: TicketState.DONE, 2: TicketState.CALLED}
    refused = client.post(reverse("queueing:press", args=["mz-1", "no-show"]), {"seen": 3}, follow=True)
    assert "才叫了 1 次" in refused.content.decode()
    assert press(client, "fly").status_code == 404
    again = client.post(reverse("queueing:press", args=["mz-1", "done"]), {"seen": 2}, headers={"HX-Request": "true"})
    shown = again.content.decode()
    assert "刚才那一下没有算" in shown, "an old page changes nothing and says so"
    assert "A002" in shown
    assert "<html" not in shown, "a page with script gets what has changed"
    served = served_ticket(str(Ticket.objects.get(number=1).token))
    assert served is not None
    assert (served.window.code, served.service_number) == ("mz-1", "20260311-dating-A001")


def test_the_line_of_a_window_is_told_again_only_when_something_happens(client: Client, cast: Cast, hall: Hall) -> None:
    hall.take()
    client.force_login(cast.lin.account)
    address = reverse("queueing:caller-waiting", args=["mz-1"])

    told = client.get(address)
    assert client.get(address, headers={"If-None-Match": told["ETag"]}).status_code == 304
    hall.take()

    assert "2 人在等" in client.get(address, headers={"If-None-Match": told["ETag"]}).content.decode()


def test_a_transfer_a_return_and_the_end_of_the_day_at_the_window(client: Client, cast: Cast, hall: Hall) -> None:
    for _ in range(2):
        hall.take()
    client.force_login(cast.lin.account)
    press(client, "next")
    to = reverse("queueing:transfer", args=["mz-1"])

    assert client.post(to, {"to": "q999999"}).status_code == 422
    client.post(to, {"to": f"q{hall.social.pk}"})
    Ticket.objects.filter(number=2).update(state=TicketState.NO_SHOW, ended_at=NOON)
    client.post(reverse("queueing:restore", args=["mz-1", Ticket.objects.get(number=2).pk]))

    assert list(Ticket.objects.order_by("number").values_list("state", "queue__letter")) == [
        ("waiting", "B"),
        ("waiting", "A"),
    ]
    stop = reverse("queueing:stop", args=["mz-1"])
    assert "最后一个窗口" in client.post(stop, {"reason": ""}).content.decode()
    assert client.post(stop, {"reason": "停电"}).status_code == 302


def test_a_neighbour_finds_no_window_and_no_hall(client: Client, cast: Cast, hall: Hall) -> None:
    client.force_login(cast.wu.account)

    for name, code in (("caller", "mz-1"), ("hall-setup", "dating"), ("bookings", "dating"), ("transfer", "mz-1")):
        assert client.get(reverse(f"queueing:{name}", args=[code])).status_code == 404
    assert press(client, "next").status_code == 404


def test_the_board_shows_and_says_calls_and_answers_304_while_nothing_happens(client: Client, hall: Hall) -> None:
    hall.take()
    hall.call()
    address = reverse("queueing:board-feed", args=["dating"])

    with travel(hall.clock + timedelta(seconds=1), tick=False):
        told = client.get(address)
        assert client.get(address, headers={"If-None-Match": told["ETag"]}).status_code == 304
        page = client.get(reverse("queueing:board", args=["dating"])).content.decode()

    (call,) = told.json()["calls"]
    assert call["text"] == "请A零零一号，到1号窗口"
    assert "A001" in page
    with travel(hall.clock + timedelta(minutes=5), tick=False):
        assert client.get(address).json()["calls"] == [], "what is old is shown and not said"


@pytest.mark.parametrize("name", ["caller", "board", "hall", "overview"])
def test_a_page_costs_the_same_with_three_and_with_thirty_waiting(
    client: Client, cast: Cast, hall: Hall, name: str
) -> None:
    client.force_login(cast.chen.account)
    args = {"caller": ["mz-1"], "overview": []}.get(name, ["dating"])
    costs = []
    for count in (3, 27):
        for _ in range(count):
            hall.take(priority="elderly")
        client.get(reverse(f"queueing:{name}", args=args))
        hall.take()
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(reverse(f"queueing:{name}", args=args))
        costs.append(len(asked))

    assert costs[0] == costs[1]


def test_an_hour_is_booked_moved_and_cancelled_by_its_code(client: Client, hall: Hall) -> None:
    make_template(hall)
    first, second = (one.slot for one in offered_slots(hall.civil, NOON.date() + timedelta(days=1))[:2])
    shown = client.get(reverse("queueing:book-queue", args=["dating", "A"])).content.decode()
    assert "2026-03-12" in shown

    refused = client.post(slot_address(hall, first), {"phone": "not a number"})
    client.post(slot_address(hall, first), {"name": "王小明", "phone": "138 0000 1234"})

    booking = Booking.objects.get()
    assert refused.status_code == 422
    assert b"138" not in (client.get(reverse("queueing:booking", args=[booking.token]))).content
    found = client.post(reverse("portal:track"), {"code": booking.receipt.lower()})
    assert found["Location"] == reverse("queueing:booking", args=[booking.token])
    when = {"desk": hall.one.pk, "when": f"{second.starts_at:%Y-%m-%dT%H:%M}"}
    client.post(reverse("queueing:move-booking", args=[booking.token]), when)
    booking.refresh_from_db()
    assert booking.starts_at == second.starts_at
    client.post(reverse("queueing:cancel-booking", args=[booking.token]))
    booking.refresh_from_db()
    assert booking.state == BookingState.CANCELLED
    assert [one.left for one in offered_slots(hall.civil, booking.day)][:2] == [2, 2]


def slot_address(hall: Hall, slot: Any) -> str:
    return reverse("queueing:book-slot", args=["dating", "A", hall.one.pk, f"{slot.starts_at:%Y-%m-%dT%H:%M}"])


def test_who_booked_reports_at_the_machine_and_is_called_at_her_hour(client: Client, hall: Hall) -> None:
    make_template(hall)
    booking = make_booking(hall)
    address = reverse("queueing:kiosk-arrive", args=["dating", hall.row.kiosk_key])
    assert client.post(address, {"code": booking.receipt}).status_code == 422, "a day too early"

    with travel(booking.starts_at - timedelta(minutes=10), tick=False):
        page = client.post(address, {"code": booking.receipt}, follow=True)
        hall.clock = booking.starts_at - timedelta(minutes=10)
        early, plain = Ticket.objects.get(), hall.take()
    hall.clock = booking.starts_at

    assert "您约的是 09:00" in page.content.decode()
    assert early.due_at == booking.starts_at
    assert [hall.serve(), hall.serve()] == [early, plain]


def test_a_window_with_nobody_behind_its_post_offers_no_hours_but_its_deputys(cast: Cast, hall: Hall) -> None:
    make_template(hall)
    post = on_post(cast.lin.staff).post
    tomorrow = NOON.date() + timedelta(days=1)
    go_out(cast.lin.staff, hours=72)

    assert offered_slots(hall.civil, tomorrow) == []
    stand_behind(post, staff=make_staff(cast.window, "韩梅"))
    assert len(offered_slots(hall.civil, tomorrow)) == 4


def test_the_reminder_list_holds_numbers_and_is_noted_and_the_bookings_page_holds_none(
    client: Client, cast: Cast, hall: Hall
) -> None:
    make_template(hall)
    booking = make_booking(hall)
    client.force_login(cast.chen.account)
    page = client.get(reverse("queueing:bookings", args=["dating"]), {"day": booking.day.isoformat()})

    file = client.post(reverse("queueing:contacts", args=["dating"]), {"day": booking.day.isoformat()})

    booking.refresh_from_db()
    assert b"13800001234" not in page.content
    assert file["Content-Type"].endswith("sheet")
    assert booking.reminded_at == NOON
    client.force_login(cast.he.account)
    assert client.get(reverse("queueing:contacts", args=["dating"])).status_code == 404


def test_the_office_sets_a_hall_up_by_forms(client: Client, cast: Cast) -> None:
    client.force_login(cast.chen.account)

    client.post(reverse("queueing:open-hall"), {"hall": cast.hall.pk})
    client.post(reverse("queueing:add-queue", args=["dating"]), {"letter": "a", "name_zh": "民政"})
    wrong = client.post(reverse("queueing:add-queue", args=["dating"]), {"letter": "A", "name_zh": "社保"})
    queue = Queue.objects.get()
    client.post(
        reverse("queueing:add-desk", args=["dating"]), {"window": cast.window.pk, "sign": "3", "queues": [queue.pk]}
    )
    hours = {"queue": queue.pk, "desk": queue.desks.get().pk, "weekdays": [1, 2], "since": "09:00", "until": "10:00"}
    for _ in range(2):  # the second overlaps
        slots = client.post(reverse("queueing:offer-slots", args=["dating"]), hours | {"minutes": 30, "capacity": 1})
    terms = QueueHall.objects.get().terms
    typed = {name: getattr(terms, name) for name in terms.__dataclass_fields__} | {"take_hours": "8:00-18:00"}
    client.post(reverse("queueing:set-terms", args=["dating"]), typed | {"rest_days": [6]})

    assert wrong.status_code == slots.status_code == 422
    assert SlotTemplate.objects.count() == 1
    assert str(QueueHall.objects.get().terms.take_hours[0]) == "08:00–18:00"
    assert client.get(reverse("queueing:hall-setup", args=["dating"])).status_code == 200


def test_the_hours_of_a_hall_say_what_is_open_and_what_is_needed(client: Client, cast: Cast, hall: Hall) -> None:
    for _ in range(25):
        hall.take()
        hall.serve()
    Ticket.objects.update(day=NOON.date() - timedelta(days=1))
    client.force_login(cast.he.account)

    page = client.get(reverse("queueing:staffing", args=["dating"])).content.decode()
    file = client.get(reverse("queueing:staffing-sheet", args=["dating"]))

    assert "取号 25 人，有办理时间的 25 人" in page
    assert "<svg" in page
    assert file["Content-Type"].endswith("sheet")


def test_an_item_leads_to_its_queue(cast: Cast, hall: Hall) -> None:
    at_window = make_item(cast.bureau, windows=[cast.window])

    assert [one.queue for one in queues_for_item(at_window)] == [hall.civil]
