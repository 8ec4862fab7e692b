"""The area exchange as a Django app."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """The machine door: keys, documented endpoints, order files."""

    name = "mingchuang.exchange"
    verbose_name = "交换"
