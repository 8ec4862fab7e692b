"""The area exchange as a Django app."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """The machine door: keys, documented endpoints, order files."""

    name = "mingchuang.exchange"
    verbose_name = "交换"

    def ready(self) -> None:
        """Hang the rail entries."""
        from mingchuang.foundation.ui.menu import MenuEntry, Section, hang

        hang(
            MenuEntry(
                label="12345 热线",
                url_name="exchange:hotlines",
                permission="exchange:hotline:read",
                section=Section.LISTENING,
                order=4,
            )
        )
        hang(
            MenuEntry(
                label="对接系统",
                url_name="exchange:clients",
                permission="exchange:client:read",
                section=Section.SETTING,
                order=4,
            )
        )
