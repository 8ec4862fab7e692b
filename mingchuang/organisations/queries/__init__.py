"""Reads of the tree, its people, and who is where."""

from mingchuang.organisations.queries.presence import (
    PersonPresence,
    PlacePresence,
    PostPresence,
    Presence,
    presence_of,
    where_is,
)
from mingchuang.organisations.queries.tree import TreeRow, accounts_within, codes_on_tree, staff_of, tree_rows

__all__ = [
    "PersonPresence",
    "PlacePresence",
    "PostPresence",
    "Presence",
    "TreeRow",
    "accounts_within",
    "codes_on_tree",
    "presence_of",
    "staff_of",
    "tree_rows",
    "where_is",
]
