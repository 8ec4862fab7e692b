"""The area rectification as a Django app."""

from django.apps import AppConfig

from mingchuang.foundation.ui.menu import MenuEntry, Section, hang


class RectificationConfig(AppConfig):
    """The one rectification ledger for every source."""

    name = "mingchuang.rectification"
    verbose_name = "整改"

    def ready(self) -> None:
        """Hang the rail entry, register the kind of matter and the dataset."""
        from mingchuang.following.queries import MatterKind, register_kind
        from mingchuang.rectification.actions.opening import MATTER_KIND
        from mingchuang.rectification.datasets import register_datasets
        from mingchuang.rectification.facts import RectificationFellDue

        hang(
            MenuEntry(
                label="整改",
                url_name="rectification:ledger",
                permission="rectification:record:read",
                section=Section.MENDING,
                order=1,
            )
        )
        register_kind(
            MatterKind(
                key=MATTER_KIND,
                label="整改",
                url_name="rectification:record",
                fell_due=RectificationFellDue,
                close_permission="rectification:record:close",
            )
        )
        register_datasets()
