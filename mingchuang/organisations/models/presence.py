"""Where staff are, who stands in for a post, and what is handed over to the deputy."""

from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models import F, Q

from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.organisations.enums import HandOverState, Where
from mingchuang.organisations.models.staff import Post, Staff


class WhereaboutsQuerySet(ScopedQuerySet["Whereabouts"]):
    """Whereabouts, by moment."""

    def at(self, moment: datetime) -> Self:
        """What was registered as holding at this moment."""
        return self.filter(Q(ended_at=None) | Q(ended_at__gt=moment), from_at__lte=moment)


class Whereabouts(models.Model):
    """Where a member of staff is, from a moment on (人员去向). A row is never changed, only ended by the next one."""

    staff = models.ForeignKey(Staff, models.PROTECT, related_name="whereabouts", verbose_name="工作人员")
    path = models.CharField("路径", max_length=255, db_index=True)
    site_path = models.CharField("所在大厅路径", max_length=255, db_index=True, default="", blank=True)
    where = models.CharField("去向", max_length=10, choices=Where.choices)
    from_at = models.DateTimeField("开始时间", db_index=True)
    until_at = models.DateTimeField("预计返回", null=True)
    ended_at = models.DateTimeField("结束时间", null=True)
    set_by = models.CharField("登记人", max_length=100)

    objects = WhereaboutsQuerySet.as_manager()

    class Meta:
        verbose_name = "人员去向"
        constraints = [
            models.UniqueConstraint(
                fields=["staff"],
                condition=Q(ended_at=None),
                name="organisations_one_whereabouts_a_person",
                violation_error_message="一个人同一时间只能登记一个去向。",
            ),
            models.CheckConstraint(
                condition=Q(until_at=None) | Q(until_at__gt=F("from_at")),
                name="organisations_return_after_leaving",
                violation_error_message="预计返回时间必须晚于现在。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.staff_id} {self.where}"


class DeputyQuerySet(models.QuerySet["Deputy"]):
    """Deputies, by day."""

    def on(self, day: date) -> Self:
        """Who stands behind a post on this day."""
        return self.filter(Q(until_on=None) | Q(until_on__gt=day), from_on__lte=day)


class Deputy(models.Model):
    """Who stands behind a post (AB岗): the holders of another post, or one person."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="deputies", verbose_name="A岗")
    deputy_post = models.ForeignKey(Post, models.PROTECT, related_name="+", null=True, verbose_name="B岗")
    deputy_staff = models.ForeignKey(Staff, models.PROTECT, related_name="+", null=True, verbose_name="代岗人")
    from_on = models.DateField("起始日期")
    until_on = models.DateField("截止日期", null=True)

    objects = DeputyQuerySet.as_manager()

    class Meta:
        verbose_name = "AB岗"
        constraints = [
            models.CheckConstraint(
                condition=Q(deputy_post=None, deputy_staff__isnull=False)
                | Q(deputy_post__isnull=False, deputy_staff=None),
                name="organisations_deputy_is_post_or_person",
                violation_error_message="B岗是一个岗位或一个人。",
            ),
            models.CheckConstraint(
                condition=Q(deputy_post=None) | ~Q(deputy_post=F("post")),
                name="organisations_no_post_stands_in_for_itself",
                violation_error_message="岗位不能做自己的 B 岗。",
            ),
            models.UniqueConstraint(
                fields=["post"],
                condition=Q(until_on=None),
                name="organisations_one_deputy_a_post",
                violation_error_message="这个岗位已经有 B 岗。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post_id} ← {self.deputy_post_id or self.deputy_staff_id}"


class HandOver(models.Model):
    """A post handed over for a time (岗位交接), with the list of matters and whether the deputy took them on."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="hand_overs", verbose_name="岗位")
    giver = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="交出人")
    taker = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name="接手人")
    path = models.CharField("路径", max_length=255, db_index=True)
    site_path = models.CharField("所在大厅路径", max_length=255, db_index=True, default="", blank=True)
    state = models.CharField("状态", max_length=10, choices=HandOverState.choices, default=HandOverState.WAITING)
    reason = models.CharField("事由", max_length=10, choices=[(place.value, place.label) for place in Where.away()])
    from_on = models.DateField("代岗起")
    until_on = models.DateField("代岗止")
    written_at = models.DateTimeField("填写时间")
    answered_at = models.DateTimeField("答复时间", null=True)
    answer = models.CharField("答复说明", max_length=200, default="", blank=True)
    ended_at = models.DateTimeField("交回时间", null=True)

    objects = ScopedQuerySet["HandOver"].as_manager()

    class Meta:
        verbose_name = "岗位交接"
        constraints = [
            models.UniqueConstraint(
                fields=["post", "giver"],
                condition=Q(state__in=["waiting", "accepted"]),
                name="organisations_one_open_hand_over",
                violation_error_message="这个岗位已有一份没有交回的交接单。",
            ),
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")),
                name="organisations_hand_over_ends_after_it_begins",
                violation_error_message="代岗止日不能早于起日。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post_id} {self.giver_id} → {self.taker_id}"


class HandOverLine(models.Model):
    """One matter on the list (交接事项)."""

    hand_over = models.ForeignKey(HandOver, models.CASCADE, related_name="lines", verbose_name="交接单")
    ordinal = models.PositiveSmallIntegerField("序号")
    text = models.CharField("事项", max_length=300)
    due_on = models.DateField("到期", null=True)
    taken_on = models.BooleanField("已接手", default=False)

    class Meta:
        verbose_name = "交接事项"
        constraints = [
            models.UniqueConstraint(fields=["hand_over", "ordinal"], name="organisations_hand_over_line_once")
        ]

    def __str__(self) -> str:
        return self.text
