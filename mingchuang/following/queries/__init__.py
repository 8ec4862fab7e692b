"""Reads over followed matters, for the pages of higher areas and doors."""

from mingchuang.following.queries.account import ClockAccount, clock_account
from mingchuang.following.queries.choosing import EVERYTHING, Choice, Standing, Whose
from mingchuang.following.queries.handing import (
    OfferShown,
    hand_overs_of,
    hand_overs_shown,
    hand_overs_waiting_for,
    last_taken,
    passing,
    person_named,
)
from mingchuang.following.queries.load import LoadRow, by_unit, load_by_person, load_by_unit
from mingchuang.following.queries.my_work import Count, Desk, MatterRow, MattersPage, matter_row
from mingchuang.following.queries.rules import clock_settings
from mingchuang.following.queries.waiting import WaitingKind, WaitingRow, register_waiting, waiting_for
from mingchuang.following.rules import (
    DEFAULT_CAUSES,
    ClockSettings,
    HeldSpan,
    LampReading,
    LampRule,
    MatterKind,
    kinds,
    register_kind,
)

# What areas above need of the rules stands here too: to register their kind at start, and to name what a page shows.
__all__ = [
    "DEFAULT_CAUSES",
    "EVERYTHING",
    "Choice",
    "ClockAccount",
    "ClockSettings",
    "Count",
    "Desk",
    "HeldSpan",
    "LampReading",
    "LampRule",
    "LoadRow",
    "MatterKind",
    "MatterRow",
    "MattersPage",
    "OfferShown",
    "Standing",
    "WaitingKind",
    "WaitingRow",
    "Whose",
    "by_unit",
    "clock_account",
    "clock_settings",
    "hand_overs_of",
    "hand_overs_shown",
    "hand_overs_waiting_for",
    "kinds",
    "last_taken",
    "load_by_person",
    "load_by_unit",
    "matter_row",
    "passing",
    "person_named",
    "register_kind",
    "register_waiting",
    "waiting_for",
]
