"""Good deeds beside the pledges."""

from django.db import models
from django.db.models import Q

from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.foundation.attachments.models import Attachment
from mingchuang.organisations.models import Node, Staff
from mingchuang.pledges.enums import ConfirmedBy, DeedState, NeedSource


class GoodDeed(models.Model):
    """A good deed (实事): a need that was heard, what was done, how much came of it, and whether those helped agree."""

    number = models.CharField("编号", max_length=20, unique=True)
    node = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="承办单位")
    path = models.CharField("路径", max_length=255, db_index=True)
    site_path = models.CharField("所在大厅路径", max_length=255, db_index=True, default="", blank=True)
    heard_from = models.CharField("需求从哪里听到", max_length=12, choices=NeedSource.choices)
    heard_note = models.CharField("来源说明", max_length=200, default="", blank=True)
    heard_on = models.DateField("听到日期")
    need_zh = models.CharField("群众需求", max_length=300)
    need_en = models.CharField("群众需求（英文）", max_length=500, default="", blank=True)
    deed_zh = models.CharField("办什么", max_length=300)
    deed_en = models.CharField("办什么（英文）", max_length=500, default="", blank=True)
    owner = models.ForeignKey(Staff, models.PROTECT, related_name="+", null=True, verbose_name="负责人")
    due_on = models.DateField("计划办成日期")
    state = models.CharField("状态", max_length=10, choices=DeedState.choices, default=DeedState.PLANNED)
    planned_at = models.DateTimeField("登记时间")
    planned_by = models.CharField("登记人", max_length=100)
    done_on = models.DateField("办成日期", null=True)
    result_number = models.DecimalField("办成数", max_digits=12, decimal_places=2, null=True)
    unit_zh = models.CharField("单位", max_length=20, default="", blank=True)
    unit_en = models.CharField("单位（英文）", max_length=40, default="", blank=True)
    result_zh = models.CharField("结果", max_length=500, default="", blank=True)
    result_en = models.CharField("结果（英文）", max_length=800, default="", blank=True)
    reported_by_id = models.BigIntegerField("报办成的账号", null=True)
    reported_by = models.CharField("报办成的人", max_length=100, default="", blank=True)
    asked_count = models.PositiveIntegerField("问了多少人", null=True)
    confirmed_count = models.PositiveIntegerField("多少人确认", null=True)
    confirmed_how = models.CharField("怎样确认", max_length=12, choices=ConfirmedBy.choices, default="", blank=True)
    confirmed_on = models.DateField("确认日期", null=True)
    confirmed_by = models.CharField("登记确认的人", max_length=100, default="", blank=True)
    dropped_reason = models.CharField("办不成的原因", max_length=300, default="", blank=True)
    evidence = models.ManyToManyField(Attachment, related_name="+", blank=True, verbose_name="佐证材料")

    objects = ScopedQuerySet["GoodDeed"].as_manager()

    class Meta:
        verbose_name = "实事"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=[DeedState.DONE, DeedState.CONFIRMED])
                | Q(done_on__isnull=False, result_number__isnull=False) & ~Q(unit_zh=""),
                name="pledges_done_deed_has_its_result",
                violation_error_message="办成的实事必须有日期、数和单位。",
            ),
            models.CheckConstraint(
                condition=~Q(state=DeedState.CONFIRMED)
                | Q(confirmed_count__gte=1, asked_count__gte=models.F("confirmed_count"))
                & ~Q(confirmed_how="")
                & Q(confirmed_on__isnull=False),
                name="pledges_confirmed_deed_says_how",
                violation_error_message="确认的实事必须写明问了多少人、多少人确认、怎样确认。",
            ),
            models.CheckConstraint(
                condition=~Q(state=DeedState.DROPPED) | ~Q(dropped_reason=""),
                name="pledges_dropped_deed_says_why",
                violation_error_message="办不成的实事必须写明原因。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.deed_zh[:40]}"
