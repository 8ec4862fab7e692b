"""Old petitions."""

from datetime import date

from django.db import models
from django.db.models import Q

from mingchuang.feedback.enums import PetitionState
from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.organisations.models import Node, Staff


class Petition(models.Model):
    """A petition that has been open for long (信访积案), under a leader in charge. It names no petitioner."""

    region = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="所属地区")
    path = models.CharField("路径", max_length=255, db_index=True)
    number = models.CharField("编号", max_length=60)
    title = models.CharField("事由", max_length=200)
    since = models.DateField("初次信访日期")
    unit = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="责任单位")
    leader = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="包案领导")
    state = models.CharField("状态", max_length=10, choices=PetitionState.choices, default=PetitionState.OPEN)
    closed_on = models.DateField("化解日期", null=True)
    measure = models.TextField("化解措施", default="", blank=True)
    document = models.CharField("化解文书", max_length=200, default="", blank=True)
    entered_at = models.DateTimeField("登记时间")

    objects = ScopedQuerySet["Petition"].as_manager()

    class Meta:
        verbose_name = "信访积案"
        constraints = [
            models.UniqueConstraint(
                fields=["region", "number"],
                name="feedback_one_petition_per_number",
                violation_error_message="这个编号的积案已经登记。",
            ),
            models.CheckConstraint(
                condition=Q(state=PetitionState.OPEN, closed_on=None)
                | ~Q(state=PetitionState.OPEN) & Q(closed_on__gte=models.F("since")) & ~Q(document=""),
                name="feedback_closed_petition_shows_its_document",
                violation_error_message="化解或终结的积案要有日期和文书，日期不早于初次信访。",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def age_on(self, day: date) -> int:
        """Days since the first petition, until its end or this day."""
        return ((self.closed_on or day) - self.since).days
