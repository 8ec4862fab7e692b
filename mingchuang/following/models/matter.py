"""Followed matters."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from mingchuang.following.enums import MatterState
from mingchuang.following.rules import (
    CloseRefused,
    LampReading,
    MatterKind,
    check_closer,
    kind_named,
    lamp,
    lamp_days,
    parent_path,
)
from mingchuang.foundation.access import Actor, ScopedQuerySet
from mingchuang.organisations.models import Node, Staff


class MatterQuerySet(ScopedQuerySet["Matter"]):
    """Matters, by how they stand."""

    def running(self) -> Self:
        """Matters in which somebody still has something to do."""
        return self.filter(state__in=MatterState.running())

    def overdue(self, now: datetime) -> Self:
        """Unanswered past the promise, by a certain date, with a running clock."""
        return self.filter(
            state=MatterState.OPEN,
            clock__is_open=True,
            clock__due_at__lt=now,
            clock__is_provisional=False,
            clock__paused_at=None,
        )

    def past_law(self, now: datetime) -> Self:
        """Unanswered past the limit of the law, by a certain date, with a running clock."""
        return self.filter(
            state=MatterState.OPEN,
            clock__is_open=True,
            clock__limit_at__lt=now,
            clock__is_provisional=False,
            clock__is_law_provisional=False,
            clock__paused_at=None,
        )

    def due_within(self, begins: datetime, ends: datetime) -> Self:
        """Open or closed, due in this time; each of the two has its index, and the half-open time is said of both."""
        due = Q(clock__due_at__gte=begins, clock__due_at__lt=ends)
        return self.filter(Q(due, clock__is_open=True) | Q(due, clock__is_open=False))

    def breaking_first(self) -> Self:
        """Unclosed ones, what is due next first; walks an index that holds nothing else."""
        return self.filter(clock__is_open=True).order_by("clock__due_at", "clock__id")


class Matter(models.Model):
    """Something that is followed until another person closes it (跟踪事项). The title names no citizen."""

    kind = models.CharField("类别", max_length=40)
    title_zh = models.CharField("标题", max_length=200)
    title_en = models.CharField("英文标题", max_length=300, default="", blank=True)
    path = models.CharField("路径", max_length=255, db_index=True)
    site_path = models.CharField("所在大厅路径", max_length=255, db_index=True, default="", blank=True)
    owner_node = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="责任单位")
    owner = models.ForeignKey(Staff, models.PROTECT, related_name="+", null=True, verbose_name="责任人")
    state = models.CharField("状态", max_length=12, choices=MatterState.choices, default=MatterState.OPEN)
    opened_at = models.DateTimeField("立项时间")
    answered_at = models.DateTimeField("办结时间", null=True)
    answered_by_id = models.BigIntegerField("办结人账号", null=True)
    answered_by = models.CharField("办结人", max_length=100, default="", blank=True)
    closed_at = models.DateTimeField("销号时间", null=True)
    closed_by_id = models.BigIntegerField("销号人账号", null=True)
    closed_by = models.CharField("销号人", max_length=100, default="", blank=True)
    reopened_count = models.PositiveSmallIntegerField("重新打开次数", default=0)
    handed_back_count = models.PositiveSmallIntegerField("移交退回次数", default=0)

    objects = MatterQuerySet.as_manager()

    class Meta:
        verbose_name = "跟踪事项"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[MatterState.CLOSED, MatterState.WITHDRAWN], closed_at__isnull=False)
                | Q(state__in=[MatterState.OPEN, MatterState.ANSWERED], closed_at=None),
                name="following_closed_has_its_time",
                violation_error_message="销号的事项必须有销号时间。",
            ),
            models.CheckConstraint(
                condition=Q(state=MatterState.OPEN, answered_at=None)
                | Q(state__in=[MatterState.ANSWERED, MatterState.CLOSED], answered_at__isnull=False)
                | Q(state=MatterState.WITHDRAWN),
                name="following_answered_has_its_time",
                violation_error_message="办结的事项必须有办结时间。",
            ),
        ]
        # what is still to be done stays small, however many years are kept beside it
        indexes = [
            models.Index(
                fields=["path"],
                condition=Q(closed_at=None),
                opclasses=["text_pattern_ops"],
                name="following_open_by_place",
            ),
            models.Index(
                fields=["site_path"],
                condition=Q(closed_at=None),
                opclasses=["text_pattern_ops"],
                name="following_open_by_hall",
            ),
            models.Index(fields=["owner"], condition=Q(closed_at=None), name="following_open_by_owner"),
            models.Index(
                fields=["answered_at"],
                condition=Q(closed_at=None, answered_at__isnull=False),
                name="following_to_be_checked",
            ),
            models.Index(fields=["kind"], condition=Q(closed_at=None), name="following_open_by_kind"),
            # a word is looked for by reading this alone; with `closed_at` SQLite too finds all it asks for in here
            models.Index(
                fields=["title_zh", "title_en", "closed_at"],
                condition=Q(closed_at=None),
                name="following_open_titles",
            ),
        ]

    def __str__(self) -> str:
        return self.title_zh

    @property
    def kind_shown(self) -> MatterKind:
        """What its area says of this kind."""
        return kind_named(self.kind)

    def check_closer(self, actor: Actor, close_permission: str) -> None:
        """Raise `CloseRefused` unless this actor may close or return it; reads `owner_node`."""
        check_closer(
            is_owner=self.owner_id is not None and self.owner_id == actor.staff_id,
            has_answered=self.answered_by_id is not None and self.answered_by_id == actor.account_id,
            may_at_parent=actor.may(close_permission, within=parent_path(self.owner_node.path)),
        )

    def may_be_closed_by(self, actor: Actor, close_permission: str) -> bool:
        """Whether `check_closer` would let this actor pass."""
        try:
            self.check_closer(actor, close_permission)
        except CloseRefused:
            return False
        return True

    def lamp_at(self, now: datetime) -> LampReading:
        """How its clock stands; reads `clock`, so fetch that along."""
        clock = self.clock
        done_at = self.answered_at or self.closed_at or clock.paused_at
        found = lamp(
            now=now,
            amber_at=clock.amber_at,
            due_at=clock.due_at,
            limit_at=clock.limit_at,
            is_provisional=clock.is_provisional,
            is_law_provisional=clock.is_law_provisional,
            done_at=done_at,
        )
        zone = timezone.get_default_timezone()
        days = lamp_days(found, moment=done_at or now, due_at=clock.due_at, limit_at=clock.limit_at, zone=zone)
        return LampReading(
            lamp=found,
            days=days,
            is_done=done_at is not None,
            is_provisional=clock.is_provisional,
            reason=clock.provisional_reason,
        )
