"""Who looks at which running pledge when."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.organisations.models import Account, Node
from mingchuang.pledges.enums import CycleEvery
from mingchuang.pledges.models.pledge import Pledge


class ReviewCycle(models.Model):
    """Running pledges below a node are looked at in turn by others (轮流评诺), every month, quarter or half year."""

    node = models.OneToOneField(Node, models.PROTECT, related_name="+", verbose_name="范围")
    path = models.CharField("路径", max_length=255, db_index=True)
    every = models.CharField("周期", max_length=10, choices=CycleEvery.choices)
    days = models.PositiveSmallIntegerField("每期天数", default=20)
    starts_on = models.DateField("开始日期")
    stopped_at = models.DateTimeField("停止时间", null=True)

    objects = ScopedQuerySet["ReviewCycle"].as_manager()

    class Meta:
        verbose_name = "轮流评诺"
        constraints = [
            models.CheckConstraint(
                condition=Q(days__gte=3, days__lte=60),
                name="pledges_cycle_days_in_reason",
                violation_error_message="每期应在 3 至 60 天之间。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.node_id} {self.every}"


class CycleExaminer(models.Model):
    """One who takes turns (评诺人)."""

    cycle = models.ForeignKey(ReviewCycle, models.CASCADE, related_name="examiners", verbose_name="轮流评诺")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name="评诺人")

    class Meta:
        verbose_name = "评诺人"
        constraints = [models.UniqueConstraint(fields=["cycle", "account"], name="pledges_examiner_once")]

    def __str__(self) -> str:
        return f"{self.cycle_id} {self.account_id}"


class TurnQuerySet(ScopedQuerySet["Turn"]):
    """Turns, by whether they were taken."""

    def waiting(self) -> Self:
        """Nobody has looked yet."""
        return self.filter(done_at=None)

    def late(self, on: date) -> Self:
        """Should have been taken before this day."""
        return self.waiting().filter(due_on__lt=on)


class Turn(models.Model):
    """A pledge that somebody looks at by a day (评诺轮次), and what she found."""

    cycle = models.ForeignKey(ReviewCycle, models.PROTECT, related_name="turns", verbose_name="轮流评诺")
    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="turns", verbose_name="承诺")
    examiner = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name="评诺人")
    path = models.CharField("路径", max_length=255, db_index=True)
    site_path = models.CharField("所在大厅路径", max_length=255, db_index=True, default="", blank=True)
    from_on = models.DateField("起")
    due_on = models.DateField("评诺期限")
    finding = models.CharField("所见", max_length=500, default="", blank=True)
    done_at = models.DateTimeField("评诺时间", null=True)
    done_by = models.CharField("评诺人姓名", max_length=100, default="", blank=True)

    objects = TurnQuerySet.as_manager()

    class Meta:
        verbose_name = "评诺轮次"
        constraints = [
            models.UniqueConstraint(
                fields=["pledge", "from_on"],
                name="pledges_one_turn_a_period",
                violation_error_message="这一期已经排过。",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gt=F("from_on")),
                name="pledges_turn_ends_after_it_begins",
                violation_error_message="评诺期限必须晚于开始日期。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pledge_id} {self.from_on}"
