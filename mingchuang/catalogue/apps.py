"""The area catalogue as a Django app."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """Service items: limits, materials, fees, ways of doing; facilities of halls."""

    name = "mingchuang.catalogue"
    verbose_name = "事项"

    def ready(self) -> None:
        """Hang the rail entries."""
        from mingchuang.foundation.ui.menu import MenuEntry, Section, hang

        hang(
            MenuEntry(
                label="事项",
                url_name="catalogue:items",
                permission="catalogue:item:read",
                section=Section.OPENNESS,
                order=1,
            )
        )
        hang(
            MenuEntry(
                label="设施",
                url_name="catalogue:facilities",
                permission="catalogue:facility:read",
                section=Section.OPENNESS,
                order=4,
            )
        )
