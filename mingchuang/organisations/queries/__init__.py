"""Reads of the tree, its people, and who is where."""

from mingchuang.organisations.queries.cards import (
    PARTY_MEMBER,
    PersonCard,
    ShownMark,
    cards_of,
    kinds_of_mark,
    marks_at,
    people_at,
    public_staff,
    units_of,
    with_cards,
)
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
    "PARTY_MEMBER",
    "PersonCard",
    "PersonPresence",
    "PlacePresence",
    "PostPresence",
    "Presence",
    "ShownMark",
    "TreeRow",
    "accounts_within",
    "cards_of",
    "codes_on_tree",
    "kinds_of_mark",
    "marks_at",
    "people_at",
    "presence_of",
    "public_staff",
    "staff_of",
    "tree_rows",
    "units_of",
    "where_is",
    "with_cards",
]
