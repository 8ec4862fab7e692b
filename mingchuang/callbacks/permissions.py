"""What can be done with call-backs. Who has it stands in config/roles.py."""

from enum import StrEnum


class CallbacksPermission(StrEnum):
    """`area:thing:verb`, alphabetical. Opening a number reveals a person, so it does not end in `read`."""

    CALL_MAKE = "callbacks:call:make"
    CALL_OPEN_PERSON = "callbacks:call:open_person"
    CALL_READ = "callbacks:call:read"
    CARD_ISSUE = "callbacks:card:issue"
    RULE_EDIT = "callbacks:rule:edit"
