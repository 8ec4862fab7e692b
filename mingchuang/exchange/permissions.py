"""What can be done at the machine door. Who has it stands in config/roles.py."""

from collections.abc import Iterable
from enum import StrEnum

from mingchuang.casework.permissions import CaseworkPermission
from mingchuang.exchange.enums import Scope
from mingchuang.feedback.permissions import FeedbackPermission


class ExchangePermission(StrEnum):
    """`area:thing:verb`, alphabetical. Order files carry names and phone numbers, so carrying them is no reading."""

    CLIENT_EDIT = "exchange:client:edit"
    CLIENT_READ = "exchange:client:read"
    HOTLINE_EDIT = "exchange:hotline:edit"
    HOTLINE_READ = "exchange:hotline:read"
    ORDER_CARRY = "exchange:order:carry"
    RATE_READ = "exchange:rate:read"


# What each scope of a client system allows, in the permissions of the areas behind the door.
PERMISSIONS: dict[Scope, frozenset[str]] = {
    Scope.ORDERS_SEND: frozenset({ExchangePermission.ORDER_CARRY.value, FeedbackPermission.VOICE_DISPATCH.value}),
    Scope.ORDERS_READ: frozenset({ExchangePermission.HOTLINE_READ.value}),
    Scope.ORDERS_RETURN: frozenset({FeedbackPermission.ORDER_HANDLE.value}),
    Scope.CASES_SEND: frozenset({CaseworkPermission.CASE_HANDLE.value}),
    Scope.CASES_READ: frozenset({CaseworkPermission.CASE_READ.value}),
    Scope.COUNTS_SEND: frozenset({CaseworkPermission.COUNT_EDIT.value}),
}


def permissions_of(scopes: Iterable[str]) -> frozenset[str]:
    """All permissions of these scopes; a scope that the product no longer knows gives none."""
    known = {scope.value: permissions for scope, permissions in PERMISSIONS.items()}
    return frozenset().union(*(known.get(scope, frozenset()) for scope in scopes))
