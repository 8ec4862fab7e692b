"""Reads over the reception, for its pages and for areas above."""

from mingchuang.reception.queries.notices import (
    granted_second,
    materials_of,
    notices_given,
    notices_within,
    public_notice,
)
from mingchuang.reception.queries.rules_in_force import answering_node, region_of, rule_in_force

# What areas above need of the rules.
from mingchuang.reception.rules.notice import NoticeRefused, check_second_notice

__all__ = [
    "NoticeRefused",
    "answering_node",
    "check_second_notice",
    "granted_second",
    "materials_of",
    "notices_given",
    "notices_within",
    "public_notice",
    "region_of",
    "rule_in_force",
]
