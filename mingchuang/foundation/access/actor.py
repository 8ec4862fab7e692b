"""The one who acts, and what reaches where."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

from mingchuang.foundation.errors import Refusal


class NotAllowed(Refusal):
    """The actor lacks the permission at this place."""


class ActorKind(StrEnum):
    """What sort of actor stands in the journal."""

    STAFF = "staff"
    CITIZEN = "citizen"
    CLIENT = "client"
    SYSTEM = "system"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """The permissions of one role, from `path` downwards."""

    role: str
    path: str
    permissions: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody or something that acts; built at the door, passed inwards."""

    kind: ActorKind
    label: str
    account_id: int | None = None
    staff_id: int | None = None
    grants: Sequence[Grant] = field(default=())

    @classmethod
    def citizen(cls) -> Self:
        """A member of the public, without account and without name."""
        return cls(kind=ActorKind.CITIZEN, label="群众")

    @classmethod
    def system(cls) -> Self:
        """The product itself: due sweeps, imports of its own; may everything, everywhere."""
        return cls(kind=ActorKind.SYSTEM, label="系统")

    @classmethod
    def nobody(cls) -> Self:
        """A visitor who has not signed in."""
        return cls(kind=ActorKind.NOBODY, label="访客")

    @property
    def is_signed_in(self) -> bool:
        """True for members of staff."""
        return self.kind is ActorKind.STAFF

    def reach(self, permission: str) -> tuple[str, ...]:
        """The paths from which this permission reaches downwards; empty = nowhere."""
        if self.kind is ActorKind.SYSTEM:
            return ("/",)
        return tuple(sorted({g.path for g in self.grants if permission in g.permissions}))

    def has(self, permission: str) -> bool:
        """Whether the permission is held anywhere at all."""
        return bool(self.reach(permission))

    def may(self, permission: str, *, within: str | Sequence[str]) -> bool:
        """Whether the permission reaches this path (or any of these: a window counts by unit and by hall)."""
        paths = (within,) if isinstance(within, str) else within
        return any(path.startswith(reach) for path in paths if path for reach in self.reach(permission))

    def require(self, permission: str, *, within: str | Sequence[str]) -> None:
        """Raise `NotAllowed` unless `may`."""
        if not self.may(permission, within=within):
            raise NotAllowed("您没有在此处办理这件事的权限。")
