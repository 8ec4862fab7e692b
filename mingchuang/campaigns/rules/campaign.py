"""Moves of a campaign, its code, and what may be accepted. Pure."""

from enum import StrEnum

from mingchuang.campaigns.enums import CampaignState
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.states import StateTable


class CampaignRefused(Refusal):
    """This cannot be done with the campaign."""


class CampaignMove(StrEnum):
    """What can be done with a campaign as a whole."""

    START = "start"
    CLOSE = "close"


CAMPAIGN_STATES: StateTable[CampaignState, CampaignMove] = StateTable(
    {
        (CampaignState.PREPARING, CampaignMove.START): CampaignState.RUNNING,
        (CampaignState.RUNNING, CampaignMove.CLOSE): CampaignState.CLOSED,
    }
)


def campaign_code(*, year: int, number: int) -> str:
    """The address of a campaign, such as 2026-03."""
    return f"{year}-{number:02d}"


def check_name(name: str) -> str:
    """A campaign has a name."""
    if not name.strip():
        raise CampaignRefused("请填写活动名称。")
    return name.strip()
