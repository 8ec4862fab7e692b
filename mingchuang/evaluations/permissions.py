"""What can be done with ratings and their follow-ups. Who has it stands in config/roles.py."""

from enum import StrEnum


class EvaluationsPermission(StrEnum):
    """`area:thing:verb`, alphabetical. Opening a phone number reveals a person, so it does not end in `read`."""

    APPEAL_DECIDE = "evaluations:appeal:decide"
    FOLLOW_UP_ANSWER = "evaluations:follow-up:answer"
    FOLLOW_UP_CLOSE = "evaluations:follow-up:close"
    FOLLOW_UP_READ = "evaluations:follow-up:read"
    FOLLOW_UP_VERIFY = "evaluations:follow-up:verify"
    PHONE_OPEN = "evaluations:phone:open"
    RATING_READ = "evaluations:rating:read"
    RULE_EDIT = "evaluations:rule:edit"
    SUSPECT_READ = "evaluations:suspect:read"
    SUSPECT_SETTLE = "evaluations:suspect:settle"
    WINDOW_READ = "evaluations:window:read"
