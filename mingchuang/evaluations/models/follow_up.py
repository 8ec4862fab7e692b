"""What became of a bad rating."""

from typing import Self

from django.db import models
from django.db.models import Q

from mingchuang.evaluations.enums import CallBack, FollowUpState, MendingGrade
from mingchuang.evaluations.models.rating import RATER_COLUMNS, Rating
from mingchuang.following.models import Matter
from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.rectification.models import Rectification


class FollowUpQuerySet(ScopedQuerySet["FollowUp"]):
    """Follow-ups, by what a page needs."""

    def with_matter(self) -> Self:
        """Everything a line shows, and nothing that leads to the rater."""
        rows = self.select_related("matter__clock", "matter__owner_node", "rating__window", "rectification")
        return rows.defer(*(f"rating__{column}" for column in RATER_COLUMNS))

    def running(self) -> Self:
        """Somebody still has something to do."""
        return self.filter(state__in=FollowUpState.running())


class FollowUp(models.Model):
    """The handling of one bad rating (差评办理): verify, mend or appeal, tell the citizen, close."""

    matter = models.OneToOneField(Matter, models.PROTECT, related_name="+", primary_key=True, verbose_name="跟踪事项")
    rating = models.OneToOneField(Rating, models.PROTECT, related_name="follow_up", verbose_name="评价")
    rectification = models.OneToOneField(Rectification, models.PROTECT, related_name="+", verbose_name="整改事项")
    path = models.CharField("路径", max_length=255, db_index=True)
    site_path = models.CharField("所在大厅路径", max_length=255, db_index=True, default="", blank=True)
    state = models.CharField("状态", max_length=12, choices=FollowUpState.choices, default=FollowUpState.OPENED)
    call_back = models.CharField("回访结果", max_length=12, choices=CallBack.choices, default="", blank=True)
    is_well_founded = models.BooleanField("属实", null=True)
    verification = models.TextField("核实情况", default="", blank=True)
    verified_at = models.DateTimeField("核实时间", null=True)
    verified_by = models.CharField("核实人", max_length=100, default="", blank=True)
    appeal = models.TextField("申诉理由", default="", blank=True)
    appealed_at = models.DateTimeField("申诉时间", null=True)
    appealed_by = models.CharField("申诉人", max_length=100, default="", blank=True)
    appealed_account = models.BigIntegerField("申诉人账号", null=True)
    decision = models.TextField("裁定理由", default="", blank=True)
    is_upheld = models.BooleanField("申诉成立", null=True)
    decided_at = models.DateTimeField("裁定时间", null=True)
    decided_by = models.CharField("裁定人", max_length=100, default="", blank=True)
    public_answer = models.TextField("给群众的答复", default="", blank=True)
    answered_at = models.DateTimeField("答复时间", null=True)
    finding = models.TextField("核对意见", default="", blank=True)
    mending_grade = models.CharField(
        "群众对整改的评价", max_length=20, choices=MendingGrade.choices, default="", blank=True
    )
    regraded_at = models.DateTimeField("评价整改时间", null=True)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = "差评办理"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=[FollowUpState.ANSWERED, FollowUpState.CLOSED]) | ~Q(public_answer=""),
                name="evaluations_answered_tells_the_citizen",
                violation_error_message="办结的差评必须答复群众。",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[FollowUpState.OPENED, FollowUpState.WITHDRAWN]) | Q(verified_at__isnull=False),
                name="evaluations_verified_before_more",
                violation_error_message="差评要先核实。",
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None, is_upheld=None) | Q(decided_at__isnull=False, is_upheld__isnull=False),
                name="evaluations_decided_either_way",
                violation_error_message="裁定必须写明成立与否。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rectification.number} {self.rating.window.name_zh}"
