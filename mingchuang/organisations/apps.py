"""Organisations as a Django app."""

from django.apps import AppConfig

from mingchuang.foundation.ui.menu import MenuEntry, Section, hang


class OrganisationsConfig(AppConfig):
    """The tree, its staff and accounts."""

    name = "mingchuang.organisations"
    verbose_name = "机构人员"

    def ready(self) -> None:
        """Hang the rail entries."""
        hang(
            MenuEntry(
                label="人员去向",
                url_name="organisations:whereabouts",
                permission="organisations:staff:read",
                section=Section.SERVING,
                order=6,
            )
        )
        hang(
            MenuEntry(
                label="机构",
                url_name="organisations:tree",
                permission="organisations:node:read",
                section=Section.SETTING,
                order=1,
            )
        )
        hang(
            MenuEntry(
                label="账号",
                url_name="organisations:accounts",
                permission="organisations:account:read",
                section=Section.SETTING,
                order=2,
            )
        )
