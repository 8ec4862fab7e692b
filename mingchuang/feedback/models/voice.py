"""Voices, who spoke, and which were put together."""

from datetime import datetime, timedelta
from typing import Self, TypeAlias

from django.db import models
from django.db.models import Q

from mingchuang.catalogue.models import ServiceItem
from mingchuang.feedback.enums import Channel, Finding, Urgency, VoiceKind, VoiceState
from mingchuang.feedback.models.box import BoxOpening
from mingchuang.feedback.rules.voice import number_shown
from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.foundation.privacy import SealedTextField
from mingchuang.organisations.models import Node
from mingchuang.rectification.models import Rectification

NullableText: TypeAlias = "models.CharField[str | None, str | None]"
HIDDEN_COLUMNS = ("receipt", "client_key", "body_digest", "device_hash", "network_hash")
"""What could lead to the one who spoke. Pages of staff never fetch these."""


class VoiceQuerySet(ScopedQuerySet["Voice"]):
    """Voices, by how they stand."""

    def blind(self) -> Self:
        """Without anything that leads to the one who spoke."""
        return self.defer(*HIDDEN_COLUMNS)

    def leading(self) -> Self:
        """One line for all that was put together."""
        return self.filter(lead=None)

    def since(self, moment: datetime, *, days: int) -> Self:
        """Those of so many days before this moment."""
        return self.filter(received_at__gte=moment - timedelta(days=days), received_at__lte=moment)


