"""The work calendar as a Django app: years entered here stand above the shipped ones."""

from django.apps import AppConfig


class WorktimeConfig(AppConfig):
    """Published years."""

    name = "mingchuang.foundation.worktime"
    label = "worktime"
    verbose_name = "工作日历"
