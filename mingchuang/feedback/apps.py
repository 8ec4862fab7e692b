"""The area feedback as a Django app."""

from django.apps import AppConfig

from mingchuang.foundation.ui.menu import MenuEntry, Section, hang


class FeedbackConfig(AppConfig):
    """Complaints, suggestions, questions and hotline orders: taken in, dispatched, answered, published."""

    name = "mingchuang.feedback"
    verbose_name = "诉求"

    def ready(self) -> None:
        """Hang the rail entries, register the kind of matter and the dataset, answer for receipts."""
        from mingchuang.feedback.actions.petitions import INTAKE_KIND, PETITION_KIND
        from mingchuang.feedback.actions.steps import MATTER_KIND
        from mingchuang.feedback.datasets import register_datasets
        from mingchuang.feedback.facts import VoiceFellDue
        from mingchuang.feedback.forms.token import voice_address
        from mingchuang.feedback.permissions import FeedbackPermission as P
        from mingchuang.feedback.queries.hotspots import VOICE_WORDS
        from mingchuang.feedback.queries.sources import register_words
        from mingchuang.feedback.queries.waiting import register_lists
        from mingchuang.following.queries import MatterKind, register_kind
        from mingchuang.foundation.ui.slots import RECEIPT, hang_answer

        hang(
            MenuEntry(
                label="诉求", url_name="feedback:inbox", permission=P.VOICE_READ, section=Section.LISTENING, order=2
            )
        )
        hang(
            MenuEntry(
                label="热点", url_name="feedback:hotspots", permission=P.VOICE_READ, section=Section.LISTENING, order=6
            )
        )
        hang(
            MenuEntry(
                label="工单", url_name="feedback:orders", permission=P.ORDER_HANDLE, section=Section.LISTENING, order=3
            )
        )
        register_kind(
            MatterKind(
                key=MATTER_KIND,
                label="诉求",
                url_name="feedback:order",
                fell_due=VoiceFellDue,
                close_permission=P.CLOSING_DECIDE,
            )
        )
        register_kind(MatterKind(key=INTAKE_KIND, label="信访受理", url_name="feedback:petition-matter"))
        register_kind(
            MatterKind(
                key=PETITION_KIND,
                label="信访积案",
                url_name="feedback:petition-matter",
                close_permission=P.PETITION_EDIT,
            )
        )
        register_datasets()
        register_lists()
        register_words(VOICE_WORDS)
        hang_answer(RECEIPT, voice_address)
