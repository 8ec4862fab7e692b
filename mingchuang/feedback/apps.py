"""The area feedback as a Django app."""

from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    """Complaints, suggestions, questions and hotline orders: taken in, dispatched, answered, published."""

    name = "mingchuang.feedback"
    verbose_name = "诉求"
