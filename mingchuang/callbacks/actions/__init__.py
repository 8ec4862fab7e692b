"""Acts on call-backs. The only writers."""

from mingchuang.callbacks.actions.calling import (
    answer_card,
    call_off,
    forget_callees,
    give_up_cards,
    note_try,
    open_callee,
    type_in_card,
)
from mingchuang.callbacks.actions.planning import draw_last_week, draw_week, issue_card, plan_call
from mingchuang.callbacks.actions.ruling import set_call_rule, set_script

__all__ = [
    "answer_card",
    "call_off",
    "draw_last_week",
    "draw_week",
    "forget_callees",
    "give_up_cards",
    "issue_card",
    "note_try",
    "open_callee",
    "plan_call",
    "set_call_rule",
    "set_script",
    "type_in_card",
]
