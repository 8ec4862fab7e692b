"""Acts on pledges. The only writers."""

from mingchuang.pledges.actions.fulfilment import examine_fulfilment, report_fulfilment
from mingchuang.pledges.actions.pledge import draft_pledge, publish_pledge, reword_pledge, withdraw_pledge

__all__ = [
    "draft_pledge",
    "examine_fulfilment",
    "publish_pledge",
    "report_fulfilment",
    "reword_pledge",
    "withdraw_pledge",
]
