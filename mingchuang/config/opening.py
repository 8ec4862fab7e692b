"""Opening an account at the terminal, the first of an installation included."""

from datetime import datetime

from django.db import transaction

from mingchuang.foundation.access import Actor, roles
from mingchuang.foundation.errors import Refusal
from mingchuang.organisations.actions.accounts import open_account_with_role
from mingchuang.organisations.actions.tree import open_node
from mingchuang.organisations.models import Account, Node


class OpeningRefused(Refusal):
    """The account cannot be opened so."""


@transaction.atomic
def open_at_terminal(
    *, username: str, name: str, password: str, role: str, node_code: str, first_region: str, at: datetime
) -> Account:
    """Open the account with its role at the node, by default the topmost; an empty tree begins with `first_region`."""
    if role not in roles():
        raise OpeningRefused("没有角色 {role}。可选：{known}", role=role, known=" ".join(roles()))
    if Account.objects.filter(username=username).exists():
        raise OpeningRefused("账号 {username} 已存在。", username=username)
    return open_account_with_role(
        actor=Actor.system(),
        username=username,
        display_name=name or username,
        password=password,
        role=role,
        node=_place(node_code, first_region, at),
        at=at,
    )


def _place(code: str, first_region: str, at: datetime) -> Node:
    wanted = Node.objects.filter(code=code) if code else Node.objects.filter(parent=None).order_by("id")
    found = wanted.first()
    if found is None and not code and first_region:
        return open_node(actor=Actor.system(), kind="region", code="top", name_zh=first_region, at=at)
    if found is None:
        raise OpeningRefused("找不到机构；空库请加 --first-region 名称。")
    return found
