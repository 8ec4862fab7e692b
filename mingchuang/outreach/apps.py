"""The area outreach as a Django app."""

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    """Service carried to where people are: teams, places, cycles, people served."""

    name = "mingchuang.outreach"
    verbose_name = "外出服务"
