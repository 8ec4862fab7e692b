"""The area outreach as a Django app."""

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    """Service carried to where people are: teams, places, cycles, people served."""

    name = "mingchuang.outreach"
    verbose_name = "外出服务"

    def ready(self) -> None:
        """Hang the rail entry."""
        from mingchuang.foundation.ui.menu import MenuEntry, Section, hang

        hang(
            MenuEntry(
                label="外出服务",
                url_name="outreach:calendar",
                permission="outreach:stop:read",
                section=Section.SERVING,
                order=5,
            )
        )
