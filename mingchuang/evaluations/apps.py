"""The area evaluations as a Django app."""

from django.apps import AppConfig


class EvaluationsConfig(AppConfig):
    """Ratings, their reasons, and the mending of bad ones."""

    name = "mingchuang.evaluations"
    verbose_name = "评价"
