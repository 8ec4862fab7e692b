"""What can be done with outreach. Who has it stands in config/roles.py."""

from enum import StrEnum


class OutreachPermission(StrEnum):
    """`area:thing:verb`, alphabetical. `STOP_REPORT` covers holding, cancelling and taking matters in."""

    STOP_READ = "outreach:stop:read"
    STOP_REPORT = "outreach:stop:report"
    TOUR_EDIT = "outreach:tour:edit"
