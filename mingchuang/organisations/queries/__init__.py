"""Reads of the tree, its people, and who is where."""

from mingchuang.organisations.queries.absences import (
    MyPlace,
    hand_overs_seen,
    my_place,
    presences_within,
    takers_for,
    whereabouts_within,
)
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
from mingchuang.organisations.queries.finding import people_found
from mingchuang.organisations.queries.presence import (
    PersonPresence,
    PlacePresence,
    PostPresence,
    Presence,
    posts_at,
    presence_of,
    where_is,
)
from mingchuang.organisations.queries.tree import (
    TreeRow,
    accounts_within,
    badges_known,
    codes_on_tree,
    staff_of,
    tree_rows,
)

__all__ = [
    "PARTY_MEMBER",
    "MyPlace",
    "PersonCard",
    "PersonPresence",
    "PlacePresence",
    "PostPresence",
    "Presence",
    "ShownMark",
    "TreeRow",
    "accounts_within",
    "badges_known",
    "cards_of",
    "codes_on_tree",
    "hand_overs_seen",
    "kinds_of_mark",
    "marks_at",
    "my_place",
    "people_at",
    "people_found",
    "posts_at",
    "presence_of",
    "presences_within",
    "public_staff",
    "staff_of",
    "takers_for",
    "tree_rows",
    "units_of",
    "where_is",
    "whereabouts_within",
    "with_cards",
]
