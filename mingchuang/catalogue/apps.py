"""The area catalogue as a Django app."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """Service items: limits, materials, fees, ways of doing."""

    name = "mingchuang.catalogue"
    verbose_name = "事项"
