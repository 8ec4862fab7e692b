"""What can be done with what is handled at the windows. Who has it stands in config/roles.py."""

from enum import StrEnum


class CaseworkPermission(StrEnum):
    """`area:thing:verb`, alphabetical. Whatever ends in `read` changes nothing."""

    COUNT_EDIT = "casework:count:edit"
    COUNT_READ = "casework:count:read"
