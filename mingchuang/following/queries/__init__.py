"""Reads over followed matters, for the pages of higher areas and doors."""

from mingchuang.following.queries.my_work import MatterRow, MattersPage, matter_row, my_matters, overdue_count
from mingchuang.following.rules import LampReading, MatterKind, register_kind

# What areas above need of the rules stands here too: to register their kind at start, and to name what a page shows.
__all__ = [
    "LampReading",
    "MatterKind",
    "MatterRow",
    "MattersPage",
    "matter_row",
    "my_matters",
    "overdue_count",
    "register_kind",
]
