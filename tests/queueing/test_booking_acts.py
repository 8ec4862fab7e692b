"""Bookings on the database: the last place, who is missed, who is paused, what is forgotten."""

from datetime import timedelta

import pytest

from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.journal.models import Entry
from mingchuang.queueing import actions
from mingchuang.queueing.enums import BookingState
from mingchuang.queueing.models import Booking, SlotUse
from mingchuang.queueing.rules.bookings import BookingRefused
from tests.cast import NOON, Cast
from tests.factories.queueing import CITIZEN, SYSTEM, Hall, make_booking, make_hall, make_template

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall(cast: Cast) -> Hall:
    made = make_hall(cast)
    make_template(made)
    return made


def test_a_slot_takes_so_many_and_no_more(hall: Hall) -> None:
    for _ in range(2):
        made = make_booking(hall, phone="")

    with pytest.raises(BookingRefused, match="刚刚约满"):
        make_booking(hall)
    assert SlotUse.objects.get().used == 2
    actions.cancel_booking(actor=CITIZEN, booking_id=made.pk, at=NOON)
    make_booking(hall)
    with pytest.raises(BookingRefused, match="已经了结"):
        actions.cancel_booking(actor=CITIZEN, booking_id=made.pk, at=NOON)


@pytest.mark.parametrize("days", [0, 15])
def test_only_the_days_the_hall_says_can_be_booked(hall: Hall, days: int) -> None:
    with pytest.raises(BookingRefused, match="1 天到 14 天"):
        make_booking(hall, days=days, turn=3, at=NOON)


def test_who_did_not_come_missed_it_only_where_the_window_served(hall: Hall) -> None:
    closed, served = make_booking(hall, days=1), make_booking(hall, days=2)
    hall.clock = served.starts_at - timedelta(minutes=30)
    hall.take()
    hall.call()  # it opens
    hall.clock = served.starts_at + timedelta(minutes=5)
    hall.take()
    actions.finish_serving(actor=SYSTEM, desk_id=hall.one.pk, at=hall.clock)
    hall.call()
    hall.later(hours=4)

    assert actions.settle_bookings(actor=SYSTEM, at=hall.clock) == 2
    assert actions.settle_bookings(actor=SYSTEM, at=hall.clock) == 0

    assert states(closed, served) == [BookingState.LAPSED, BookingState.MISSED]
    actions.excuse_booking(actor=SYSTEM, booking_id=served.pk, reason="本人来过，登记错了", at=hall.clock)
    assert states(served) == [BookingState.EXCUSED]
    assert Entry.objects.get(kind="queueing.booking_excused").data["reason"] == "本人来过，登记错了"


def states(*bookings: Booking) -> list[str]:
    return [Booking.objects.get(pk=one.pk).state for one in bookings]


def test_a_pause_after_misses_is_lifted_with_them(cast: Cast) -> None:
    hall = make_hall(cast, missed_before_pause=1)
    make_template(hall)
    missed = make_booking(hall, phone="138-0000-1234")
    Booking.objects.filter(pk=missed.pk).update(state=BookingState.MISSED, day=NOON.date())

    with pytest.raises(BookingRefused, match="2026-04-10 起可以再预约"):
        make_booking(hall, turn=1, phone="138 0000 1234")
    make_booking(hall, turn=1, phone="13900000000")
    actions.excuse_booking(actor=SYSTEM, booking_id=missed.pk, reason="停电", at=NOON)
    make_booking(hall, turn=1, phone="13800001234")


def test_names_and_numbers_are_sealed_and_forgotten(hall: Hall) -> None:
    booking = make_booking(hall)
    raw = Booking.objects.filter(pk=booking.pk).extra(select={"kept": "phone"}).values_list("kept", flat=True)

    assert "13800001234" not in str(raw[0])
    assert actions.forget_people(actor=SYSTEM, at=NOON + timedelta(days=31)) == 0
    assert actions.forget_people(actor=SYSTEM, at=NOON + timedelta(days=32)) == 1
    booking.refresh_from_db()
    assert (booking.name, booking.phone, booking.person) == ("", "", "")


def test_who_is_cancelled_cannot_arrive_and_who_arrives_twice_has_one_ticket(hall: Hall) -> None:
    gone, comes = make_booking(hall), make_booking(hall, turn=1)
    actions.cancel_booking(actor=CITIZEN, booking_id=gone.pk, at=NOON)

    with pytest.raises(Refusal, match="已经取消"):
        actions.arrive(actor=CITIZEN, booking_id=gone.pk, at=gone.starts_at)
    late = comes.starts_at + timedelta(minutes=40)
    ticket = actions.arrive(actor=CITIZEN, booking_id=comes.pk, at=late)

    assert ticket.due_at is None, "late: a plain ticket, no punishment"
    assert actions.arrive(actor=CITIZEN, booking_id=comes.pk, at=late) == ticket
