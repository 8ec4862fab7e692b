"""Acts on ratings and their follow-ups. The only writers."""

from mingchuang.evaluations.actions.closing import (
    close_follow_up,
    decide_appeal,
    reopen_follow_up,
    return_follow_up,
)
from mingchuang.evaluations.actions.following_up import (
    answer_follow_up,
    appeal_follow_up,
    note_rectification_planned,
    note_rectification_returned,
    start_mending,
    verify_follow_up,
)
from mingchuang.evaluations.actions.giving import Given, GiveRating, give_ratings
from mingchuang.evaluations.actions.keeping import clear_suspicion, forget_phones, open_phone, set_rating_rule
from mingchuang.evaluations.actions.speaking import add_words, change_grade, rate_mending

__all__ = [
    "GiveRating",
    "Given",
    "add_words",
    "answer_follow_up",
    "appeal_follow_up",
    "change_grade",
    "clear_suspicion",
    "close_follow_up",
    "decide_appeal",
    "forget_phones",
    "give_ratings",
    "note_rectification_planned",
    "note_rectification_returned",
    "open_phone",
    "rate_mending",
    "reopen_follow_up",
    "return_follow_up",
    "set_rating_rule",
    "start_mending",
    "verify_follow_up",
]
