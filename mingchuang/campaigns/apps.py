"""The area campaigns as a Django app."""

from django.apps import AppConfig

from mingchuang.foundation.ui.menu import MenuEntry, Section, hang


class CampaignsConfig(AppConfig):
    """The plan read from its document: phases, tasks, norms, responsibilities, the summary."""

    name = "mingchuang.campaigns"
    verbose_name = "活动"

    def ready(self) -> None:
        """Hang the rail entry, register the kind of matter and the dataset."""
        from mingchuang.campaigns.actions.assigning import TASK_KIND
        from mingchuang.campaigns.datasets import register_datasets
        from mingchuang.campaigns.facts import TaskOverdue
        from mingchuang.following.queries import MatterKind, register_kind

        hang(
            MenuEntry(
                label="活动",
                url_name="campaigns:campaigns",
                permission="campaigns:campaign:read",
                section=Section.CAMPAIGN,
                order=1,
            )
        )
        register_kind(
            MatterKind(
                key=TASK_KIND,
                label="活动任务",
                url_name="campaigns:followed-task",
                fell_due=TaskOverdue,
                close_permission="campaigns:task:close",
            )
        )
        register_datasets()
