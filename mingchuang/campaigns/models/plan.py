"""Uploaded plan documents and the drafts read from them."""

from typing import Any

from django.db import models
from django.db.models import Q

from mingchuang.campaigns.enums import DocumentKind, DraftState
from mingchuang.campaigns.models.campaign import Campaign
from mingchuang.campaigns.rules.draft import HEADER, prepared, proposed_name
from mingchuang.foundation.access import ScopedQuerySet
from mingchuang.foundation.attachments.models import Attachment
from mingchuang.organisations.models import Node


class PlanFile(models.Model):
    """An uploaded document (方案文件). It may hold several documents; each is a draft."""

    attachment = models.ForeignKey(Attachment, models.PROTECT, related_name="+", verbose_name="原文件")
    digest = models.CharField("摘要", max_length=64)
    node = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name="所属机构")
    path = models.CharField("路径", max_length=255, db_index=True)
    uploaded_by = models.CharField("上传者", max_length=100)
    uploaded_at = models.DateTimeField("上传时间")
    source = models.JSONField("文件情况", default=dict)

    objects = ScopedQuerySet["PlanFile"].as_manager()

    class Meta:
        verbose_name = "方案文件"
        constraints = [
            models.UniqueConstraint(
                fields=["node", "digest"],
                name="campaigns_plan_file_once_per_node",
                violation_error_message="这份文件已经上传过。",
            ),
        ]

    def __str__(self) -> str:
        return self.attachment.name


class PlanDraft(models.Model):
    """One document of a file as the importer read it (方案草稿), with what people corrected.

    A newer version of a plan knows the `previous` draft; where that one made a campaign it `updates` it, item by
    item: `decisions` tells what was applied or passed over.
    """

    plan_file = models.ForeignKey(PlanFile, models.CASCADE, related_name="drafts", verbose_name="方案文件")
    ordinal = models.PositiveSmallIntegerField("第几篇")
    path = models.CharField("路径", max_length=255, db_index=True)
    kind = models.CharField("种类", max_length=30, choices=DocumentKind.choices)
    is_plan = models.BooleanField("是活动方案")
    data = models.JSONField("识别结果")
    corrected = models.JSONField("修改结果", null=True)
    revision = models.PositiveIntegerField("修改次数", default=0)
    state = models.CharField("状态", max_length=12, choices=DraftState.choices, default=DraftState.DRAFT)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="drafts", null=True, verbose_name="活动")
    looked_at = models.JSONField("已看过的疑点", default=list, blank=True)
    previous = models.ForeignKey("self", models.PROTECT, related_name="later", null=True, verbose_name="上一版草稿")
    updates = models.ForeignKey(Campaign, models.PROTECT, related_name="+", null=True, verbose_name="要更新的活动")
    carried = models.JSONField("沿用的修改", default=list, blank=True)
    decisions = models.JSONField("逐项处理结果", default=list, blank=True)

    objects = ScopedQuerySet["PlanDraft"].as_manager()

    class Meta:
        verbose_name = "方案草稿"
        constraints = [
            models.UniqueConstraint(fields=["plan_file", "ordinal"], name="campaigns_draft_once_per_place"),
            models.CheckConstraint(
                condition=Q(state=DraftState.CONFIRMED, campaign__isnull=False)
                | ~Q(state=DraftState.CONFIRMED) & Q(campaign=None),
                name="campaigns_confirmed_draft_has_its_campaign",
                violation_error_message="已确认的方案必须有对应的活动。",
            ),
        ]

    def __str__(self) -> str:
        return self.shown_name or f"{self.get_kind_display()} {self.ordinal}"

    @property
    def draft(self) -> dict[str, Any]:
        """The draft as it is worked on: corrected where somebody corrected it."""
        if self.corrected is None:
            return prepared(self.data)
        # A draft corrected before a field could be corrected has it as it was read.
        return {**{key: self.data.get(key) for key in HEADER}, **self.corrected}

    @property
    def shown_name(self) -> str:
        """What to call it on a page."""
        return proposed_name(self.corrected or self.data)

    @property
    def same_as(self) -> int | None:
        """The place in the file of an equal document before this one; the importer counts from nought."""
        found = self.data.get("same_as")
        return None if found is None else int(found) + 1
