"""The columnar engine as a Django app: finds every area's datasets and figures at start."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class AnalyticsConfig(AppConfig):
    """Owns no table."""

    name = "mingchuang.analytics"
    verbose_name = "分析"

    def ready(self) -> None:
        """Import `datasets` and `figures` of every app, so that they are registered."""
        autodiscover_modules("datasets", "figures")
