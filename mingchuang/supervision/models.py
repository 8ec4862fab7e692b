"""Orders about places where matters stall."""

from django.db import models
from django.db.models import F, Q

from mingchuang.following.models import Matter
from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.foundation.statistics import Share
from mingchuang.organisations.models import Node
from mingchuang.supervision.enums import Easing, Measure
from mingchuang.supervision.rules import easing


class StallOrder(models.Model):
    """What was ordered about a stall (疏堵要求), by whom, and what the measure was then.

    `place` is where it stalls, `step` the kind of matter if only one kind does. Who is to act, and by when, is the
    matter's owner node and clock.
    """

    matter = models.OneToOneField(Matter, models.PROTECT, related_name="+", primary_key=True, verbose_name="跟踪事项")
    path = models.CharField("路径", max_length=255, db_index=True)
    place = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="哪里不通")
    measure = models.CharField("看什么", max_length=10, choices=Measure.choices)
    step = models.CharField("环节", max_length=40, default="", blank=True)
    from_on = models.DateField("统计起日")
    until_on = models.DateField("统计止日")
    count_before = models.PositiveIntegerField("当时件数")
    total_before = models.PositiveIntegerField("当时总数")
    wanted = models.TextField("要求")
    ordered_at = models.DateTimeField("下达时间")
    ordered_by = models.CharField("下达人", max_length=100)
    report = models.TextField("做了什么", default="", blank=True)
    finding = models.TextField("核对意见", default="", blank=True)
    count_after = models.PositiveIntegerField("核对时件数", null=True)
    total_after = models.PositiveIntegerField("核对时总数", null=True)

    objects = ScopedQuerySet["StallOrder"].as_manager()

    class Meta:
        verbose_name = "疏堵要求"
        constraints = [
            models.CheckConstraint(
                condition=Q(count_before__lte=F("total_before")),
                name="supervision_counts_are_a_share",
                violation_error_message="件数不能超过总数。",
            ),
            models.CheckConstraint(
                condition=Q(count_after=None, total_after=None) | Q(count_after__lte=F("total_after")),
                name="supervision_effect_is_a_share",
                violation_error_message="核对时的件数不能超过总数。",
            ),
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")),
                name="supervision_period_ends_after_it_begins",
                violation_error_message="统计止日不能早于起日。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place_id} {self.measure}"

    @property
    def before(self) -> Share:
        """The measure when the order was given."""
        return Share(count=self.count_before, total=self.total_before)

    @property
    def after(self) -> Share | None:
        """The measure when another person accepted what was done; None before."""
        if self.count_after is None or self.total_after is None:
            return None
        return Share(count=self.count_after, total=self.total_after)

    @property
    def eased(self) -> Easing | None:
        """What came of it by then; None before."""
        return easing(self.before, self.after) if self.after else None

    @property
    def days(self) -> int:
        """How long the period was."""
        return (self.until_on - self.from_on).days + 1
