"""Reads that shape the pages."""

from mingchuang.casework.queries.counts import counting_windows, counts_on, counts_within, served_between

__all__ = [
    "counting_windows",
    "counts_on",
    "counts_within",
    "served_between",
]
