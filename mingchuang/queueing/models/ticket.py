"""Tickets, and the log of what happened to them."""

import secrets
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.organisations.models import Staff
from mingchuang.queueing.enums import Move, TicketOrigin, TicketState
from mingchuang.queueing.models.hall import Desk, Queue, QueueHall


def new_token() -> str:
    """What stands in the address of a ticket: 128 bits drawn at random."""
    return secrets.token_urlsafe(16)


class TicketQuerySet(ScopedQuerySet["Ticket"]):
    """Tickets, by where they stand."""

    def waiting(self) -> Self:
        """Those who wait to be called."""
        return self.filter(state=TicketState.WAITING)

    def open(self) -> Self:
        """Those that somebody still holds."""
        return self.filter(state__in=TicketState.open())


class Ticket(models.Model):
    """A ticket (号). `day` is the hall's own day when it was taken; `rank_at` the moment from which its place counts.

    Who took it is not kept. The token opens its page and is forgotten after some days, as is the kind of priority.
    """

    hall = models.ForeignKey(QueueHall, models.PROTECT, related_name="tickets", verbose_name="大厅")
    queue = models.ForeignKey(Queue, models.PROTECT, related_name="tickets", verbose_name="队列")
    path = models.CharField("路径", max_length=255, db_index=True)
    day = models.DateField("日期", db_index=True)
    letter = models.CharField("字母", max_length=1)
    number = models.PositiveIntegerField("序号")
    token = models.CharField("凭据", max_length=40, unique=True, null=True, default=new_token)
    press = models.CharField("按键标记", max_length=40, unique=True, null=True)
    device = models.CharField("设备摘要", max_length=40, default="", blank=True)
    origin = models.CharField("取号途径", max_length=10, choices=TicketOrigin.choices)
    is_priority = models.BooleanField("优先", default=False)
    priority = models.CharField("优先对象", max_length=20, default="", blank=True)
    state = models.CharField("状态", max_length=10, choices=TicketState.choices, default=TicketState.WAITING)
    taken_at = models.DateTimeField("取号时间")
    rank_at = models.DateTimeField("排队时间")
    due_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField("预约时间", null=True)
    target = models.ForeignKey(Desk, models.SET_NULL, related_name="+", null=True, verbose_name="指定窗口")
    desk = models.ForeignKey(Desk, models.SET_NULL, related_name="tickets", null=True, verbose_name="窗口")
    calls = models.PositiveSmallIntegerField("叫号次数", default=0)
    first_called_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField(
        "首次叫号", null=True
    )
    called_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField("最近叫号", null=True)
    started_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField("开始办理", null=True)
    ended_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField("结束时间", null=True)

    objects = TicketQuerySet.as_manager()

    class Meta:
        verbose_name = "号"
        constraints = [
            models.UniqueConstraint(
                fields=["hall", "day", "letter", "number"],
                name="queueing_number_once_a_day",
                violation_error_message="这个号今天已经有了。",
            ),
            models.CheckConstraint(
                condition=Q(state__in=TicketState.at_window()) & Q(desk__isnull=False)
                | ~Q(state__in=TicketState.at_window()),
                name="queueing_called_to_a_window",
                violation_error_message="叫到的号要有窗口。",
            ),
        ]
        indexes = [
            # each press of "next" looks only at those who wait
            models.Index(fields=["queue", "rank_at"], condition=Q(state="waiting"), name="queueing_who_waits"),
            models.Index(fields=["hall", "day", "state"], name="queueing_of_a_day"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """As it is printed, shown and called: A012."""
        return f"{self.letter}{self.number:03d}"


class TicketEvent(models.Model):
    """One move of a ticket (叫号记录), written with it and never changed: what the board shows and inspection reads."""

    hall = models.ForeignKey(QueueHall, models.CASCADE, related_name="+", verbose_name="大厅")
    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="events", verbose_name="号")
    desk = models.ForeignKey(Desk, models.SET_NULL, related_name="+", null=True, verbose_name="窗口")
    move = models.CharField("动作", max_length=10, choices=Move.choices)
    at = models.DateTimeField("时间")
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+", null=True, verbose_name="人员")
    note = models.CharField("说明", max_length=200, default="", blank=True)

    class Meta:
        verbose_name = "叫号记录"
        indexes = [models.Index(fields=["hall", "id"], name="queueing_newest_of_a_hall")]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.move}"
