"""The page frame as a Django app."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Templates, styles and tags shared by all pages."""

    name = "mingchuang.foundation.ui"
    label = "ui"
    verbose_name = "界面"
