"""Rules of pledges, of good deeds and of the published rate. No database, no clock, no request."""

from mingchuang.pledges.rules.deeds import Confirmation, DeedPlan, DeedResult
from mingchuang.pledges.rules.measuring import Reading
from mingchuang.pledges.rules.pledge import (
    PLEDGE_STATES,
    FulfilmentReport,
    Move,
    PledgeWording,
    check_due_on,
    check_examiner,
    check_measured,
    check_pledger,
    check_publish,
    check_report,
    check_result,
    check_review,
    check_withdrawal,
    check_wording,
    move_for,
)
from mingchuang.pledges.rules.rate import PledgeRate, PledgeStanding, pledge_rate
from mingchuang.pledges.rules.refused import PledgeRefused

__all__ = [
    "PLEDGE_STATES",
    "Confirmation",
    "DeedPlan",
    "DeedResult",
    "FulfilmentReport",
    "Move",
    "PledgeRate",
    "PledgeRefused",
    "PledgeStanding",
    "PledgeWording",
    "Reading",
    "check_due_on",
    "check_examiner",
    "check_measured",
    "check_pledger",
    "check_publish",
    "check_report",
    "check_result",
    "check_review",
    "check_withdrawal",
    "check_wording",
    "move_for",
    "pledge_rate",
]
