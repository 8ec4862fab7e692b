"""Campaigns and what stands in their plans."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from mingchuang.campaigns.enums import CampaignState, NormKind
from mingchuang.foundation.access import Actor, ScopedQuerySet
from mingchuang.foundation.access.paths import paths_on
from mingchuang.foundation.access.scope import below
from mingchuang.foundation.attachments.models import Attachment
from mingchuang.organisations.models import Node


class CampaignQuerySet(ScopedQuerySet["Campaign"]):
    """Campaigns, by who may see them and how they stand."""

    def reaching(self, actor: Actor, permission: str) -> Self:
        """Campaigns within the actor's reach, and those run above him: a county's campaign reaches its bureaus."""
        reach = actor.reach(permission)
        if not reach:
            return self.none()
        above = {part for path in reach for part in paths_on(path)}
        return self.filter(below(reach, site=False) | Q(path__in=above))

    def public(self) -> Self:
        """Campaigns that the public sees."""
        return self.filter(is_public=True).exclude(state=CampaignState.PREPARING)

    def running(self) -> Self:
        """Campaigns that run now."""
        return self.filter(state=CampaignState.RUNNING)


class Campaign(models.Model):
    """A campaign (活动) as its plan sets it."""

    code = models.SlugField("代码", max_length=40, unique=True)
    name_zh = models.CharField("名称", max_length=200)
    name_en = models.CharField("英文名称", max_length=300, default="", blank=True)
    node = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="主办机构")
    path = models.CharField("路径", max_length=255, db_index=True)
    source = models.ForeignKey(Attachment, models.PROTECT, related_name="+", null=True, verbose_name="方案原文件")
    issuer = models.CharField("发文机关", max_length=200, default="", blank=True)
    doc_number = models.CharField("文号", max_length=100, default="", blank=True)
    issue_date = models.DateField("发文日期", null=True)
    theme = models.TextField("主题", default="", blank=True)
    preamble = models.TextField("引言", default="", blank=True)
    guiding_text = models.TextField("指导思想", default="", blank=True)
    scope = models.JSONField("范围", default=list)
    basis = models.JSONField("依据", default=list)
    evaluation_methods = models.JSONField("检查办法", default=list)
    leading_group = models.JSONField("领导小组", default=dict)
    starts_on = models.DateField("开始日期", null=True)
    ends_on = models.DateField("结束日期", null=True)
    date_text = models.CharField("方案所写时间", max_length=200, default="", blank=True)
    state = models.CharField("状态", max_length=12, choices=CampaignState.choices, default=CampaignState.PREPARING)
    is_public = models.BooleanField("公开", default=False)
    confirmed_at = models.DateTimeField("确认时间")
    started_at = models.DateTimeField("启动时间", null=True)
    closed_at = models.DateTimeField("结束时间", null=True)
    summary = models.TextField("总结", default="", blank=True)
    summary_file = models.ForeignKey(Attachment, models.PROTECT, related_name="+", null=True, verbose_name="总结文件")
    summary_at = models.DateTimeField("总结时间", null=True)

    objects = CampaignQuerySet.as_manager()

    class Meta:
        verbose_name = "活动"
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="campaigns_ends_after_it_starts",
                violation_error_message="结束日期不能早于开始日期。",
            ),
            models.CheckConstraint(
                condition=Q(state=CampaignState.PREPARING, started_at=None)
                | Q(state__in=[CampaignState.RUNNING, CampaignState.CLOSED], started_at__isnull=False),
                name="campaigns_started_has_its_time",
                violation_error_message="启动的活动必须有启动时间。",
            ),
            models.CheckConstraint(
                condition=Q(state=CampaignState.CLOSED, closed_at__isnull=False)
                | ~Q(state=CampaignState.CLOSED) & Q(closed_at=None),
                name="campaigns_closed_has_its_time",
                violation_error_message="结束的活动必须有结束时间。",
            ),
        ]

    def __str__(self) -> str:
        return self.name_zh


class Goal(models.Model):
    """What shall be better (目标)."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="goals", verbose_name="活动")
    ordinal = models.PositiveSmallIntegerField("序号")
    title_zh = models.CharField("标题", max_length=200, default="", blank=True)
    title_en = models.CharField("英文标题", max_length=300, default="", blank=True)
    text = models.TextField("内容", default="", blank=True)
    items = models.JSONField("条目", default=list)

    class Meta:
        verbose_name = "目标"
        constraints = [models.UniqueConstraint(fields=["campaign", "ordinal"], name="campaigns_goal_once_per_place")]

    def __str__(self) -> str:
        return self.title_zh


