"""What can be done with followed matters as such; the acts themselves are the areas'."""

from enum import StrEnum


class FollowingPermission(StrEnum):
    """`area:thing:verb`, alphabetical."""

    MATTER_READ = "following:matter:read"
