"""Display points and what hangs there."""

from typing import Self

from django.db import models
from django.db.models import Q

from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.foundation.attachments.models import Attachment
from mingchuang.organisations.models import Node
from mingchuang.publicity.enums import PrintKind


class DisplayPoint(models.Model):
    """A place where something hangs for the public (展示点): a notice board, a pledge wall, a screen, a counter."""

    node = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="所属机构")
    path = models.CharField("路径", max_length=255, db_index=True)
    site_path = models.CharField("所在大厅路径", max_length=255, db_index=True, default="", blank=True)
    kind = models.CharField("类别", max_length=30)
    place_zh = models.CharField("位置", max_length=120)
    place_en = models.CharField("位置（英文）", max_length=180, default="", blank=True)
    registered_at = models.DateTimeField("登记时间")
    registered_by = models.CharField("登记人", max_length=100)
    closed_on = models.DateField("停用日期", null=True)

    objects = ScopedQuerySet["DisplayPoint"].as_manager()

    class Meta:
        verbose_name = "展示点"
        constraints = [
            models.UniqueConstraint(
                fields=["node", "kind", "place_zh"],
                condition=Q(closed_on=None),
                name="publicity_point_once",
                violation_error_message="这个展示点已经登记过。",
            ),
        ]

    def __str__(self) -> str:
        return self.place_zh


class HangingQuerySet(ScopedQuerySet["Hanging"]):
    """What hangs, and what hung."""

    def up(self) -> Self:
        """What hangs now."""
        return self.filter(taken_down_at=None, point__closed_on=None)


class Hanging(models.Model):
    """A print hung at a display point (张贴). `version` is the stamp on the paper.

    Whether it still agrees with the records is worked out whenever it is asked, and not stored.
    """

    point = models.ForeignKey(DisplayPoint, models.PROTECT, related_name="hangings", verbose_name="展示点")
    path = models.CharField("路径", max_length=255, db_index=True)
    site_path = models.CharField("所在大厅路径", max_length=255, db_index=True, default="", blank=True)
    print_kind = models.CharField("印件", max_length=20, choices=PrintKind.choices)
    subject_code = models.CharField("内容编码", max_length=40)
    subject_zh = models.CharField("内容", max_length=200)
    version = models.CharField("版本号", max_length=8)
    photo = models.ForeignKey(Attachment, models.PROTECT, related_name="+", null=True, verbose_name="张贴照片")
    put_up_at = models.DateTimeField("张贴时间")
    put_up_by = models.CharField("张贴人", max_length=100)
    taken_down_at = models.DateTimeField("取下时间", null=True)
    taken_down_by = models.CharField("取下人", max_length=100, default="", blank=True)

    objects = HangingQuerySet.as_manager()

    class Meta:
        verbose_name = "张贴"
        constraints = [
            models.UniqueConstraint(
                fields=["point", "print_kind", "subject_code"],
                condition=Q(taken_down_at=None),
                name="publicity_hangs_once_at_a_point",
                violation_error_message="这里已经挂着同样的印件。",
            ),
        ]

    def __str__(self) -> str:
        return self.subject_zh