class Phase(models.Model):
    """A phase of a campaign (阶段). Without dates when the plan gives none."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="phases", verbose_name="活动")
    ordinal = models.PositiveSmallIntegerField("序号")
    name_zh = models.CharField("名称", max_length=200)
    name_en = models.CharField("英文名称", max_length=300, default="", blank=True)
    number_text = models.CharField("方案所写序号", max_length=40, default="", blank=True)
    starts_on = models.DateField("开始日期", null=True)
    ends_on = models.DateField("结束日期", null=True)
    date_text = models.CharField("方案所写时间", max_length=200, default="", blank=True)
    text = models.TextField("内容", default="", blank=True)

    class Meta:
        verbose_name = "阶段"
        constraints = [
            models.UniqueConstraint(fields=["campaign", "ordinal"], name="campaigns_phase_once_per_place"),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="campaigns_phase_ends_after_it_starts",
                violation_error_message="阶段的结束日期不能早于开始日期。",
            ),
        ]

    def __str__(self) -> str:
        return self.name_zh


class Measure(models.Model):
    """A safeguard or requirement of the plan (保障措施)."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="measures", verbose_name="活动")
    ordinal = models.PositiveSmallIntegerField("序号")
    title_zh = models.CharField("标题", max_length=200, default="", blank=True)
    title_en = models.CharField("英文标题", max_length=300, default="", blank=True)
    text = models.TextField("内容", default="", blank=True)
    lists = models.JSONField("条目", default=list)

    class Meta:
        verbose_name = "保障措施"
        constraints = [models.UniqueConstraint(fields=["campaign", "ordinal"], name="campaigns_measure_once_per_place")]

    def __str__(self) -> str:
        return self.title_zh


class NormSet(models.Model):
    """A named set of norms (规范), of the whole campaign or of one task. Without lines when the plan only names it."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="norm_sets", verbose_name="活动")
    task = models.ForeignKey(
        "campaigns.Task", models.CASCADE, related_name="norm_sets", null=True, verbose_name="所属任务"
    )
    ordinal = models.PositiveSmallIntegerField("序号")
    name_zh = models.CharField("名称", max_length=200)
    name_en = models.CharField("英文名称", max_length=300, default="", blank=True)
    kind = models.CharField("类别", max_length=10, choices=NormKind.choices, default=NormKind.NORM)
    framework = models.CharField("框架", max_length=60, default="", blank=True)

    class Meta:
        verbose_name = "规范"
        constraints = [models.UniqueConstraint(fields=["campaign", "ordinal"], name="campaigns_norms_once_per_place")]

    def __str__(self) -> str:
        return self.name_zh


class NormLineQuerySet(models.QuerySet["NormLine"]):
    """Norms, by whether they still stand."""

    def standing(self) -> Self:
        """Not taken out."""
        return self.filter(retired_at=None)


class NormLine(models.Model):
    """One norm (规范条目): a question for inspectors, for a unit's look at itself, for both or for neither."""

    norm_set = models.ForeignKey(NormSet, models.CASCADE, related_name="lines", verbose_name="规范")
    ordinal = models.PositiveSmallIntegerField("序号")
    text_zh = models.CharField("内容", max_length=500)
    text_en = models.CharField("英文内容", max_length=700, default="", blank=True)
    is_checkable = models.BooleanField("检查题", default=True)
    is_self_check = models.BooleanField("自查题", default=False)
    retired_at = models.DateTimeField("撤下时间", null=True)

    objects = NormLineQuerySet.as_manager()

    class Meta:
        verbose_name = "规范条目"
        constraints = [models.UniqueConstraint(fields=["norm_set", "ordinal"], name="campaigns_norm_once_per_place")]

    def __str__(self) -> str:
        return self.text_zh
