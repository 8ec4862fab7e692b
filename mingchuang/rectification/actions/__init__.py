"""Acts on the ledger. The only writers."""

from mingchuang.rectification.actions.closing import (
    close_rectification,
    extend_rectification,
    reopen_rectification,
    return_rectification,
    withdraw_rectification,
)
from mingchuang.rectification.actions.mending import NewFile, plan_rectification, submit_rectification
from mingchuang.rectification.actions.opening import (
    RectificationOrder,
    enter_rectification,
    open_rectification,
    open_rectifications,
    restate_problem,
)
from mingchuang.rectification.actions.ruling import set_mending_rule

__all__ = [
    "NewFile",
    "RectificationOrder",
    "close_rectification",
    "enter_rectification",
    "extend_rectification",
    "open_rectification",
    "open_rectifications",
    "plan_rectification",
    "reopen_rectification",
    "restate_problem",
    "return_rectification",
    "set_mending_rule",
    "submit_rectification",
    "withdraw_rectification",
]
