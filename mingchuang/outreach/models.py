"""Tours, their stops, and what was taken in out there."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from mingchuang.feedback.models import Voice
from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.foundation.attachments.models import Attachment
from mingchuang.organisations.models import Node
from mingchuang.outreach.enums import Cycle, OnHoliday, StopState, TourKind
from mingchuang.reception.models import FirstContact

WEEKDAYS = [(0, "星期一"), (1, "星期二"), (2, "星期三"), (3, "星期四"), (4, "星期五"), (5, "星期六"), (6, "星期日")]


class Tour(models.Model):
    """A team that goes to a place in a rhythm (外出服务)."""

    node = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="组织单位")
    path = models.CharField("路径", max_length=255, db_index=True)
    kind = models.CharField("类别", max_length=12, choices=TourKind.choices)
    name_zh = models.CharField("名称", max_length=100)
    name_en = models.CharField("英文名称", max_length=150, default="", blank=True)
    team = models.CharField("服务队伍", max_length=200)
    area_zh = models.CharField("区域", max_length=60, db_index=True)
    area_en = models.CharField("区域（英文）", max_length=100, default="", blank=True)
    place_zh = models.CharField("在哪里", max_length=150)
    place_en = models.CharField("在哪里（英文）", max_length=200, default="", blank=True)
    offers_zh = models.CharField("办什么", max_length=300, default="", blank=True)
    offers_en = models.CharField("办什么（英文）", max_length=400, default="", blank=True)
    phone = models.CharField("咨询电话", max_length=40, default="", blank=True)
    cycle = models.CharField("周期", max_length=14, choices=Cycle.choices)
    weekday = models.PositiveSmallIntegerField("星期几", choices=WEEKDAYS, null=True)
    day = models.PositiveSmallIntegerField("每月几号", null=True)
    nth = models.PositiveSmallIntegerField("第几个", null=True)
    on_holiday = models.CharField("遇节假日", max_length=4, choices=OnHoliday.choices, default=OnHoliday.SKIP)
    since = models.DateField("开始日期")
    until = models.DateField("结束日期")
    starts_at = models.TimeField("几点开始")
    ends_at = models.TimeField("几点结束")
    ended_at = models.DateTimeField("停止时间", null=True)

    objects = ScopedQuerySet["Tour"].as_manager()

    class Meta:
        verbose_name = "外出服务"
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=models.F("since"), ends_at__gt=models.F("starts_at")),
                name="outreach_ends_after_it_begins",
                violation_error_message="结束不能早于开始。",
            ),
        ]

    def __str__(self) -> str:
        return self.name_zh


class StopQuerySet(ScopedQuerySet["Stop"]):
    """Stops, by day and by what became of them."""

    def with_tour(self) -> Self:
        """Everything a line of the calendar shows."""
        return self.select_related("tour__node")

    def coming(self, today: date) -> Self:
        """From today on, the next first."""
        return self.filter(on__gte=today).order_by("on", "starts_at", "id")

    def unreported(self, today: date) -> Self:
        """Past, and nobody has said what became of them."""
        return self.filter(state=StopState.PLANNED, on__lt=today)


class Stop(models.Model):
    """One day on which the team is there (服务日程)."""

    tour = models.ForeignKey(Tour, models.PROTECT, related_name="stops", verbose_name="外出服务")
    path = models.CharField("路径", max_length=255, db_index=True)
    on = models.DateField("日期", db_index=True)
    starts_at = models.TimeField("几点开始")
    ends_at = models.TimeField("几点结束")
    state = models.CharField("状态", max_length=10, choices=StopState.choices, default=StopState.PLANNED)
    reason = models.CharField("取消原因", max_length=200, default="", blank=True)
    served = models.PositiveIntegerField("服务人数", null=True)
    result = models.TextField("开展情况", default="", blank=True)
    reported_at = models.DateTimeField("登记时间", null=True)
    reported_by = models.CharField("登记人", max_length=100, default="", blank=True)
    photos = models.ManyToManyField(Attachment, related_name="+", blank=True, verbose_name="照片")

    objects = StopQuerySet.as_manager()

    class Meta:
        verbose_name = "服务日程"
        constraints = [
            models.UniqueConstraint(
                fields=["tour", "on", "starts_at"],
                name="outreach_one_stop_at_a_time",
                violation_error_message="这支队伍这一天这个时间已有安排。",
            ),
            models.CheckConstraint(
                condition=~Q(state=StopState.HELD) | Q(served__isnull=False),
                name="outreach_held_says_how_many",
                violation_error_message="开展过的要写服务人数。",
            ),
            models.CheckConstraint(
                condition=~Q(state=StopState.CANCELLED) | ~Q(reason=""),
                name="outreach_cancelled_says_why",
                violation_error_message="取消的要写原因。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tour.name_zh} {self.on:%Y-%m-%d}"


class TakenMatter(models.Model):
    """What somebody asked or complained of out there (收下的事项); it goes on as a contact or a voice."""

    stop = models.ForeignKey(Stop, models.PROTECT, related_name="taken", verbose_name="服务日程")
    contact = models.OneToOneField(FirstContact, models.PROTECT, related_name="+", null=True, verbose_name="首问登记")
    voice = models.OneToOneField(Voice, models.PROTECT, related_name="+", null=True, verbose_name="诉求")
    taken_at = models.DateTimeField("登记时间")
    taken_by = models.CharField("登记人", max_length=100)

    class Meta:
        verbose_name = "收下的事项"
        constraints = [
            models.CheckConstraint(
                condition=Q(contact=None, voice__isnull=False) | Q(contact__isnull=False, voice=None),
                name="outreach_taken_goes_one_way",
                violation_error_message="一件事或者是首问，或者是诉求。",
            ),
        ]

    def __str__(self) -> str:
        return str(self.contact or self.voice)
