"""Matters on their way from one unit or person to another."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from mingchuang.following.enums import HandOverState
from mingchuang.following.models.matter import Matter
from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.organisations.models import Node, Staff


class HandOverQuerySet(ScopedQuerySet["HandOver"]):
    """Hand-overs, by how they stand."""

    def waiting(self) -> Self:
        """Offered, and not yet answered."""
        return self.filter(state=HandOverState.WAITING)

    def lapsed_at(self, now: datetime) -> Self:
        """Not answered within their limit, and not yet sent back."""
        return self.waiting().filter(accept_by__lt=now)


class HandOver(models.Model):
    """A matter offered to another unit or person (移交). Until it is taken on, the giver answers for it."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="hand_overs", verbose_name="事项")
    path = models.CharField("接收方路径", max_length=255, db_index=True)
    from_node = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="移交单位")
    from_staff = models.ForeignKey(Staff, models.PROTECT, related_name="+", null=True, verbose_name="移交人")
    to_node = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="接收单位")
    to_staff = models.ForeignKey(Staff, models.PROTECT, related_name="+", null=True, verbose_name="接收人")
    stands_in_for = models.ForeignKey(Staff, models.PROTECT, related_name="+", null=True, verbose_name="代替")
    reason = models.CharField("理由", max_length=300)
    state = models.CharField("状态", max_length=10, choices=HandOverState.choices, default=HandOverState.WAITING)
    offered_at = models.DateTimeField("移交时间")
    offered_by = models.CharField("经手人", max_length=100)
    hours = models.PositiveSmallIntegerField("接收时限（服务小时）", null=True)
    accept_by = models.DateTimeField("接收时限")
    answered_at = models.DateTimeField("答复时间", null=True)
    answered_by = models.CharField("答复人", max_length=100, default="", blank=True)
    answer = models.CharField("退回理由", max_length=300, default="", blank=True)

    objects = HandOverQuerySet.as_manager()

    class Meta:
        verbose_name = "移交"
        constraints = [
            models.UniqueConstraint(
                fields=["matter"],
                condition=Q(state="waiting"),
                name="following_one_offer_at_a_time",
                violation_error_message="这件事正等待接收。",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", answered_at=None) | ~Q(state="waiting") & Q(answered_at__isnull=False),
                name="following_answered_offer_has_its_time",
                violation_error_message="答复过的移交必须有答复时间。",
            ),
        ]
        indexes = [
            models.Index(fields=["accept_by"], condition=Q(state="waiting"), name="following_offers_open"),
        ]

    def __str__(self) -> str:
        return f"{self.matter_id} → {self.to_node_id}"

    @property
    def is_waiting(self) -> bool:
        """Offered, and not yet answered."""
        return self.state == HandOverState.WAITING

    @property
    def is_back(self) -> bool:
        """Not taken on."""
        return self.state in HandOverState.sent_back()
