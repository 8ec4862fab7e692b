"""Acts on followed matters: called by the areas whose rows hold a key down to them. The only writers."""

from mingchuang.following.actions.closing import (
    answer_matter,
    close_matter,
    reopen_matter,
    return_matter,
    withdraw_matter,
)
from mingchuang.following.actions.opening import MatterOrder, hand_over, open_matter, open_matters
from mingchuang.following.actions.timing import (
    agree_date,
    announce_fallen_due,
    pause_clock,
    recompute_provisional,
    resume_clock,
)

__all__ = [
    "MatterOrder",
    "agree_date",
    "announce_fallen_due",
    "answer_matter",
    "close_matter",
    "hand_over",
    "open_matter",
    "open_matters",
    "pause_clock",
    "recompute_provisional",
    "reopen_matter",
    "resume_clock",
    "return_matter",
    "withdraw_matter",
]
