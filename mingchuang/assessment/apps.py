"""The area assessment as a Django app."""

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    """Marking schemes, scoring runs, ranks with intervals."""

    name = "mingchuang.assessment"
    verbose_name = "考核"
