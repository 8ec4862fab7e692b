"""What can be done with cases and counts. Who has it stands in config/roles.py."""

from enum import StrEnum


class CaseworkPermission(StrEnum):
    """`area:thing:verb`, alphabetical. Whatever ends in `read` changes nothing and shows no applicant."""

    APPLICANT_OPEN = "casework:applicant:open"
    CASE_APPROVE = "casework:case:approve"
    CASE_HANDLE = "casework:case:handle"
    CASE_READ = "casework:case:read"
    COUNT_EDIT = "casework:count:edit"
    COUNT_READ = "casework:count:read"
    TERMS_EDIT = "casework:terms:edit"
