"""What was drawn, so that anyone can draw it again."""

from django.db import models

from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.organisations.models import Node


class Draw(models.Model):
    """The sample of one kind of matter for one week (抽样记录)."""

    region = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="地区")
    path = models.CharField("路径", max_length=255, db_index=True)
    kind = models.CharField("事项类别", max_length=40)
    week = models.DateField("哪一周（周一）")
    seed = models.CharField("种子", max_length=64)
    share = models.PositiveSmallIntegerField("抽取比例（%）")
    weekly_least = models.PositiveSmallIntegerField("每周最少")
    finished = models.PositiveIntegerField("办结")
    frame = models.JSONField("抽样框", default=list)
    by_chance = models.JSONField("抽中", default=list)
    dissatisfied = models.JSONField("不满意必访", default=list)
    drawn_at = models.DateTimeField("抽取时间")

    objects = ScopedQuerySet["Draw"].as_manager()

    class Meta:
        verbose_name = "抽样记录"
        constraints = [
            models.UniqueConstraint(
                fields=["region", "kind", "week"],
                name="callbacks_one_draw_a_week",
                violation_error_message="这一周已经抽过。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.week:%Y-%m-%d}"
