"""Background work as a Django app: finds every area's tasks at start."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class WorkConfig(AppConfig):
    """The queue's façade."""

    name = "mingchuang.foundation.work"
    label = "work"
    verbose_name = "后台任务"

    def ready(self) -> None:
        """Import `tasks` and `reactions` of every app, so that they are registered."""
        autodiscover_modules("tasks", "reactions")
