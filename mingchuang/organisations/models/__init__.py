"""Rows of the tree, one file per thing."""

from mingchuang.organisations.models.account import Account, RoleGrant
from mingchuang.organisations.models.mark import Mark, MarkKind
from mingchuang.organisations.models.node import Membership, Node
from mingchuang.organisations.models.presence import Deputy, HandOver, HandOverLine, Whereabouts
from mingchuang.organisations.models.staff import Post, Staff, Tenure

__all__ = [
    "Account",
    "Deputy",
    "HandOver",
    "HandOverLine",
    "Mark",
    "MarkKind",
    "Membership",
    "Node",
    "Post",
    "RoleGrant",
    "Staff",
    "Tenure",
    "Whereabouts",
]
