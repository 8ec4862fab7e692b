"""Cases and the steps of their handling."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from mingchuang.casework.enums import CaseState, Decision, Delivery
from mingchuang.casework.rules.cases import number_shown
from mingchuang.catalogue.enums import TIME_UNITS, ApplicantKind, Channel
from mingchuang.catalogue.models import ServiceItem
from mingchuang.following.models import Matter
from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.foundation.privacy import SealedTextField
from mingchuang.foundation.worktime.limits import Limit, LimitUnit
from mingchuang.organisations.models import Node

PERSONAL = ("applicant_name", "applicant_phone", "applicant_identity")
NullableText = models.CharField[str | None, str | None]


class CaseQuerySet(ScopedQuerySet["Case"]):
    """Cases, by how they stand."""

    def blind(self) -> Self:
        """Without the applicant: nothing is opened that nobody asked for."""
        return self.defer(*PERSONAL)

    def with_clocks(self) -> Self:
        """Everything a list shows of a case."""
        return self.select_related(
            *("item", "window", "intake__clock", "intake__owner_node", "intake__owner"),
            *("matter__clock", "matter__owner_node", "matter__owner"),
        )

    def untold(self, now: datetime) -> Self:
        """Received, the five days over by a certain date, and nobody has told the applicant anything."""
        return self.filter(state=CaseState.RECEIVED, intake__clock__due_at__lt=now, intake__clock__is_provisional=False)


class Case(models.Model):
    """One application for one item (办件), from receipt to delivery; it keeps the version under which it began.

    `intake` follows the days in which the applicant must hear what is missing; `matter` follows the case from its
    acceptance on.
    """

    region = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="所属地区")
    year = models.PositiveSmallIntegerField("年度")
    sequence = models.PositiveIntegerField("序号")
    receipt = models.CharField("回执码", max_length=13, unique=True)
    item = models.ForeignKey(ServiceItem, models.PROTECT, related_name="+", verbose_name="事项")
    window = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="窗口")
    path = models.CharField("路径", max_length=255, db_index=True)
    site_path = models.CharField("所在大厅路径", max_length=255, db_index=True, default="", blank=True)
    intake = models.OneToOneField(Matter, models.PROTECT, related_name="+", verbose_name="收件跟踪")
    matter = models.OneToOneField(Matter, models.PROTECT, related_name="+", null=True, verbose_name="办理跟踪")
    state = models.CharField("状态", max_length=10, choices=CaseState.choices, default=CaseState.RECEIVED)
    channel = models.CharField("申请渠道", max_length=10, choices=Channel.choices, default=Channel.WINDOW)
    applicant_kind = models.CharField(
        "申请人类别", max_length=12, choices=ApplicantKind.choices, default=ApplicantKind.PERSON
    )
    applicant_name = SealedTextField("申请人", default="", blank=True)
    applicant_phone = SealedTextField("联系电话", default="", blank=True)
    applicant_identity = SealedTextField("证件号码", default="", blank=True)
    applicant_shown = models.CharField("申请人（遮挡）", max_length=100, default="", blank=True)
    has_applicant = models.BooleanField("存有申请人信息", default=True)
    source = models.CharField("来源系统", max_length=40, default="", blank=True)
    external_number: NullableText = models.CharField("外部编号", max_length=80, null=True)
    key: NullableText = models.CharField("提交标识", max_length=40, null=True, unique=True)
    received_at = models.DateTimeField("收件时间", db_index=True)
    received_by = models.CharField("收件人", max_length=100)
    awaits = models.JSONField("待补材料", default=list, blank=True)
    accepted_at = models.DateTimeField("受理时间", null=True)
    accepted_on = models.DateField("受理日期", null=True)
    is_default_accepted = models.BooleanField("逾期视为受理", default=False)
    is_joint = models.BooleanField("并联审批", default=False)
    decision = models.CharField("决定", max_length=8, choices=Decision.choices, default="", blank=True)
    decided_at = models.DateTimeField("决定时间", null=True)
    decided_by = models.CharField("决定人", max_length=100, default="", blank=True)
    reason = models.TextField("理由", default="", blank=True)
    basis = models.CharField("法律依据", max_length=500, default="", blank=True)
    gross_days = models.PositiveSmallIntegerField("历时工作日", null=True)
    net_days = models.PositiveSmallIntegerField("计时工作日", null=True)
    visits = models.PositiveSmallIntegerField("到窗口次数", default=0)
    delivery = models.CharField("送达方式", max_length=8, choices=Delivery.choices, default="", blank=True)
    ended_at = models.DateTimeField("结束时间", null=True, db_index=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = "办件"
        constraints = [
            models.UniqueConstraint(
                fields=["region", "year", "sequence"],
                name="casework_one_number_each",
                violation_error_message="这个办件编号已经用过。",
            ),
            models.UniqueConstraint(
                fields=["source", "external_number"],
                name="casework_external_number_once",
                violation_error_message="这个外部编号的办件已经收过。",
            ),
            models.CheckConstraint(
                condition=Q(state__in=CaseState.since_acceptance(), accepted_on__isnull=False, matter__isnull=False)
                | ~Q(state__in=CaseState.since_acceptance()),
                name="casework_accepted_has_its_day",
                violation_error_message="受理的办件必须有受理日期和时钟。",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[CaseState.DECIDED, CaseState.DELIVERED], decided_at__isnull=False)
                & ~Q(decision="")
                | ~Q(state__in=[CaseState.DECIDED, CaseState.DELIVERED]) & Q(decided_at=None, decision=""),
                name="casework_decided_has_its_time",
                violation_error_message="办结的办件必须有决定和时间。",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[CaseState.DELIVERED, CaseState.REFUSED, CaseState.WITHDRAWN])
                & Q(ended_at__isnull=False)
                | Q(state__in=CaseState.running(), ended_at=None),
                name="casework_ended_has_its_time",
                violation_error_message="结束的办件必须有结束时间。",
            ),
        ]
        indexes = [
            # the list of a window or a unit asks for what still runs, and the hourly look for what nobody was told
            models.Index(fields=["state", "path"], name="casework_by_state"),
            # what a simplification did is asked by item code and day
            models.Index(fields=["item", "accepted_on"], name="casework_by_item"),
        ]

    def __str__(self) -> str:
        """The number: the journal labels cases by it, never by the applicant or the receipt."""
        return self.number

    @property
    def number(self) -> str:
        """办件〔2026〕12号."""
        return number_shown(self.year, self.sequence)

    @property
    def service_number(self) -> str:
        """What a rating of this case is bound to; tells nothing and opens nothing."""
        return f"{self.region_id}-{self.year}-{self.sequence}"

    @property
    def now_followed(self) -> Matter:
        """The matter whose clock counts at present."""
        return self.matter or self.intake

    @property
    def is_running(self) -> bool:
        """Whether somebody still has something to do."""
        return CaseState(self.state) in CaseState.running()


class CaseStep(models.Model):
    """One step (环节) of one case, as the item's version prescribed it, and who did it when."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="steps", verbose_name="办件")
    ordinal = models.PositiveSmallIntegerField("序号")
    name_zh = models.CharField("环节名称", max_length=100)
    name_en = models.CharField("环节英文名称", max_length=150, default="", blank=True)
    post_zh = models.CharField("办理岗位", max_length=100, default="", blank=True)
    post_en = models.CharField("办理岗位（英文）", max_length=150, default="", blank=True)
    limit_count = models.PositiveSmallIntegerField("环节时限", null=True)
    limit_unit = models.CharField("环节时限单位", max_length=10, choices=TIME_UNITS, default="working")
    started_on = models.DateField("开始日期", null=True)
    done_at = models.DateTimeField("完成时间", null=True)
    done_by = models.CharField("完成人", max_length=100, default="", blank=True)
    note = models.CharField("说明", max_length=300, default="", blank=True)
    is_late = models.BooleanField("超过环节时限", default=False)

    class Meta:
        verbose_name = "办件环节"
        constraints = [
            models.UniqueConstraint(fields=["case", "ordinal"], name="casework_step_place_once"),
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(started_on__isnull=False),
                name="casework_step_done_was_begun",
                violation_error_message="完成的环节必须有开始日期。",
            ),
        ]

    def __str__(self) -> str:
        return self.name_zh

    @property
    def limit(self) -> Limit | None:
        """Its own limit, if any."""
        count = self.limit_count
        return Limit(count=count, unit=LimitUnit(self.limit_unit)) if count is not None else None
