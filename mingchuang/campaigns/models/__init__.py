"""Rows of campaigns, one file per thing."""

from mingchuang.campaigns.models.campaign import Campaign, CampaignQuerySet, Goal, Measure, NormLine, NormSet, Phase
from mingchuang.campaigns.models.plan import PlanDraft, PlanFile
from mingchuang.campaigns.models.task import Task, TaskReport, TaskUnit

__all__ = [
    "Campaign",
    "CampaignQuerySet",
    "Goal",
    "Measure",
    "NormLine",
    "NormSet",
    "Phase",
    "PlanDraft",
    "PlanFile",
    "Task",
    "TaskReport",
    "TaskUnit",
]
