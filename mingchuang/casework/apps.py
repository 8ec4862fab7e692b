"""The area casework as a Django app."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """What is handled at the windows; for now the daily count of people served."""

    name = "mingchuang.casework"
    verbose_name = "办件"

    def ready(self) -> None:
        """Register the dataset and the rail entry."""
        from mingchuang.casework import datasets  # noqa: F401 - registers
        from mingchuang.foundation.ui.menu import MenuEntry, hang

        hang(MenuEntry(label="服务人数", url_name="casework:counts", permission="casework:count:read", order=16))
