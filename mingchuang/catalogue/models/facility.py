"""What a hall offers beside its windows, and what people find wrong with it."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from mingchuang.catalogue.enums import FacilityState, Trouble
from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.foundation.attachments.models import Attachment
from mingchuang.organisations.models import Node


class FacilityQuerySet(ScopedQuerySet["Facility"]):
    """Facilities, by whether they are there."""

    def standing(self) -> Self:
        """Those not taken away."""
        return self.filter(removed_at=None)


class Facility(models.Model):
    """A facility of a hall (设施): water, seats, a ramp, the advice desk."""

    hall = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="大厅")
    path = models.CharField("路径", max_length=255, db_index=True)
    kind = models.CharField("种类", max_length=30)
    name_zh = models.CharField("名称", max_length=60)
    name_en = models.CharField("英文名称", max_length=100, default="", blank=True)
    place_zh = models.CharField("在哪里", max_length=100, default="", blank=True)
    place_en = models.CharField("在哪里（英文）", max_length=150, default="", blank=True)
    photo = models.ForeignKey(Attachment, models.PROTECT, related_name="+", null=True, verbose_name="照片")
    state = models.CharField("状态", max_length=10, choices=FacilityState.choices, default=FacilityState.NORMAL)
    state_note_zh = models.CharField("状态说明", max_length=200, default="", blank=True)
    state_note_en = models.CharField("状态说明（英文）", max_length=200, default="", blank=True)
    checked_at = models.DateTimeField("上次检查", null=True)
    checked_by = models.CharField("检查人", max_length=100, default="", blank=True)
    removed_at = models.DateTimeField("撤除时间", null=True)

    objects = FacilityQuerySet.as_manager()

    class Meta:
        verbose_name = "设施"
        constraints = [
            models.UniqueConstraint(
                fields=["hall", "name_zh", "place_zh"],
                condition=Q(removed_at=None),
                name="catalogue_facility_once_in_a_place",
                violation_error_message="这个大厅的这个位置已有同名的设施。",
            ),
        ]

    def __str__(self) -> str:
        return self.name_zh


class TroubleQuerySet(ScopedQuerySet["TroubleReport"]):
    """Reports, by whether somebody has looked."""

    def open(self) -> Self:
        """Nobody has looked yet."""
        return self.filter(settled_at=None)

    def since(self, moment: datetime) -> Self:
        """Those made from this moment on."""
        return self.filter(reported_at__gte=moment)


class TroubleReport(models.Model):
    """A citizen's word that a facility is out of order (设施报修). Nothing tells who she is."""

    facility = models.ForeignKey(Facility, models.CASCADE, related_name="reports", verbose_name="设施")
    path = models.CharField("路径", max_length=255, db_index=True)
    trouble = models.CharField("怎么了", max_length=10, choices=Trouble.choices)
    words = models.CharField("补充", max_length=200, default="", blank=True)
    reported_at = models.DateTimeField("报告时间")
    device_hash = models.CharField("设备摘要", max_length=32, default="", blank=True)
    network_hash = models.CharField("网络摘要", max_length=32, default="", blank=True)
    settled_at = models.DateTimeField("处理时间", null=True)
    settled_by = models.CharField("处理人", max_length=100, default="", blank=True)
    answer = models.CharField("处理情况", max_length=200, default="", blank=True)

    objects = TroubleQuerySet.as_manager()

    class Meta:
        verbose_name = "设施报修"
        indexes = [
            # budgets look at the last day of one device and one network
            models.Index(fields=["device_hash", "reported_at"], name="catalogue_troubles_device"),
            models.Index(fields=["network_hash", "reported_at"], name="catalogue_troubles_network"),
        ]

    def __str__(self) -> str:
        return f"{self.facility_id} {self.get_trouble_display()}"
