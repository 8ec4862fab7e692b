"""What happens to the tree, its staff and its accounts."""

from dataclasses import dataclass
from typing import ClassVar

from mingchuang.foundation.journal.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeOpened(Fact):
    """A place was put on the tree."""

    kind: ClassVar[str] = "organisations.node_opened"
    label: ClassVar[str] = "登记机构"
    node_kind: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffRegistered(Fact):
    """A member of staff was entered."""

    kind: ClassVar[str] = "organisations.staff_registered"
    label: ClassVar[str] = "登记人员"
    badge_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffAppointed(Fact):
    """A member of staff took a post."""

    kind: ClassVar[str] = "organisations.staff_appointed"
    label: ClassVar[str] = "人员到岗"
    post: str
    from_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeImported(Fact):
    """Tree and staff were read from a workbook, all of it."""

    kind: ClassVar[str] = "organisations.tree_imported"
    label: ClassVar[str] = "导入机构和人员"
    nodes: int
    staff: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountOpened(Fact):
    """An account was opened."""

    kind: ClassVar[str] = "organisations.account_opened"
    label: ClassVar[str] = "开通账号"
    username: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleGranted(Fact):
    """An account received a role at a node, for its subtree."""

    kind: ClassVar[str] = "organisations.role_granted"
    label: ClassVar[str] = "授予角色"
    role: str
    node: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRevoked(Fact):
    """A role was taken back."""

    kind: ClassVar[str] = "organisations.role_revoked"
    label: ClassVar[str] = "收回角色"
    role: str
    node: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn(Fact):
    """Somebody signed in."""

    kind: ClassVar[str] = "organisations.signed_in"
    label: ClassVar[str] = "登录"


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordChanged(Fact):
    """The holder changed the password."""

    kind: ClassVar[str] = "organisations.password_changed"
    label: ClassVar[str] = "修改密码"
