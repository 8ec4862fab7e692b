"""Who may, on which branch of the tree: one mechanism for pages, tasks, exports and the API.

Code asks for a *permission* (`area:thing:verb`), never for a role. A grant reaches the whole subtree of its
node by path prefix. `Actor.may` answers for one place, `ScopedQuerySet.within` for rows; both read `Actor.reach`.
"""

from mingchuang.foundation.access.actor import Actor, ActorKind, Grant, NotAllowed
from mingchuang.foundation.access.roles import Role, register_roles, role_named, roles
from mingchuang.foundation.access.scope import ScopedQuerySet, covers

__all__ = [
    "Actor",
    "ActorKind",
    "Grant",
    "NotAllowed",
    "Role",
    "ScopedQuerySet",
    "covers",
    "register_roles",
    "role_named",
    "roles",
]
