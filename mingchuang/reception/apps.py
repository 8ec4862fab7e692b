"""The area reception as a Django app."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.apps import AppConfig

from mingchuang.foundation.access import Actor
from mingchuang.foundation.ui.menu import MenuEntry, hang

if TYPE_CHECKING:
    from mingchuang.following.queries import WaitingRow


class ReceptionConfig(AppConfig):
    """Whoever comes: first contacts, one-off notices, services asked for beyond the window."""

    name = "mingchuang.reception"
    verbose_name = "接待"

    def ready(self) -> None:
        """Hang the rail entries; register what is followed, what waits for a yes, and who may be called back."""
        from mingchuang.callbacks.queries import CallSource, register_source
        from mingchuang.following.queries import MatterKind, WaitingKind, register_kind, register_waiting
        from mingchuang.foundation.ui.slots import RECEIPT, hang_answer
        from mingchuang.reception import reactions  # noqa: F401 - registers
        from mingchuang.reception.actions import CONTACT_KIND, SERVICE_KIND
        from mingchuang.reception.facts import ContactFellDue, ServiceFellDue
        from mingchuang.reception.queries import contact_callees, service_address, service_callees

        hang(MenuEntry(label="首问登记", url_name="reception:contacts", permission="reception:contact:read", order=11))
        hang(MenuEntry(label="上门代办", url_name="reception:services", permission="reception:service:read", order=13))
        register_kind(MatterKind(key=CONTACT_KIND, label="首问", url_name="reception:contact", fell_due=ContactFellDue))
        register_kind(
            MatterKind(key=SERVICE_KIND, label="服务申请", url_name="reception:service", fell_due=ServiceFellDue)
        )
        register_source(CallSource(kind=CONTACT_KIND, label="首问", find=contact_callees))
        register_source(CallSource(kind=SERVICE_KIND, label="服务申请", find=service_callees))
        register_waiting(
            WaitingKind(
                key="reception.second_notice",
                label="等您批准再次告知",
                permission="reception:notice:approve",
                find=_second_notices,
            )
        )
        hang_answer(RECEIPT, service_address)


def _second_notices(actor: Actor, *, now: datetime, most: int) -> "Sequence[WaitingRow]":
    """Requests for a second notice, for the first page of the day."""
    from django.urls import reverse

    from mingchuang.following.queries import WaitingRow
    from mingchuang.reception.queries import second_notices_waiting

    return [
        WaitingRow(
            title_zh=f"{row.contact.number} {row.contact.words_shown}",
            address=reverse("reception:decide-second", args=[row.pk]),
            since=row.asked_at,
        )
        for row in second_notices_waiting(actor, now=now, most=most)
    ]
