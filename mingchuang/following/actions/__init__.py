"""Acts on followed matters: called by the areas whose rows hold a key down to them. The only writers."""

from mingchuang.following.actions.announcing import announce_fallen_due
from mingchuang.following.actions.closing import (
    answer_matter,
    close_matter,
    reopen_matter,
    return_matter,
    withdraw_matter,
)
from mingchuang.following.actions.handing import (
    accept_hand_over,
    hand_over,
    offer_hand_over,
    refuse_hand_over,
    send_back_lapsed,
)
from mingchuang.following.actions.opening import MatterOrder, open_matter, open_matters
from mingchuang.following.actions.pausing import (
    NewFile,
    approve_pause,
    ask_pause,
    end_pause,
    end_review,
    pause_for_review,
    refuse_pause,
    tell_pause,
)
from mingchuang.following.actions.recounting import recount_after_change, recount_clocks
from mingchuang.following.actions.ruling import set_clock_rule
from mingchuang.following.actions.standing import follow_parts
from mingchuang.following.actions.timing import agree_date, extend_clock, lengthen_promise, tell_extension

__all__ = [
    "MatterOrder",
    "NewFile",
    "accept_hand_over",
    "agree_date",
    "announce_fallen_due",
    "answer_matter",
    "approve_pause",
    "ask_pause",
    "close_matter",
    "end_pause",
    "end_review",
    "extend_clock",
    "follow_parts",
    "hand_over",
    "lengthen_promise",
    "offer_hand_over",
    "open_matter",
    "open_matters",
    "pause_for_review",
    "recount_after_change",
    "recount_clocks",
    "refuse_hand_over",
    "refuse_pause",
    "reopen_matter",
    "return_matter",
    "send_back_lapsed",
    "set_clock_rule",
    "tell_extension",
    "tell_pause",
    "withdraw_matter",
]
