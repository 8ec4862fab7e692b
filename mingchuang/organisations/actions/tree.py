"""Putting nodes on the tree, staff into it, and holders onto posts."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from mingchuang.foundation.access import Actor, covers
from mingchuang.foundation.journal.recording import record
from mingchuang.organisations.actions.clashes import refusing_clash
from mingchuang.organisations.enums import Naming
from mingchuang.organisations.facts import NodeOpened, StaffAppointed, StaffRegistered
from mingchuang.organisations.models import Membership, Node, Post, Staff, Tenure
from mingchuang.organisations.permissions import OrganisationsPermission as P
from mingchuang.organisations.rules import NodeRefused, StaffRefused, check_code, check_place, found_by


@transaction.atomic
def open_node(
    *,
    actor: Actor,
    kind: str,
    code: str,
    name_zh: str,
    at: datetime,
    parent: Node | None = None,
    site: Node | None = None,
    name_en: str = "",
    details: Mapping[str, str] | None = None,
) -> Node:
    """Put a place on the tree. `details` may hold address, phone and hours."""
    actor.require(P.NODE_EDIT, within=parent.path if parent else "/")
    check_code(code)
    check_place(kind=kind, parent_kind=parent.kind if parent else "", site_kind=site.kind if site else "")
    with refusing_clash(NodeRefused("编码“{code}”已经有人用，请换一个。", code=code)):
        node = Node.objects.create(
            kind=kind,
            code=code,
            name_zh=name_zh,
            name_en=name_en,
            parent=parent,
            site=site,
            naming=parent.naming if parent else Naming.FULL,
            opened_on=None,
            **(details or {}),
        )
    node.path = f"{parent.path if parent else '/'}{node.pk}/"
    node.site_path = f"{site.path}{node.pk}/" if site else ""
    node.sort_path = f"{parent.sort_path if parent else ''}{node.pk:08d}/"
    node.save(update_fields=["path", "site_path", "sort_path"])
    record(NodeOpened(node_kind=kind, name=name_zh), actor=actor, subject=node, path=node.path, at=at)
    return node


@transaction.atomic
def add_member(*, actor: Actor, body: Node, member: Node) -> Membership:
    """A unit joins a Party or mass organisation."""
    actor.require(P.NODE_EDIT, within=body.path)
    return Membership.objects.get_or_create(body=body, member=member)[0]


@transaction.atomic
def register_staff(
    *,
    actor: Actor,
    node: Node,
    name_zh: str,
    badge_number: str,
    at: datetime,
    name_en: str = "",
    is_party_member: bool = False,
    mobile: str = "",
    languages: Sequence[str] = (),
    is_shown: bool = True,
) -> Staff:
    """Enter a member of staff at her node."""
    actor.require(P.STAFF_EDIT, within=covers(node))
    with refusing_clash(StaffRefused("工号“{number}”已经有人用。", field="badge_number", number=badge_number)):
        staff = Staff.objects.create(
            node=node,
            path=node.path,
            site_path=node.site_path,
            name_zh=name_zh,
            name_en=name_en,
            badge_number=badge_number,
            is_party_member=is_party_member,
            mobile=mobile,
            languages=list(languages),
            is_shown=is_shown,
            found_by=found_by(name_zh, name_en, badge_number),
        )
    fact = StaffRegistered(badge_number=badge_number)
    record(fact, actor=actor, subject=staff, path=node.path, at=at)
    return staff


@transaction.atomic
def appoint(
    *, actor: Actor, staff: Staff, node: Node, title: str, from_on: date, at: datetime, is_head: bool = False
) -> Tenure:
    """Put a member of staff on a post at this node; the post is made when the node does not have it."""
    actor.require(P.STAFF_EDIT, within=covers(node))
    post = Post.objects.get_or_create(node=node, title_zh=title, defaults={"is_head": is_head})[0]
    with refusing_clash(StaffRefused("此人已在“{post}”岗位上。", field="title_zh", post=title)):
        tenure = Tenure.objects.create(post=post, staff=staff, from_on=from_on)
    fact = StaffAppointed(post=title, from_on=from_on.isoformat())
    record(fact, actor=actor, subject=staff, path=node.path, at=at)
    return tenure
