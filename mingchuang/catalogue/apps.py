"""The area catalogue as a Django app."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """Service items: limits, materials, fees, ways of doing."""

    name = "mingchuang.catalogue"
    verbose_name = "事项"

    def ready(self) -> None:
        """Hang the rail entry."""
        from mingchuang.foundation.ui.menu import MenuEntry, hang

        hang(MenuEntry(label="事项", url_name="catalogue:items", permission="catalogue:item:read", order=12))
