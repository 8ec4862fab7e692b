"""Scoring runs and their results."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from mingchuang.assessment.enums import LineKind, RunState, Standing
from mingchuang.assessment.models.scheme import Scheme
from mingchuang.foundation.access import Actor, ScopedQuerySet
from mingchuang.foundation.access.scope import below
from mingchuang.organisations.models import Node


class ScoreRunQuerySet(ScopedQuerySet["ScoreRun"]):
    """Runs, by who may see them."""

    def visible_to(self, actor: Actor, permission: str) -> Self:
        """Runs within reach; and, once frozen, runs in which a unit within reach was scored."""
        reach = actor.reach(permission)
        if not reach:
            return self.none()
        scored = ScoreTotal.objects.within(actor, permission).values("run")
        return self.filter(below(reach, site=False) | Q(pk__in=scored, state=RunState.FROZEN))

    def with_result(self) -> Self:
        """Runs that came to an end with points."""
        return self.filter(state__in=[RunState.DONE, RunState.FROZEN])


class ScoreRun(models.Model):
    """One counting of points (计分批次) by one version of a scheme, over one period, on given inputs."""

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="+", verbose_name="考核方案")
    path = models.CharField("路径", max_length=255, db_index=True)
    from_on = models.DateField("考核期起")
    until_on = models.DateField("考核期止")
    state = models.CharField("状态", max_length=10, choices=RunState.choices, default=RunState.QUEUED)
    step = models.CharField("正在做", max_length=100, default="", blank=True)
    steps_done = models.PositiveSmallIntegerField("已完成步数", default=0)
    steps_total = models.PositiveSmallIntegerField("总步数", default=0)
    fault = models.TextField("出错原因", default="", blank=True)
    cut_off_at = models.DateTimeField("数据截止时间", null=True)
    inputs = models.JSONField("输入摘要明细", default=dict)
    inputs_digest = models.CharField("输入摘要", max_length=64, default="", blank=True)
    kept = models.JSONField("留存记录摘要", default=dict)
    mark_ids = models.JSONField("计入的扣分和否决", default=list)
    rule_version = models.CharField("规则版本", max_length=20, default="", blank=True)
    ordered_by = models.CharField("发起人", max_length=100)
    ordered_at = models.DateTimeField("发起时间")
    computed_at = models.DateTimeField("算出时间", null=True)
    frozen_by = models.CharField("定稿人", max_length=100, default="", blank=True)
    frozen_at = models.DateTimeField("定稿时间", null=True)

    objects = ScoreRunQuerySet.as_manager()

    class Meta:
        verbose_name = "计分批次"
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")),
                name="assessment_period_runs_forwards",
                violation_error_message="止日不能早于起日。",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[RunState.DONE, RunState.FROZEN])
                | Q(computed_at__isnull=False, cut_off_at__isnull=False) & ~Q(inputs_digest=""),
                name="assessment_result_names_its_inputs",
                violation_error_message="算出的结果必须写明数据截止时间和输入摘要。",
            ),
            models.CheckConstraint(
                condition=Q(state=RunState.FROZEN, frozen_at__isnull=False)
                | ~Q(state=RunState.FROZEN) & Q(frozen_at=None),
                name="assessment_frozen_has_its_time",
                violation_error_message="定稿必须有定稿时间。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_on}—{self.until_on} #{self.pk}"

    @property
    def has_result(self) -> bool:
        """Whether there are points to show."""
        return self.state in {RunState.DONE, RunState.FROZEN}

    @property
    def is_under_way(self) -> bool:
        """Whether the worker still has it."""
        return self.state in {RunState.QUEUED, RunState.RUNNING}


class ScoreLine(models.Model):
    """One indicator, deduction or veto of one unit in a run (计分明细), with its origin."""

    run = models.ForeignKey(ScoreRun, models.CASCADE, related_name="lines", verbose_name="计分批次")
    node = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="单位")
    path = models.CharField("路径", max_length=255, db_index=True)
    kind = models.CharField("类别", max_length=10, choices=LineKind.choices)
    key = models.SlugField("项目", max_length=40)
    position = models.PositiveSmallIntegerField("序号")
    numerator = models.BigIntegerField("分子")
    denominator = models.BigIntegerField("分母", default=0)
    excluded = models.BigIntegerField("不计", default=0)
    value = models.FloatField("值", null=True)
    low = models.FloatField("值的下限", null=True)
    high = models.FloatField("值的上限", null=True)
    weight = models.FloatField("计入分值", default=0)
    points = models.FloatField("得分", null=True)
    points_low = models.FloatField("得分下限", null=True)
    points_high = models.FloatField("得分上限", null=True)
    is_thin = models.BooleanField("样本不足", default=False)

    objects = ScopedQuerySet["ScoreLine"].as_manager()

    class Meta:
        verbose_name = "计分明细"
        constraints = [
            models.UniqueConstraint(fields=["run", "node", "kind", "key"], name="assessment_one_line_each"),
        ]

    def __str__(self) -> str:
        return f"{self.run_id} {self.node_id} {self.key}"


class ScoreTotal(models.Model):
    """The result of one unit in a run (得分): points with interval, and the ranks it may hold."""

    run = models.ForeignKey(ScoreRun, models.CASCADE, related_name="totals", verbose_name="计分批次")
    node = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="单位")
    path = models.CharField("路径", max_length=255, db_index=True)
    position = models.PositiveSmallIntegerField("序号")
    points = models.FloatField("得分", null=True)
    low = models.FloatField("得分下限", null=True)
    high = models.FloatField("得分上限", null=True)
    standing = models.CharField("排名情况", max_length=10, choices=Standing.choices)
    best = models.PositiveSmallIntegerField("最前名次", null=True)
    worst = models.PositiveSmallIntegerField("最后名次", null=True)

    objects = ScopedQuerySet["ScoreTotal"].as_manager()

    class Meta:
        verbose_name = "得分"
        constraints = [
            models.UniqueConstraint(fields=["run", "node"], name="assessment_one_total_each"),
            models.CheckConstraint(
                condition=Q(standing=Standing.RANKED, best__isnull=False, worst__gte=F("best"))
                | ~Q(standing=Standing.RANKED) & Q(best=None, worst=None),
                name="assessment_only_the_ranked_have_ranks",
                violation_error_message="只有参加排名的单位才有名次。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.run_id} {self.node_id}: {self.points}"
