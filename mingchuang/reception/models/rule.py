"""The limits of a region."""

from django.db import models
from django.db.models import Q

from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.organisations.models import Node
from mingchuang.reception.enums import ServiceKind
from mingchuang.reception.rules.contact import CONTACT_DAYS, KEPT_DAYS
from mingchuang.reception.rules.service import DAYS


class ReceptionRule(models.Model):
    """How long a region gives for what is asked of it (接待期限). Without a row the defaults hold."""

    region = models.OneToOneField(Node, models.PROTECT, related_name="+", verbose_name="地区")
    path = models.CharField("路径", max_length=255, db_index=True)
    contact_days = models.PositiveSmallIntegerField("首问事项（工作日）", default=CONTACT_DAYS)
    agent_days = models.PositiveSmallIntegerField("帮办代办（工作日）", default=DAYS[ServiceKind.AGENT])
    home_visit_days = models.PositiveSmallIntegerField("上门服务（工作日）", default=DAYS[ServiceKind.HOME_VISIT])
    delegated_days = models.PositiveSmallIntegerField("委托办理（工作日）", default=DAYS[ServiceKind.DELEGATED])
    out_of_hours_days = models.PositiveSmallIntegerField("延时服务（工作日）", default=DAYS[ServiceKind.OUT_OF_HOURS])
    kept_days = models.PositiveSmallIntegerField("来访人信息保存（天）", default=KEPT_DAYS)
    basis = models.CharField("依据", max_length=200, default="", blank=True)

    objects = ScopedQuerySet["ReceptionRule"].as_manager()

    class Meta:
        verbose_name = "接待期限"
        constraints = [
            models.CheckConstraint(
                condition=Q(contact_days__gte=1, kept_days__gte=1),
                name="reception_days_in_reason",
                violation_error_message="期限至少 1 天。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region_id}: {self.contact_days}"

    def service_days(self, kind: ServiceKind) -> int:
        """Working days for one kind of service."""
        days: int = getattr(self, f"{kind.value}_days")
        return days
