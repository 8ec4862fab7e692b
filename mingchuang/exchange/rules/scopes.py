"""What may be given to a client system. No database, no clock."""

from collections.abc import Callable, Iterable

from mingchuang.exchange.enums import Scope
from mingchuang.foundation.errors import Refusal


class ScopeRefused(Refusal):
    """These scopes may not be given."""


def check_scopes(scopes: Iterable[str], *, may_give: Callable[[str], bool]) -> None:
    """Nobody gives a machine what she may not do herself; `may_give` answers for her, at the machine's place."""
    wanted = list(scopes)
    if not wanted:
        raise ScopeRefused("请至少选一项权限。")
    for scope in wanted:
        if not may_give(scope):
            raise ScopeRefused("您自己在这个机构没有“{scope}”的权限，不能交给系统。", scope=Scope(scope).label)
