"""What was made simpler for the citizen."""

from django.db import models
from django.db.models import F, Q

from mingchuang.catalogue.enums import TIME_UNITS, Saving
from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.foundation.worktime.limits import Limit, LimitUnit
from mingchuang.organisations.models import Node


class Simplification(models.Model):
    """One simplification (简化) of one item: before and after, in force from a day. It outlives the item's versions."""

    code = models.CharField("实施编码", max_length=24, db_index=True)
    node = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="实施单位")
    path = models.CharField("路径", max_length=255, db_index=True)
    saving = models.CharField("减什么", max_length=10, choices=Saving.choices)
    before_count = models.PositiveSmallIntegerField("原来")
    before_unit = models.CharField("原来的单位", max_length=10, choices=TIME_UNITS, default="", blank=True)
    after_count = models.PositiveSmallIntegerField("现在")
    after_unit = models.CharField("现在的单位", max_length=10, choices=TIME_UNITS, default="", blank=True)
    in_force_from = models.DateField("施行日期")
    how_zh = models.CharField("怎么减的", max_length=300, default="", blank=True)
    how_en = models.CharField("怎么减的（英文）", max_length=300, default="", blank=True)
    entered_at = models.DateTimeField("登记时间")
    entered_by = models.CharField("登记人", max_length=100)

    objects = ScopedQuerySet["Simplification"].as_manager()

    class Meta:
        verbose_name = "简化"
        constraints = [
            models.UniqueConstraint(
                fields=["code", "saving", "in_force_from"],
                name="catalogue_one_saving_a_day",
                violation_error_message="这个事项在这一天已有同类的简化。",
            ),
            models.CheckConstraint(
                condition=~Q(before_unit=F("after_unit")) | Q(after_count__lt=F("before_count")),
                name="catalogue_less_than_before",
                violation_error_message="简化以后须比原来少。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_saving_display()} {self.before_count} → {self.after_count}"

    @property
    def before(self) -> Limit | None:
        """For time: the limit it was."""
        return Limit(count=self.before_count, unit=LimitUnit(self.before_unit)) if self.before_unit else None

    @property
    def after(self) -> Limit | None:
        """For time: the limit it is; none when it is done on the spot now."""
        return Limit(count=self.after_count, unit=LimitUnit(self.after_unit)) if self.after_unit else None
