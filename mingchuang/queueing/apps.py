"""The area queueing as a Django app."""

from django.apps import AppConfig

from mingchuang.foundation.ui.menu import MenuEntry, Section, hang


class QueueingConfig(AppConfig):
    """Tickets, calls and bookings, and how many windows an hour needs."""

    name = "mingchuang.queueing"
    verbose_name = "排队预约"

    def ready(self) -> None:
        """Hang the rail entry; answer for booking codes."""
        from mingchuang.foundation.ui.slots import RECEIPT, hang_answer
        from mingchuang.queueing.queries.tickets import booking_address

        hang(
            MenuEntry(
                label="排队叫号",
                url_name="queueing:overview",
                permission="queueing:queue:read",
                section=Section.SERVING,
                order=1,
            )
        )
        hang_answer(RECEIPT, booking_address)
