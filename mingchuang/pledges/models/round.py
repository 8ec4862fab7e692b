"""Rounds of pledging, and templates by role."""

from django.db import models
from django.db.models import F, Q

from mingchuang.campaigns.models import Campaign
from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.organisations.models import Node
from mingchuang.pledges.enums import PledgeCategory


class PledgeRound(models.Model):
    """A round of pledging (承诺轮次): from when until when the places below a node pledge."""

    node = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="组织单位")
    path = models.CharField("路径", max_length=255, db_index=True)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="+", null=True, verbose_name="活动")
    name_zh = models.CharField("名称", max_length=60)
    name_en = models.CharField("英文名称", max_length=100, default="", blank=True)
    about = models.CharField("要求", max_length=500, default="", blank=True)
    opens_on = models.DateField("开始日期")
    closes_on = models.DateField("截止日期")

    objects = ScopedQuerySet["PledgeRound"].as_manager()

    class Meta:
        verbose_name = "承诺轮次"
        constraints = [
            models.UniqueConstraint(
                fields=["node", "name_zh"],
                name="pledges_round_once_per_place",
                violation_error_message="这个单位已有同名的承诺轮次。",
            ),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="pledges_round_ends_after_it_begins",
                violation_error_message="截止日期不能早于开始日期。",
            ),
        ]

    def __str__(self) -> str:
        return self.name_zh


class PledgeTemplate(models.Model):
    """A wording offered to a role (承诺模板); its blanks are filled in by whoever pledges."""

    node = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="适用单位")
    path = models.CharField("路径", max_length=255, db_index=True)
    role_zh = models.CharField("岗位", max_length=40)
    role_en = models.CharField("英文岗位", max_length=60, default="", blank=True)
    category = models.CharField("类别", max_length=20, choices=PledgeCategory.choices)
    text_zh = models.CharField("承诺内容", max_length=500)
    text_en = models.CharField("承诺内容（英文）", max_length=800, default="", blank=True)
    is_offered = models.BooleanField("在用", default=True)

    objects = ScopedQuerySet["PledgeTemplate"].as_manager()

    class Meta:
        verbose_name = "承诺模板"
        constraints = [
            models.UniqueConstraint(
                fields=["node", "role_zh", "text_zh"],
                name="pledges_template_once",
                violation_error_message="这个岗位已有同样的模板。",
            )
        ]

    def __str__(self) -> str:
        return f"{self.role_zh} {self.text_zh[:30]}"
