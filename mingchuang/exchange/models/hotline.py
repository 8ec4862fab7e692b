"""Hotlines, their codes, the orders that came from them and what they are to be told."""

from datetime import datetime
from typing import Self

from django.db import models

from mingchuang.exchange.enums import CodeTable, Direction, FileForm, FileState, Result
from mingchuang.feedback.models import Voice
from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.foundation.privacy import SealedTextField
from mingchuang.organisations.models import Node


class Hotline(models.Model):
    """A hotline that hands orders over (热线), with the columns and codes of its own files."""

    region = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="地区")
    path = models.CharField("路径", max_length=255, db_index=True)
    code = models.SlugField("编码", max_length=30, unique=True)
    name_zh = models.CharField("名称", max_length=60)
    name_en = models.CharField("英文名称", max_length=100, default="", blank=True)
    columns = models.JSONField("工单列名", default=dict)
    out_columns = models.JSONField("结果列名", default=list)
    dispatches = models.BooleanField("写明承办单位的直接派单", default=False)
    form = models.CharField("结果文件", max_length=12, choices=FileForm.choices, default=FileForm.EXCEL)

    objects = ScopedQuerySet["Hotline"].as_manager()

    class Meta:
        verbose_name = "热线"

    def __str__(self) -> str:
        return self.name_zh


class HotlineCode(models.Model):
    """One code of a hotline and what it means here (代码). `means` is a value of ours; of a unit, the node's code."""

    hotline = models.ForeignKey(Hotline, models.CASCADE, related_name="codes", verbose_name="热线")
    table = models.CharField("代码表", max_length=10, choices=CodeTable.choices)
    code = models.CharField("代码", max_length=60)
    label = models.CharField("热线的名称", max_length=100)
    means = models.CharField("对应", max_length=40)

    class Meta:
        verbose_name = "热线代码"
        constraints = [
            models.UniqueConstraint(
                fields=["hotline", "table", "code"],
                name="exchange_code_once_per_table",
                violation_error_message="这个代码已经有了。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.code}"


class CarriedFile(models.Model):
    """A file that came or went (交换批次): counts, hash and who.

    What a tried file holds is sealed, and goes when it ends.
    """

    hotline = models.ForeignKey(Hotline, models.PROTECT, related_name="files", verbose_name="热线")
    path = models.CharField("路径", max_length=255, db_index=True)
    direction = models.CharField("方向", max_length=3, choices=Direction.choices)
    state = models.CharField("状态", max_length=8, choices=FileState.choices)
    name = models.CharField("文件名", max_length=200)
    sha256 = models.CharField("摘要", max_length=64)
    rows = models.PositiveIntegerField("应有行数", default=0)
    new = models.PositiveIntegerField("新收或写出", default=0)
    known = models.PositiveIntegerField("已有不变", default=0)
    faulty = models.PositiveIntegerField("有错未收", default=0)
    lines = models.JSONField("逐行", default=list)
    held = SealedTextField("待确认的内容", default="", blank=True)
    first = models.PositiveBigIntegerField("起始序号", default=0)
    last = models.PositiveBigIntegerField("截止序号", default=0)
    at = models.DateTimeField("时间")
    by = models.CharField("经办人", max_length=100)
    ended_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField("完成时间", null=True)

    objects = ScopedQuerySet["CarriedFile"].as_manager()

    class Meta:
        verbose_name = "交换批次"

    def __str__(self) -> str:
        return f"{self.get_direction_display()} {self.name}"


class HotlineOrder(models.Model):
    """An order of a hotline and the voice made of it (热线工单); `digest` tells the same order from another."""

    hotline = models.ForeignKey(Hotline, models.PROTECT, related_name="orders", verbose_name="热线")
    number = models.CharField("工单编号", max_length=60)
    voice = models.OneToOneField(Voice, models.PROTECT, related_name="+", verbose_name="诉求")
    digest = models.CharField("内容摘要", max_length=64)
    file = models.ForeignKey(CarriedFile, models.PROTECT, related_name="orders", null=True, verbose_name="批次")
    taken_at = models.DateTimeField("收下时间")

    class Meta:
        verbose_name = "热线工单"
        constraints = [
            models.UniqueConstraint(
                fields=["hotline", "number"],
                name="exchange_order_once_per_hotline",
                violation_error_message="这个编号的工单已经收下。",
            )
        ]

    def __str__(self) -> str:
        return self.number


class OutcomeQuerySet(models.QuerySet["Outcome"]):
    """Outcomes, by place in the order in which they are told."""

    def after(self, position: int) -> Self:
        """Those told later than this one, in order."""
        return self.filter(position__gt=position).order_by("position")


class Outcome(models.Model):
    """Something the hotline is to be told (办理结果).

    `position` comes from a counter row that stays locked until the outcome is committed: who has read up to one
    position never misses an outcome with a smaller one.
    """

    hotline = models.ForeignKey(Hotline, models.PROTECT, related_name="outcomes", verbose_name="热线")
    position = models.PositiveBigIntegerField("序号")
    order = models.ForeignKey(HotlineOrder, models.PROTECT, related_name="outcomes", verbose_name="热线工单")
    result = models.CharField("结果", max_length=10, choices=Result.choices)
    unit = models.ForeignKey(Node, models.PROTECT, related_name="+", null=True, verbose_name="承办单位")
    text = models.TextField("答复或说明", default="", blank=True)
    at = models.DateTimeField("时间")

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        verbose_name = "办理结果"
        constraints = [
            models.UniqueConstraint(
                fields=["hotline", "position"],
                name="exchange_outcomes_in_order",
                violation_error_message="序号已经用过。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.position} {self.order_id} {self.result}"
