"""How limits are counted at a place, and the lists of clocks reckoned anew."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from mingchuang.following.models.matter import Matter
from mingchuang.following.rules import ClockSettings, LampRule
from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.organisations.models import Node


class ClockRule(models.Model):
    """How limits are counted from a place of the tree downwards (计时规则). Without a row the defaults hold."""

    node = models.OneToOneField(Node, models.PROTECT, related_name="+", verbose_name="适用范围")
    path = models.CharField("路径", max_length=255, unique=True)
    counts_start = models.BooleanField("起算当日计入", default=False)
    rolls_intake = models.BooleanField("休息日收件按下一工作日起算", default=False)
    amber_percent = models.PositiveSmallIntegerField("临期比例", default=20, validators=[MaxValueValidator(90)])
    amber_days = models.PositiveSmallIntegerField("临期至少提前天数", default=1, validators=[MaxValueValidator(30)])
    causes = models.JSONField("暂停原因", default=list)
    hand_over_hours = models.PositiveSmallIntegerField("移交接收时限（服务小时）", default=4)
    extension_most = models.PositiveSmallIntegerField("延期最多", default=10)
    hours = models.TextField("服务时间", default="", blank=True)
    basis = models.CharField("依据", max_length=200, default="", blank=True)
    changed_at = models.DateTimeField("修改时间")
    changed_by = models.CharField("修改人", max_length=100)

    objects = ScopedQuerySet["ClockRule"].as_manager()

    class Meta:
        verbose_name = "计时规则"
        constraints = [
            models.CheckConstraint(
                condition=Q(amber_percent__lte=90, amber_days__lte=30, hand_over_hours__gte=1),
                name="following_rule_in_reason",
                violation_error_message="临期比例应在 0 至 90 之间，提前天数不超过 30，接收时限至少 1 小时。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.node_id}"

    @property
    def settings(self) -> ClockSettings:
        """The rule as values."""
        return ClockSettings(
            counts_start=self.counts_start,
            rolls_intake=self.rolls_intake,
            lamp=LampRule(percent=self.amber_percent, days=self.amber_days),
            causes=tuple(self.causes),
            hand_over_hours=self.hand_over_hours,
            extension_most=self.extension_most,
            hours=self.hours,
            basis=self.basis,
        )


class Recount(models.Model):
    """Open clocks reckoned anew after the calendar or somebody's opening hours had changed (重算)."""

    at = models.DateTimeField("时间")
    by = models.CharField("操作者", max_length=100)
    reason = models.CharField("原因", max_length=200)
    calendar = models.CharField("所依日历", max_length=64, default="", blank=True)
    hours = models.CharField("所依服务时间", max_length=64, default="", blank=True)
    looked_at = models.PositiveIntegerField("核对件数")
    changed = models.PositiveIntegerField("变化件数")

    class Meta:
        verbose_name = "重算"

    def __str__(self) -> str:
        return self.reason


class RecountLine(models.Model):
    """One clock that changed by it (重算明细)."""

    recount = models.ForeignKey(Recount, models.CASCADE, related_name="lines", verbose_name="重算")
    matter = models.ForeignKey(Matter, models.CASCADE, related_name="recounted", verbose_name="事项")
    path = models.CharField("路径", max_length=255, db_index=True)
    site_path = models.CharField("所在大厅路径", max_length=255, default="", blank=True)
    is_hand_over = models.BooleanField("移交接收时限", default=False)
    due_before = models.DateField("原到期日")
    due_on = models.DateField("新到期日")
    moment_before = models.DateTimeField("原到期时间", null=True)  # of limits in hours and minutes
    moment = models.DateTimeField("新到期时间", null=True)
    limit_before = models.DateField("原法定到期日", null=True)
    limit_on = models.DateField("新法定到期日", null=True)
    was_provisional = models.BooleanField("原为暂定", default=False)
    is_provisional = models.BooleanField("仍为暂定", default=False)

    objects = ScopedQuerySet["RecountLine"].as_manager()

    class Meta:
        verbose_name = "重算明细"

    def __str__(self) -> str:
        return f"{self.matter_id} {self.due_before} → {self.due_on}"
