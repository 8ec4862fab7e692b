"""The area reception as a Django app."""

from django.apps import AppConfig

from mingchuang.foundation.ui.menu import MenuEntry, Section, hang


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
        from mingchuang.reception.queries import (
            contact_callees,
            second_notices_waiting,
            service_address,
            service_callees,
        )

        hang(
            MenuEntry(
                label="首问登记",
                url_name="reception:contacts",
                permission="reception:contact:read",
                section=Section.SERVING,
                order=2,
            )
        )
        hang(
            MenuEntry(
                label="上门代办",
                url_name="reception:services",
                permission="reception:service:read",
                section=Section.SERVING,
                order=4,
            )
        )
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
                find=second_notices_waiting,
            )
        )
        hang_answer(RECEIPT, service_address)
