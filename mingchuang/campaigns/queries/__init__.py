"""Reads of campaigns, for their own pages and for other areas."""

from mingchuang.campaigns.queries.board import (
    Board,
    BoardGoal,
    BoardNorms,
    BoardPhase,
    BoardTask,
    BoardUnit,
    campaign_board,
    norm_lines,
    public_campaigns,
)
from mingchuang.campaigns.queries.campaigns import CampaignList, CampaignRow, Progress, campaign_list, progress_of
from mingchuang.campaigns.queries.drafts import waiting_drafts
from mingchuang.campaigns.queries.frameworks import framework_named, frameworks
from mingchuang.campaigns.queries.tasks import TaskRow, UnitShown, task_row, task_rows
from mingchuang.campaigns.queries.units import Named, named_matches, places_below, proposed_units

__all__ = [
    "Board",
    "BoardGoal",
    "BoardNorms",
    "BoardPhase",
    "BoardTask",
    "BoardUnit",
    "CampaignList",
    "CampaignRow",
    "Named",
    "Progress",
    "TaskRow",
    "UnitShown",
    "campaign_board",
    "campaign_list",
    "framework_named",
    "frameworks",
    "named_matches",
    "norm_lines",
    "places_below",
    "progress_of",
    "proposed_units",
    "public_campaigns",
    "task_row",
    "task_rows",
    "waiting_drafts",
]
