"""The area callbacks as a Django app."""

from django.apps import AppConfig


class CallbacksConfig(AppConfig):
    """Calls and visits after a matter is done: who is asked, by which script, what was said."""

    name = "mingchuang.callbacks"
    verbose_name = "回访"

    def ready(self) -> None:
        """Hang the rail entry."""
        from mingchuang.foundation.ui.menu import MenuEntry, Section, hang

        hang(
            MenuEntry(
                label="回访",
                url_name="callbacks:calls",
                permission="callbacks:call:read",
                section=Section.LISTENING,
                order=5,
            )
        )
