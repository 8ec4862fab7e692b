"""Journal entries and the deliveries of their news."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models

from mingchuang.foundation.access import ScopedQuerySet


class EntryQuerySet(ScopedQuerySet["Entry"]):
    """Entries, by what they are about."""

    def about(self, subject: models.Model) -> Self:
        """The history of one row, oldest first."""
        return self.filter(subject_kind=subject._meta.label_lower, subject_id=str(subject.pk)).order_by("id")


class Entry(models.Model):
    """One thing that happened (日志条目). No foreign keys: history neither blocks nor follows the live rows."""

    kind = models.CharField("事项", max_length=80)
    at = models.DateTimeField("时间", db_index=True)
    actor_kind = models.CharField("操作者类别", max_length=10)
    actor_id = models.BigIntegerField("操作者编号", null=True)
    actor_label = models.CharField("操作者", max_length=100)
    path = models.CharField("所属", max_length=255, db_index=True)
    subject_kind = models.CharField("对象类别", max_length=60)
    subject_id = models.CharField("对象编号", max_length=40)
    subject_label = models.CharField("对象", max_length=200)
    data = models.JSONField("内容", default=dict)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = "日志条目"
        indexes = [
            # history pages read one row's entries in order
            models.Index(fields=["subject_kind", "subject_id", "id"], name="journal_by_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_label}"


LEASE = timedelta(minutes=5)
MOST_TRIES = 5


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    """Deliveries, by what is to be done with them."""

    def waiting(self, now: datetime) -> Self:
        """Neither done nor given up, and leased to nobody at present."""
        return self.filter(done_at=None, tries__lt=MOST_TRIES, free_at__lte=now)

    def given_up(self) -> Self:
        """Failed too often; somebody must look."""
        return self.filter(done_at=None, tries__gte=MOST_TRIES)


class Delivery(models.Model):
    """One reaction owed to one entry (投递), written with the entry so that no cursor can skip a late commit."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="deliveries", verbose_name="日志条目")
    reaction = models.CharField("后续处理", max_length=160)
    free_at = models.DateTimeField("可领取时间")
    tries = models.PositiveSmallIntegerField("次数", default=0)
    done_at = models.DateTimeField("完成时间", null=True)
    fault = models.TextField("故障", default="", blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = "投递"
        constraints = [
            models.UniqueConstraint(fields=["entry", "reaction"], name="journal_one_delivery_per_reaction"),
        ]
        indexes = [
            # the sweep looks only at what is not done
            models.Index(fields=["free_at"], condition=models.Q(done_at=None), name="journal_deliveries_open"),
        ]

    def __str__(self) -> str:
        return f"{self.reaction} ← {self.entry_id}"
