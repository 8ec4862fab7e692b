"""Organisations as a Django app."""

from django.apps import AppConfig

from mingchuang.foundation.ui.menu import MenuEntry, hang


class OrganisationsConfig(AppConfig):
    """The tree, its staff and accounts."""

    name = "mingchuang.organisations"
    verbose_name = "机构人员"

    def ready(self) -> None:
        """Hang the rail entries."""
        hang(
            MenuEntry(
                label="人员去向", url_name="organisations:whereabouts", permission="organisations:staff:read", order=12
            )
        )
        hang(MenuEntry(label="机构", url_name="organisations:tree", permission="organisations:node:read", order=80))
        hang(
            MenuEntry(
                label="账号",
                url_name="organisations:accounts",
                permission="organisations:account:read",
                order=85,
            )
        )
