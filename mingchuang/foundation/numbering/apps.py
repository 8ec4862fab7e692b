"""Numbering as a Django app."""

from django.apps import AppConfig


class NumberingConfig(AppConfig):
    """The counter rows."""

    name = "mingchuang.foundation.numbering"
    label = "numbering"
    verbose_name = "编号"
