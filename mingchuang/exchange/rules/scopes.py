"""What each scope of a client system allows, in the permissions of the areas behind the door."""

from collections.abc import Callable, Iterable

from mingchuang.casework.permissions import CaseworkPermission
from mingchuang.exchange.enums import Scope
from mingchuang.exchange.permissions import ExchangePermission
from mingchuang.feedback.permissions import FeedbackPermission
from mingchuang.foundation.errors import Refusal

PERMISSIONS: dict[Scope, frozenset[str]] = {
    Scope.ORDERS_SEND: frozenset({ExchangePermission.ORDER_CARRY.value, FeedbackPermission.VOICE_DISPATCH.value}),
    Scope.ORDERS_READ: frozenset({ExchangePermission.HOTLINE_READ.value}),
    Scope.ORDERS_RETURN: frozenset({FeedbackPermission.ORDER_HANDLE.value}),
    Scope.CASES_SEND: frozenset({CaseworkPermission.CASE_HANDLE.value}),
    Scope.CASES_READ: frozenset({CaseworkPermission.CASE_READ.value}),
    Scope.COUNTS_SEND: frozenset({CaseworkPermission.COUNT_EDIT.value}),
}


class ScopeRefused(Refusal):
    """These scopes may not be given."""


def permissions_of(scopes: Iterable[str]) -> frozenset[str]:
    """All permissions of these scopes; a scope that the product no longer knows gives none."""
    known = {scope.value: permissions for scope, permissions in PERMISSIONS.items()}
    return frozenset().union(*(known.get(scope, frozenset()) for scope in scopes))


def check_scopes(scopes: Iterable[str], *, may: Callable[[str], bool]) -> None:
    """Nobody gives a machine what she may not do herself; `may` answers for her, at the machine's place."""
    wanted = list(scopes)
    if not wanted:
        raise ScopeRefused("请至少选一项权限。")
    for scope in wanted:
        if not all(may(permission) for permission in permissions_of([scope])):
            raise ScopeRefused("您自己在这个机构没有“{scope}”的权限，不能交给系统。", scope=Scope(scope).label)
