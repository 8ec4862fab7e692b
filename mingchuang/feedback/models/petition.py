"""Old petitions."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from mingchuang.feedback.enums import PetitionState
from mingchuang.following.models import Matter
from mingchuang.foundation.access import Actor, ScopedQuerySet
from mingchuang.foundation.access.scope import below
from mingchuang.organisations.models import Node, Staff


class PetitionQuerySet(ScopedQuerySet["Petition"]):
    """Petitions, of a region and of the unit that answers."""

    def seen_by(self, actor: Actor, permission: str) -> Self:
        """Those of the actor's regions, and those her own unit answers for."""
        reach = actor.reach(permission)
        own = below(reach, site=False) | below(reach, site=False, prefix="unit__")
        return self.filter(own) if reach else self.none()

    def with_clocks(self) -> Self:
        """What a line shows."""
        rows = self.select_related("unit", "leader", "region")
        return rows.select_related("intake__clock", "intake__owner_node", "matter__clock", "matter__owner_node")


class Petition(models.Model):
    """A petition that has been open for long (信访积案), under a leader in charge. It names no petitioner.

    `intake` is followed until the petitioner was told whether it is taken up (受理), `matter` until it is settled.
    """

    region = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="所属地区")
    path = models.CharField("路径", max_length=255, db_index=True)
    number = models.CharField("编号", max_length=60)
    title = models.CharField("事由", max_length=200)
    since = models.DateField("初次信访日期")
    unit = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="责任单位")
    leader = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="包案领导")
    received_on = models.DateField("交办日期", null=True)
    accepted_on = models.DateField("受理日期", null=True)
    intake = models.OneToOneField(Matter, models.PROTECT, related_name="+", null=True, verbose_name="受理跟踪")
    matter = models.OneToOneField(Matter, models.PROTECT, related_name="+", null=True, verbose_name="办理跟踪")
    report = models.TextField("单位报告", default="", blank=True)
    state = models.CharField("状态", max_length=10, choices=PetitionState.choices, default=PetitionState.OPEN)
    closed_on = models.DateField("化解日期", null=True)
    measure = models.TextField("化解措施", default="", blank=True)
    document = models.CharField("化解文书", max_length=200, default="", blank=True)
    entered_at = models.DateTimeField("登记时间")

    objects = PetitionQuerySet.as_manager()

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
            models.CheckConstraint(
                condition=Q(matter=None) | Q(accepted_on__isnull=False),
                name="feedback_handled_petition_was_accepted",
                violation_error_message="办理中的积案要有受理日期。",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def followed(self) -> Matter | None:
        """The matter whose clock counts at present; None for one that was entered before there were clocks."""
        return self.matter or self.intake

    @property
    def is_open(self) -> bool:
        """Still in the backlog."""
        return self.state == PetitionState.OPEN

    def age_on(self, day: date) -> int:
        """Days since the first petition, until its end or this day."""
        return ((self.closed_on or day) - self.since).days
