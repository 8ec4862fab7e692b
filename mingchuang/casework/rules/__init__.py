"""Rules of casework. No database, no clock."""

from mingchuang.casework.rules.counts import MOST_IN_A_DAY, CountRefused, check_count, check_window

__all__ = [
    "MOST_IN_A_DAY",
    "CountRefused",
    "check_count",
    "check_window",
]
