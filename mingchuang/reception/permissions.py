"""What can be done at the reception. Who has it stands in config/roles.py."""

from enum import StrEnum


class ReceptionPermission(StrEnum):
    """`area:thing:verb`, alphabetical. Opening a name or number reveals a person, so it does not end in `read`."""

    CONTACT_OPEN_PERSON = "reception:contact:open_person"
    CONTACT_READ = "reception:contact:read"
    CONTACT_REGISTER = "reception:contact:register"
    NOTICE_APPROVE = "reception:notice:approve"
    NOTICE_GIVE = "reception:notice:give"
    NOTICE_READ = "reception:notice:read"
    RULE_EDIT = "reception:rule:edit"
    SERVICE_ASSIGN = "reception:service:assign"
    SERVICE_DO = "reception:service:do"
    SERVICE_ENTER = "reception:service:enter"
    SERVICE_OPEN_PERSON = "reception:service:open_person"
    SERVICE_READ = "reception:service:read"
