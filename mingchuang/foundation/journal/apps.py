"""The journal as a Django app."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Entries and deliveries."""

    name = "mingchuang.foundation.journal"
    label = "journal"
    verbose_name = "日志"
