"""Reads over call-backs, for their pages and for areas above."""

from mingchuang.callbacks.queries.calls import (
    CallFilter,
    CallsPage,
    calls_of,
    calls_page,
    draws_within,
    is_repeatable,
    kind_labels,
    next_call,
    overdue_calls,
    tries_of,
)
from mingchuang.callbacks.queries.rates import EXCLUDED, three_rates, weights_at
from mingchuang.callbacks.queries.settings import regions, rule_at, script_at

# What areas above need of the rules: to be sampled at all, and to read the rates.
from mingchuang.callbacks.rules.picking import Callee, CallSource, register_source
from mingchuang.callbacks.rules.rates import Rate, ThreeRates, Weights

__all__ = [
    "EXCLUDED",
    "CallFilter",
    "CallSource",
    "Callee",
    "CallsPage",
    "Rate",
    "ThreeRates",
    "Weights",
    "calls_of",
    "calls_page",
    "draws_within",
    "is_repeatable",
    "kind_labels",
    "next_call",
    "overdue_calls",
    "regions",
    "register_source",
    "rule_at",
    "script_at",
    "three_rates",
    "tries_of",
    "weights_at",
]
