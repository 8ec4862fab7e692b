"""The row the bare view writes. Its table is made for a run (`migrate --run-syncdb`) and goes with it."""

from typing import ClassVar

from django.db import models

from mingchuang.organisations.models import Node


class BareRating(models.Model):
    """What the plainest rating would keep."""

    window = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="窗口")
    grade = models.CharField("等级", max_length=30)
    words = models.TextField("意见", default="", blank=True)
    at = models.DateTimeField("时间", db_index=True)

    objects: ClassVar[models.Manager["BareRating"]] = models.Manager()

    class Meta:
        verbose_name = "裸评价"

    def __str__(self) -> str:
        return self.grade
