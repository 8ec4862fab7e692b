"""The area campaigns as a Django app."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    """The plan read from its document: phases, tasks, norms, responsibilities, the summary."""

    name = "mingchuang.campaigns"
    verbose_name = "活动"
