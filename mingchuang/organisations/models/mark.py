"""Marks: what a person or a place has been awarded and may show."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.organisations.enums import MarkHolder
from mingchuang.organisations.models.node import Node
from mingchuang.organisations.models.staff import Staff


class MarkKind(models.Model):
    """A kind of mark (标识种类): 党员先锋岗, 青年文明号 …; `sign` is the one or two characters on a badge."""

    key = models.CharField("编码", max_length=40, unique=True)
    name_zh = models.CharField("名称", max_length=40)
    name_en = models.CharField("英文名称", max_length=80, default="", blank=True)
    sign = models.CharField("简标", max_length=2, default="", blank=True)
    holder = models.CharField("授予对象", max_length=10, choices=MarkHolder.choices, default=MarkHolder.BOTH)

    class Meta:
        verbose_name = "标识种类"

    def __str__(self) -> str:
        return self.name_zh


class MarkQuerySet(ScopedQuerySet["Mark"]):
    """Marks, by day."""

    def valid_on(self, day: date) -> Self:
        """Marks within their term that were not taken back by this day."""
        lasting = Q(until_on=None) | Q(until_on__gte=day)
        kept = Q(withdrawn_on=None) | Q(withdrawn_on__gt=day)
        return self.filter(lasting, kept, from_on__lte=day)


class Mark(models.Model):
    """A mark held by one person or one place (标识), by whom granted and for how long; the last day is included."""

    kind = models.ForeignKey(MarkKind, models.PROTECT, related_name="marks", verbose_name="种类")
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="marks", null=True, verbose_name="个人")
    node = models.ForeignKey(Node, models.PROTECT, related_name="marks", null=True, verbose_name="集体")
    path = models.CharField("路径", max_length=255, db_index=True)
    site_path = models.CharField("所在大厅路径", max_length=255, db_index=True, default="", blank=True)
    body_zh = models.CharField("授予机构", max_length=100)
    body_en = models.CharField("授予机构英文", max_length=150, default="", blank=True)
    from_on = models.DateField("授予日期")
    until_on = models.DateField("有效期至", null=True)
    withdrawn_on = models.DateField("收回日期", null=True)

    objects = MarkQuerySet.as_manager()

    class Meta:
        verbose_name = "标识"
        constraints = [
            models.CheckConstraint(
                condition=Q(staff=None, node__isnull=False) | Q(staff__isnull=False, node=None),
                name="organisations_mark_has_one_holder",
                violation_error_message="标识授予一个人或一个集体。",
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="organisations_mark_ends_after_it_begins",
                violation_error_message="有效期不能早于授予日期。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind_id} {self.staff_id or self.node_id}"
