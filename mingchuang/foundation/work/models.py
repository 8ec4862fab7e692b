"""Work that somebody ordered and waits for."""

from django.db import models

from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.foundation.attachments.models import Attachment


class JobState(models.TextChoices):
    """Where an ordered piece of work stands."""

    WAITING = "waiting", "排队中"
    RUNNING = "running", "进行中"
    DONE = "done", "已完成"
    FAILED = "failed", "没有做成"


class Job(models.Model):
    """A file somebody ordered (后台任务): what for, how far it is, and the file when it is ready."""

    task = models.CharField("任务", max_length=200)
    values = models.JSONField("参数", default=dict)
    title = models.CharField("内容", max_length=200)
    account_id = models.BigIntegerField("交办人账号", db_index=True)
    ordered_by = models.CharField("交办人", max_length=100)
    path = models.CharField("路径", max_length=255)
    state = models.CharField("状态", max_length=10, choices=JobState.choices, default=JobState.WAITING)
    step = models.CharField("正在做", max_length=100, default="", blank=True)
    done = models.PositiveIntegerField("已做", default=0)
    total = models.PositiveIntegerField("共", default=0)
    fault = models.CharField("未成原因", max_length=500, default="", blank=True)
    file = models.ForeignKey(Attachment, models.PROTECT, related_name="+", null=True, verbose_name="文件")
    ordered_at = models.DateTimeField("交办时间")
    ended_at = models.DateTimeField("结束时间", null=True)

    objects = ScopedQuerySet["Job"].as_manager()

    class Meta:
        verbose_name = "后台任务"

    def __str__(self) -> str:
        return self.title

    @property
    def is_under_way(self) -> bool:
        """True until it is done or has failed."""
        return self.state in {JobState.WAITING, JobState.RUNNING}
