"""The area supervision as a Django app."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    """Where it stalls, what was ordered about it, and whether it eased."""

    name = "mingchuang.supervision"
    verbose_name = "督查"

    def ready(self) -> None:
        """Hang the rail entry, register the kind of matter, and let low ratings speak in the hot spots."""
        from mingchuang.feedback.queries.sources import register_words
        from mingchuang.following.queries import MatterKind, register_kind
        from mingchuang.foundation.ui.menu import MenuEntry, Section, hang
        from mingchuang.supervision.actions import MATTER_KIND
        from mingchuang.supervision.permissions import SupervisionPermission as P
        from mingchuang.supervision.queries.ratings import RATING_WORDS

        register_words(RATING_WORDS)
        hang(
            MenuEntry(
                label="堵点", url_name="supervision:stalls", permission=P.STALL_READ, section=Section.MENDING, order=2
            )
        )
        register_kind(
            MatterKind(key=MATTER_KIND, label="疏堵要求", url_name="supervision:order", close_permission=P.ORDER_CLOSE)
        )
