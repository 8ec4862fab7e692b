"""Words and orders for the eye: which steps are open, what happened."""

from dataclasses import dataclass

from mingchuang.following.queries import LampReading
from mingchuang.rectification.enums import RectificationState
from mingchuang.rectification.models import Rectification
from mingchuang.rectification.rules import RECTIFICATION_STATES, Move


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A button at the top of the page; `label` is a msgid."""

    label: str
    url_name: str
    is_main: bool


MENDING = {
    Move.PLAN: ("制定措施", "rectification:plan"),
    Move.SUBMIT: ("提交整改结果", "rectification:submit"),
}
CHECKING = {
    Move.CLOSE: ("核对销号", "rectification:close"),
    Move.RETURN: ("退回整改", "rectification:return"),
    Move.EXTEND: ("批准延期", "rectification:extend"),
    Move.REOPEN: ("重新整改", "rectification:reopen"),
}


def open_steps(row: Rectification, *, may_mend: bool, may_check: bool) -> list[Step]:
    """The steps this reader may take now; the first is the main one."""
    known = (MENDING if may_mend else {}) | (CHECKING if may_check else {})
    moves = RECTIFICATION_STATES.moves_from(RectificationState(row.state))
    open_now = [known[move] for move in moves if move in known]
    return [
        Step(label=label, url_name=url_name, is_main=position == 0)
        for position, (label, url_name) in enumerate(open_now)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """One line of the ledger."""

    row: Rectification
    lamp: LampReading
