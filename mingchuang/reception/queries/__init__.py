"""Reads over the reception, for its pages and for areas above."""

from mingchuang.reception.queries.contacts import (
    HANDED_BACK,
    OPEN,
    WAITS,
    ContactFilter,
    contact_callees,
    contacts_within,
    offers_to,
    persons_of,
    phone_log,
    places_to_register,
    register_of,
    second_notices_waiting,
)
from mingchuang.reception.queries.notices import (
    granted_second,
    materials_of,
    notices_given,
    notices_within,
    public_notice,
)
from mingchuang.reception.queries.rules_in_force import answering_node, region_of, rule_in_force
from mingchuang.reception.queries.services import (
    RUNNING,
    AskedLately,
    ServiceFilter,
    asked_lately,
    doers_for,
    places_offering,
    rated_at,
    service_address,
    service_by_receipt,
    service_callees,
    services_seen,
    services_within,
)

# What areas above need of the rules.
from mingchuang.reception.rules.notice import NoticeRefused, check_second_notice

__all__ = [
    "HANDED_BACK",
    "OPEN",
    "RUNNING",
    "WAITS",
    "AskedLately",
    "ContactFilter",
    "NoticeRefused",
    "ServiceFilter",
    "answering_node",
    "asked_lately",
    "check_second_notice",
    "contact_callees",
    "contacts_within",
    "doers_for",
    "granted_second",
    "materials_of",
    "notices_given",
    "notices_within",
    "offers_to",
    "persons_of",
    "phone_log",
    "places_offering",
    "places_to_register",
    "public_notice",
    "rated_at",
    "region_of",
    "register_of",
    "rule_in_force",
    "second_notices_waiting",
    "service_address",
    "service_by_receipt",
    "service_callees",
    "services_seen",
    "services_within",
]
