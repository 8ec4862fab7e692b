"""Rules of casework. No database, no clock."""

from mingchuang.casework.rules.cases import CASE_STATES, CaseActRefused, Move
from mingchuang.casework.rules.counts import MOST_IN_A_DAY, CountRefused, check_count, check_window

__all__ = [
    "CASE_STATES",
    "MOST_IN_A_DAY",
    "CaseActRefused",
    "CountRefused",
    "Move",
    "check_count",
    "check_window",
]
