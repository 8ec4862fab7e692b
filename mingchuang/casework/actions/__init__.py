"""Acts of casework. The only writers."""

from mingchuang.casework.actions.counts import CountEntry, CountOutcome, set_count, set_counts

__all__ = [
    "CountEntry",
    "CountOutcome",
    "set_count",
    "set_counts",
]
