"""Limits and terms of a region; without a row those of the region above hold, at last the defaults."""

from django.db import models
from django.db.models import Q

from mingchuang.feedback.enums import Urgency
from mingchuang.feedback.rules.limits import Limits, Terms
from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.foundation.worktime.limits import Limit, LimitUnit
from mingchuang.organisations.models import Node

T = Terms()


def term_label(name: str) -> str:
    """What a term is called, as a Chinese msgid."""
    field = TermsRow._meta.get_field(name)
    assert isinstance(field, models.Field)
    return str(field.verbose_name)


class LimitRow(models.Model):
    """The limits of one urgency class in a region (诉求时限)."""

    region = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="地区")
    path = models.CharField("路径", max_length=255, db_index=True)
    urgency = models.CharField("类别", max_length=10, choices=Urgency.choices)
    dispatch_minutes = models.PositiveIntegerField("派单时限（分钟）")
    sign_minutes = models.PositiveIntegerField("签收时限（分钟）")
    reply_count = models.PositiveSmallIntegerField("答复期限")
    reply_unit = models.CharField("期限单位", max_length=10, choices=[(unit.value, unit.label) for unit in LimitUnit])
    return_days = models.PositiveSmallIntegerField("退单时限（工作日）")
    extension_most = models.PositiveSmallIntegerField("最多延期次数")
    extension_days = models.PositiveSmallIntegerField("每次最多延期（工作日）")
    longest_days = models.PositiveSmallIntegerField("最长（天）")
    basis = models.CharField("依据", max_length=500)

    objects = ScopedQuerySet["LimitRow"].as_manager()

    class Meta:
        verbose_name = "诉求时限"
        constraints = [
            models.UniqueConstraint(
                fields=["region", "urgency"],
                name="feedback_one_limit_per_class",
                violation_error_message="这个地区的这一类时限已经设定。",
            ),
            models.CheckConstraint(
                condition=~Q(basis=""),
                name="feedback_limit_has_a_basis",
                violation_error_message="请写明依据。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.get_urgency_display()}"

    def limits(self) -> Limits:
        """The row as a value."""
        return Limits(
            dispatch_minutes=self.dispatch_minutes,
            sign_minutes=self.sign_minutes,
            reply=Limit(count=self.reply_count, unit=LimitUnit(self.reply_unit)),
            return_days=self.return_days,
            extension_most=self.extension_most,
            extension_days=self.extension_days,
            longest_days=self.longest_days,
            basis=self.basis,
        )


class TermsRow(models.Model):
    """The other terms of voice in a region (诉求规则)."""

    region = models.OneToOneField(Node, models.PROTECT, related_name="+", verbose_name="地区")
    path = models.CharField("路径", max_length=255, db_index=True)
    most_text = models.PositiveIntegerField("文字上限（字）", default=T.most_text)
    device_per_day = models.PositiveIntegerField("同一设备每日上限", default=T.device_per_day)
    network_per_day = models.PositiveIntegerField("同一网络每日上限", default=T.network_per_day)
    likeness_percent = models.PositiveSmallIntegerField("疑似重复的相似度（%）", default=T.likeness_percent)
    likeness_near_percent = models.PositiveSmallIntegerField(
        "同一窗口或事项的相似度（%）", default=T.likeness_near_percent
    )
    likeness_days = models.PositiveSmallIntegerField("重复比对天数", default=T.likeness_days)
    call_tries = models.PositiveSmallIntegerField("回访最少拨打次数", default=T.call_tries)
    ask_days = models.PositiveSmallIntegerField("等候群众评价（天）", default=T.ask_days)
    reopen_days = models.PositiveSmallIntegerField("办结后可要求重办（天）", default=T.reopen_days)
    reopen_by_right = models.PositiveSmallIntegerField("依权利重办次数", default=T.reopen_by_right)
    archive_days = models.PositiveSmallIntegerField("办结多少天后归档", default=T.archive_days)
    person_days = models.PositiveSmallIntegerField("办结多少天后删除个人信息", default=T.person_days)

    petition_accept_days = models.PositiveSmallIntegerField("信访受理告知（天）", default=T.petition_accept_days)
    petition_handle_days = models.PositiveSmallIntegerField("信访办理（天）", default=T.petition_handle_days)
    petition_extension_days = models.PositiveSmallIntegerField(
        "信访延期最多（天，一次）", default=T.petition_extension_days
    )

    objects = ScopedQuerySet["TermsRow"].as_manager()

    class Meta:
        verbose_name = "诉求规则"

    def __str__(self) -> str:
        return f"{self.region_id}"

    def terms(self) -> Terms:
        """The row as a value."""
        return Terms(**{name: getattr(self, name) for name in Terms.__slots__})
