"""The area reception as a Django app."""

from django.apps import AppConfig


class ReceptionConfig(AppConfig):
    """Whoever comes: first contacts, one-off notices, services asked for beyond the window."""

    name = "mingchuang.reception"
    verbose_name = "接待"
