"""Hours that can be booked, and who booked them."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.foundation.privacy import SealedTextField
from mingchuang.queueing.enums import BookingState, Weekday
from mingchuang.queueing.models.hall import Desk, Queue, QueueHall
from mingchuang.queueing.models.ticket import Ticket, new_token
from mingchuang.queueing.rules.bookings import Template


class SlotTemplate(models.Model):
    """Hours that a window offers every week for a queue (预约号源)."""

    queue = models.ForeignKey(Queue, models.PROTECT, related_name="templates", verbose_name="队列")
    desk = models.ForeignKey(Desk, models.PROTECT, related_name="templates", verbose_name="窗口")
    path = models.CharField("路径", max_length=255, db_index=True)
    weekdays = models.JSONField("星期")
    since = models.TimeField("从")
    until = models.TimeField("到")
    minutes = models.PositiveSmallIntegerField("每段分钟", default=30)
    capacity = models.PositiveSmallIntegerField("每段人数", default=2)
    from_on = models.DateField("启用日期")
    until_on = models.DateField("停用日期", null=True)

    objects = ScopedQuerySet["SlotTemplate"].as_manager()

    class Meta:
        verbose_name = "预约号源"
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gt=F("since")),
                name="queueing_template_ends_after_it_begins",
                violation_error_message="结束时间要晚于开始时间。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.queue_id} {self.since:%H:%M}"

    def get_weekdays_display(self) -> list[str]:
        """The days in words."""
        return [str(Weekday(day).label) for day in self.weekdays]

    def as_template(self) -> Template:
        """The values the rules want."""
        return Template(
            key=self.pk,
            window=self.desk_id,
            weekdays=tuple(self.weekdays),
            since=self.since,
            until=self.until,
            minutes=self.minutes,
            capacity=self.capacity,
            from_on=self.from_on,
            until_on=self.until_on,
        )


class SlotUse(models.Model):
    """How many have booked a slot (号源占用): one row to add to, so that two who press at once cannot both be last."""

    queue = models.ForeignKey(Queue, models.CASCADE, related_name="+", verbose_name="队列")
    desk = models.ForeignKey(Desk, models.CASCADE, related_name="+", verbose_name="窗口")
    starts_at = models.DateTimeField("开始时间")
    used = models.PositiveSmallIntegerField("已约人数", default=0)

    class Meta:
        verbose_name = "号源占用"
        constraints = [
            models.UniqueConstraint(fields=["queue", "desk", "starts_at"], name="queueing_one_count_a_slot"),
        ]

    def __str__(self) -> str:
        return f"{self.desk_id} {self.starts_at:%m-%d %H:%M}：{self.used}"


class Booking(models.Model):
    """A booking (预约), held by whoever knows its code. Name and number are sealed, asked for and not required.

    `person` is a digest of the number, kept to count what was missed; it is forgotten with the number where no hall
    counts.
    """

    hall = models.ForeignKey(QueueHall, models.PROTECT, related_name="bookings", verbose_name="大厅")
    queue = models.ForeignKey(Queue, models.PROTECT, related_name="bookings", verbose_name="队列")
    desk = models.ForeignKey(Desk, models.PROTECT, related_name="+", verbose_name="窗口")
    path = models.CharField("路径", max_length=255, db_index=True)
    receipt = models.CharField("预约码", max_length=20, unique=True)
    token = models.CharField("凭据", max_length=40, unique=True, default=new_token)
    day = models.DateField("日期", db_index=True)
    starts_at = models.DateTimeField("开始时间")
    ends_at = models.DateTimeField("结束时间")
    name = SealedTextField("姓名", default="", blank=True)
    phone = SealedTextField("电话", default="", blank=True)
    person = models.CharField("电话摘要", max_length=40, default="", blank=True, db_index=True)
    state = models.CharField("状态", max_length=10, choices=BookingState.choices, default=BookingState.BOOKED)
    made_at = models.DateTimeField("预约时间")
    ticket = models.OneToOneField(Ticket, models.SET_NULL, related_name="booking", null=True, verbose_name="号")
    reminded_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField("提醒时间", null=True)
    settled_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField("了结时间", null=True)
    note = models.CharField("说明", max_length=200, default="", blank=True)

    objects = ScopedQuerySet["Booking"].as_manager()

    class Meta:
        verbose_name = "预约"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="queueing_booking_ends_after_it_begins",
                violation_error_message="结束时间要晚于开始时间。",
            )
        ]
        indexes = [models.Index(fields=["hall", "day", "state"], name="queueing_bookings_of_a_day")]

    def __str__(self) -> str:
        return f"{self.starts_at:%m-%d %H:%M}"
