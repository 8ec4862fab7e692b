"""The workspace door as a Django app."""

from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    """Pages made of several areas."""

    name = "mingchuang.workspace"
    verbose_name = "工作台"
