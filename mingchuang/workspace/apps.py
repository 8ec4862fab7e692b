"""The workspace door as a Django app."""

from django.apps import AppConfig

from mingchuang.foundation.ui.menu import EVERYBODY, MenuEntry, Section, hang


class WorkspaceConfig(AppConfig):
    """Pages made of several areas."""

    name = "mingchuang.workspace"
    verbose_name = "工作台"

    def ready(self) -> None:
        """Hang the first entry of the rail, register the hand-overs that wait to be taken on."""
        from mingchuang.following.queries import register_waiting
        from mingchuang.foundation.ui.slots import OFFER, hang_answer
        from mingchuang.workspace.queries.offers import OFFERS, offer_address

        hang(MenuEntry(label="我的事", url_name="workspace:home", permission=EVERYBODY, section=Section.DAY, order=0))
        register_waiting(OFFERS)
        hang_answer(OFFER, offer_address)
