"""What can be done with pledges and good deeds. Who has it stands in config/roles.py."""

from enum import StrEnum


class PledgesPermission(StrEnum):
    """`area:thing:verb`, alphabetical. Whatever ends in `read` changes nothing."""

    CYCLE_EDIT = "pledges:cycle:edit"  # who looks at running pledges, and how often
    DEED_CONFIRM = "pledges:deed:confirm"
    DEED_EDIT = "pledges:deed:edit"
    DEED_READ = "pledges:deed:read"
    PLEDGE_DRAFT = "pledges:pledge:draft"
    PLEDGE_EXAMINE = "pledges:pledge:examine"  # counts at the parent node or above
    PLEDGE_PUBLISH = "pledges:pledge:publish"
    PLEDGE_READ = "pledges:pledge:read"
    PLEDGE_REPORT = "pledges:pledge:report"
    PLEDGE_REVIEW = "pledges:pledge:review"  # of others' wording
    PLEDGE_WITHDRAW = "pledges:pledge:withdraw"
    ROUND_EDIT = "pledges:round:edit"  # rounds and templates
    TURN_TAKE = "pledges:turn:take"  # of the turns one is given
