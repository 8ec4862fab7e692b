"""Ratings, and the terms of rating at a place."""

from datetime import date
from typing import Self, TypeAlias

from django.db import models
from django.db.models import F, Q

from mingchuang.evaluations.enums import CodeList, Grade, Origin, Validity
from mingchuang.evaluations.rules.rating import RatingTerms
from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.foundation.privacy import SealedTextField
from mingchuang.organisations.models import Node

DEFAULTS = RatingTerms()
RATER_COLUMNS = (
    "receipt",
    "salt",
    "phone",
    "device_hash",
    "network_hash",
    "body_digest",
    "words_hash",
    "given_at",
    "prompt_shown_at",
)
"""What could lead to the one who rated. Pages of the rated unit never even fetch these."""


NullableText: TypeAlias = "models.CharField[str | None, str | None]"


class RatingQuerySet(ScopedQuerySet["Rating"]):
    """Ratings, by what a page may know of them."""

    def blind(self) -> Self:
        """Without anything that leads to the rater."""
        return self.defer(*RATER_COLUMNS)

    def bad(self) -> Self:
        """差评."""
        return self.filter(grade__in=Grade.bad())

    def between(self, first: date | None, last: date | None) -> Self:
        """Ratings of these days, both included."""
        rows = self.filter(local_on__gte=first) if first else self
        return rows.filter(local_on__lte=last) if last else rows


class Rating(models.Model):
    """What somebody said of a window (评价). Never deleted; a rating set aside stays visible."""

    receipt = models.CharField("回执码", max_length=13, unique=True)
    # its lookups go by the visit constraint, which begins with the window
    window = models.ForeignKey(Node, models.PROTECT, related_name="+", db_index=False, verbose_name="窗口")
    path = models.CharField("路径", max_length=255, db_index=True)
    site_path = models.CharField("所在大厅路径", max_length=255, db_index=True, default="", blank=True)
    grade = models.CharField("满意度", max_length=20, choices=Grade.choices)
    first_grade = models.CharField("最初满意度", max_length=20, choices=Grade.choices)
    code_list = models.CharField("代码表", max_length=20, choices=CodeList.choices)
    reasons = models.JSONField("原因代码", default=list, blank=True)
    reasons_version = models.CharField("原因清单版本", max_length=40)
    words = models.TextField("文字评价", default="", blank=True)
    phone = SealedTextField("回访电话", default="", blank=True)
    has_phone = models.BooleanField("留有电话", default=False)
    origin = models.CharField("评价来源", max_length=20, choices=Origin.choices)
    source = models.CharField("来源系统", max_length=40, default="", blank=True)
    service_number: NullableText = models.CharField("服务编号", max_length=80, null=True)
    given_at = models.DateTimeField("评价时间")
    local_on = models.DateField("评价日期", db_index=True)
    prompt_shown_at = models.DateTimeField("评价页打开时间", null=True)
    changed_at = models.DateTimeField("改评时间", null=True)
    visit_slot = models.BigIntegerField("到访时段")
    # not said is NULL: it then hinders no unique constraint, and both databases find the rest by their indexes
    device_hash: NullableText = models.CharField("设备标识摘要", max_length=32, null=True)
    network_hash: NullableText = models.CharField("网络标识摘要", max_length=32, null=True)
    words_hash: NullableText = models.CharField("文字摘要", max_length=64, null=True)
    body_digest = models.CharField("提交内容摘要", max_length=64)
    salt = models.CharField("承诺随机数", max_length=32)
    is_suspect = models.BooleanField("可疑", default=False)
    suspicions = models.JSONField("可疑原因", default=list, blank=True)
    suspicion_note = models.CharField("可疑认定", max_length=300, default="", blank=True)
    validity = models.CharField("效力", max_length=12, choices=Validity.choices, default=Validity.VALID)

    objects = RatingQuerySet.as_manager()

    class Meta:
        verbose_name = "评价"
        constraints = [
            models.UniqueConstraint(
                fields=["window", "device_hash", "visit_slot"],
                name="evaluations_one_rating_per_visit",
                violation_error_message="这台设备在这次到访中已经评价过这个窗口。",
            ),
            models.UniqueConstraint(
                fields=["service_number", "source"],
                name="evaluations_one_rating_per_service",
                violation_error_message="这次服务已经评价过。",
            ),
            models.CheckConstraint(
                condition=Q(has_phone=True) | Q(phone=""),
                name="evaluations_phone_is_known_of",
                violation_error_message="留有电话的评价必须注明。",
            ),
        ]
        indexes = [
            # bursts from one network
            models.Index(
                fields=["network_hash", "given_at"],
                condition=Q(network_hash__isnull=False),
                name="evaluations_by_network",
            ),
            # words that come again
            models.Index(fields=["words_hash"], condition=Q(words_hash__isnull=False), name="evaluations_by_words"),
        ]

    def __str__(self) -> str:
        """The window: the journal labels ratings by it, and never by the receipt."""
        return self.window.name_zh

    @property
    def is_set_aside(self) -> bool:
        """An appeal against it was upheld."""
        return self.validity == Validity.WITHDRAWN

    @property
    def is_bad(self) -> bool:
        """差评."""
        return Grade(self.grade).is_bad


class RatingRule(models.Model):
    """The terms of rating below a node (评价规则). Without a row the defaults hold."""

    node = models.OneToOneField(Node, models.PROTECT, related_name="+", verbose_name="适用机构")
    path = models.CharField("路径", max_length=255, db_index=True)
    visit_minutes = models.PositiveSmallIntegerField("一次到访（分钟）", default=DEFAULTS.visit_minutes)
    follow_up_days = models.PositiveSmallIntegerField("差评办理期限（工作日）", default=DEFAULTS.follow_up_days)
    burst_limit = models.PositiveSmallIntegerField("同一网络评价上限", default=DEFAULTS.burst_limit)
    burst_minutes = models.PositiveSmallIntegerField("统计时长（分钟）", default=DEFAULTS.burst_minutes)
    opens_at = models.TimeField("服务开始", default=DEFAULTS.opens_at)
    closes_at = models.TimeField("服务结束", default=DEFAULTS.closes_at)

    objects = ScopedQuerySet["RatingRule"].as_manager()

    class Meta:
        verbose_name = "评价规则"
        constraints = [
            models.CheckConstraint(
                condition=Q(visit_minutes__gte=1, follow_up_days__gte=1, burst_limit__gte=1, burst_minutes__gte=1)
                & Q(opens_at__lt=F("closes_at")),
                name="evaluations_terms_in_reason",
                violation_error_message="各项都要大于零，服务开始要早于结束。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.node_id}: {self.visit_minutes}"

    def terms(self) -> RatingTerms:
        """The row as a value."""
        return RatingTerms(
            visit_minutes=self.visit_minutes,
            follow_up_days=self.follow_up_days,
            burst_limit=self.burst_limit,
            burst_minutes=self.burst_minutes,
            opens_at=self.opens_at,
            closes_at=self.closes_at,
        )
