"""Tables of pledges."""

from mingchuang.pledges.models.deed import GoodDeed
from mingchuang.pledges.models.pledge import Fulfilment, Measurement, Pledge, PledgeQuerySet
from mingchuang.pledges.models.round import PledgeRound, PledgeTemplate
from mingchuang.pledges.models.turn import CycleExaminer, ReviewCycle, Turn, TurnQuerySet

__all__ = [
    "CycleExaminer",
    "Fulfilment",
    "GoodDeed",
    "Measurement",
    "Pledge",
    "PledgeQuerySet",
    "PledgeRound",
    "PledgeTemplate",
    "ReviewCycle",
    "Turn",
    "TurnQuerySet",
]
