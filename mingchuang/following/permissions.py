"""What can be done with followed matters as such; the acts themselves are the areas'."""

from enum import StrEnum


class FollowingPermission(StrEnum):
    """`area:thing:verb`, alphabetical."""

    CLOCK_RULE_EDIT = "following:clock_rule:edit"
    CLOCK_RULE_READ = "following:clock_rule:read"
    MATTER_HAND_OVER = "following:matter:hand_over"
    MATTER_READ = "following:matter:read"
