"""Where a node may hang, and what an account may be granted. No database, no clock, no request."""

import re
from collections.abc import Mapping

from mingchuang.foundation.errors import Refusal

# What may stand below what. A window stands in the tree below its unit and, by its site, in a hall.
MAY_HANG_BELOW: Mapping[str, frozenset[str]] = {
    "region": frozenset({"", "region"}),
    "unit": frozenset({"region", "unit"}),
    "section": frozenset({"unit", "section"}),
    "hall": frozenset({"region", "unit"}),
    "window": frozenset({"unit", "section", "hall"}),
    "party_branch": frozenset({"region", "unit", "party_branch"}),
    "union": frozenset({"region", "unit", "union"}),
    "youth_league": frozenset({"region", "unit", "youth_league"}),
    "women": frozenset({"region", "unit", "women"}),
}


CODE = re.compile(r"[A-Za-z0-9_-]{1,40}")


class NodeRefused(Refusal):
    """The node may not stand there."""


class CodeRefused(NodeRefused):
    """The code cannot stand in an address."""


class GrantRefused(Refusal):
    """The role may not be granted so."""


def check_place(*, kind: str, parent_kind: str, site_kind: str = "") -> None:
    """A node hangs where its kind belongs; only windows have a site, and the site is a hall."""
    if parent_kind not in MAY_HANG_BELOW[kind]:
        raise NodeRefused("这类机构不能挂在这里，请改选上级。")
    if site_kind and (kind != "window" or site_kind != "hall"):
        raise NodeRefused("只有窗口可以设在大厅里，所在大厅必须是“大厅”。")


def check_code(code: str) -> None:
    """A code stands in addresses and on QR codes: letters, digits, hyphen, underscore."""
    if not CODE.fullmatch(code):
        raise CodeRefused("编码“{code}”只能用字母、数字、连字符和下划线。", code=code)


def check_grant(*, granter_permissions: frozenset[str], role_permissions: frozenset[str]) -> None:
    """Nobody gives away more than he holds there himself."""
    if not role_permissions <= granter_permissions:
        raise GrantRefused("不能授予超出您本人权限的角色。")
