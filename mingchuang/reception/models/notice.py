"""One-off notices and the approval of a second one."""

from typing import Self

from django.db import models
from django.db.models import Q

from mingchuang.catalogue.models import Material, ServiceItem
from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.organisations.models import Node
from mingchuang.reception.enums import NoticeChannel
from mingchuang.reception.models.contact import FirstContact
from mingchuang.reception.rules.notice import notice_number


class NoticeQuerySet(ScopedQuerySet["Notice"]):
    """Notices, by whether they should have been needed."""

    def with_item(self) -> Self:
        """Everything a line of the list shows."""
        return self.select_related("item__node", "place", "contact")

    def again(self) -> Self:
        """Not the first one for the same contact or case: each is a fault."""
        return self.filter(nth__gt=1)


class Notice(models.Model):
    """All that is missing, told at once (一次性告知书). `nth` above 1 is a fault that somebody approved."""

    region = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="所属地区")
    year = models.PositiveSmallIntegerField("年度")
    sequence = models.PositiveIntegerField("序号")
    code = models.CharField("查看码", max_length=13, unique=True)
    path = models.CharField("路径", max_length=255, db_index=True)
    site_path = models.CharField("所在大厅路径", max_length=255, db_index=True, default="", blank=True)
    place = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="告知地点")
    item = models.ForeignKey(ServiceItem, models.PROTECT, related_name="+", verbose_name="事项版本")
    missing = models.ManyToManyField(Material, related_name="+", blank=True, verbose_name="缺少的材料")
    note = models.TextField("说明", default="", blank=True)
    channel = models.CharField("告知方式", max_length=10, choices=NoticeChannel.choices)
    contact = models.ForeignKey(
        FirstContact, models.PROTECT, related_name="notices", null=True, verbose_name="首问登记"
    )
    case_label = models.CharField("办件", max_length=60, default="", blank=True, db_index=True)
    nth = models.PositiveSmallIntegerField("第几次", default=1)
    told_at = models.DateTimeField("告知时间", db_index=True)
    told_by = models.CharField("告知人", max_length=100)
    told_by_id = models.BigIntegerField("告知人账号", null=True)
    signed_at = models.DateTimeField("签收时间", null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "一次性告知书"
        constraints = [
            models.UniqueConstraint(
                fields=["region", "year", "sequence"],
                name="reception_one_number_a_notice",
                violation_error_message="这个告知书编号已经用过。",
            ),
            models.CheckConstraint(
                condition=Q(nth__gte=1), name="reception_notices_are_counted", violation_error_message="次数从 1 数起。"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """告知〔2026〕12号."""
        return notice_number(self.year, self.sequence)


class SecondNotice(models.Model):
    """Asking the head for one more notice to the same person (再次告知申请)."""

    contact = models.ForeignKey(FirstContact, models.PROTECT, related_name="second_notices", verbose_name="首问登记")
    path = models.CharField("路径", max_length=255, db_index=True)
    site_path = models.CharField("所在大厅路径", max_length=255, db_index=True, default="", blank=True)
    reason = models.CharField("为什么漏了", max_length=300)
    asked_at = models.DateTimeField("申请时间")
    asked_by = models.CharField("申请人", max_length=100)
    asked_by_id = models.BigIntegerField("申请人账号", null=True)
    decided_at = models.DateTimeField("审批时间", null=True)
    decided_by = models.CharField("审批人", max_length=100, default="", blank=True)
    is_granted = models.BooleanField("同意", null=True)
    decision = models.CharField("审批意见", max_length=300, default="", blank=True)
    notice = models.OneToOneField(Notice, models.PROTECT, related_name="approval", null=True, verbose_name="告知书")

    objects = ScopedQuerySet["SecondNotice"].as_manager()

    class Meta:
        verbose_name = "再次告知申请"
        constraints = [
            models.UniqueConstraint(
                fields=["contact"],
                condition=Q(decided_at=None),
                name="reception_one_open_request",
                violation_error_message="已经申请过，正等负责人批准。",
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None, is_granted=None) | Q(decided_at__isnull=False, is_granted__isnull=False),
                name="reception_decided_says_how",
                violation_error_message="审批须写明同意或不同意。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contact_id} +1"
