"""Acts on pledges, rounds, turns and good deeds. The only writers."""

from mingchuang.pledges.actions.bulk import PledgeLine, draft_pledges, publish_pledges, review_pledges
from mingchuang.pledges.actions.deeds import confirm_deed, drop_deed, plan_deed, report_deed, return_deed, reword_deed
from mingchuang.pledges.actions.fulfilment import examine_fulfilment, report_fulfilment
from mingchuang.pledges.actions.measuring import record_measurement
from mingchuang.pledges.actions.pledge import (
    draft_pledge,
    publish_pledge,
    review_pledge,
    reword_pledge,
    withdraw_pledge,
)
from mingchuang.pledges.actions.rounds import (
    RoundPlan,
    TemplateWording,
    adopt_templates,
    change_round,
    change_template,
    offer_template,
    open_round,
)
from mingchuang.pledges.actions.turns import give_turns, set_cycle, stop_cycle, take_turn
from mingchuang.pledges.rules import Reading

__all__ = [
    "PledgeLine",
    "Reading",
    "RoundPlan",
    "TemplateWording",
    "adopt_templates",
    "change_round",
    "change_template",
    "confirm_deed",
    "draft_pledge",
    "draft_pledges",
    "drop_deed",
    "examine_fulfilment",
    "give_turns",
    "offer_template",
    "open_round",
    "plan_deed",
    "publish_pledge",
    "publish_pledges",
    "record_measurement",
    "report_deed",
    "report_fulfilment",
    "return_deed",
    "review_pledge",
    "review_pledges",
    "reword_deed",
    "reword_pledge",
    "set_cycle",
    "stop_cycle",
    "take_turn",
    "withdraw_pledge",
]
