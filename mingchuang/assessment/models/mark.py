"""Deductions and vetoes that somebody decided."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from mingchuang.assessment.enums import LineKind
from mingchuang.campaigns.models import Campaign
from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.organisations.models import Node

MARK_KINDS = [choice for choice in LineKind.choices if choice[0] != LineKind.INDICATOR]


class MarkQuerySet(ScopedQuerySet["Mark"]):
    """Marks, by day and by whether they stand."""

    def standing(self) -> Self:
        """Marks that were not taken back."""
        return self.filter(withdrawn_at=None)

    def between(self, from_on: date, until_on: date) -> Self:
        """Marks for something that happened in these days, both included."""
        return self.filter(happened_on__gte=from_on, happened_on__lte=until_on)


class Mark(models.Model):
    """Something that costs a unit points or its rank, with the reason (扣分和否决登记). Never deleted."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="+", verbose_name="活动")
    node = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="单位")
    path = models.CharField("路径", max_length=255, db_index=True)
    kind = models.CharField("类别", max_length=10, choices=MARK_KINDS)
    key = models.SlugField("项目", max_length=40)
    happened_on = models.DateField("发生日期")
    count = models.PositiveSmallIntegerField("次数", default=1)
    reason = models.TextField("事由")
    entered_by = models.CharField("登记人", max_length=100)
    entered_at = models.DateTimeField("登记时间")
    withdrawn_by = models.CharField("撤销人", max_length=100, default="", blank=True)
    withdrawn_at = models.DateTimeField("撤销时间", null=True)
    withdrawn_reason = models.TextField("撤销原因", default="", blank=True)

    objects = MarkQuerySet.as_manager()

    class Meta:
        verbose_name = "扣分和否决登记"
        constraints = [
            models.CheckConstraint(
                condition=Q(count__gte=1),
                name="assessment_mark_counts_something",
                violation_error_message="次数至少为 1。",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="assessment_mark_has_its_reason",
                violation_error_message="请写明事由。",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_reason="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason=""),
                name="assessment_withdrawn_mark_has_its_reason",
                violation_error_message="请写明撤销原因。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} ×{self.count}"
