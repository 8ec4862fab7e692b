"""The area callbacks as a Django app."""

from django.apps import AppConfig


class CallbacksConfig(AppConfig):
    """Calls and visits after a matter is done: who is asked, by which script, what was said."""

    name = "mingchuang.callbacks"
    verbose_name = "回访"
