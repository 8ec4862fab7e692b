"""The area evaluations as a Django app."""

from django.apps import AppConfig

from mingchuang.foundation.ui.menu import MenuEntry, Section, hang


class EvaluationsConfig(AppConfig):
    """Ratings, their reasons, and the mending of bad ones."""

    name = "mingchuang.evaluations"
    verbose_name = "评价"

    def ready(self) -> None:
        """Hang the rail entry, register the kind of matter and the dataset, answer for ratings."""
        from mingchuang.evaluations.actions.opening import MATTER_KIND
        from mingchuang.evaluations.datasets import register_datasets
        from mingchuang.evaluations.facts import FollowUpFellDue
        from mingchuang.evaluations.forms.token import receipt_address
        from mingchuang.evaluations.queries import invitation
        from mingchuang.following.queries import MatterKind, register_kind
        from mingchuang.foundation.ui.slots import RATING, RECEIPT, hang_answer

        hang(
            MenuEntry(
                label="评价",
                url_name="evaluations:ratings",
                permission="evaluations:rating:read",
                section=Section.LISTENING,
                order=1,
            )
        )
        register_kind(
            MatterKind(
                key=MATTER_KIND,
                label="差评办理",
                url_name="evaluations:follow-up",
                fell_due=FollowUpFellDue,
                close_permission="evaluations:follow-up:close",
            )
        )
        register_datasets()
        hang_answer(RATING, invitation)
        hang_answer(RECEIPT, receipt_address)
