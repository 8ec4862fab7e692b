"""Tasks of a campaign, who answers for them, and what they report."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from mingchuang.campaigns.enums import UnitRole
from mingchuang.campaigns.models.campaign import Campaign, Phase
from mingchuang.following.models import Matter
from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.foundation.attachments.models import Attachment
from mingchuang.organisations.models import Node


class Task(models.Model):
    """A task (任务) of a campaign; in plans often called 活动. Each unit that answers for it has its own part."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="tasks", verbose_name="活动")
    phase = models.ForeignKey(Phase, models.SET_NULL, related_name="tasks", null=True, verbose_name="阶段")
    ordinal = models.PositiveSmallIntegerField("序号")
    title_zh = models.CharField("标题", max_length=200)
    title_en = models.CharField("英文标题", max_length=300, default="", blank=True)
    text = models.TextField("内容", default="", blank=True)
    due_on = models.DateField("完成期限")
    date_text = models.CharField("方案所写时间", max_length=200, default="", blank=True)
    wanted_evidence = models.CharField("应附材料", max_length=300, default="", blank=True)

    class Meta:
        verbose_name = "任务"
        constraints = [models.UniqueConstraint(fields=["campaign", "ordinal"], name="campaigns_task_once_per_place")]

    def __str__(self) -> str:
        return self.title_zh


class TaskUnitQuerySet(ScopedQuerySet["TaskUnit"]):
    """Parts of units, by how they stand."""

    def answering(self) -> Self:
        """Parts somebody answers for with a clock."""
        return self.exclude(matter=None)


class TaskUnit(models.Model):
    """A unit's part in a task (任务单位), as the plan names it.

    Without a node when nobody on the tree is meant. A name such as 各科室 is a group: one row for each member,
    all with the group's name. Lead and responsible units answer for their part: it is a followed matter.
    """

    task = models.ForeignKey(Task, models.CASCADE, related_name="units", verbose_name="任务")
    role = models.CharField("职责", max_length=12, choices=UnitRole.choices)
    named = models.CharField("方案所写单位", max_length=200, default="", blank=True)
    is_group = models.BooleanField("一组单位", default=False)
    node = models.ForeignKey(Node, models.PROTECT, related_name="+", null=True, verbose_name="单位")
    path = models.CharField("路径", max_length=255, db_index=True, default="", blank=True)
    site_path = models.CharField("所在大厅路径", max_length=255, db_index=True, default="", blank=True)
    matter = models.OneToOneField(Matter, models.PROTECT, related_name="+", null=True, verbose_name="跟踪事项")

    objects = TaskUnitQuerySet.as_manager()

    class Meta:
        verbose_name = "任务单位"
        constraints = [
            models.UniqueConstraint(
                fields=["task", "node"],
                condition=Q(node__isnull=False),
                name="campaigns_unit_once_per_task",
                violation_error_message="这个单位在这项任务里已有职责。",
            ),
            models.CheckConstraint(
                condition=Q(matter=None) | Q(node__isnull=False),
                name="campaigns_who_answers_is_on_the_tree",
                violation_error_message="没有对应机构的单位不能承担任务。",
            ),
        ]

    def __str__(self) -> str:
        return self.named

    @property
    def due_on(self) -> date | None:
        """The day this part is due; reads the matter's clock."""
        return timezone.localdate(self.matter.clock.due_at) if self.matter else None


class TaskReport(models.Model):
    """What a unit says of its part, with evidence (任务完成报告). A returned one stays on record."""

    unit = models.ForeignKey(TaskUnit, models.PROTECT, related_name="reports", verbose_name="任务单位")
    text = models.TextField("完成情况")
    files = models.ManyToManyField(Attachment, related_name="+", verbose_name="材料")
    reported_by_id = models.BigIntegerField("报告人账号", null=True)
    reported_by = models.CharField("报告人", max_length=100)
    reported_at = models.DateTimeField("报告时间")
    returned_at = models.DateTimeField("退回时间", null=True)
    returned_by = models.CharField("退回人", max_length=100, default="", blank=True)
    returned_reason = models.TextField("退回原因", default="", blank=True)

    class Meta:
        verbose_name = "任务完成报告"
        constraints = [
            models.CheckConstraint(
                condition=Q(returned_at=None, returned_reason="") | Q(returned_at__isnull=False),
                name="campaigns_returned_report_has_its_time",
                violation_error_message="退回的报告必须有退回时间。",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.reported_by}"
