"""What can be done at the staff door itself."""

from enum import StrEnum


class WorkspacePermission(StrEnum):
    """`area:thing:verb`, alphabetical."""

    CALENDAR_EDIT = "workspace:calendar:edit"
