"""What can be done with campaigns. Who has it stands in config/roles.py."""

from enum import StrEnum


class CampaignsPermission(StrEnum):
    """`area:thing:verb`, alphabetical. Whatever ends in `read` changes nothing."""

    CAMPAIGN_EDIT = "campaigns:campaign:edit"
    CAMPAIGN_READ = "campaigns:campaign:read"  # also lets those below see the campaign that reaches them
    PLAN_EDIT = "campaigns:plan:edit"  # upload, correct, confirm
    PLAN_READ = "campaigns:plan:read"
    TASK_CLOSE = "campaigns:task:close"  # accept or return what a unit reports
    TASK_REPORT = "campaigns:task:report"
