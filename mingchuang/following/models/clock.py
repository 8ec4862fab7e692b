"""Clocks of matters, their pauses and extensions."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from mingchuang.following.enums import PauseCause, PauseState, WrittenWay
from mingchuang.following.models.matter import Matter
from mingchuang.following.rules import AgreedDate
from mingchuang.foundation.access import Actor, ScopedQuerySet
from mingchuang.foundation.attachments.models import Attachment
from mingchuang.foundation.worktime import limits
from mingchuang.foundation.worktime.limits import Limit, LimitUnit

MINUTE = "minute"
UNITS = [*((unit.value, unit.label) for unit in LimitUnit), (MINUTE, "分钟")]


class Clock(models.Model):
    """The limit of a matter (时钟). Overdue is never stored: it is a comparison with now."""

    matter = models.OneToOneField(Matter, models.CASCADE, related_name="clock", verbose_name="事项")
    is_open = models.BooleanField("未销号", default=True)  # as its matter, so that one index holds what breaks first
    received_on = models.DateField("收件日", null=True)
    started_on = models.DateField("起算日")
    started_at = models.DateTimeField("起算时间", null=True)
    counts_start = models.BooleanField("起算当日计入", default=False)
    unit = models.CharField("期限单位", max_length=10, choices=UNITS)
    limit_count = models.PositiveSmallIntegerField("承诺期限")
    law_unit = models.CharField("法定期限单位", max_length=10, default="", blank=True)
    law_count = models.PositiveSmallIntegerField("法定期限", null=True)
    extension_most = models.PositiveSmallIntegerField("每次最多可延长", default=0)
    extension_times = models.PositiveSmallIntegerField("最多延期次数", default=1)
    extension_count = models.PositiveSmallIntegerField("已延长", default=0)
    extended_times = models.PositiveSmallIntegerField("已延期次数", default=0)
    is_agreed_date = models.BooleanField("约定日期", default=False)
    agreed_on = models.DateField("约定到期日", null=True)
    agreed_from = models.DateField("约定之日", null=True)
    amber_at = models.DateTimeField("临期时间")
    due_at = models.DateTimeField("到期时间")
    limit_at = models.DateTimeField("法定到期时间", null=True)
    first_due_at = models.DateTimeField("最初到期时间")
    is_provisional = models.BooleanField("暂定", default=False)
    is_law_provisional = models.BooleanField("法定到期暂定", default=False)
    provisional_reason = models.CharField("暂定原因", max_length=300, default="", blank=True)
    basis = models.CharField("依据", max_length=200, default="", blank=True)
    paused_at = models.DateTimeField("暂停时间", null=True)
    paused_days = models.PositiveSmallIntegerField("已暂停日数", default=0)
    announced_at = models.DateTimeField("逾期通告时间", null=True)
    law_announced_at = models.DateTimeField("超法定通告时间", null=True)

    class Meta:
        verbose_name = "时钟"
        constraints = [
            models.CheckConstraint(
                condition=Q(amber_at__lte=F("due_at")),
                name="following_amber_before_due",
                violation_error_message="临期时间不能晚于到期时间。",
            ),
            models.CheckConstraint(
                condition=Q(is_provisional=False, is_law_provisional=False) | ~Q(provisional_reason=""),
                name="following_provisional_says_why",
                violation_error_message="暂定的期限必须写明原因。",
            ),
            models.CheckConstraint(
                condition=Q(extended_times__lte=F("extension_times")),
                name="following_extended_no_oftener",
                violation_error_message="延期次数不能超过法定次数。",
            ),
        ]
        indexes = [
            # nearly all rows are closed; lists and the sweep read only these few, in the order of time
            models.Index(fields=["due_at", "id"], condition=Q(is_open=True), name="following_open_by_due"),
            models.Index(fields=["limit_at"], condition=Q(is_open=True), name="following_open_by_law"),
            # not one index of both: PostgreSQL would pass all that is closed on its way to what is open
            models.Index(fields=["due_at"], condition=Q(is_open=False), name="following_closed_by_due"),
            models.Index(fields=["due_at"], condition=Q(is_open=True, announced_at=None), name="following_untold"),
            models.Index(
                fields=["limit_at"], condition=Q(is_open=True, law_announced_at=None), name="following_untold_law"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.matter_id} → {self.due_at:%Y-%m-%d}"

    @property
    def in_minutes(self) -> bool:
        """A while-you-wait matter: its limit is counted over opening hours."""
        return self.unit == MINUTE

    @property
    def counted(self) -> LimitUnit:
        """By which days it is told how long the matter took, and by which it is paused."""
        by_work = self.in_minutes or self.unit == LimitUnit.WORKING_DAY
        return LimitUnit.WORKING_DAY if by_work else LimitUnit.NATURAL_DAY

    @property
    def promise(self) -> Limit:
        """The promised limit, in days, months or years."""
        return Limit(count=self.limit_count, unit=LimitUnit(self.unit), counts_start=self.counts_start)

    @property
    def law(self) -> Limit | None:
        """The limit of the law, if one is known."""
        if self.law_count is None:
            return None
        return Limit(count=self.law_count, unit=LimitUnit(self.law_unit), counts_start=self.counts_start)

    @property
    def extension(self) -> Limit | None:
        """All that was granted on top; it is counted in the unit of the law, else in that of the promise."""
        if not self.extension_count:
            return None
        return Limit(count=self.extension_count, unit=LimitUnit(self.law_unit or self.unit))

    @property
    def agreed(self) -> AgreedDate | None:
        """The day agreed upon instead of the promise, if there is one."""
        if not self.is_agreed_date or self.agreed_on is None:
            return None
        return AgreedDate(on=self.agreed_on, since=self.agreed_from or self.started_on)


class PauseQuerySet(ScopedQuerySet["Pause"]):
    """Pauses, by how they stand."""

    def effective(self) -> Self:
        """Those whose days do not count, oldest first."""
        return self.filter(state__in=PauseState.effective()).order_by("out_on", "id")

    def waiting(self) -> Self:
        """Those that somebody must decide on."""
        return self.filter(state=PauseState.ASKED)

    def unfinished(self) -> Self:
        """What was asked for and is not over; one at a time. What parts hold up is none of these."""
        return self.filter(state__in=PauseState.unfinished()).exclude(cause=PauseCause.PARTS)


class Pause(models.Model):
    """Days on which a clock stands (暂停计时), half-open: `out_on` is out, `back_on` counts again."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="pauses", verbose_name="事项")
    path = models.CharField("路径", max_length=255, db_index=True)
    site_path = models.CharField("所在大厅路径", max_length=255, default="", blank=True)
    cause = models.CharField("原因类别", max_length=20, choices=PauseCause.choices)
    reason = models.CharField("理由", max_length=300)
    basis = models.CharField("依据", max_length=300)
    out_on = models.DateField("暂停日")
    back_on = models.DateField("恢复日", null=True)
    state = models.CharField("状态", max_length=10, choices=PauseState.choices, default=PauseState.ASKED)
    is_late = models.BooleanField("补录", default=False)
    asked_at = models.DateTimeField("申请时间")
    asked_by = models.CharField("申请人", max_length=100)
    asked_account = models.BigIntegerField("申请人账号", null=True)
    decided_at = models.DateTimeField("批准时间", null=True)
    decided_by = models.CharField("批准人", max_length=100, default="", blank=True)
    decision = models.CharField("不批准理由", max_length=300, default="", blank=True)
    told_how = models.CharField("告知方式", max_length=12, choices=WrittenWay.choices, default="", blank=True)
    told_at = models.DateTimeField("告知时间", null=True)
    told_by = models.CharField("告知人", max_length=100, default="", blank=True)
    ended_at = models.DateTimeField("恢复登记时间", null=True)
    ended_by = models.CharField("恢复登记人", max_length=100, default="", blank=True)
    evidence = models.ManyToManyField(Attachment, related_name="+", blank=True, verbose_name="证明材料")

    objects = PauseQuerySet.as_manager()

    class Meta:
        verbose_name = "暂停计时"
        constraints = [
            models.UniqueConstraint(
                fields=["matter"],
                condition=Q(state__in=["asked", "running"]) & ~Q(cause="parts"),
                name="following_one_pause_at_a_time",
                violation_error_message="已有一次暂停没有结束或待批准。",
            ),
            models.UniqueConstraint(
                fields=["matter"],
                condition=Q(state="running", cause="parts"),
                name="following_parts_hold_it_once",
                violation_error_message="并联单位的暂停已经记着。",
            ),
            models.CheckConstraint(
                condition=Q(back_on=None) | Q(back_on__gte=F("out_on")),
                name="following_back_after_out",
                violation_error_message="恢复计时的日期不能早于暂停的日期。",
            ),
            models.CheckConstraint(
                condition=Q(state="ended", back_on__isnull=False) | ~Q(state="ended") & Q(back_on=None),
                name="following_ended_says_when",
                violation_error_message="已恢复的暂停必须写明恢复日。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.matter_id} {self.cause} {self.out_on}"

    @property
    def is_by_rule(self) -> bool:
        """It came by itself, by the rule of an area; there was nobody to approve it."""
        return self.cause in PauseCause.by_rule()

    @property
    def needs_telling(self) -> bool:
        """The applicant has not been told in writing of a pause that counts."""
        return not self.is_by_rule and self.state in PauseState.effective() and self.told_at is None

    def span(self, until: date) -> limits.Pause:
        """The days that are out; one that still runs, up to the given day."""
        return limits.Pause(since=self.out_on, until=self.back_on or max(until, self.out_on))

    def was_asked_by(self, actor: Actor) -> bool:
        """Whether it was this person who asked."""
        return self.asked_account is not None and self.asked_account == actor.account_id


class Extension(models.Model):
    """A limit made longer by leave of the head (延期), within what the law allows."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="extensions", verbose_name="事项")
    path = models.CharField("路径", max_length=255, db_index=True)
    count = models.PositiveSmallIntegerField("延长")
    unit = models.CharField("单位", max_length=10, choices=UNITS)
    reason = models.CharField("理由", max_length=300)
    granted_at = models.DateTimeField("批准时间")
    granted_by = models.CharField("批准人", max_length=100)
    due_before = models.DateTimeField("原到期时间")
    due_at = models.DateTimeField("延期后到期时间")
    told_how = models.CharField("告知方式", max_length=12, choices=WrittenWay.choices, default="", blank=True)
    told_at = models.DateTimeField("告知时间", null=True)
    told_by = models.CharField("告知人", max_length=100, default="", blank=True)

    objects = ScopedQuerySet["Extension"].as_manager()

    class Meta:
        verbose_name = "延期"

    def __str__(self) -> str:
        return f"{self.matter_id} +{self.count}"

    @property
    def length(self) -> Limit:
        """How much longer."""
        return Limit(count=self.count, unit=LimitUnit(self.unit))
