"""What can be done with screens, prints and display points. Who has it stands in config/roles.py."""

from enum import StrEnum


class PublicityPermission(StrEnum):
    """`area:thing:verb`, alphabetical. Whatever ends in `read` changes nothing."""

    POINT_EDIT = "publicity:point:edit"
    POINT_READ = "publicity:point:read"
    PRINT_ORDER = "publicity:print:order"
    SCREEN_EDIT = "publicity:screen:edit"
