"""Service items with their materials and windows. One row is one version of an item."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from mingchuang.catalogue.enums import (
    TIME_UNITS,
    ApplicantKind,
    BodyKind,
    CaseType,
    Channel,
    Coverage,
    HandlingMode,
    ItemType,
    MaterialMedium,
    MaterialSource,
    ResultKind,
)
from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.foundation.worktime.limits import Limit, LimitUnit
from mingchuang.organisations.models import Node


class ItemQuerySet(ScopedQuerySet["ServiceItem"]):
    """Items, by whether they hold."""

    def in_force_on(self, day: date) -> Self:
        """Published versions that hold on this day; at most one per code."""
        return self.exclude(published_at=None).filter(
            Q(in_force_until=None) | Q(in_force_until__gt=day), in_force_from__lte=day
        )

    def drafts(self) -> Self:
        """Versions not yet public."""
        return self.filter(published_at=None)

    def newest(self) -> Self:
        """Of each code the version last begun."""
        later = ServiceItem.objects.filter(code=OuterRef("code"), version_no__gt=OuterRef("version_no"))
        return self.filter(~Exists(later))


class ServiceItem(models.Model):
    """A service item (事项) in one of its versions. Cases keep the version under which they began."""

    code = models.CharField("实施编码", max_length=24)
    base_code = models.CharField("基本编码", max_length=10, default="", blank=True)
    version_no = models.PositiveIntegerField("版本", default=1)
    name_zh = models.CharField("事项名称", max_length=200)
    name_en = models.CharField("事项英文名称", max_length=300, default="", blank=True)
    node = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="实施单位")
    path = models.CharField("路径", max_length=255, db_index=True)
    item_type = models.CharField("事项类型", max_length=20, choices=ItemType.choices)
    case_type = models.CharField("办件类型", max_length=20, choices=CaseType.choices)
    statutory_count = models.PositiveSmallIntegerField("法定时限", null=True)
    statutory_unit = models.CharField("法定时限单位", max_length=10, choices=TIME_UNITS)
    promised_count = models.PositiveSmallIntegerField("承诺时限", null=True)
    promised_unit = models.CharField("承诺时限单位", max_length=10, choices=TIME_UNITS)
    at_once_minutes = models.PositiveSmallIntegerField("即办时限（分钟）", null=True)
    limit_basis_zh = models.CharField("时限依据", max_length=500, default="", blank=True)
    limit_basis_en = models.CharField("时限依据（英文）", max_length=500, default="", blank=True)
    is_charged = models.BooleanField("收费", default=False)
    fee_amount = models.DecimalField("收费金额（元）", max_digits=10, decimal_places=2, null=True)
    fee_text_zh = models.CharField("收费标准", max_length=300, default="", blank=True)
    fee_text_en = models.CharField("收费标准（英文）", max_length=300, default="", blank=True)
    fee_basis_zh = models.CharField("收费依据", max_length=500, default="", blank=True)
    fee_basis_en = models.CharField("收费依据（英文）", max_length=500, default="", blank=True)
    modes = models.JSONField("办理方式", default=list)
    applicants_zh = models.CharField("谁可以办", max_length=500, default="", blank=True)
    applicants_en = models.CharField("谁可以办（英文）", max_length=500, default="", blank=True)
    result_zh = models.CharField("办理结果", max_length=200, default="", blank=True)
    result_en = models.CharField("办理结果（英文）", max_length=200, default="", blank=True)
    legal_basis_zh = models.TextField("设定依据", default="", blank=True)
    legal_basis_en = models.TextField("设定依据（英文）", default="", blank=True)
    body_kind = models.CharField("实施主体性质", max_length=20, choices=BodyKind.choices, default=BodyKind.STATUTORY)
    applicant_kinds = models.JSONField("服务对象", default=list)
    conditions_zh = models.TextField("受理条件", default="", blank=True)
    conditions_en = models.TextField("受理条件（英文）", default="", blank=True)
    channels = models.JSONField("办理形式", default=list)
    coverage = models.CharField("通办范围", max_length=20, choices=Coverage.choices, default="", blank=True)
    visits = models.PositiveSmallIntegerField("到现场次数", null=True)
    hours_zh = models.CharField("办理时间说明", max_length=200, default="", blank=True)
    hours_en = models.CharField("办理时间说明（英文）", max_length=200, default="", blank=True)
    quota_zh = models.CharField("数量限制", max_length=200, default="", blank=True)
    quota_en = models.CharField("数量限制（英文）", max_length=200, default="", blank=True)
    special_zh = models.CharField("特别程序", max_length=300, default="", blank=True)
    special_en = models.CharField("特别程序（英文）", max_length=300, default="", blank=True)
    result_kind = models.CharField("结果类型", max_length=20, choices=ResultKind.choices, default="", blank=True)
    advice_phone = models.CharField("咨询电话", max_length=40, default="", blank=True)
    complaint_phone = models.CharField("监督电话", max_length=40, default="", blank=True)
    also_called = models.CharField("群众常用叫法", max_length=200, default="", blank=True)
    in_force_from = models.DateField("施行日期", null=True)
    in_force_until = models.DateField("停止施行日期", null=True)
    published_at = models.DateTimeField("公布时间", null=True)

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = "事项"
        constraints = [
            models.UniqueConstraint(
                fields=["code", "version_no"],
                name="catalogue_version_once",
                violation_error_message="这个事项已有这个版本。",
            ),
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(published_at=None),
                name="catalogue_one_draft_per_code",
                violation_error_message="这个事项已有一份待公布的稿。",
            ),
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(published_at__isnull=False, in_force_until=None),
                name="catalogue_one_open_version",
                violation_error_message="这个事项已有现行版本。",
            ),
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(in_force_from__isnull=False),
                name="catalogue_published_has_a_first_day",
                violation_error_message="公布的事项须有施行日期。",
            ),
            models.CheckConstraint(
                condition=Q(in_force_until=None) | Q(in_force_until__gte=F("in_force_from")),
                name="catalogue_ends_after_it_begins",
                violation_error_message="停止施行日期不能早于施行日期。",
            ),
            models.CheckConstraint(
                condition=~Q(case_type=CaseType.PROMISED) | Q(promised_count__isnull=False),
                name="catalogue_promised_case_has_a_promise",
                violation_error_message="承诺件须有承诺时限。",
            ),
            models.CheckConstraint(
                condition=Q(at_once_minutes=None) | Q(case_type=CaseType.IMMEDIATE, at_once_minutes__gte=1),
                name="catalogue_minutes_of_immediate_cases",
                violation_error_message="只有即办件按分钟计时。",
            ),
        ]

    def __str__(self) -> str:
        return self.name_zh

    @property
    def statutory(self) -> Limit | None:
        """The limit set by law, if any."""
        count = self.statutory_count
        return Limit(count=count, unit=LimitUnit(self.statutory_unit)) if count is not None else None

    @property
    def promised(self) -> Limit | None:
        """The limit promised; an immediate case has none."""
        count = self.promised_count
        return Limit(count=count, unit=LimitUnit(self.promised_unit)) if count is not None else None

    def get_modes_display(self) -> list[str]:
        """The ways of doing it, in words."""
        return _labels(HandlingMode.choices, self.modes)

    def get_applicant_kinds_display(self) -> list[str]:
        """Who may apply, in the words of the national list."""
        return _labels(ApplicantKind.choices, self.applicant_kinds)

    def get_channels_display(self) -> list[str]:
        """Where to apply, in words."""
        return _labels(Channel.choices, self.channels)


def _labels(choices: Iterable[tuple[str, Any]], values: Sequence[str]) -> list[str]:
    labels = dict(choices)
    return [str(labels[value]) for value in values if value in labels]


class Material(models.Model):
    """A material (材料) an applicant brings, in the order in which it is asked for."""

    item = models.ForeignKey(ServiceItem, models.CASCADE, related_name="materials", verbose_name="事项")
    ordinal = models.PositiveSmallIntegerField("序号")
    name_zh = models.CharField("材料名称", max_length=200)
    name_en = models.CharField("材料英文名称", max_length=300, default="", blank=True)
    original_count = models.PositiveSmallIntegerField("原件份数", default=0)
    copy_count = models.PositiveSmallIntegerField("复印件份数", default=0)
    source = models.CharField("来源", max_length=20, choices=MaterialSource.choices, default=MaterialSource.APPLICANT)
    issuer_zh = models.CharField("来源说明", max_length=200, default="", blank=True)
    issuer_en = models.CharField("来源说明（英文）", max_length=200, default="", blank=True)
    medium = models.CharField("材料形式", max_length=20, choices=MaterialMedium.choices, default=MaterialMedium.EITHER)
    waivable_when_zh = models.CharField("何时可容缺", max_length=200, default="", blank=True)
    waivable_when_en = models.CharField("何时可容缺（英文）", max_length=200, default="", blank=True)
    is_by_commitment = models.BooleanField("可用告知承诺代替", default=False)
    note_zh = models.CharField("填写说明", max_length=300, default="", blank=True)
    note_en = models.CharField("填写说明（英文）", max_length=300, default="", blank=True)

    class Meta:
        verbose_name = "材料"
        constraints = [
            models.UniqueConstraint(fields=["item", "ordinal"], name="catalogue_material_place_once"),
            models.CheckConstraint(
                condition=~Q(name_zh=""),
                name="catalogue_material_has_a_name",
                violation_error_message="材料须有名称。",
            ),
        ]

    def __str__(self) -> str:
        return self.name_zh
