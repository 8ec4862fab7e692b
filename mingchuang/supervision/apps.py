"""The area supervision as a Django app."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    """Where it stalls, what was ordered about it, and whether it eased."""

    name = "mingchuang.supervision"
    verbose_name = "督查"
