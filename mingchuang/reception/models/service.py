"""Services beyond the window: asked, assigned, accepted, done."""

from typing import Self

from django.db import models
from django.db.models import Q

from mingchuang.catalogue.models import ServiceItem
from mingchuang.following.models import Matter
from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.foundation.privacy import SealedTextField
from mingchuang.organisations.models import Node, Staff
from mingchuang.reception.enums import ServiceKind, ServiceState
from mingchuang.reception.rules.contact import nameless
from mingchuang.reception.rules.service import service_number

PERSONAL = ("person_name", "phone", "address")


class ServiceQuerySet(ScopedQuerySet["ServiceRequest"]):
    """Services asked for, by how they stand."""

    def with_matter(self) -> Self:
        """Everything a line of the list shows; the person stays sealed."""
        shown = self.select_related(
            "matter__clock", "matter__owner_node", "matter__owner", "place", "doer__node", "item"
        )
        return shown.defer(*PERSONAL)

    def running(self) -> Self:
        """Somebody still has something to do."""
        return self.filter(state__in=ServiceState.running())


class ServiceRequest(models.Model):
    """A service beyond the window that somebody asked for (服务申请)."""

    matter = models.OneToOneField(Matter, models.PROTECT, related_name="+", primary_key=True, verbose_name="跟踪事项")
    region = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="所属地区")
    year = models.PositiveSmallIntegerField("年度")
    sequence = models.PositiveIntegerField("序号")
    receipt = models.CharField("回执码", max_length=13, unique=True)
    path = models.CharField("路径", max_length=255, db_index=True)
    site_path = models.CharField("所在大厅路径", max_length=255, db_index=True, default="", blank=True)
    place = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="受理地点")
    kind = models.CharField("服务种类", max_length=12, choices=ServiceKind.choices)
    item = models.ForeignKey(ServiceItem, models.PROTECT, related_name="+", null=True, verbose_name="事项")
    words = models.CharField("办什么事", max_length=500)
    reason = models.CharField("为什么需要", max_length=200, default="", blank=True)
    wished = models.CharField("希望的时间", max_length=100, default="", blank=True)
    person_name = SealedTextField("姓名", default="", blank=True)
    phone = SealedTextField("电话", default="", blank=True)
    address = SealedTextField("地址", default="", blank=True)
    has_person = models.BooleanField("留有个人信息", default=False)
    state = models.CharField("状态", max_length=12, choices=ServiceState.choices, default=ServiceState.ASKED)
    is_from_public = models.BooleanField("网上提出", default=False)
    doer = models.ForeignKey(Staff, models.PROTECT, related_name="+", null=True, verbose_name="办理人")
    authorised_on = models.DateField("授权日期", null=True)
    authorised_scope = models.CharField("授权范围", max_length=300, default="", blank=True)
    held = models.CharField("代收的材料", max_length=300, default="", blank=True)
    result = models.TextField("结果", default="", blank=True)
    asked_at = models.DateTimeField("提出时间", db_index=True)
    asked_by = models.CharField("登记人", max_length=100)
    assigned_at = models.DateTimeField("安排时间", null=True)
    accepted_at = models.DateTimeField("接受时间", null=True)
    ended_at = models.DateTimeField("结束时间", null=True)
    form_key = models.CharField("表单键", max_length=40, unique=True, null=True)
    device_hash = models.CharField("设备摘要", max_length=32, default="", blank=True)
    network_hash = models.CharField("网络摘要", max_length=32, default="", blank=True)

    objects = ServiceQuerySet.as_manager()

    class Meta:
        verbose_name = "服务申请"
        indexes = [
            # budgets look at the last day of one device and one network
            models.Index(fields=["device_hash", "asked_at"], name="reception_services_device"),
            models.Index(fields=["network_hash", "asked_at"], name="reception_services_network"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "year", "sequence"],
                name="reception_one_number_a_service",
                violation_error_message="这个服务编号已经用过。",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[ServiceState.ASSIGNED, ServiceState.ACCEPTED, ServiceState.DONE])
                | Q(doer__isnull=False),
                name="reception_assigned_to_somebody",
                violation_error_message="安排了的服务须有办理人。",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """服务〔2026〕12号."""
        return service_number(self.year, self.sequence)

    @property
    def words_shown(self) -> str:
        """The matter in words, long numbers struck out."""
        return nameless(self.words)


class HandBack(models.Model):
    """What an agent gave back to the client (交还记录)."""

    service = models.ForeignKey(ServiceRequest, models.CASCADE, related_name="hand_backs", verbose_name="服务申请")
    things = models.CharField("交还了什么", max_length=300)
    is_signed = models.BooleanField("本人签收", default=False)
    given_at = models.DateTimeField("交还时间")
    given_by = models.CharField("交还人", max_length=100)

    class Meta:
        verbose_name = "交还记录"

    def __str__(self) -> str:
        return f"{self.service_id}: {self.things}"
