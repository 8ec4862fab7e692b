"""Casework in Excel."""

from mingchuang.casework.sheets.counts import COUNTS, count_template, load_workbook

__all__ = [
    "COUNTS",
    "count_template",
    "load_workbook",
]
