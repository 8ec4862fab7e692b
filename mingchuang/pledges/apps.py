"""The area pledges as a Django app."""

from django.apps import AppConfig


class PledgesConfig(AppConfig):
    """Public commitments, their fulfilment and its evidence."""

    name = "mingchuang.pledges"
    verbose_name = "承诺"
