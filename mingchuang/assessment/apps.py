"""The area assessment as a Django app."""

from django.apps import AppConfig

from mingchuang.foundation.ui.menu import MenuEntry, Section, hang


class AssessmentConfig(AppConfig):
    """Marking schemes, scoring runs, ranks with intervals."""

    name = "mingchuang.assessment"
    verbose_name = "考核"

    def ready(self) -> None:
        """Hang the rail entry."""
        hang(
            MenuEntry(
                label="考核",
                url_name="assessment:runs",
                permission="assessment:score:read",
                section=Section.CAMPAIGN,
                order=2,
            )
        )
