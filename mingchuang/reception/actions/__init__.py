"""Acts of the reception. The only writers."""

from mingchuang.reception.actions.contacts import (
    CONTACT_KIND,
    ContactOrder,
    offer_contact,
    open_contact_person,
    register_contact,
    reopen_contact,
    settle_contact,
    tell_contact,
)
from mingchuang.reception.actions.keeping import forget_persons, set_reception_rule
from mingchuang.reception.actions.moving import offer_service, reopen_by_right, reopen_service, take_service_over
from mingchuang.reception.actions.notices import ask_second_notice, decide_second_notice, give_notice, sign_notice
from mingchuang.reception.actions.services import (
    SERVICE_KIND,
    ServiceOrder,
    accept_service,
    ask_service,
    assign_service,
    authorise_service,
    call_off_service,
    decline_service,
    enter_service,
    finish_service,
    hand_things_back,
    open_service_person,
    put_back_service,
)

__all__ = [
    "CONTACT_KIND",
    "SERVICE_KIND",
    "ContactOrder",
    "ServiceOrder",
    "accept_service",
    "ask_second_notice",
    "ask_service",
    "assign_service",
    "authorise_service",
    "call_off_service",
    "decide_second_notice",
    "decline_service",
    "enter_service",
    "finish_service",
    "forget_persons",
    "give_notice",
    "hand_things_back",
    "offer_contact",
    "offer_service",
    "open_contact_person",
    "open_service_person",
    "put_back_service",
    "register_contact",
    "reopen_by_right",
    "reopen_contact",
    "reopen_service",
    "set_reception_rule",
    "settle_contact",
    "sign_notice",
    "take_service_over",
    "tell_contact",
]
