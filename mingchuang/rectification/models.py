"""Rows of the rectification ledger, and the deadlines of a region."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from mingchuang.following.models import Matter
from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.foundation.attachments.models import Attachment
from mingchuang.organisations.models import Node
from mingchuang.rectification.enums import RectificationState, SourceKind, Way
from mingchuang.rectification.rules import DEFAULT_DAYS, DEFAULT_LONGEST_DAYS, number_shown


class RectificationQuerySet(ScopedQuerySet["Rectification"]):
    """Rectifications, by how they stand."""

    def with_matter(self) -> Self:
        """Everything a line of the ledger shows."""
        return self.select_related("matter__clock", "matter__owner_node", "matter__owner")

    def running(self) -> Self:
        """Somebody still has something to do."""
        return self.filter(state__in=RectificationState.running())

    def near(self, now: datetime) -> Self:
        """Amber: not submitted, the promise still ahead."""
        unanswered = self.filter(matter__answered_at=None, matter__closed_at=None, matter__clock__amber_at__lt=now)
        return unanswered.filter(Q(matter__clock__due_at__gte=now) | Q(matter__clock__is_provisional=True))

    def overdue(self, now: datetime) -> Self:
        """Not submitted by a certain date that has passed."""
        return self.filter(
            matter__answered_at=None,
            matter__closed_at=None,
            matter__clock__due_at__lt=now,
            matter__clock__is_provisional=False,
            matter__clock__paused_at=None,
        )


class Rectification(models.Model):
    """One problem, its mending and the proof of it (整改事项), from whatever source."""

    matter = models.OneToOneField(Matter, models.PROTECT, related_name="+", primary_key=True, verbose_name="跟踪事项")
    region = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="所属地区")
    year = models.PositiveSmallIntegerField("年度")
    sequence = models.PositiveIntegerField("序号")
    path = models.CharField("路径", max_length=255, db_index=True)
    site_path = models.CharField("所在大厅路径", max_length=255, db_index=True, default="", blank=True)
    source_kind = models.CharField("来源类别", max_length=12, choices=SourceKind.choices)
    source_label = models.CharField("来源", max_length=200)
    problem = models.TextField("问题")
    state = models.CharField("状态", max_length=12, choices=RectificationState.choices, default=RectificationState.OPEN)
    way = models.CharField("整改方式", max_length=10, choices=Way.choices, default="", blank=True)
    cause = models.TextField("原因", default="", blank=True)
    measure = models.TextField("措施", default="", blank=True)
    result = models.TextField("整改结果", default="", blank=True)
    finding = models.TextField("核对意见", default="", blank=True)
    planned_at = models.DateTimeField("制定措施时间", null=True)
    returned_count = models.PositiveSmallIntegerField("退回次数", default=0)
    evidence = models.ManyToManyField(Attachment, related_name="+", blank=True, verbose_name="佐证材料")

    objects = RectificationQuerySet.as_manager()

    class Meta:
        verbose_name = "整改事项"
        constraints = [
            models.UniqueConstraint(
                fields=["region", "year", "sequence"],
                name="rectification_one_number_each",
                violation_error_message="这个整改编号已经用过。",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[RectificationState.OPEN, RectificationState.WITHDRAWN])
                | ~Q(way="") & ~Q(measure=""),
                name="rectification_planned_says_how",
                violation_error_message="整改中的事项必须写明方式和措施。",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[RectificationState.SUBMITTED, RectificationState.CLOSED]) | ~Q(result=""),
                name="rectification_submitted_says_what",
                violation_error_message="提交的整改必须写明结果。",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """整改〔2026〕12号."""
        return number_shown(self.year, self.sequence)


class MendingRule(models.Model):
    """How long a region gives for mending (整改期限). Without a row the defaults hold."""

    region = models.OneToOneField(Node, models.PROTECT, related_name="+", verbose_name="地区")
    path = models.CharField("路径", max_length=255, db_index=True)
    working_days = models.PositiveSmallIntegerField("一般期限（工作日）", default=DEFAULT_DAYS)
    longest_days = models.PositiveSmallIntegerField("限期整改最长（工作日）", default=DEFAULT_LONGEST_DAYS)
    basis = models.CharField("依据", max_length=200, default="", blank=True)

    objects = ScopedQuerySet["MendingRule"].as_manager()

    class Meta:
        verbose_name = "整改期限"
        constraints = [
            models.CheckConstraint(
                condition=Q(working_days__gte=1, working_days__lte=models.F("longest_days"), longest_days__lte=66),
                name="rectification_days_in_reason",
                violation_error_message="期限应在 1 至 66 个工作日之间，最长期限不短于一般期限。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region_id}: {self.working_days}"
