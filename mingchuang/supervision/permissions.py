"""What can be done about stalls. Who has it stands in config/roles.py."""

from enum import StrEnum


class SupervisionPermission(StrEnum):
    """`area:thing:verb`, alphabetical. `CLOSE` covers accepting and returning a report."""

    ORDER_CLOSE = "supervision:order:close"
    ORDER_ISSUE = "supervision:order:issue"
    ORDER_REPORT = "supervision:order:report"
    STALL_READ = "supervision:stall:read"
