"""How many people were served, by window and day."""

from django.db import models

from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.organisations.models import Node


class ServedCount(models.Model):
    """How many people a window served on a day (服务人数); what was entered before stands in the journal."""

    window = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="窗口")
    path = models.CharField("路径", max_length=255, db_index=True)
    site_path = models.CharField("所在大厅路径", max_length=255, db_index=True, default="", blank=True)
    day = models.DateField("日期", db_index=True)
    count = models.PositiveIntegerField("服务人数")
    set_at = models.DateTimeField("登记时间")
    set_by = models.CharField("登记人", max_length=100)

    objects = ScopedQuerySet["ServedCount"].as_manager()

    class Meta:
        verbose_name = "服务人数"
        constraints = [
            models.UniqueConstraint(
                fields=["window", "day"],
                name="casework_one_count_per_window_and_day",
                violation_error_message="这个窗口这一天已经登记。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.window_id} {self.day}：{self.count}"
