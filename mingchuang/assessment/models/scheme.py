"""Marking schemes as data."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from mingchuang.assessment.enums import Direction, SchemeState
from mingchuang.campaigns.models import Campaign
from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.organisations.enums import NodeKind


class SchemeQuerySet(ScopedQuerySet["Scheme"]):
    """Schemes, by how they stand."""

    def in_force(self) -> Self:
        """Schemes by which points are counted now."""
        return self.filter(state=SchemeState.IN_FORCE)

    def drafts(self) -> Self:
        """Schemes that are being written."""
        return self.filter(state=SchemeState.DRAFT)


class Scheme(models.Model):
    """How a campaign counts points (考核方案), one version of it. A version in force is never edited."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="+", verbose_name="活动")
    path = models.CharField("路径", max_length=255, db_index=True)
    version = models.PositiveSmallIntegerField("版次")
    name_zh = models.CharField("名称", max_length=200)
    name_en = models.CharField("英文名称", max_length=300, default="", blank=True)
    state = models.CharField("状态", max_length=12, choices=SchemeState.choices, default=SchemeState.DRAFT)
    unit_kind = models.CharField("考核对象", max_length=20, choices=NodeKind.choices, default=NodeKind.UNIT)
    started_at = models.DateTimeField("起草时间")
    in_force_at = models.DateTimeField("执行时间", null=True)

    objects = SchemeQuerySet.as_manager()

    class Meta:
        verbose_name = "考核方案"
        constraints = [
            models.UniqueConstraint(fields=["campaign", "version"], name="assessment_scheme_version_once"),
            models.UniqueConstraint(
                fields=["campaign"],
                condition=Q(state=SchemeState.IN_FORCE),
                name="assessment_one_scheme_in_force",
                violation_error_message="一个活动同时只能执行一版考核方案。",
            ),
            models.UniqueConstraint(
                fields=["campaign"],
                condition=Q(state=SchemeState.DRAFT),
                name="assessment_one_draft_scheme",
                violation_error_message="已有一版草稿，请先用完它。",
            ),
            models.CheckConstraint(
                condition=Q(state=SchemeState.DRAFT, in_force_at=None)
                | ~Q(state=SchemeState.DRAFT) & Q(in_force_at__isnull=False),
                name="assessment_scheme_in_force_has_its_time",
                violation_error_message="执行的考核方案必须有执行时间。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name_zh} {self.version}"


class Indicator(models.Model):
    """One thing that is measured (指标): its figure, its weight, and where its points begin and end."""

    scheme = models.ForeignKey(Scheme, models.CASCADE, related_name="indicators", verbose_name="考核方案")
    position = models.PositiveSmallIntegerField("序号")
    key = models.SlugField("代码", max_length=40)
    label_zh = models.CharField("名称", max_length=100)
    label_en = models.CharField("英文名称", max_length=150, default="", blank=True)
    figure = models.CharField("数据口径", max_length=80)
    weight = models.DecimalField("分值", max_digits=5, decimal_places=2)
    direction = models.CharField("方向", max_length=5, choices=Direction.choices)
    full_mark = models.DecimalField("满分值", max_digits=9, decimal_places=2)
    zero_mark = models.DecimalField("零分值", max_digits=9, decimal_places=2)
    least_count = models.PositiveIntegerField("最少样本", default=0)
    is_sampled = models.BooleanField("按样本估计区间", default=False)

    class Meta:
        verbose_name = "指标"
        constraints = [
            models.UniqueConstraint(fields=["scheme", "key"], name="assessment_indicator_once"),
            models.CheckConstraint(
                condition=Q(weight__gt=0),
                name="assessment_indicator_weighs_something",
                violation_error_message="分值应大于 0。",
            ),
            models.CheckConstraint(
                condition=Q(direction=Direction.MORE_IS_BETTER, full_mark__gt=F("zero_mark"))
                | Q(direction=Direction.LESS_IS_BETTER, full_mark__lt=F("zero_mark")),
                name="assessment_full_mark_on_the_better_side",
                violation_error_message="满分值应当在“好”的一边，请核对满分值和零分值。",
            ),
        ]

    def __str__(self) -> str:
        return self.label_zh


class Deduction(models.Model):
    """What costs points (扣分项), taken from its item, or from the whole when it names none."""

    scheme = models.ForeignKey(Scheme, models.CASCADE, related_name="deductions", verbose_name="考核方案")
    position = models.PositiveSmallIntegerField("序号")
    key = models.SlugField("代码", max_length=40)
    label_zh = models.CharField("名称", max_length=100)
    label_en = models.CharField("英文名称", max_length=150, default="", blank=True)
    indicator = models.ForeignKey(
        Indicator, models.CASCADE, related_name="deductions", null=True, verbose_name="从哪一项扣"
    )
    points_each = models.DecimalField("每次扣分", max_digits=5, decimal_places=2)
    figure = models.CharField("数据口径", max_length=80, default="", blank=True)

    class Meta:
        verbose_name = "扣分项"
        constraints = [
            models.UniqueConstraint(fields=["scheme", "key"], name="assessment_deduction_once"),
            models.CheckConstraint(
                condition=Q(points_each__gt=0),
                name="assessment_deduction_takes_something",
                violation_error_message="每次扣分应大于 0。",
            ),
        ]

    def __str__(self) -> str:
        return self.label_zh


class Veto(models.Model):
    """What bars a unit from the ranking of the period (一票否决); its points are still shown."""

    scheme = models.ForeignKey(Scheme, models.CASCADE, related_name="vetoes", verbose_name="考核方案")
    position = models.PositiveSmallIntegerField("序号")
    key = models.SlugField("代码", max_length=40)
    label_zh = models.CharField("名称", max_length=100)
    label_en = models.CharField("英文名称", max_length=150, default="", blank=True)
    figure = models.CharField("数据口径", max_length=80, default="", blank=True)

    class Meta:
        verbose_name = "一票否决项"
        constraints = [models.UniqueConstraint(fields=["scheme", "key"], name="assessment_veto_once")]

    def __str__(self) -> str:
        return self.label_zh
