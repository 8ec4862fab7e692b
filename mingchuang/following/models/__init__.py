"""Rows of followed matters."""

from mingchuang.following.models.clock import MINUTE, Clock, Extension, Pause
from mingchuang.following.models.hand_over import HandOver
from mingchuang.following.models.matter import Matter, MatterQuerySet
from mingchuang.following.models.rule import ClockRule, Recount, RecountLine

__all__ = [
    "MINUTE",
    "Clock",
    "ClockRule",
    "Extension",
    "HandOver",
    "Matter",
    "MatterQuerySet",
    "Pause",
    "Recount",
    "RecountLine",
]
