"""What must hold of places, people and posts. No database, no clock, no request."""

from mingchuang.organisations.rules.marks import FIRST_KINDS, KindOfMark, MarkRefused, check_mark
from mingchuang.organisations.rules.naming import finds_people, found_by, shown_name, surname_of
from mingchuang.organisations.rules.places import (
    CodeRefused,
    GrantRefused,
    NodeRefused,
    check_code,
    check_grant,
    check_place,
)
from mingchuang.organisations.rules.presence import (
    BACK_AFTER,
    Cover,
    HandOverRefused,
    WhereaboutsRefused,
    back_at,
    check_absence,
    check_answer,
    check_deputy,
    check_hand_over,
    cover_of,
    is_overdue,
)
from mingchuang.organisations.rules.staff import StaffRefused, check_leaving

__all__ = [
    "BACK_AFTER",
    "FIRST_KINDS",
    "CodeRefused",
    "Cover",
    "GrantRefused",
    "HandOverRefused",
    "KindOfMark",
    "MarkRefused",
    "NodeRefused",
    "StaffRefused",
    "WhereaboutsRefused",
    "back_at",
    "check_absence",
    "check_answer",
    "check_code",
    "check_deputy",
    "check_grant",
    "check_hand_over",
    "check_leaving",
    "check_mark",
    "check_place",
    "cover_of",
    "finds_people",
    "found_by",
    "is_overdue",
    "shown_name",
    "surname_of",
]
