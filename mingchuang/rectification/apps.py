"""The area rectification as a Django app."""

from django.apps import AppConfig


class RectificationConfig(AppConfig):
    """The one rectification ledger for every source."""

    name = "mingchuang.rectification"
    verbose_name = "整改"
