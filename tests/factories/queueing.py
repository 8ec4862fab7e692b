"""A hall with two queues and two windows, tickets and bookings; through the product's own acts."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

from mingchuang.foundation.access import Actor
from mingchuang.queueing import actions
from mingchuang.queueing.enums import TicketOrigin
from mingchuang.queueing.models import Booking, Desk, Queue, QueueHall, SlotTemplate, Ticket
from mingchuang.queueing.queries.slots import offered_slots
from mingchuang.queueing.rules.setting import QueueContent
from mingchuang.queueing.rules.terms import HallTerms, Span
from tests.cast import NOON, Cast

SYSTEM = Actor.system()
CITIZEN = Actor.citizen()
ALL_DAY = (Span(since=time(8), until=time(17)),)


@dataclass(kw_only=True)
class Hall:
    """民政 under A at windows 1 and 2, 社保 under B at window 2. `clock` is when the last thing happened."""

    row: QueueHall
    civil: Queue
    social: Queue
    one: Desk
    two: Desk
    clock: datetime = field(default=NOON)

    def later(self, **span: float) -> datetime:
        """Time goes on."""
        self.clock += timedelta(**span)
        return self.clock

    def take(self, queue: Queue | None = None, *, priority: str = "", **more: Any) -> Ticket:
        """Somebody takes a ticket, a second after the one before."""
        return actions.take_ticket(
            actor=CITIZEN,
            queue_id=(queue or self.civil).pk,
            origin=TicketOrigin.KIOSK,
            priority=priority,
            at=self.later(seconds=1),
            **more,
        )

    def call(self, desk: Desk | None = None, **more: Any) -> Ticket | None:
        """A window presses next."""
        return actions.call_next(actor=SYSTEM, desk_id=(desk or self.one).pk, at=self.later(seconds=1), **more).ticket

    def serve(self, desk: Desk | None = None) -> Ticket | None:
        """A window calls somebody, who comes and is served for five minutes."""
        ticket = self.call(desk)
        if ticket is not None:
            pk = (desk or self.one).pk
            actions.start_serving(actor=SYSTEM, desk_id=pk, at=self.later(seconds=20))
            actions.finish_serving(actor=SYSTEM, desk_id=pk, at=self.later(minutes=5))
        return ticket


def make_hall(cast: Cast, **terms: Any) -> Hall:
    """Open from eight to five."""
    chosen = HallTerms(**{"take_hours": ALL_DAY, "recall_seconds": 0, **terms})
    row = actions.open_hall(actor=SYSTEM, hall=cast.hall, terms=chosen, at=NOON)
    civil, social = (
        actions.set_queue(
            actor=SYSTEM,
            hall_id=row.pk,
            content=QueueContent(letter=letter, name_zh=name, name_en=english, about_zh=about),
            at=NOON,
        )
        for letter, name, english, about in (
            ("A", "民政业务", "Civil affairs", "结婚登记、低保、养老"),
            ("B", "社保业务", "Social insurance", "参保、社保卡"),
        )
    )
    one, two = (
        actions.set_desk(actor=SYSTEM, hall_id=row.pk, window=window, sign=sign, queues=queues, at=NOON)
        for window, sign, queues in ((cast.window, "1", [civil]), (cast.other_window, "2", [civil, social]))
    )
    return Hall(row=row, civil=civil, social=social, one=one, two=two)


def make_template(hall: Hall, **more: Any) -> SlotTemplate:
    """Window 1 offers two places every half hour from nine to eleven on working days."""
    usual: dict[str, Any] = {
        "weekdays": (1, 2, 3, 4, 5),
        "since": time(9),
        "until": time(11),
        "minutes": 30,
        "capacity": 2,
    }
    content = actions.TemplateContent(**{**usual, **more})
    return actions.offer_slots(actor=SYSTEM, queue=hall.civil, desk=hall.one, content=content, at=NOON)


def make_booking(hall: Hall, *, days: int = 1, turn: int = 0, at: datetime = NOON, **more: Any) -> Booking:
    """Somebody books the first slot of tomorrow."""
    slot = offered_slots(hall.civil, (at + timedelta(days=days)).date())[turn].slot
    return actions.book(
        actor=CITIZEN,
        queue_id=hall.civil.pk,
        desk_id=slot.window,
        starts_at=slot.starts_at,
        at=at,
        **{"name": "王小明", "phone": "13800001234", **more},
    )


def standing_hall(cast: Cast) -> Hall | None:
    """The hall, if it queues already."""
    row = QueueHall.objects.filter(hall=cast.hall).first()
    if row is None:
        return None
    (civil, social), (one, two) = row.queues.order_by("letter"), row.desks.order_by("sign")
    return Hall(row=row, civil=civil, social=social, one=one, two=two)


QUEUE_PUBLIC = (
    *("halls", "hall", "kiosk", "kiosk-arrive", "slip", "take", "ticket", "ticket-state", "cancel-ticket", "board"),
    *("board-feed", "book-hall", "book-queue", "book-slot", "booking", "cancel-booking", "arrive"),
    "move-booking",
)
QUEUE_WINDOW = ("caller", "caller-waiting", "press", "transfer", "restore", "stop")
QUEUE_SETTING = (
    *("open-hall", "set-terms", "renew-keys", "add-queue", "add-desk", "offer-slots", "contacts", "change-queue"),
    *("close-queue", "change-desk", "end-slots", "arrive-for", "excuse-booking"),
)

# the pages whose address holds something
QUEUE_FILLED = (
    *("hall-setup", "bookings", "staffing", "staffing-sheet"),
    *({*QUEUE_PUBLIC, *QUEUE_WINDOW, *QUEUE_SETTING} - {"halls", "open-hall"}),
)


def queue_address(cast: Cast, page: str) -> dict[str, Any]:
    """What fills an address of the queues: a hall with its keys, a window, a ticket, a booking, hours on offer."""
    hall, code = standing_hall(cast) or make_hall(cast), {"code": cast.hall.code}
    keyed = {**code, "key": hall.row.kiosk_key}
    if page in {"ticket", "ticket-state", "cancel-ticket"}:
        return {"token": hall.take().token}
    if page in {"booking", "cancel-booking", "move-booking", "arrive", "arrive-for", "excuse-booking", "end-slots"}:
        template = hall.one.templates.first() or make_template(hall)
        booking = hall.civil.bookings.first() or make_booking(hall)
        if page in {"arrive-for", "excuse-booking", "end-slots"}:
            return {"pk": template.pk if page == "end-slots" else booking.pk}
        return {"token": booking.token}
    if page in QUEUE_WINDOW:
        more: dict[str, dict[str, Any]] = {"press": {"move": "next"}, "restore": {"pk": 1}}
        return {"code": cast.window.code, **more.get(page, {})}
    if page in {"change-queue", "close-queue", "change-desk"}:
        return {"pk": hall.one.pk if page == "change-desk" else hall.civil.pk}
    return {**code, **_more(hall, page, keyed)}


def _more(hall: Hall, page: str, keyed: dict[str, Any]) -> dict[str, Any]:
    """What pages of a hall want beside its code."""
    if page in {"kiosk", "kiosk-arrive"}:
        return keyed
    if page == "slip":
        return {**keyed, "token": hall.take().token}
    if page == "take":
        return {"key": hall.row.phone_key}
    if page == "book-queue":
        return {"letter": "A"}
    if page == "book-slot":
        if not hall.one.templates.exists():
            make_template(hall)
        return {"letter": "A", "desk": hall.one.pk, "when": "2026-03-12T09:00"}
    return {}
