"""Rows of the tree, one file per thing."""

from mingchuang.organisations.models.account import Account, RoleGrant
from mingchuang.organisations.models.node import Membership, Node
from mingchuang.organisations.models.staff import Post, Staff, Tenure

__all__ = ["Account", "Membership", "Node", "Post", "RoleGrant", "Staff", "Tenure"]
