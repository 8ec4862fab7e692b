"""Parallel approval: the parts of a case that other units handle, each with a clock of its own."""

from django.db import models
from django.db.models import Q

from mingchuang.casework.enums import PartOpinion, PartState
from mingchuang.casework.models.case import Case
from mingchuang.following.models import Matter
from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.organisations.models import Node


class CasePart(models.Model):
    """One unit's part of a parallel approval (并联部分). Its clock begins when all it waits for have ended."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="parts", verbose_name="办件")
    ordinal = models.PositiveSmallIntegerField("序号")
    title_zh = models.CharField("办理内容", max_length=100)
    title_en = models.CharField("办理内容（英文）", max_length=150, default="", blank=True)
    unit = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="办理单位")
    path = models.CharField("路径", max_length=255, db_index=True)
    working_days = models.PositiveSmallIntegerField("时限（工作日）")
    after = models.ManyToManyField("self", symmetrical=False, related_name="followers", verbose_name="等哪些部分")
    state = models.CharField("状态", max_length=8, choices=PartState.choices, default=PartState.WAITING)
    matter = models.OneToOneField(Matter, models.PROTECT, related_name="+", null=True, verbose_name="跟踪事项")
    began_on = models.DateField("开始日期", null=True)
    ended_at = models.DateTimeField("办结时间", null=True)
    ended_by = models.CharField("办结人", max_length=100, default="", blank=True)
    opinion = models.CharField("意见", max_length=10, choices=PartOpinion.choices, default="", blank=True)
    words = models.CharField("意见说明", max_length=500, default="", blank=True)

    objects = ScopedQuerySet["CasePart"].as_manager()

    class Meta:
        verbose_name = "并联部分"
        constraints = [
            models.UniqueConstraint(fields=["case", "ordinal"], name="casework_part_place_once"),
            models.UniqueConstraint(
                fields=["case", "title_zh"],
                name="casework_part_title_once",
                violation_error_message="两个部分不能同名。",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[PartState.RUNNING, PartState.DONE], matter__isnull=False, began_on__isnull=False)
                | Q(state__in=[PartState.WAITING, PartState.DROPPED]),
                name="casework_part_running_has_a_clock",
                violation_error_message="开始办理的部分必须有时钟。",
            ),
            models.CheckConstraint(
                condition=Q(state=PartState.DONE, ended_at__isnull=False) & ~Q(opinion="")
                | ~Q(state=PartState.DONE) & Q(opinion=""),
                name="casework_part_done_says_what",
                violation_error_message="办结的部分必须有意见。",
            ),
        ]

    def __str__(self) -> str:
        return self.title_zh

    @property
    def days_allowed(self) -> int:
        """Its own limit with what was granted on top; reads `matter__clock`."""
        return self.working_days + (self.matter.clock.extension_count if self.matter else 0)
