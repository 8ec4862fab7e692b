"""What can be done with the rectification ledger. Who has it stands in config/roles.py."""

from enum import StrEnum


class RectificationPermission(StrEnum):
    """`area:thing:verb`, alphabetical. `CLOSE` covers accepting, returning and re-opening."""

    RECORD_CLOSE = "rectification:record:close"
    RECORD_MEND = "rectification:record:mend"
    RECORD_OPEN = "rectification:record:open"
    RECORD_READ = "rectification:record:read"
    RULE_EDIT = "rectification:rule:edit"
