"""The portal door as a Django app."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Pages made of several areas."""

    name = "mingchuang.portal"
    verbose_name = "公众门户"
