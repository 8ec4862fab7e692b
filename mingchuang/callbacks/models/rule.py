"""How a region samples each kind of matter, and what it asks."""

from django.db import models
from django.db.models import Q

from mingchuang.callbacks.rules.picking import DUE_DAYS, KEPT_DAYS, SHARE, TRIES, WEEKLY_LEAST
from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.organisations.models import Node


class CallRule(models.Model):
    """How many finished matters of a kind are called back (回访规则)."""

    region = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="地区")
    path = models.CharField("路径", max_length=255, db_index=True)
    kind = models.CharField("事项类别", max_length=40)
    is_on = models.BooleanField("每周抽样", default=True)
    share = models.PositiveSmallIntegerField("抽取比例（%）", default=SHARE)
    weekly_least = models.PositiveSmallIntegerField("每周最少", default=WEEKLY_LEAST)
    takes_dissatisfied = models.BooleanField("不满意的全部回访", default=True)
    due_days = models.PositiveSmallIntegerField("回访期限（工作日）", default=DUE_DAYS)
    tries = models.PositiveSmallIntegerField("最多拨打", default=TRIES)
    kept_days = models.PositiveSmallIntegerField("电话保存（天）", default=KEPT_DAYS)
    response_weight = models.PositiveSmallIntegerField("响应率权重", null=True)
    resolution_weight = models.PositiveSmallIntegerField("解决率权重", null=True)
    satisfaction_weight = models.PositiveSmallIntegerField("满意率权重", null=True)
    basis = models.CharField("依据", max_length=200, default="", blank=True)

    objects = ScopedQuerySet["CallRule"].as_manager()

    class Meta:
        verbose_name = "回访规则"
        constraints = [
            models.UniqueConstraint(
                fields=["region", "kind"],
                name="callbacks_one_rule_a_kind",
                violation_error_message="这个地区的这类事项已有回访规则。",
            ),
            models.CheckConstraint(
                condition=Q(share__lte=100, tries__gte=1),
                name="callbacks_share_in_reason",
                violation_error_message="抽取比例不超过 100，至少拨打一次。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.kind}: {self.share}%"


class Script(models.Model):
    """What is said and asked (回访问卷); a call keeps the questions it was asked with."""

    region = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="地区")
    path = models.CharField("路径", max_length=255, db_index=True)
    kind = models.CharField("事项类别", max_length=40)
    greeting_zh = models.CharField("开场白", max_length=300)
    questions = models.JSONField("问题", default=list)

    objects = ScopedQuerySet["Script"].as_manager()

    class Meta:
        verbose_name = "回访问卷"
        constraints = [
            models.UniqueConstraint(
                fields=["region", "kind"],
                name="callbacks_one_script_a_kind",
                violation_error_message="这个地区的这类事项已有问卷。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.kind}"
