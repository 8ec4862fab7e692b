"""Pledges, the reports of their fulfilment, and what was measured of them."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from mingchuang.following.models import Matter
from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.foundation.attachments.models import Attachment
from mingchuang.organisations.models import Node, Staff
from mingchuang.pledges.enums import Aim, FulfilmentResult, PledgeCategory, PledgeState
from mingchuang.pledges.models.round import PledgeRound
from mingchuang.rectification.models import Rectification


class PledgeQuerySet(ScopedQuerySet["Pledge"]):
    """Pledges, by where they stand."""

    def public(self) -> Self:
        """Once published, also when withdrawn since."""
        return self.exclude(published_at=None)

    def measured(self) -> Self:
        """Kept or not according to records, month by month; nobody reports them."""
        return self.exclude(indicator="")

    def overdue(self, on: date) -> Self:
        """Due before this day and reported by nobody."""
        return self.filter(state=PledgeState.PUBLISHED, due_on__lt=on)


class Pledge(models.Model):
    """A public commitment (承诺) of a unit, a window, an organisation or a person. Its published wording stands."""

    number = models.CharField("编号", max_length=20, unique=True)
    node = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="承诺单位")
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+", null=True, verbose_name="承诺人")
    path = models.CharField("路径", max_length=255, db_index=True)
    site_path = models.CharField("所在大厅路径", max_length=255, db_index=True, default="", blank=True)
    category = models.CharField("类别", max_length=20, choices=PledgeCategory.choices)
    text_zh = models.CharField("承诺内容", max_length=500)
    text_en = models.CharField("承诺内容（英文）", max_length=800, default="", blank=True)
    target_zh = models.CharField("目标", max_length=200, default="", blank=True)
    target_en = models.CharField("目标（英文）", max_length=300, default="", blank=True)
    target_number = models.DecimalField("目标数", max_digits=12, decimal_places=2, null=True)
    due_on = models.DateField("到期日", null=True)
    indicator = models.CharField("计量指标", max_length=60, default="", blank=True)
    aim = models.CharField("达标方向", max_length=10, choices=Aim.choices, default="", blank=True)
    round = models.ForeignKey(PledgeRound, models.PROTECT, related_name="pledges", null=True, verbose_name="承诺轮次")
    flags = models.JSONField("文字提示", default=list)
    state = models.CharField("状态", max_length=12, choices=PledgeState.choices, default=PledgeState.DRAFT)
    drafted_at = models.DateTimeField("拟写时间")
    drafted_by_id = models.BigIntegerField("拟写人账号", null=True)
    drafted_by = models.CharField("拟写人", max_length=100)
    reviewed_at = models.DateTimeField("审核时间", null=True)
    reviewed_by = models.CharField("审核人", max_length=100, default="", blank=True)
    review_remark = models.CharField("审核意见", max_length=300, default="", blank=True)
    published_at = models.DateTimeField("公布时间", null=True)
    published_by = models.CharField("公布人", max_length=100, default="", blank=True)
    settled_at = models.DateTimeField("评定或撤回时间", null=True)
    settled_by = models.CharField("评定或撤回人", max_length=100, default="", blank=True)
    withdrawn_reason_zh = models.CharField("撤回理由", max_length=300, default="", blank=True)
    withdrawn_reason_en = models.CharField("撤回理由（英文）", max_length=500, default="", blank=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, related_name="superseded_by", null=True, verbose_name="代替的承诺"
    )
    matter = models.OneToOneField(Matter, models.PROTECT, related_name="+", null=True, verbose_name="跟踪事项")

    objects = PledgeQuerySet.as_manager()

    class Meta:
        verbose_name = "承诺"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=PledgeState.unseen(), published_at=None)
                | (~Q(state__in=PledgeState.unseen()) & Q(published_at__isnull=False)),
                name="pledges_published_has_its_time",
                violation_error_message="公布的承诺必须有公布时间。",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[*PledgeState.judged(), PledgeState.WITHDRAWN], settled_at__isnull=False)
                | Q(state__in=[*PledgeState.unseen(), *PledgeState.running()], settled_at=None),
                name="pledges_settled_has_its_time",
                violation_error_message="评定或撤回的承诺必须有时间。",
            ),
            models.CheckConstraint(
                condition=~Q(state=PledgeState.WITHDRAWN) | ~Q(withdrawn_reason_zh=""),
                name="pledges_withdrawn_says_why",
                violation_error_message="撤回的承诺必须有公开的理由。",
            ),
            models.CheckConstraint(
                condition=Q(indicator="", aim="")
                | (~Q(indicator="") & ~Q(aim="") & Q(target_number__isnull=False, due_on=None)),
                name="pledges_measured_has_its_target",
                violation_error_message="按记录计量的长期承诺必须有目标数和达标方向，不填到期日。",
            ),
        ]
        indexes = [
            # the published rate and the table behind it
            models.Index(fields=["path", "due_on"], name="pledges_by_place_and_day"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.text_zh[:40]}"

    @property
    def is_measured(self) -> bool:
        """True when records tell whether it is kept."""
        return bool(self.indicator)

    @property
    def is_standing(self) -> bool:
        """True when it has no day."""
        return self.due_on is None


class Fulfilment(models.Model):
    """A report that a pledge was kept (兑现申报), and what another person found."""

    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="fulfilments", verbose_name="承诺")
    done_on = models.DateField("兑现日期", null=True)
    done_zh = models.TextField("做了什么", default="", blank=True)
    done_en = models.TextField("做了什么（英文）", default="", blank=True)
    achieved_number = models.DecimalField("达到数", max_digits=12, decimal_places=2, null=True)
    evidence = models.ManyToManyField(Attachment, related_name="+", verbose_name="凭证")
    reported_at = models.DateTimeField("申报时间", null=True)
    reported_by_id = models.BigIntegerField("申报人账号", null=True)
    reported_by = models.CharField("申报人", max_length=100, default="", blank=True)
    result = models.CharField("评定结果", max_length=12, choices=FulfilmentResult.choices, default="", blank=True)
    remark_zh = models.CharField("评定意见", max_length=500, default="", blank=True)
    remark_en = models.CharField("评定意见（英文）", max_length=800, default="", blank=True)
    examined_at = models.DateTimeField("评定时间", null=True)
    examined_by = models.CharField("评定人", max_length=100, default="", blank=True)
    rectification = models.OneToOneField(
        Rectification, models.PROTECT, related_name="+", null=True, verbose_name="整改事项"
    )

    class Meta:
        verbose_name = "兑现申报"
        constraints = [
            models.UniqueConstraint(
                fields=["pledge"],
                condition=Q(examined_at=None),
                name="pledges_one_report_at_a_time",
                violation_error_message="已有一份兑现申报等待评定。",
            ),
            models.CheckConstraint(
                condition=Q(result="", examined_at=None) | (~Q(result="") & Q(examined_at__isnull=False)),
                name="pledges_examined_has_its_time",
                violation_error_message="评定过的申报必须有评定时间。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pledge_id} {self.done_on}"


class Measurement(models.Model):
    """What records say of a standing pledge in one month (计量), with numerator, denominator and cut-off."""

    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="measurements", verbose_name="承诺")
    from_on = models.DateField("起")
    until_on = models.DateField("止")
    cut_off_on = models.DateField("截止日")
    numerator = models.BigIntegerField("分子")
    denominator = models.BigIntegerField("分母")
    excluded = models.BigIntegerField("不计入")
    per = models.PositiveIntegerField("倍数", default=1)
    is_met = models.BooleanField("达标", null=True)
    measured_at = models.DateTimeField("计量时间")
    rectification = models.OneToOneField(
        Rectification, models.PROTECT, related_name="+", null=True, verbose_name="整改事项"
    )

    class Meta:
        verbose_name = "承诺计量"
        constraints = [
            models.UniqueConstraint(
                fields=["pledge", "until_on"],
                name="pledges_measured_once_a_month",
                violation_error_message="这个月已经计量过。",
            ),
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on"), cut_off_on__gte=F("until_on")),
                name="pledges_measured_after_the_month",
                violation_error_message="计量的截止日不能早于所计月份。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pledge_id} {self.until_on}"

    @property
    def value(self) -> float | None:
        """What was reached; None where there was nothing to count."""
        return self.per * self.numerator / self.denominator if self.denominator else None
