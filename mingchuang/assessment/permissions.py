"""What can be done with schemes, marks and runs. Who has it stands in config/roles.py."""

from enum import StrEnum


class AssessmentPermission(StrEnum):
    """`area:thing:verb`, alphabetical. Whatever ends in `read` changes nothing."""

    MARK_ENTER = "assessment:mark:enter"  # deductions and vetoes that somebody decides
    RUN_COMPUTE = "assessment:run:compute"
    RUN_FREEZE = "assessment:run:freeze"
    SCHEME_EDIT = "assessment:scheme:edit"
    SCORE_READ = "assessment:score:read"
