"""The area casework as a Django app."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """What is handled at the windows; for now the daily count of people served."""

    name = "mingchuang.casework"
    verbose_name = "办件"
