"""The role table, filled once at start by the assembly."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What a holder may do below the node it is granted at. `label` and `about` are Chinese msgids."""

    key: str
    label: str
    about: str
    permissions: frozenset[str]


_table: dict[str, Role] = {}


def register_roles(table: Iterable[Role]) -> None:
    """Replace the whole table."""
    _table.clear()
    _table.update({role.key: role for role in table})


def roles() -> Mapping[str, Role]:
    """All roles by key, in the order they were registered."""
    return _table


def role_named(key: str) -> Role:
    """The role; one that is no longer in the table grants nothing."""
    return _table.get(key) or Role(key=key, label=key, about="", permissions=frozenset())
