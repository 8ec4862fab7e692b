"""Reads that shape the pages."""

from mingchuang.casework.queries.cases import (
    CaseFilter,
    case_of_matter,
    case_windows,
    cases_seen,
    history,
    receivable,
    staff_cases,
    tracked,
    whole_case,
    windows_of,
)
from mingchuang.casework.queries.counts import counting_windows, counts_on, counts_within, served_between
from mingchuang.casework.queries.effects import Effect, effect_of
from mingchuang.casework.queries.parts import joint_view, parts_of, staff_parts
from mingchuang.casework.queries.terms import terms_at

__all__ = [
    "CaseFilter",
    "Effect",
    "case_of_matter",
    "case_windows",
    "cases_seen",
    "counting_windows",
    "counts_on",
    "counts_within",
    "effect_of",
    "history",
    "joint_view",
    "parts_of",
    "receivable",
    "served_between",
    "staff_cases",
    "staff_parts",
    "terms_at",
    "tracked",
    "whole_case",
    "windows_of",
]
