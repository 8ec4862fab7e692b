"""The area pledges as a Django app."""

from django.apps import AppConfig


class PledgesConfig(AppConfig):
    """Public commitments, their fulfilment and its evidence."""

    name = "mingchuang.pledges"
    verbose_name = "承诺"

    def ready(self) -> None:
        """Register the kind of matter, the dataset and the rail entry."""
        from mingchuang.following.queries import MatterKind, register_kind
        from mingchuang.foundation.ui.menu import MenuEntry, Section, hang
        from mingchuang.pledges import datasets  # noqa: F401 - registers
        from mingchuang.pledges.facts import PledgeLapsed

        kind = MatterKind(
            key="pledge",
            label="承诺",
            url_name="pledges:matter",
            fell_due=PledgeLapsed,
            close_permission="pledges:pledge:examine",
        )
        register_kind(kind)
        hang(
            MenuEntry(
                label="承诺",
                url_name="pledges:pledges",
                permission="pledges:pledge:read",
                section=Section.OPENNESS,
                order=2,
            )
        )
        hang(
            MenuEntry(
                label="实事",
                url_name="pledges:deeds",
                permission="pledges:deed:read",
                section=Section.OPENNESS,
                order=3,
            )
        )
