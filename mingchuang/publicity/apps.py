"""The area publicity as a Django app."""

from django.apps import AppConfig

from mingchuang.foundation.ui.menu import MenuEntry, Section, hang


class PublicityConfig(AppConfig):
    """Screens, prints and display points."""

    name = "mingchuang.publicity"
    verbose_name = "公示"

    def ready(self) -> None:
        """Hang the rail entry."""
        hang(
            MenuEntry(
                label="公示",
                url_name="publicity:board",
                permission="publicity:point:read",
                section=Section.OPENNESS,
                order=5,
            )
        )
