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


@dataclass(frozen=True, slots=True, kw_only=True)
class WhereaboutsSet(Fact):
    """Somebody went out, came back, or is said to have."""

    kind: ClassVar[str] = "organisations.whereabouts_set"
    label: ClassVar[str] = "登记去向"
    where: str
    until_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeputyNamed(Fact):
    """A post received its deputy; empty when it has none any more."""

    kind: ClassVar[str] = "organisations.deputy_named"
    label: ClassVar[str] = "设定AB岗"
    post: str
    deputy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostHandedOver(Fact):
    """A post was handed over with its list."""

    kind: ClassVar[str] = "organisations.post_handed_over"
    label: ClassVar[str] = "交出岗位"
    post: str
    taker: str
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverAnswered(Fact):
    """The deputy took the post on, or not."""

    kind: ClassVar[str] = "organisations.hand_over_answered"
    label: ClassVar[str] = "答复岗位交接"
    accepted: bool
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostGivenBack(Fact):
    """The holder is back and has the post again."""

    kind: ClassVar[str] = "organisations.post_given_back"
    label: ClassVar[str] = "交回岗位"
    post: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffChanged(Fact):
    """What is written of a member of staff was changed; the names of the fields, not what stands in them."""

    kind: ClassVar[str] = "organisations.staff_changed"
    label: ClassVar[str] = "修改人员资料"
    fields: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffLeft(Fact):
    """A member of staff left the service."""

    kind: ClassVar[str] = "organisations.staff_left"
    label: ClassVar[str] = "人员离岗"
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TenureEnded(Fact):
    """A member of staff gave up a post."""

    kind: ClassVar[str] = "organisations.tenure_ended"
    label: ClassVar[str] = "卸任岗位"
    post: str
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostChanged(Fact):
    """Title or duties of a post were changed, or it was given up."""

    kind: ClassVar[str] = "organisations.post_changed"
    label: ClassVar[str] = "修改岗位"
    post: str
    closed_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkAwarded(Fact):
    """A mark was entered for a person or a place."""

    kind: ClassVar[str] = "organisations.mark_awarded"
    label: ClassVar[str] = "登记标识"
    mark: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkWithdrawn(Fact):
    """A mark was taken back."""

    kind: ClassVar[str] = "organisations.mark_withdrawn"
    label: ClassVar[str] = "收回标识"
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingChosen(Fact):
    """A place decided how its people are shown to the public."""

    kind: ClassVar[str] = "organisations.naming_chosen"
    label: ClassVar[str] = "设定人员公开方式"
    naming: str