class Voice(models.Model):
    """What somebody said (诉求). Never deleted; what was put together stays a row of its own.

    `path` is that of the region whose office dispatches it: units see only orders, which stand at their own path.
    """

    region = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="所属地区")
    year = models.PositiveSmallIntegerField("年度")
    sequence = models.PositiveIntegerField("序号")
    path = models.CharField("路径", max_length=255, db_index=True)
    receipt = models.CharField("回执码", max_length=13, unique=True)
    client_key: NullableText = models.CharField("页面标识", max_length=64, null=True, unique=True)
    external_source = models.CharField("外部来源", max_length=40, default="", blank=True)
    external_number: NullableText = models.CharField("外部编号", max_length=80, null=True)
    body_digest = models.CharField("提交内容摘要", max_length=64)
    device_hash = models.CharField("设备摘要", max_length=32, default="", blank=True)
    network_hash = models.CharField("网络摘要", max_length=32, default="", blank=True)
    kind = models.CharField("类别", max_length=12, choices=VoiceKind.choices)
    channel = models.CharField("渠道", max_length=12, choices=Channel.choices)
    text = models.TextField("内容")
    place = models.ForeignKey(Node, models.PROTECT, related_name="+", null=True, verbose_name="所涉地点")
    about = models.ForeignKey(Node, models.PROTECT, related_name="+", null=True, verbose_name="所涉单位")
    item = models.ForeignKey(ServiceItem, models.PROTECT, related_name="+", null=True, verbose_name="所涉事项")
    may_publish = models.BooleanField("同意公开", default=True)
    has_person = models.BooleanField("实名", default=False)
    has_phone = models.BooleanField("留有电话", default=False)
    received_at = models.DateTimeField("提出时间")
    local_on = models.DateField("提出日期", db_index=True)
    entered_at = models.DateTimeField("登记时间")
    entered_by = models.CharField("登记人", max_length=100, default="", blank=True)
    box_opening = models.ForeignKey(
        BoxOpening, models.PROTECT, related_name="voices", null=True, verbose_name="开箱记录"
    )
    state = models.CharField("状态", max_length=16, choices=VoiceState.choices, default=VoiceState.REGISTERED)
    urgency = models.CharField("时限类别", max_length=10, choices=Urgency.choices, default=Urgency.GENERAL)
    tags = models.JSONField("作风问题", default=list, blank=True)
    subject = models.CharField("主题", max_length=60, default="", blank=True)
    classified_at = models.DateTimeField("分类时间", null=True)
    declined_reason = models.TextField("不予受理的理由", default="", blank=True)
    lead = models.ForeignKey("self", models.PROTECT, related_name="merged", null=True, verbose_name="并入")
    finding = models.CharField("认定", max_length=10, choices=Finding.choices, default="", blank=True)
    rectification = models.OneToOneField(
        Rectification, models.PROTECT, related_name="+", null=True, verbose_name="整改事项"
    )
    redone_by_right = models.PositiveSmallIntegerField("依权利重办次数", default=0)
    redone = models.PositiveSmallIntegerField("重办次数", default=0)
    closed_at = models.DateTimeField("办结时间", null=True)

    objects = VoiceQuerySet.as_manager()

    class Meta:
        verbose_name = "诉求"
        constraints = [
            models.UniqueConstraint(
                fields=["region", "year", "sequence"],
                name="feedback_one_number_each",
                violation_error_message="这个诉求编号已经用过。",
            ),
            models.UniqueConstraint(
                fields=["external_source", "external_number"],
                name="feedback_one_voice_per_outside_number",
                violation_error_message="这个外部工单已经登记过。",
            ),
            models.CheckConstraint(
                condition=Q(state=VoiceState.MERGED, lead__isnull=False) | ~Q(state=VoiceState.MERGED) & Q(lead=None),
                name="feedback_merged_has_a_lead",
                violation_error_message="并案的诉求必须写明并入哪一件。",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[VoiceState.CLOSED, VoiceState.ARCHIVED]) | Q(closed_at__isnull=False),
                name="feedback_closed_has_its_time",
                violation_error_message="办结的诉求必须有办结时间。",
            ),
        ]
        indexes = [
            # the inbox, by what waits for whom
            models.Index(fields=["state", "id"], name="feedback_by_state"),
            # budgets look at one day of one device and one network
            models.Index(fields=["device_hash", "received_at"], name="feedback_by_device"),
            models.Index(fields=["network_hash", "received_at"], name="feedback_by_network"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """诉求〔2026〕12号."""
        return number_shown(self.year, self.sequence)

    @property
    def is_over(self) -> bool:
        """Nobody has anything to do any more."""
        return self.state in VoiceState.over()


class VoicePerson(models.Model):
    """Who spoke (提出人), sealed and apart. Only the dispatching office opens it, each opening on record."""

    voice = models.OneToOneField(Voice, models.CASCADE, related_name="person", primary_key=True, verbose_name="诉求")
    name = SealedTextField("姓名", default="", blank=True)
    phone = SealedTextField("电话", default="", blank=True)
    address = SealedTextField("地址", default="", blank=True)
    forgotten_at = models.DateTimeField("删除时间", null=True)

    class Meta:
        verbose_name = "提出人"

    def __str__(self) -> str:
        return f"{self.voice_id}"


class Merger(models.Model):
    """A voice was put together with another (并案), and perhaps taken out again."""

    voice = models.ForeignKey(Voice, models.PROTECT, related_name="mergers", verbose_name="诉求")
    lead = models.ForeignKey(Voice, models.PROTECT, related_name="lead_mergers", verbose_name="并入")
    state_before = models.CharField("并案前状态", max_length=16, choices=VoiceState.choices)
    reason = models.CharField("理由", max_length=300)
    merged_at = models.DateTimeField("并案时间")
    merged_by = models.CharField("并案人", max_length=100)
    undone_at = models.DateTimeField("拆分时间", null=True)
    undone_by = models.CharField("拆分人", max_length=100, default="", blank=True)
    undone_reason = models.CharField("拆分理由", max_length=300, default="", blank=True)

    class Meta:
        verbose_name = "并案"
        constraints = [
            models.UniqueConstraint(
                fields=["voice"],
                condition=Q(undone_at=None),
                name="feedback_one_merger_at_a_time",
                violation_error_message="这件诉求已经并案。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.voice_id} → {self.lead_id}"
