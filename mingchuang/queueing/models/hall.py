"""What a hall has set up: its terms, its queues, the windows that serve them, and when each was open."""

import secrets
from dataclasses import asdict, fields
from datetime import time
from typing import Any, Self

from django.db import models
from django.db.models import Q

from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.organisations.models import Node
from mingchuang.queueing.rules.terms import HallTerms, Span

TIME = "%H:%M:%S"


def new_key() -> str:
    """A key that cannot be guessed, for an address."""
    return secrets.token_urlsafe(16)


class QueueHall(models.Model):
    """A hall with queues (排队大厅). The keys stand in the addresses of its ticket machine and of its QR code."""

    hall = models.OneToOneField(Node, models.PROTECT, related_name="+", verbose_name="大厅")
    path = models.CharField("路径", max_length=255, db_index=True)
    terms_set = models.JSONField("排队规则", default=dict)
    kiosk_key = models.CharField("取号机密钥", max_length=40, default=new_key)
    phone_key = models.CharField("手机取号密钥", max_length=40, default=new_key)
    opened_at = models.DateTimeField("启用时间")

    objects = ScopedQuerySet["QueueHall"].as_manager()

    class Meta:
        verbose_name = "排队大厅"

    def __str__(self) -> str:
        return str(self.hall_id)

    @property
    def terms(self) -> HallTerms:
        """The terms as values; what was never set is as the product has it."""
        known = {field.name for field in fields(HallTerms)}
        kept: dict[str, Any] = {name: value for name, value in self.terms_set.items() if name in known}
        if "take_hours" in kept:
            kept["take_hours"] = tuple(Span(since=_clock(one[0]), until=_clock(one[1])) for one in kept["take_hours"])
        if "rest_days" in kept:
            kept["rest_days"] = tuple(kept["rest_days"])
        return HallTerms(**kept)


def terms_as_json(terms: HallTerms) -> dict[str, Any]:
    """The terms as they are kept."""
    kept = asdict(terms)
    kept["take_hours"] = [[one.since.strftime(TIME), one.until.strftime(TIME)] for one in terms.take_hours]
    kept["rest_days"] = list(terms.rest_days)
    return kept


def _clock(text: str) -> time:
    return time.fromisoformat(text)


class QueueQuerySet(ScopedQuerySet["Queue"]):
    """Queues, by whether they are in use."""

    def in_use(self) -> Self:
        """Queues that were not closed for good, by letter."""
        return self.filter(closed_at=None).order_by("letter")


class Queue(models.Model):
    """A queue of a hall (队列): what is done in it, at which windows, under which letter."""

    hall = models.ForeignKey(QueueHall, models.PROTECT, related_name="queues", verbose_name="大厅")
    path = models.CharField("路径", max_length=255, db_index=True)
    letter = models.CharField("字母", max_length=1)
    name_zh = models.CharField("名称", max_length=40)
    name_en = models.CharField("英文名称", max_length=80, default="", blank=True)
    about_zh = models.CharField("办哪些事", max_length=200, default="", blank=True)
    about_en = models.CharField("办哪些事（英文）", max_length=300, default="", blank=True)
    item_codes = models.JSONField("事项编码", default=list, blank=True)
    closed_at = models.DateTimeField("停用时间", null=True)

    objects = QueueQuerySet.as_manager()

    class Meta:
        verbose_name = "队列"
        constraints = [
            models.UniqueConstraint(
                fields=["hall", "letter"],
                condition=Q(closed_at=None),
                name="queueing_letter_once_a_hall",
                violation_error_message="这个字母已经给了别的队列。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.letter} {self.name_zh}"


class Desk(models.Model):
    """A window as it calls (叫号窗口). `turn` goes up with every move, so that a second press of a button is known.

    `run` counts whom it called ahead of the line in a row.
    """

    hall = models.ForeignKey(QueueHall, models.PROTECT, related_name="desks", verbose_name="大厅")
    window = models.OneToOneField(Node, models.PROTECT, related_name="+", verbose_name="窗口")
    sign = models.CharField("窗口号", max_length=8, default="", blank=True)
    queues: "models.ManyToManyField[Queue, DeskQueue]" = models.ManyToManyField(
        Queue, through="DeskQueue", related_name="desks", verbose_name="队列"
    )
    ticket = models.OneToOneField("Ticket", models.SET_NULL, related_name="+", null=True, verbose_name="当前号")
    turn = models.PositiveIntegerField("步数", default=0)
    run = models.PositiveSmallIntegerField("连续优先", default=0)

    class Meta:
        verbose_name = "叫号窗口"
        constraints = [
            models.UniqueConstraint(
                fields=["hall", "sign"],
                condition=~Q(sign=""),
                name="queueing_sign_once_a_hall",
                violation_error_message="这个窗口号已经有了。",
            )
        ]

    def __str__(self) -> str:
        return self.sign or str(self.window_id)


class DeskQueue(models.Model):
    """A window serves a queue (窗口服务的队列)."""

    desk = models.ForeignKey(Desk, models.CASCADE, related_name="links", verbose_name="窗口")
    queue = models.ForeignKey(Queue, models.CASCADE, related_name="links", verbose_name="队列")

    class Meta:
        verbose_name = "窗口服务的队列"
        constraints = [models.UniqueConstraint(fields=["desk", "queue"], name="queueing_desk_serves_a_queue_once")]

    def __str__(self) -> str:
        return f"{self.desk_id} {self.queue_id}"


class Spell(models.Model):
    """A window stood open from then till then (开窗时段)."""

    desk = models.ForeignKey(Desk, models.CASCADE, related_name="spells", verbose_name="窗口")
    day = models.DateField("日期", db_index=True)
    opened_at = models.DateTimeField("开窗时间")
    closed_at = models.DateTimeField("停办时间", null=True)
    staff = models.ForeignKey(
        "organisations.Staff", models.PROTECT, related_name="+", null=True, verbose_name="办理人员"
    )
    reason = models.CharField("停办原因", max_length=200, default="", blank=True)

    class Meta:
        verbose_name = "开窗时段"
        constraints = [
            models.UniqueConstraint(
                fields=["desk"],
                condition=Q(closed_at=None),
                name="queueing_open_once",
                violation_error_message="这个窗口已经开着。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.desk_id} {self.opened_at:%H:%M}"
