"""Nodes of the tree."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.organisations.enums import Naming, NodeKind


class NodeQuerySet(ScopedQuerySet["Node"]):
    """Nodes, by kind and by day."""

    def open_on(self, day: date) -> Self:
        """Nodes that exist on this day."""
        return self.filter(Q(opened_on=None) | Q(opened_on__lte=day), Q(closed_on=None) | Q(closed_on__gt=day))

    def windows(self) -> Self:
        """Service windows."""
        return self.filter(kind=NodeKind.WINDOW)

    def units(self) -> Self:
        """Units, Party and mass organisations."""
        return self.filter(kind__in=NodeKind.answering())

    def in_tree_order(self) -> Self:
        """Parents before their children, brothers in the order they were entered."""
        return self.order_by("sort_path")


class Node(models.Model):
    """A place on the tree (机构): region, unit, section, hall, window, Party or mass organisation."""

    parent = models.ForeignKey("self", models.PROTECT, related_name="children", null=True, verbose_name="上级")
    site = models.ForeignKey("self", models.PROTECT, related_name="site_windows", null=True, verbose_name="所在大厅")
    kind = models.CharField("类别", max_length=20, choices=NodeKind.choices)
    code = models.CharField("编码", max_length=40, unique=True)
    name_zh = models.CharField("名称", max_length=100)
    name_en = models.CharField("英文名称", max_length=150, default="", blank=True)
    path = models.CharField("路径", max_length=255, db_index=True, default="")
    site_path = models.CharField("所在大厅路径", max_length=255, db_index=True, default="", blank=True)
    sort_path = models.CharField("排序", max_length=255, db_index=True, default="")
    address = models.CharField("地址", max_length=200, default="", blank=True)
    phone = models.CharField("公开电话", max_length=40, default="", blank=True)
    hours = models.CharField("服务时间", max_length=100, default="", blank=True)
    naming = models.CharField("人员公开方式", max_length=10, choices=Naming.choices, default=Naming.FULL)
    opened_on = models.DateField("启用日期", null=True)
    closed_on = models.DateField("停用日期", null=True)

    objects = NodeQuerySet.as_manager()

    class Meta:
        verbose_name = "机构"
        constraints = [
            models.CheckConstraint(
                condition=Q(site=None) | Q(kind=NodeKind.WINDOW),
                name="organisations_only_windows_have_a_site",
                violation_error_message="只有窗口可以设在大厅里。",
            ),
        ]

    def __str__(self) -> str:
        return self.name_zh


class Membership(models.Model):
    """A unit belongs to a Party or mass organisation (成员单位)."""

    body = models.ForeignKey(Node, models.CASCADE, related_name="member_links", verbose_name="组织")
    member = models.ForeignKey(Node, models.PROTECT, related_name="body_links", verbose_name="成员单位")

    class Meta:
        verbose_name = "成员单位"
        constraints = [models.UniqueConstraint(fields=["body", "member"], name="organisations_member_once")]

    def __str__(self) -> str:
        return f"{self.body_id} ← {self.member_id}"
