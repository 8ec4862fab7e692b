"""Call-backs and their tries."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from mingchuang.callbacks.enums import CallState, Origin, PickedBy, TryResult
from mingchuang.callbacks.models.draw import Draw
from mingchuang.callbacks.rules.calling import TAKEN_FOR
from mingchuang.following.models import Matter
from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.foundation.privacy import SealedTextField


class CallQuerySet(ScopedQuerySet["CallBack"]):
    """Call-backs, by how they stand."""

    def with_matter(self) -> Self:
        """Everything a line of the list shows; the person stays sealed."""
        return self.select_related("matter__owner_node", "matter__owner").defer("person_name", "phone")

    def waiting(self) -> Self:
        """Somebody is still to be called, or a card is still out."""
        return self.filter(state=CallState.WAITING)

    def by_phone(self) -> Self:
        """Those with a number to call."""
        return self.filter(has_phone=True)

    def free_for(self, account_id: int, now: datetime) -> Self:
        """Those that no other caller has in hand."""
        others = Q(taken_at__gt=now - TAKEN_FOR) & ~Q(taken_by_id=account_id)
        return self.exclude(others)

    def overdue(self, now: datetime) -> Self:
        """Not called in time."""
        return self.waiting().by_phone().filter(due_at__lt=now)


class CallBack(models.Model):
    """Asking the person about a finished matter (回访): whatever area it is of, by phone or by card."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+", verbose_name="跟踪事项")
    kind = models.CharField("事项类别", max_length=40)
    path = models.CharField("路径", max_length=255, db_index=True)
    site_path = models.CharField("所在大厅路径", max_length=255, db_index=True, default="", blank=True)
    picked_by = models.CharField("为什么回访", max_length=12, choices=PickedBy.choices)
    draw = models.ForeignKey(Draw, models.PROTECT, related_name="calls", null=True, verbose_name="抽样记录")
    code = models.CharField("跟踪卡编码", max_length=13, unique=True, null=True)
    person_name = SealedTextField("姓名", default="", blank=True)
    phone = SealedTextField("电话", default="", blank=True)
    has_phone = models.BooleanField("留有电话", default=False)
    questions = models.JSONField("问题", default=list)
    planned_at = models.DateTimeField("列入时间")
    due_at = models.DateTimeField("应于何时前回访", db_index=True)
    taken_at = models.DateTimeField("领取时间", null=True)
    taken_by_id = models.BigIntegerField("领取人账号", null=True)
    taken_by = models.CharField("领取人", max_length=100, default="", blank=True)
    most_tries = models.PositiveSmallIntegerField("最多拨打")
    tries = models.PositiveSmallIntegerField("已拨打", default=0)
    state = models.CharField("状态", max_length=12, choices=CallState.choices, default=CallState.WAITING)
    origin = models.CharField("来源", max_length=5, choices=Origin.choices, default="", blank=True)
    said = models.JSONField("答案", default=list)
    was_answered = models.BooleanField("得到答复", null=True)
    was_solved = models.BooleanField("事情办成", null=True)
    is_satisfied = models.BooleanField("满意", null=True)
    words = models.TextField("原话", default="", blank=True)
    finished_at = models.DateTimeField("结束时间", null=True, db_index=True)
    finished_by = models.CharField("回访人", max_length=100, default="", blank=True)

    objects = CallQuerySet.as_manager()

    class Meta:
        verbose_name = "回访"
        constraints = [
            models.UniqueConstraint(
                fields=["matter"],
                condition=Q(state="waiting"),
                name="callbacks_one_waiting_a_matter",
                violation_error_message="这件事已经在等待回访。",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", finished_at=None) | ~Q(state="waiting") & Q(finished_at__isnull=False),
                name="callbacks_ended_has_its_time",
                violation_error_message="有结果的回访须有时间。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.matter_id} {self.get_state_display()}"


class CallTry(models.Model):
    """One try to reach the person (拨打记录)."""

    call = models.ForeignKey(CallBack, models.CASCADE, related_name="all_tries", verbose_name="回访")
    ordinal = models.PositiveSmallIntegerField("第几次")
    result = models.CharField("结果", max_length=12, choices=TryResult.choices)
    note = models.CharField("说明", max_length=200, default="", blank=True)
    tried_at = models.DateTimeField("时间")
    tried_by = models.CharField("拨打人", max_length=100)

    class Meta:
        verbose_name = "拨打记录"
        constraints = [models.UniqueConstraint(fields=["call", "ordinal"], name="callbacks_tries_in_order")]

    def __str__(self) -> str:
        return f"{self.call_id} #{self.ordinal} {self.result}"
