"""Acts on queues and bookings. The only writers."""

from mingchuang.queueing.actions.bookings import (
    Arrival,
    arrive,
    book,
    cancel_booking,
    excuse_booking,
    move_booking,
    report_arrivals,
    settle_bookings,
)
from mingchuang.queueing.actions.calling import (
    BUTTONS,
    Press,
    Pressed,
    call_next,
    finish_serving,
    pass_over,
    press_buttons,
    recall,
    start_serving,
)
from mingchuang.queueing.actions.halls import close_queue, open_hall, renew_keys, set_desk, set_queue, set_terms
from mingchuang.queueing.actions.keeping import end_days, forget_people
from mingchuang.queueing.actions.offering import TemplateContent, end_template, offer_slots, open_contacts
from mingchuang.queueing.actions.taking import Taking, cancel_ticket, take_ticket, take_tickets
from mingchuang.queueing.actions.transferring import restore, transfer
from mingchuang.queueing.actions.windows import close_window, open_window

__all__ = [
    "BUTTONS",
    "Arrival",
    "Press",
    "Pressed",
    "Taking",
    "TemplateContent",
    "arrive",
    "book",
    "call_next",
    "cancel_booking",
    "cancel_ticket",
    "close_queue",
    "close_window",
    "end_days",
    "end_template",
    "excuse_booking",
    "finish_serving",
    "forget_people",
    "move_booking",
    "offer_slots",
    "open_contacts",
    "open_hall",
    "open_window",
    "pass_over",
    "press_buttons",
    "recall",
    "renew_keys",
    "report_arrivals",
    "restore",
    "set_desk",
    "set_queue",
    "set_terms",
    "settle_bookings",
    "start_serving",
    "take_ticket",
    "take_tickets",
    "transfer",
]
