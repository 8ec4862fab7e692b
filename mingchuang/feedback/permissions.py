"""What can be done with voices. Who has it stands in config/roles.py."""

from enum import StrEnum


class FeedbackPermission(StrEnum):
    """`area:thing:verb`, alphabetical. What shows a person or her own words does not end in `read`."""

    BOX_OPEN = "feedback:box:open"
    CLOSING_DECIDE = "feedback:closing:decide"
    ORDER_HANDLE = "feedback:order:handle"
    ORDER_READ = "feedback:order:read"
    PERSON_OPEN = "feedback:person:open"
    PETITION_EDIT = "feedback:petition:edit"
    PETITION_READ = "feedback:petition:read"
    PETITION_REPORT = "feedback:petition:report"
    PUBLICATION_DECIDE = "feedback:publication:decide"
    RULE_EDIT = "feedback:rule:edit"
    VOICE_DISPATCH = "feedback:voice:dispatch"
    VOICE_ENTER = "feedback:voice:enter"
    VOICE_READ = "feedback:voice:read"
    VOICE_URGE = "feedback:voice:urge"
