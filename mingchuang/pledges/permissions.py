"""What can be done with pledges. Who has it stands in config/roles.py."""

from enum import StrEnum


class PledgesPermission(StrEnum):
    """`area:thing:verb`, alphabetical. Whatever ends in `read` changes nothing."""

    PLEDGE_DRAFT = "pledges:pledge:draft"
    PLEDGE_EXAMINE = "pledges:pledge:examine"  # counts at the parent node or above
    PLEDGE_PUBLISH = "pledges:pledge:publish"
    PLEDGE_READ = "pledges:pledge:read"
    PLEDGE_REPORT = "pledges:pledge:report"
    PLEDGE_WITHDRAW = "pledges:pledge:withdraw"
