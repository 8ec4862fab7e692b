"""What can be done at the machine door. Who has it stands in config/roles.py."""

from enum import StrEnum


class ExchangePermission(StrEnum):
    """`area:thing:verb`, alphabetical. Order files carry names and phone numbers, so carrying them is no reading."""

    CLIENT_EDIT = "exchange:client:edit"
    CLIENT_READ = "exchange:client:read"
    HOTLINE_EDIT = "exchange:hotline:edit"
    HOTLINE_READ = "exchange:hotline:read"
    ORDER_CARRY = "exchange:order:carry"
    RATE_READ = "exchange:rate:read"
