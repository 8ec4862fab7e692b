"""Openings of suggestion boxes."""

from django.db import models
from django.db.models import Q

from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.foundation.attachments.models import Attachment
from mingchuang.organisations.models import Node


class BoxOpening(models.Model):
    """A suggestion box was opened (开箱记录): by two people, how many slips, with a picture."""

    place = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="意见箱所在")
    path = models.CharField("路径", max_length=255, db_index=True)
    box = models.CharField("意见箱", max_length=100)
    opened_at = models.DateTimeField("开箱时间")
    opened_by = models.CharField("开箱人", max_length=100)
    witness = models.CharField("在场人", max_length=100)
    slips = models.PositiveSmallIntegerField("件数")
    photo = models.ForeignKey(Attachment, models.PROTECT, related_name="+", null=True, verbose_name="照片")
    note = models.CharField("备注", max_length=300, default="", blank=True)
    written_by = models.CharField("登记人", max_length=100)

    objects = ScopedQuerySet["BoxOpening"].as_manager()

    class Meta:
        verbose_name = "开箱记录"
        constraints = [
            models.CheckConstraint(
                condition=~Q(opened_by=models.F("witness")),
                name="feedback_box_opened_by_two",
                violation_error_message="开箱要有两个人在场。",
            ),
        ]

    def __str__(self) -> str:
        return self.box
