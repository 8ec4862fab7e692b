"""What can be done with the tree. Who has it stands in config/roles.py."""

from enum import StrEnum


class OrganisationsPermission(StrEnum):
    """`area:thing:verb`, alphabetical. Whatever ends in `read` changes nothing."""

    ACCOUNT_EDIT = "organisations:account:edit"
    ACCOUNT_READ = "organisations:account:read"
    JOURNAL_READ = "organisations:journal:read"
    MARK_EDIT = "organisations:mark:edit"
    NODE_EDIT = "organisations:node:edit"
    NODE_READ = "organisations:node:read"
    ROLE_GRANT = "organisations:role:grant"  # any role, also one not held: operators only
    STAFF_EDIT = "organisations:staff:edit"
    STAFF_READ = "organisations:staff:read"
